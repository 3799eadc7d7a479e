"""Puts the folder on the import path, for what the tests of all rooms of `render.pdf` share."""
