"""Editing YAML where it stands: bytes and edits come in, bytes that differ in the edited values alone go out.

Comments, order, quoting, folding, line endings and a byte order mark stay; the result is read again to check it.
"""
