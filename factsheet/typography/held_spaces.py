"""Spaces at which no line breaks, by the rules of a language: `April 3`, `5 km`, `w Brukseli`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from factsheet.typography.known_words import KnownWords
from factsheet.typography.tags import primary_language

_SPACE = "[ \u2009]"


class _Rule(NamedTuple):
    """What stands before a space that holds, and what behind it, as patterns; one of them may say nothing."""

    before: str
    behind: str


# A number and what it counts, an amount and its currency, a number behind its sign: in every language.
_UNITS = (
    "%|‰|°C?|[kcm]?m[²³2-3]?|[kmµ]?g|km/h|[kMGT]?Wh?|[kMGT]?B|[kMG]?Hz|t|ha|[hl]|bn|tn|mn"
    "|[$£¥]|€|₩|EUR|USD|JPY|KRW|CNY|GBP|CHF|CAD|AUD"
)
_CURRENCIES = "EUR|USD|JPY|KRW|CNY|GBP|CHF|CAD|AUD"
_DAY = r"\b\d\d?"
_NAME = "[A-ZÀ-Þ]"
_WORD = "[«„“(]?\\w"
_ALL = (
    _Rule(r"\d", rf"(?:{_UNITS})(?![\w])"),
    _Rule(rf"\b(?:{_CURRENCIES}|[A-Z]{{2,3}}\$)", r"\d"),
    _Rule("[§#]", r"\d"),
    _Rule("№", r"\d"),
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
_PORTUGUESE_MONTHS = "(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)"
_ITALIAN_MONTHS = "(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)"
_TURKISH_MONTHS = "(?:Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık)"
_INDONESIAN_MONTHS = "(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)"
_SWAHILI_MONTHS = "(?:Januari|Februari|Machi|Aprili|Mei|Juni|Julai|Agosti|Septemba|Oktoba|Novemba|Desemba)"
_CZECH_MONTHS = "(?:ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince)"
_SLOVAK_MONTHS = "(?:januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra)"
_ARABIC_MONTHS = "(?:يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)"
_PERSIAN_MONTHS = (
    "(?:ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر"
    "|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند)"
)
_HEBREW_MONTHS = "(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)"
_HINDI_MONTHS = "(?:जनवरी|फ़रवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्तूबर|अक्टूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर)"
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
    ),
    "fr": (
        _Rule(r"\b(?:1er|\d\d?)", rf"{_FRENCH_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:mille|millions?|milliards?|pour cent|heures?)(?!\w)"),
        _Rule(r"\b(?:M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|Me|n°|no|art\.|p\.|article|annexe)", r"[A-ZÀ-Þ\d]"),
        _Rule("«", ""),
    ),
    "de": (
        _Rule(rf"{_DAY}\.", rf"{_GERMAN_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:Tausend|Millionen|Milliarden?|Million|Mio\.|Mrd\.|Prozent|Uhr)(?!\w)"),
        _Rule(r"\b(?:Dr\.|Prof\.|Herr|Frau|Nr\.|Art\.|Artikel|Abs\.|S\.)", r"[A-ZÀ-Þ\d]"),
        _Rule(r"\b[zduoi]\.", r"[a-zA-Z]\."),
    ),
    "es": (
        _Rule(_DAY, rf"de{_SPACE}{_SPANISH_MONTHS}\b"),
        _Rule(r"\bde", rf"{_SPANISH_MONTHS}\b"),
        _Rule(r"\d", r"(?:mil|millón|millones|por ciento)(?!\w)"),
        _Rule(r"\b(?:Sr|Sra|Dr|Dra|D|Da|núm|art|pág|n\.º)\.?", r"[A-ZÀ-Þ\d]"),
    ),
    # In Polish, Czech, Slovak, Russian and Ukrainian no preposition or conjunction of one letter ends a line.
    "pl": (
        _Rule(_DAY, rf"{_POLISH_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:r\.|rok\w*|tys\.|mln|mld|bln|tysi\w+|milion\w*|miliard\w*|procent|zł)(?!\w)"),
        _Rule(r"(?<!\w)[aiouwzAIOUWZ]", _WORD),
    ),
    "ru": (
        _Rule(_DAY, rf"{_RUSSIAN_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:гг?\.|год\w*|тыс\.|млн|млрд|трлн|тысяч\w*|миллион\w*|миллиард\w*|процент\w*|час\w*)(?!\w)"),
        _Rule(r"(?<!\w)(?:[авикосуяАВИКОСУЯ]|ст\.|п\.|стр\.|г\.)", _WORD),
    ),
    "uk": (
        _Rule(_DAY, rf"{_UKRAINIAN_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:рр?\.|рок\w*|рік|тис\.|млн|млрд|трлн|тисяч\w*|мільйон\w*|мільярд\w*|відсот\w*)(?!\w)"),
        _Rule(r"(?<!\w)(?:[авзійоуяєАВЗІЙОУЯЄ]|ст\.|п\.|с\.|м\.)", _WORD),
    ),
    "pt": (
        _Rule(r"\b(?:1\.?º|\d\d?)", rf"de{_SPACE}{_PORTUGUESE_MONTHS}\b"),
        _Rule(r"\bde", rf"{_PORTUGUESE_MONTHS}\b"),
        _Rule(r"\d", r"(?:mil|milhão|milhões|bilhão|bilhões|por cento)(?!\w)"),
        _Rule(r"\b(?:Sr|Sra|Dr|Dra|art|pág|n\.º)\.?", r"[A-ZÀ-Þ\d]"),
    ),
    "it": (
        _Rule(r"\b(?:1º|\d\d?)", rf"{_ITALIAN_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:mila|milione|milioni|miliardo|miliardi|per cento)(?!\w)"),
        _Rule(r"\b(?:Sig|Dott|Prof|On|art|pag|n)\.", r"[A-ZÀ-Þ\d]"),
    ),
    "tr": (
        _Rule(_DAY, rf"{_TURKISH_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:bin|milyon|milyar|trilyon)(?!\w)"),
    ),
    "id": (_Rule(_DAY, rf"{_INDONESIAN_MONTHS}(?!\w)"), _Rule(r"\d", r"(?:ribu|juta|miliar|triliun|persen)(?!\w)")),
    "sw": (_Rule(_DAY, rf"{_SWAHILI_MONTHS}(?!\w)"), _Rule(r"\b(?:milioni|bilioni|elfu|asilimia)", r"\d")),
    "vi": (
        _Rule(r"\b(?:ngày|tháng|năm|Điều|điều|khoản)", r"\d"),
        _Rule(r"\d", r"(?:tháng(?=[ \u2009]\d)|triệu|tỷ|tỉ|nghìn|phần trăm)(?!\w)"),
    ),
    "cs": (
        _Rule(rf"{_DAY}\.", rf"(?:{_CZECH_MONTHS}(?!\w)|\d\d?\.)"),
        _Rule(r"\d", r"(?:tis\.|mil\.|mld\.|milion\w*|miliard\w*|procent\w*|Kč)(?!\w)"),
        _Rule(r"(?<!\w)[aikosuvzAIKOSUVZ]", _WORD),
    ),
    "sk": (
        _Rule(rf"{_DAY}\.", rf"(?:{_SLOVAK_MONTHS}(?!\w)|\d\d?\.)"),
        _Rule(r"\d", r"(?:tis\.|mil\.|mld\.|milión\w*|miliard\w*|percent\w*)(?!\w)"),
        _Rule(r"(?<!\w)[aikosuvzAIKOSUVZ]", _WORD),
    ),
    "ar": (
        _Rule(_DAY, rf"{_ARABIC_MONTHS}(?!\w)"),
        _Rule(
            r"\d", r"(?:ألفًا|ألفا|ألف|آلاف|مليون|ملايين|مليار|مليارات|تريليون|بالمئة|بالمائة|في المئة|في المائة)(?!\w)"
        ),
    ),
    "fa": (
        _Rule(_DAY, rf"{_PERSIAN_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:هزار|میلیون|میلیارد|تریلیون|درصد)(?!\w)"),
    ),
    "he": (
        _Rule(_DAY, rf"ב?{_HEBREW_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:אלף|אלפים|מיליון|מיליוני|מיליארד|מיליארדי|טריליון|אחוז|אחוזים)(?!\w)"),
    ),
    "hi": (
        _Rule(_DAY, rf"{_HINDI_MONTHS}(?!\w)"),
        _Rule(r"\d", r"(?:हज़ार|हजार|लाख|करोड़|अरब|खरब|प्रतिशत)(?!\w)"),
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

_OFFICES = {
    "en": "Secretary|Secretary of State|Minister|President|Ambassador|Chancellor|Premier|Senator|Governor|General"
    "|Admiral|Commissioner|Director|Chairman|Chair|King|Queen|Prince|Princess|Emperor",
    "fr": "président|présidente|ministre",
    "de": "Minister|Ministerin|Präsident|Präsidentin|Kanzler",
}


def office_spaces(text: str, language: str) -> Iterator[int]:
    """Give the offsets behind the spaces between an office and a name: lines end there that were too short else."""
    pattern = _behind_offices(primary_language(language))
    return (match.end() for match in pattern.finditer(text)) if pattern else iter(())


def behind_office(text: str, at: int, language: str) -> bool:
    """Tell whether an offset is one of `office_spaces`."""
    if not text[at : at + 1].isupper():
        return False  # as most are
    return at - (start := max(0, at - _LONGEST_OFFICE)) in office_spaces(text[start : at + 1], language)


_LONGEST_OFFICE = 24


@cache
def _behind_offices(language: str) -> re.Pattern[str] | None:
    if language not in _OFFICES:
        return None
    offices = _OFFICES[language].split("|")
    # It begins with a set of characters, for which Python's engine skips all others.
    firsts, others = ("".join({office[0] for office in offices}), "|".join([office[1:] for office in offices]))
    return re.compile(rf"[{firsts}](?<!\w.)(?:{others}){_SPACE}(?={_NAME})")


def _rules(language: str) -> tuple[_Rule, ...]:
    return (*_ALL, *_LANGUAGES.get(primary_language(language), ()))


_SIGNS, _FURTHER_SIGNS = r"\d§#$£¥«A-ZÀ-Þ", "№€₩"
"""They stand apart, and spaces by `\\s` until the last: sets of characters beyond Latin-1 take long to compile."""
_WORD_STARTS = {"en": r"\bpp?\.", "ko": r"\b미화", "ru": r"\b[а-яА-Я]", "uk": r"\b[а-яєіА-ЯЄІ]", "vi": r"\b[a-zđĐ]"}
_ANY_WORD = r"\b[a-z]"
"""Lower-case words at which a rule may begin: few in English."""


@cache
def _held(language: str) -> re.Pattern[str]:
    parts = [rf"{before}\s" + (f"(?={behind})" if behind else "") for before, behind in _rules(language)]
    rules = f"(?:{'|'.join(parts)})(?<={_SPACE})"
    if primary_language(language) != "en":
        starts = rf"[{_SIGNS}{_FURTHER_SIGNS}]|{_word_starts(language)}"
        return re.compile(rf"(?={starts}|{_SPACE}[–—])({rules})")
    # English begins with a set of characters, for which Python's engine skips all others, and then looks back: behind
    # a dash for the space before it, too, as most texts have many spaces and few dashes.
    held = rf"(?=[^p]|{_word_starts(language)})({rules}|(?<={_SPACE})(?=[–—]{_SPACE}))"
    return re.compile(rf"[{_SIGNS}{_FURTHER_SIGNS}p–—](?<=(?={held}).)")


def _word_starts(language: str) -> str:
    """Give the words that a rule may begin with: a look at all starts makes a search three times as fast."""
    return _WORD_STARTS.get(primary_language(language), _ANY_WORD)


def held_spaces(text: str, language: str) -> tuple[int, ...]:
    """Give the offsets behind the spaces of a text at which, in its language (BCP 47), no line breaks."""
    if "\u2009" not in text and not _words(language).any_of(text.split(" ")[:-1]):
        return ()  # as most texts; none holds what stands behind their last word
    return _held_in(text, language)


@lru_cache(maxsize=1024)
def _held_in(text: str, language: str) -> tuple[int, ...]:
    # A cell of a table is asked for when its column is measured, and when it is written.
    return tuple(dict.fromkeys([match.end(1) for match in _held(language).finditer(text)]))


@cache
def _may_hold(language: str) -> re.Pattern[str]:
    befores = "|".join(before for before, _ in _rules(language) if before)
    starts = rf"[{_SIGNS}]|{'|'.join(_FURTHER_SIGNS)}|{_word_starts(language)}"
    return re.compile(rf"(?={starts})(?:{befores}){_SPACE}?\Z|\A[–—]")


def may_hold(word: str, language: str) -> bool:
    """Tell whether a space behind or before a word may be one that holds, by the word alone."""
    return _may_hold(language).search(word) is not None


@cache
def _words(language: str) -> KnownWords:
    return KnownWords(lambda word: may_hold(word, language))


NO_BREAK = "\u00a0"


def bound(text: str, language: str, further: Iterable[int] = ()) -> str:
    """Give a text with no-break spaces (U+00A0) where its language holds a space, and behind `further` offsets."""
    found = (*held_spaces(text, language), *further)
    if not found:
        return text
    signs = list(text)
    for at in found:
        if signs[at - 1] == " ":
            signs[at - 1] = NO_BREAK
    return "".join(signs)
