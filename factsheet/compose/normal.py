"""Texts as they are compared: what an editor may change by itself is alike."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile(r"\s*[‐‑‒–—―~～-]\s*")
_QUOTES = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def normal(text: str) -> str:
    """Give a text with one kind of space, dash and quote, in lower case, in normal form C."""
    composed = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return _DASHES.sub("–", " ".join(composed.split())).casefold()
