"""Puts the folder on the import path, for what the tests of the rooms of `review` share."""
