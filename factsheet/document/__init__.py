"""The format-neutral document: a frozen tree of blocks and inlines, each text with the origin of what it shows.

`compose` makes it, renderers and `compare` read it; no node knows a page, a font or a file format.
"""
