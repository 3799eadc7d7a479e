"""The presence of this file puts the folder on the import path, for `tools` and others."""

from sampling import register

register()
