"""Outputs: composed sheets, or what is kept of all sheets of a set, come in; the bytes of files go out.

`registry` lists them, each with the module that makes it, which is imported when it is used.
"""
