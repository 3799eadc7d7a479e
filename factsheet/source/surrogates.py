"""Pairs of escapes by which JSON writes a character above U+FFFF (RFC 8259, 7), which YAML does not know.

Each is hidden from the parser behind as many noncharacters, which no file may hold, so that all places stay.
"""

import re

from factsheet.patterns import late

_PAIR = late(r"\\(?:(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|.)")
_SIGNS = "\\u0123456789abcdefABCDEF"
_HIDE = {ord(sign): 0xFDD0 + at for at, sign in enumerate(_SIGNS)}
_SHOW = {hidden: sign for sign, hidden in _HIDE.items()}
_HIDDEN = late("[\ufdd0-\ufde7]{12}")


def hide_pairs(text: str) -> str:
    """Give the text of a file with all pairs hidden; those after a backslash are none in any style."""
    if "\\" not in text:  # as most files
        return text
    return _PAIR.sub(lambda found: found[0].translate(_HIDE) if found[1] else found[0], text)


def show_pairs(value: str, *, escaped: bool) -> str:
    """Give the value of a scalar with each pair as its character, or where escapes are none as it is written."""
    if value.isascii() or not _HIDDEN.search(value):
        return value

    def shown(found: re.Match[str]) -> str:
        pair = found[0].translate(_SHOW)
        if not _PAIR.fullmatch(pair):  # it was escaped itself
            return found[0]
        high, low = int(pair[2:6], 16), int(pair[8:], 16)
        return chr(0x10000 + (high - 0xD800 << 10) + low - 0xDC00) if escaped else pair

    return _HIDDEN.sub(shown, value)
