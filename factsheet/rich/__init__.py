"""Inline markup inside YAML text, a small CommonMark subset: text goes in, runs come out, and the other way."""
