"""Fonts through one interface: a family name goes in, the files of its four styles and their coverage come out."""
