"""Puts the folder on the import path, for `tools` and others, and holds every test to the profile and the catalogue."""

from catalogued import catalogued
from sampling import register

__all__ = ["catalogued"]

register()
