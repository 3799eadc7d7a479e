"""Fixtures of the renderers' tests; its presence also puts this folder on the import path, for `sample`."""
