"""Redlines: two versions of a meeting come in, files or revisions in git, and files with the changes between go out."""
