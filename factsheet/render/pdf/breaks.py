"""Where lines may break: a subset of UAX 14 that is strict with East Asian text (JIS X 4051, kinsoku shori).

Of libraries, uniseg follows the whole standard at a thousand times the cost; the tests hold this table against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factsheet.render.pdf.no_break import held_spaces

SOFT_HYPHEN = "\u00ad"
SPACES = " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u3000"
"""The spaces a line may break at, and that hang at its end; no-break spaces are not among them."""

# A space holds what opens and what closes, however many there are (UAX 14, LB13 and LB14).
_OPENS = "(\\[{«（「『【〔〈《¡¿"
_CLOSES = "?!;:.,)\\]}»！？：；）」』】〕〉》，。、\u2060\ufeff"
# No kana and no iteration marks, some of which may not begin a line.
_LETTER = r"[^\W\d_\u3005\u303b\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]"
# It begins with a set of characters, for which Python's engine skips all others: a third of the time.
_ALWAYS = re.compile(
    rf"[{SPACES}\n\-\u2010\u2013\u2014{SOFT_HYPHEN}]"
    rf"(?:(?<=[{SPACES}])(?<![{_OPENS}{SPACES}][{SPACES}])[{SPACES}]*+(?![{_CLOSES}])|(?<=\n)"
    rf"|(?<={_LETTER}[-\u2010])(?={_LETTER})|(?<=[^{SPACES}\n][\u2013\u2014])(?={_LETTER})|(?<={SOFT_HYPHEN})(?=\w))"
)

# Han, kana, and CJK and full-width punctuation; Hangul breaks at its spaces alone, as Korean offices set it.
_CJK = "\u2e80-\u2fdf\u3001-\u30ff\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\U00020000-\U0003ffff"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff"
_GLUE = "\u00a0\u202f\u2007\u2011\u2060\ufeff"
_MARKS = "\u0300-\u036f\u3099\u309a\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
# JIS X 4051 5.2: closing marks, commas, full stops, middle dots, small kana, iteration marks, units behind numbers.
_NOT_FIRST = (
    "、。，．､｡・･：；:;,.？！?!‼⁇⁈⁉）」』】〕］｝〉》〗〙〛｠｣〟’”»›)\\]}ー〜゠–—\\-ゝゞヽヾ々〻゛゜ﾞﾟｰ…‥・%％‰℃°′″￠¢"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ"
)
# Opening marks, and units before numbers.
_NOT_LAST = "（「『【〔［｛〈《〖〘〚｟｢〝‘“«‹(\\[{￥￡＄¥£$€₩№"
_INSEPARABLE = "…‥—―〳〴〵"
_COUNTERS = "年月日時时分秒円元원人名名国國回か箇個个項号號条條章節节頁页度万億亿兆万割"
_BETWEEN_CJK = (
    rf"(?:(?<=[{_CJK}])|(?=[{_CJK}]))"
    rf"(?<![{_NOT_LAST}{SPACES}{_GLUE}\n])(?![{_NOT_FIRST}{SPACES}{_GLUE}{_MARKS}\n])"
    rf"(?<![{_HANGUL}])(?![{_HANGUL}])(?!(?<=\d)[{_COUNTERS}])(?!(?<=[{_INSEPARABLE}])[{_INSEPARABLE}])(?!(?<=[％‰])[\da-zA-Z])"
)

_IN_LONG_WORDS = re.compile(rf"(?<=[{SPACES}{_GLUE}/?&=#._:;,@+\-])(?=[^/])")


def break_points(text: str, language: str = "") -> list[int]:
    """Give the offsets after which a line may or must end, the end of the text last.

    By the rules of the language (BCP 47), some spaces hold together what they stand between: `April 3`.
    """
    points = [match.end() for match in _ALWAYS.finditer(text)]
    if held := set(held_spaces(text, language)):
        points = [point for point in points if point not in held]
    if not text.isascii() and max(text) >= "\u2e80":
        points = sorted({*points, *(match.start() for match in _between_cjk().finditer(text))} - {0})
    return points if not text or points[-1:] == [len(text)] else [*points, len(text)]


@cache
def _between_cjk() -> re.Pattern[str]:
    # Compiled in 3 ms, which most sheets save.
    return re.compile(_BETWEEN_CJK)


def long_word_points(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets at which what is too long for a line is cut first: at held spaces, after the signs of a URL."""
    for match in _IN_LONG_WORDS.finditer(text, start + 1, end):
        yield match.start()
    yield end
