"""Where lines may break: a subset of UAX 14 strict with East Asian text (JIS X 4051)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factsheet.patterns import late
from factsheet.typography.dictionary_breaks import UNSPACED, word_points
from factsheet.typography.held_spaces import held_spaces

SOFT_HYPHEN = "\u00ad"
NEWLINE = "\n"
SPACES = " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u3000"
"""The spaces a line may break at, and that hang at its end; no-break spaces are not among them."""

# A space holds what opens and what closes, however many there are (UAX 14, LB13 and LB14).
_OPENS = "(\\[{«（「『【〔〈《¡¿"
_CLOSES = "?!;:.,)\\]}»！？：；）」』】〕〉》，。、\u2060\ufeff"
# No kana and no iteration marks, some of which may not begin a line.
_LETTER = r"[^\W\d_\u3005\u303b\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]"
# It begins with a set of characters, for which Python's engine skips all others: a third of the time.
_ALWAYS = (
    rf"[{SPACES}\n\-\u2010\u2013\u2014{SOFT_HYPHEN}]"
    rf"(?:(?<=[{SPACES}])(?<![{_OPENS}{SPACES}][{SPACES}])[{SPACES}]*+(?![{_CLOSES}])|(?<=\n)"
    rf"|(?<={_LETTER}[-\u2010])(?={_LETTER})|(?<=[^{SPACES}\n][\u2013\u2014])(?={_LETTER})|(?<={SOFT_HYPHEN})(?=\w))"
)

# Han, kana, and CJK and full-width punctuation; Hangul breaks at its spaces alone, as Korean offices set it.
_CJK = "\u2e80-\u2fdf\u3001-\u30ff\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\U00020000-\U0003ffff"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff"
_GLUE = "\u00a0\u202f\u2007\u2011\u2060\ufeff"
_MARKS = "\u0300-\u036f\u0f0b-\u0f14\u3099\u309a\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
# What begins and what ends no line of Japanese or Chinese (JIS X 4051 5.2), with the units around numbers.
# Closing marks, commas, full stops, middle dots, small kana, iteration marks, units behind numbers.
NOT_FIRST = (
    "、。，．､｡・･·•：；:;,.？！?!‼⁇⁈⁉）」』】〕］｝〉》〗〙〛｠｣〟’”»›)]}ー〜～゠–—-ゝゞヽヾ々〻゛゜ﾞﾟｰ…‥%％‰℃°′″￠¢"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
)
# Opening marks, and units before numbers.
NOT_LAST = "（「『【〔［｛〈《〖〘〚｟｢〝‘“«‹([{￥￡＄¥£$€₩№"
_NOT_FIRST, _NOT_LAST = re.escape(NOT_FIRST), re.escape(NOT_LAST)
_INSEPARABLE = "…‥—―〳〴〵"
COUNTERS = "年月日週周時时分秒円元원人名名国國回か箇個个項号號条條章節节頁页度万億亿兆万割"
"""What counts behind a number, from which no line parts it."""
_MONEY = "米?ドル|ユーロ|ウォン|[美欧日韩]元"
_BETWEEN_CJK = (
    rf"(?:(?<=[{_CJK}])|(?=[{_CJK}]))"
    rf"(?<![{_NOT_LAST}{SPACES}{_GLUE}\n])(?![{_NOT_FIRST}{SPACES}{_GLUE}{_MARKS}\n])"
    rf"(?<![{_HANGUL}])(?![{_HANGUL}])(?!(?<=\d)[{COUNTERS}])(?!(?<=[{_INSEPARABLE}])[{_INSEPARABLE}])(?!(?<=[％‰])[\da-zA-Z])"
    # Numbers in full-width digits, and days so written with their months.
    r"(?!(?<=[\uff10-\uff19])[\uff10-\uff19])(?!(?<=[\uff10-\uff19][月，．])[\uff10-\uff19])"
    # A number in one piece, with its ordinal mark before it and its money behind it.
    rf"(?!(?<=[万億亿兆萬第約约])\d)(?!(?<=[\d万億亿兆萬])(?:{_MONEY}))"
    r"(?!(?<=米)ドル)(?!(?<=ド)ル)(?!(?<=ユー)ロ)(?!(?<=ォ)ン)(?!(?<=[美欧日韩])元)"
)

# The dots between syllables of Tibetan, too: fonts kern across them, so what stands between spaces is one elsewhere.
_IN_LONG_WORDS = late(rf"(?<=[{SPACES}{_GLUE}/?&=#._:;,@+\u0f0b\-])(?=[^/])")


_IN_ASCII = re.compile(r"[ \n\-](?:(?<= )(?<![(\[{ ] ) *+(?![?!;:.,)\]}])|(?<=\n)|(?<=[A-Za-z]-)(?=[A-Za-z]))")
"""What `_ALWAYS` comes to in ASCII; it is compiled in a tenth of the time."""
_PECULIAR = late(rf"[\n\-\u2010\u2013\u2014{SOFT_HYPHEN}{SPACES.replace(' ', '')}«»¡¿\u2060{UNSPACED}]")
_EAST_ASIAN = "\u2e80"
_PAIRS = ("  ", "( ", "[ ", "{ ", " ?", " !", " ;", " :", " .", " ,", " )", " ]", " }")


def breaks_at_spaces(text: str) -> bool:
    """Tell whether the cut points of a text are the ends of its spaces and its own, as they mostly are."""
    if text.isascii():
        if "-" in text or NEWLINE in text:
            return False
    elif max(text) >= _EAST_ASIAN or _PECULIAR.search(text):
        return False
    return not any(map(text.__contains__, _PAIRS))


@cache
def _always() -> re.Pattern[str]:
    return re.compile(_ALWAYS)


def cut_points(text: str) -> list[int]:
    """Give the offsets after which a line could end if no space held, the end of the text last."""
    pattern = _IN_ASCII if text.isascii() else _always()
    points = [match.end() for match in pattern.finditer(text)]
    if text and points[-1:] != [len(text)]:
        points.append(len(text))
    if text.isascii():
        return points
    if max(text) >= "\u2e80":
        points = sorted({*points, *(match.start() for match in _between_cjk().finditer(text))} - {0})
    words = [*word_points(text)]
    return sorted({*points, *words}) if words else points


def break_points(text: str, points: Sequence[int], language: str) -> list[int]:
    """Give those of its cut points after which a line may or must end, the end of the text last.

    By the rules of the language (BCP 47), some spaces hold together what they stand between: `April 3`.
    """
    held = {*held_spaces(text, language)} - {len(text)}
    return [point for point in points if point not in held] if held else list(points)


@cache
def _between_cjk() -> re.Pattern[str]:
    # Compiled in 3 ms, which most sheets save.
    return re.compile(_BETWEEN_CJK)


def long_word_points(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets at which what is too long for a line is cut first: at held spaces, after the signs of a URL."""
    for match in _IN_LONG_WORDS.finditer(text, start + 1, end):
        yield match.start()
    yield end
