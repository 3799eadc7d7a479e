"""How languages write: marks, lists, quotation marks, digits and numbers, from tables of our own.

A text or a number and a language (BCP 47) come in, a text goes out; docs/languages.md has the rules and their sources.
"""
