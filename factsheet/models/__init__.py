"""Models of what files hold: declared without pydantic, checked by generated code, explained by pydantic.

`declaring` has what models are written with, `explaining` makes pydantic's models of them when something is wrong.
"""
