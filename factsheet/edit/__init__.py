"""Editing YAML where it stands: bytes and edits come in, bytes that differ in the edited values alone go out.

Comments, order, quoting, folding, line endings and a byte order mark stay; the result is read again to check it.
"""

from factsheet.edit.edits import REMOVED, Brought, Edits, Item, Kept, New, Removed
from factsheet.edit.rewrite import rewrite

__all__ = ["REMOVED", "Brought", "Edits", "Item", "Kept", "New", "Removed", "rewrite"]
