"""Fonts by family name: providers (packages, folders of files) come in, font files and their coverage go out.

Nothing here draws; a renderer asks `Fonts` for a family and loads the file it needs.
"""
