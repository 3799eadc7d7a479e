"""Comparison: two documents and who compares them go in, one document comes out, with revisions between the two.

Read with its revisions rejected it is the old document, with all accepted the new one. Blocks are matched first,
by identity and likeness, then the words in them (`inlines`); `align` does the matching.
"""
