"""What kind of text a path names: rich, worded, or one that is only whole."""

from __future__ import annotations

import re

RICH_KEYS = frozenset({"text", "summary", "action"})
"""The keys of rich text."""

WORDED_KEYS = RICH_KEYS | {"title", "lead", "caption", "alt", "name", "office", "place", "occasion", "city"}
WORDED_KEYS |= {"role", "publisher", "meaning", "reason", "family_name"}
"""The keys of what is words; all other values mean something as a whole only: no date is half of two dates."""


def is_rich(path: str) -> bool:
    """Tell whether a value may hold inline markup."""
    return _key(path) in RICH_KEYS


def is_worded(path: str) -> bool:
    """Tell whether a value is words, which can be changed one by one; the name of an owner is a code or a whole."""
    return _key(path) in WORDED_KEYS and not re.search(r"\.owners\[[^]]*\]\.name$", path)


def _key(path: str) -> str:
    return re.split(r"[.\]]", path)[-1]
