"""Versions of a meeting in several languages, held against each other: what does not agree is told in both files.

`versions` go in, diagnostics come out. `pairing` finds which item of one version is which of another, `comparison`
goes through both by the facts of the model, `wording` compares texts by the values in them and by the terms of a
`glossary`.
"""
