"""Inlines to runs, with their revisions."""
