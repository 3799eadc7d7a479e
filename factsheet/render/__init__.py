"""Renderers: a document and a theme come in, the bytes of one file format go out; a room a format."""
