"""The marks that end a sentence or a part of one, in every script; a text cut into its sentences."""

import unicodedata
from collections.abc import Iterator

from factsheet.patterns import late

_TERMINAL = (
    "!,.:;?\u037e\u0387\u0589\u05c3\u060c\u061b\u061d-\u061f\u06d4\u0700-\u070a\u070c\u07f8\u07f9\u0830-\u083e"
    "\u085e\u0964\u0965\u0e5a\u0e5b\u0f08\u0f0d-\u0f12\u104a\u104b\u1361-\u1368\u166e\u16eb-\u16ed\u1735\u1736"
    "\u17d4-\u17d6\u17da\u1802-\u1805\u1808\u1809\u1944\u1945\u1aa8-\u1aab\u1b5a\u1b5b\u1b5d-\u1b5f\u1b7d\u1b7e"
    "\u1c3b-\u1c3f\u1c7e\u1c7f\u203c\u203d\u2047-\u2049\u2e2e\u2e3c\u2e41\u2e4c\u2e4e\u2e4f\u2e53\u2e54"
    "\u3001\u3002\ua4fe\ua4ff\ua60d-\ua60f\ua6f3-\ua6f7\ua876\ua877\ua8ce\ua8cf\ua92f\ua9c7-\ua9c9\uaa5d-\uaa5f"
    "\uaadf\uaaf0\uaaf1\uabeb\ufe50-\ufe52\ufe54-\ufe57\uff01\uff0c\uff0e\uff1a\uff1b\uff1f\uff61\uff64\U0001039f"
    "\U000103d0\U00010857\U0001091f\U00010a56\U00010a57\U00010af0-\U00010af5\U00010b3a-\U00010b3f"
    "\U00010b99-\U00010b9c\U00010f55-\U00010f59\U00010f86-\U00010f89\U00011047-\U0001104d\U000110be-\U000110c1"
    "\U00011141-\U00011143\U000111c5\U000111c6\U000111cd\U000111de\U000111df\U00011238-\U0001123c\U000112a9"
    "\U0001144b-\U0001144d\U0001145a\U0001145b\U000115c2-\U000115c5\U000115c9-\U000115d7\U00011641\U00011642"
    "\U0001173c-\U0001173e\U00011944\U00011946\U00011a42\U00011a43\U00011a9b\U00011a9c\U00011aa1\U00011aa2"
    "\U00011c41-\U00011c43\U00011c71\U00011ef7\U00011ef8\U00011f43\U00011f44\U00012470-\U00012474"
    "\U00016a6e\U00016a6f\U00016af5\U00016b37-\U00016b39\U00016b44\U00016e97\U00016e98\U0001bc9f"
    "\U0001da87-\U0001da8a"
)
"""Terminal_Punctuation (Unicode 15, PropList.txt), as it stands between the brackets of a pattern."""
_RUNNING_ON = "\u2013-\u2015\u2025\u2026\u22ef\u2e3a\u2e3b\ufe19\ufe30"
"""Dashes and leaders, which want no stop behind them either."""
_STRAIGHT = "\"'"
_CLOSING = frozenset(["Pe", "Pf", "Pi", "Zs", "Mn", "Cf"])
"""The categories of what closes: brackets, quotation marks (in German `“` and `«`), what shows no sign of its own."""


_MARKS = late(f"[{_TERMINAL}{_RUNNING_ON}]")


def _is_mark(char: str) -> bool:
    return char in "!,.:;?" if char.isascii() else _MARKS.match(char) is not None


def without_closing_mark(text: str) -> str:
    """Give a text without the marks that end it and lead to what follows: `:`, `。`, `،`, a dash.

    What asks or exclaims stays, and so do dots left open, and marks inside quotation marks or brackets.
    """
    bare = text.rstrip()
    while bare and _leads_on(bare[-1]) and not bare.endswith(".."):
        bare = bare[:-1].rstrip()
    # A full stop behind letters with one of their own belongs to them: `the U.S.`
    stop = text.rstrip()[len(bare) :][:1]
    inner = stop == "." and "." in bare.split()[-1] if bare else False
    return bare + "." if inner else bare or text


def _leads_on(char: str) -> bool:
    name = unicodedata.name(char, "")
    if any(word in name for word in ("QUESTION", "EXCLAMATION", "INTERROBANG", "ELLIPSIS", "LEADER")):
        return False
    return _is_mark(char)


def ends_in_mark(text: str) -> bool:
    """Tell whether a text ends in a mark such as `.`, `。`, `؟` or `।`; quotes and brackets behind it may close."""
    if text[-1:].isalnum():
        return False  # as most
    for char in reversed(text):
        if _is_mark(char):
            return True
        if char not in _STRAIGHT and unicodedata.category(char) not in _CLOSING:
            return False
    return False


_BETWEEN = late(r"(?<=[\w\])”’\"]{3}[.!?])\s+(?=[^\W\d_a-z“\"(])|(?<=[。！？])")


def sentences(text: str) -> list[str]:
    """Give the sentences of a text; a stop behind fewer than three letters may be that of an abbreviation."""
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where the sentences of a text begin and end, by code points, without the blanks between them."""
    start = 0
    for found in _BETWEEN.finditer(text):
        yield start, found.start()
        start = found.end()
    if start < len(text) or not text:
        yield start, len(text)
