"""Where lines may break: at spaces, after hyphens and dashes, between CJK characters (a subset of UAX 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

SPACES = " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u3000"
"""The spaces a line may break at, and that hang at its end; no-break spaces are not among them."""

_ALWAYS = re.compile(rf"[{SPACES}]+|\n|(?<=[^\W\d_])[-\u2010](?=[^\W\d_])|[\u2013\u2014](?=[^\W\d_])")

# Han, kana, and CJK and full-width punctuation; Hangul breaks at its spaces.
_CJK = "\u2e80-\u2fdf\u3001-\u30ff\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\U00020000-\U0003ffff"
# JIS X 4051 kinsoku: what may not begin a line, and what may not end one.
_NOT_FIRST = (
    "、。，．・：；？！）」』】〕］｝〉》’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ…‥％)\\].,:;!?%'\""
)
_NOT_LAST = "（「『【〔［｛〈《‘“(\\["
_BETWEEN_CJK = re.compile(
    rf"(?:(?<=[{_CJK}])|(?=[{_CJK}]))(?<![{_NOT_LAST}{SPACES}\n\u00a0])(?![{_NOT_FIRST}{SPACES}\n\u00a0])"
)

_IN_LONG_WORDS = re.compile(r"(?<=[/?&=#._:;,@+\-])(?=[^/])")


def break_points(text: str) -> list[int]:
    """Give the offsets after which a line may or must end, the end of the text last."""
    points = {match.end() for match in _ALWAYS.finditer(text)}
    if text and max(text) >= "\u2e80":
        points.update(match.start() for match in _BETWEEN_CJK.finditer(text))
    points.add(len(text))
    points.discard(0)
    return sorted(points)


def long_word_points(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets at which a word too long for a line is cut first: after the signs that join a URL's parts."""
    for match in _IN_LONG_WORDS.finditer(text, start + 1, end):
        yield match.start()
    yield end
