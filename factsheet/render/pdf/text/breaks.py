"""Where lines may break: a subset of UAX 14 strict with East Asian text (JIS X 4051), held spaces, hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pyphen import Pyphen


_SPACE = "[ \u2009]"


class _Rule(NamedTuple):
    """What stands before a space that holds, and what behind it, as patterns; one of them may say nothing."""

    before: str
    behind: str


# A number and what it counts, an amount and its currency, a number behind its sign: in every language.
_UNITS = (
    "%|‰|°C?|[kcm]?m[²³2-3]?|[kmµ]?g|km/h|[kMGT]?Wh?|[kMGT]?B|[kMG]?Hz|t|ha|[hl]|bn|tn|mn"
    "|[€$£¥₩]|EUR|USD|JPY|KRW|CNY|GBP|CHF|CAD|AUD"
)
_CURRENCIES = "EUR|USD|JPY|KRW|CNY|GBP|CHF|CAD|AUD"
_DAY = r"\b\d\d?"
_NAME = "[A-ZÀ-Þ]"
_ALL = (
    _Rule(r"\d", rf"(?:{_UNITS})(?![\w])"),
    _Rule(rf"\b(?:{_CURRENCIES}|[A-Z]{{2,3}}\$)", r"\d"),
    _Rule("[§#№]", r"\d"),
    _Rule(r"\d", r"\d\d\d(?!\d)"),
    _Rule(rf"(?<!\w){_NAME}\.", _NAME),
    _Rule("", f"[–—]{_SPACE}"),
)

_ENGLISH_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.)"
)
_FRENCH_MONTHS = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_GERMAN_MONTHS = "(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_SPANISH_MONTHS = "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
_POLISH_MONTHS = (
    "(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)"
)
_RUSSIAN_MONTHS = "(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
_UKRAINIAN_MONTHS = "(?:січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)"
_LANGUAGES = {
    "en": (
        _Rule(rf"\b{_ENGLISH_MONTHS}", r"\d\d?(?!\d)"),
        _Rule(_DAY, rf"{_ENGLISH_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:hundred|thousand|million|billion|trillion|percent|per cent|a\.m\.|p\.m\.|am|pm)(?!\w)"),
        _Rule(
            r"\b(?:Nos?\.|Arts?\.|Article|Secs?\.|Section|Paras?\.|pp?\.|Vols?\.|Chapter|Annex|Figs?\.|Table|Resolution"
            "|Phase|Tier|Track|Level|Page)",
            r"\d|[IVX]+\b",
        ),
        _Rule(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Amb|Gen|Col|Lt|Adm|Sen|Rep|Gov|St|Hon|H\.E)\.?", _NAME),
        _Rule(
            r"\b(?:Secretary|Secretary of State|Minister|President|Ambassador|Chancellor|Premier|Senator|Governor"
            "|General|Admiral|Commissioner|Director|Chairman|Chair|King|Queen|Prince|Princess|Emperor)",
            _NAME,
        ),
    ),
    "fr": (
        _Rule(r"\b(?:1er|\d\d?)", rf"{_FRENCH_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:mille|millions?|milliards?|pour cent|heures?)(?!\w)"),
        _Rule(
            r"\b(?:M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|Me|n°|no|art\.|p\.|président|présidente|ministre|article|annexe)",
            r"[A-ZÀ-Þ\d]",
        ),
        _Rule("«", ""),
    ),
    "de": (
        _Rule(rf"{_DAY}\.", rf"{_GERMAN_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:Tausend|Millionen|Milliarden?|Million|Mio\.|Mrd\.|Prozent|Uhr)(?!\w)"),
        _Rule(
            r"\b(?:Dr\.|Prof\.|Herr|Frau|Nr\.|Art\.|Artikel|Abs\.|S\.|Minister|Ministerin|Präsident|Präsidentin|Kanzler)",
            r"[A-ZÀ-Þ\d]",
        ),
        _Rule(r"\b[zduoi]\.", r"[a-zA-Z]\."),
    ),
    "es": (
        _Rule(_DAY, rf"de{_SPACE}{_SPANISH_MONTHS}\b"),
        _Rule(r"\bde", rf"{_SPANISH_MONTHS}\b"),
        _Rule(r"\d", r"(?:mil|millón|millones|por ciento)(?!\w)"),
        _Rule(r"\b(?:Sr|Sra|Dr|Dra|D|Da|núm|art|pág|n\.º)\.?", r"[A-ZÀ-Þ\d]"),
    ),
    # In Polish, Russian and Ukrainian no preposition or conjunction of one letter ends a line.
    "pl": (
        _Rule(_DAY, rf"{_POLISH_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:r\.|rok\w*|tys\.|mln|mld|bln|tysi\w+|milion\w*|miliard\w*|procent|zł)(?!\w)"),
        _Rule(r"(?<!\w)[aiouwzAIOUWZ]", r"\w"),
    ),
    "ru": (
        _Rule(_DAY, rf"{_RUSSIAN_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:гг?\.|год\w*|тыс\.|млн|млрд|трлн|тысяч\w*|миллион\w*|миллиард\w*|процент\w*|час\w*)(?!\w)"),
        _Rule(r"(?<!\w)(?:[авикосуяАВИКОСУЯ]|ст\.|п\.|стр\.|г\.)", r"\w"),
    ),
    "uk": (
        _Rule(_DAY, rf"{_UKRAINIAN_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:рр?\.|рок\w*|рік|тис\.|млн|млрд|трлн|тисяч\w*|мільйон\w*|мільярд\w*|відсот\w*)(?!\w)"),
        _Rule(r"(?<!\w)(?:[авзійоуяєАВЗІЙОУЯЄ]|ст\.|п\.|с\.|м\.)", r"\w"),
    ),
    "ko": (
        _Rule(r"\d월", r"\d\d?일"),
        _Rule(
            r"\d[조억만천]*",
            rf"(?:\d+[조억만천]|(?:미국{_SPACE})?(?:달러|유로|원|엔|위안|명|톤)|미국{_SPACE})",
        ),
        _Rule(r"\b미화", r"\d"),
    ),
}


def _rules(language: str) -> tuple[_Rule, ...]:
    return (*_ALL, *_LANGUAGES.get(language.partition("-")[0].lower(), ()))


_WORD_STARTS = {"en": r"\bpp?\.", "ko": r"\b미화", "ru": r"\b[а-яА-Я]", "uk": r"\b[а-яєіА-ЯЄІ]"}
_ANY_WORD = r"\b[a-z]"
"""Lower-case words at which a rule may begin: few in English."""


@cache
def _held(language: str) -> re.Pattern[str]:
    rules = "|".join(f"{before}{_SPACE}" + (f"(?={behind})" if behind else "") for before, behind in _rules(language))
    # A look at where a rule may begin at all makes the search three times as fast.
    words = _WORD_STARTS.get(language.partition("-")[0].lower(), _ANY_WORD)
    return re.compile(rf"(?=[\d§#№€$£¥₩«A-ZÀ-Þ]|{_SPACE}[–—]|{words})(?:{rules})")


def held_spaces(text: str, language: str) -> Iterator[int]:
    """Give the offsets behind the spaces of a text at which, in its language (BCP 47), no line breaks."""
    for match in _held(language).finditer(text):
        yield match.end()


@cache
def _may_hold(language: str) -> re.Pattern[str]:
    befores = "|".join(before for before, _ in _rules(language) if before)
    return re.compile(rf"(?:{befores}){_SPACE}?\Z|\A[–—]")


def may_hold(word: str, language: str) -> bool:
    """Tell whether a space behind or before a word may be one that holds, by the word alone."""
    return _may_hold(language).search(word) is not None


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
_COUNTERS = "年月日週周時时分秒円元원人名名国國回か箇個个項号號条條章節节頁页度万億亿兆万割"
_MONEY = "米?ドル|ユーロ|ウォン|[美欧日韩]元"
_BETWEEN_CJK = (
    rf"(?:(?<=[{_CJK}])|(?=[{_CJK}]))"
    rf"(?<![{_NOT_LAST}{SPACES}{_GLUE}\n])(?![{_NOT_FIRST}{SPACES}{_GLUE}{_MARKS}\n])"
    rf"(?<![{_HANGUL}])(?![{_HANGUL}])(?!(?<=\d)[{_COUNTERS}])(?!(?<=[{_INSEPARABLE}])[{_INSEPARABLE}])(?!(?<=[％‰])[\da-zA-Z])"
    # A number in one piece, with its ordinal mark before it and its money behind it.
    rf"(?!(?<=[万億亿兆萬第約约])\d)(?!(?<=[\d万億亿兆萬])(?:{_MONEY}))"
    r"(?!(?<=米)ドル)(?!(?<=ド)ル)(?!(?<=ユー)ロ)(?!(?<=ォ)ン)(?!(?<=[美欧日韩])元)"
)

_IN_LONG_WORDS = re.compile(rf"(?<=[{SPACES}{_GLUE}/?&=#._:;,@+\-])(?=[^/])")


def cut_points(text: str) -> list[int]:
    """Give the offsets after which a line could end if no space held, the end of the text last."""
    points = [match.end() for match in _ALWAYS.finditer(text)]
    if text and points[-1:] != [len(text)]:
        points.append(len(text))
    if not text.isascii() and max(text) >= "\u2e80":
        points = sorted({*points, *(match.start() for match in _between_cjk().finditer(text))} - {0})
    return points


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


_LEAST = 3
"""Letters that stay before and after a hyphen."""

# Whole words only, no parts of compounds, addresses and abbreviations.
_WORD = re.compile(r"(?<![\w@/.'’\-\u00ad])[^\W\d_]{6,}(?![\w@/\u00ad]|[.'’\-]\w)")


def hyphenated(text: str, language: str) -> str:
    """Give the text with soft hyphens (U+00AD) in its long words; as it is in a language (BCP 47) without patterns.

    Names and acronyms stay whole: a word with a capital does, but in German, where every noun has one.
    """
    patterns = _patterns(language)
    if patterns is None:
        return text
    names = not language.lower().startswith("de")
    return _WORD.sub(lambda match: match[0] if _stays(match[0], names=names) else _hyphenated(match[0], language), text)


def _stays(word: str, *, names: bool) -> bool:
    return not (word if names else word[1:]).islower()


@lru_cache(maxsize=20_000)
def _hyphenated(word: str, language: str) -> str:
    patterns = _patterns(language)
    return patterns.inserted(word, SOFT_HYPHEN) if patterns else word


@cache
def _patterns(language: str) -> Pyphen | None:
    from pyphen import Pyphen, language_fallback  # noqa: PLC0415 - only where a theme asks for hyphens

    known = language_fallback(language.replace("-", "_"))
    return Pyphen(lang=known, left=_LEAST, right=_LEAST) if known else None
