"""Spaces that no character stands for: a quarter of an em between Han or kana and Western letters and digits.

So JLReq 3.2.6 has it for Japanese and CLReq 3.2.2 for Chinese, and Word in texts of any language; Korean, which parts
words by spaces, has none.
"""

from collections.abc import Sequence

from factsheet.patterns import late
from factsheet.typography.tags import primary_language

QUARTER = 0.25
"""The width of such a space in parts of the type size."""

_MARKS = "\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    f"\u3105-\u312f\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff{_MARKS}"
)
# Letters and digits but the wide ones, which are as Han is.
_WESTERN = (
    "0-9A-Za-zª²³¹º\u00b5\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u0373\u0376-\u0481\u048a-\u052f\u1e00-\u1fff"
)
_PLACES = late(f"(?<=[{_HAN}])(?=[{_WESTERN}])|(?<=[{_WESTERN}])(?=[{_HAN}])")


def quarter_spaces(text: str, language: str) -> Sequence[int]:
    """Give the offsets in a text at which, in its language (BCP 47), such a space stands between two characters."""
    if text.isascii() or primary_language(language) == "ko":
        return ()
    return [match.start() for match in _PLACES.finditer(text)]
