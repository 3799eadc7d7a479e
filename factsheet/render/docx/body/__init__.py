"""Blocks to the paragraphs and tables of the body."""
