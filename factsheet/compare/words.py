"""A text in the pieces that are compared: words, numbers, marks, blanks; East Asian text by the character."""

from __future__ import annotations

import re

# Combining marks that no word may be parted from: Latin, Hebrew, Arabic and South and South-East Asian ones.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u109f\u200c\u200d"
_EAST_ASIAN = "\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3040-\u318f\u31c0-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
_WIDE = f"[{_EAST_ASIAN}\U0001b000-\U0001b2ff\U00020000-\U0003ffff]"
_VARIANTS = "[\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
_WORD = f"(?:(?!{_WIDE})[\\w{_MARKS}])+"
# Any other character, with what only makes another of it: skin tones, joined emoji, accents.
_SIGN = f".(?:[{_MARKS}\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*"

_PIECE = re.compile(
    rf"\s+|{_WIDE}{_VARIANTS}|\d+(?:[.,:/]\d+)+|{_WORD}(?:['’\u2011-]{_WORD})*|{_SIGN}",
    re.DOTALL,
)


def pieces(text: str) -> list[str]:
    """Cut a text into pieces; joined again they are the text."""
    return _PIECE.findall(text)
