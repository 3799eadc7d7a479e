"""Spaces that hold together what they stand between: day and month, title and name, number and unit.

The text stays as its author wrote it; only the line may not break there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_SPACE = "[ \u2009]"

# A number and what it counts, an amount and its currency, a number behind its sign: in every language.
_UNITS = (
    "%|‰|°C?|[kcm]?m[²³2-3]?|[kmµ]?g|km/h|[kMGT]?Wh?|[kMGT]?B|[kMG]?Hz|t|ha|[hl]|bn|tn|mn"
    "|[€$£¥₩]|EUR|USD|JPY|KRW|CNY|GBP|CHF|CAD|AUD"
)
_CURRENCIES = "EUR|USD|JPY|KRW|CNY|GBP|CHF|CAD|AUD"
_ALL = (
    rf"\d{_SPACE}(?=(?:{_UNITS})(?![\w]))",
    rf"\b(?:{_CURRENCIES}|[A-Z]{{2,3}}\$){_SPACE}(?=\d)",
    rf"(?:[§#№]){_SPACE}(?=\d)",
    rf"\d{_SPACE}(?=\d\d\d(?!\d))",
    rf"(?<!\w)[A-ZÀ-Þ]\.{_SPACE}(?=[A-ZÀ-Þ])",
    rf"{_SPACE}(?=[–—]{_SPACE})",
)

_ENGLISH_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\."
)
_FRENCH_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_GERMAN_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_SPANISH_MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
_LANGUAGES = {
    "en": (
        rf"\b(?:{_ENGLISH_MONTHS}){_SPACE}(?=\d\d?(?!\d))",
        rf"\b\d\d?{_SPACE}(?=(?:{_ENGLISH_MONTHS})(?!\w))",
        rf"\d{_SPACE}(?=(?:hundred|thousand|million|billion|trillion|percent|per cent|a\.m\.|p\.m\.|am|pm)(?!\w))",
        rf"\b(?:Nos?\.|Arts?\.|Article|Secs?\.|Section|Paras?\.|pp?\.|Vols?\.|Chapter|Annex|Figs?\.|Table|Resolution"
        rf"|Phase|Tier|Track|Level|Page){_SPACE}(?=\d|[IVX]+\b)",
        rf"\b(?:Mr|Mrs|Ms|Dr|Prof|Amb|Gen|Col|Lt|Adm|Sen|Rep|Gov|St|Hon|H\.E)\.?{_SPACE}(?=[A-ZÀ-Þ])",
        rf"\b(?:Secretary|Secretary of State|Minister|President|Ambassador|Chancellor|Premier|Senator|Governor|General"
        rf"|Admiral|Commissioner|Director|Chairman|Chair|King|Queen|Prince|Princess|Emperor){_SPACE}(?=[A-ZÀ-Þ])",
    ),
    "fr": (
        rf"\b(?:1er|\d\d?){_SPACE}(?=(?:{_FRENCH_MONTHS})(?!\w))",
        rf"\d{_SPACE}(?=(?:mille|millions?|milliards?|pour cent|heures?)(?!\w))",
        rf"\b(?:M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|Me|n°|no|art\.|p\.|président|présidente|ministre|article|annexe)"
        rf"{_SPACE}(?=[A-ZÀ-Þ\d])",
        rf"«{_SPACE}",
    ),
    "de": (
        rf"\b\d\d?\.{_SPACE}(?=(?:{_GERMAN_MONTHS})(?!\w))",
        rf"\d{_SPACE}(?=(?:Tausend|Millionen|Milliarden?|Million|Mio\.|Mrd\.|Prozent|Uhr)(?!\w))",
        rf"\b(?:Dr\.|Prof\.|Herr|Frau|Nr\.|Art\.|Artikel|Abs\.|S\.|Minister|Ministerin|Präsident|Präsidentin|Kanzler)"
        rf"{_SPACE}(?=[A-ZÀ-Þ\d])",
        rf"\b[zduoi]\.{_SPACE}(?=[a-zA-Z]\.)",
    ),
    "es": (
        rf"\b\d\d?{_SPACE}(?=de{_SPACE}(?:{_SPANISH_MONTHS})\b)|\bde{_SPACE}(?=(?:{_SPANISH_MONTHS})\b)",
        rf"\d{_SPACE}(?=(?:mil|millón|millones|por ciento)(?!\w))",
        rf"\b(?:Sr|Sra|Dr|Dra|D|Da|núm|art|pág|n\.º)\.?{_SPACE}(?=[A-ZÀ-Þ\d])",
    ),
}


_WORD_STARTS = {"en": r"\bpp?\."}
_ANY_WORD = r"\b[a-z]"
"""Lower-case words at which a rule may begin: few in English."""


@cache
def _held(language: str) -> re.Pattern[str]:
    rules = (*_ALL, *_LANGUAGES.get(language, ()))
    # A look at where a rule may begin at all makes the search three times as fast.
    starts = rf"(?=[\d§#№€$£¥₩«A-ZÀ-Þ]|{_SPACE}[–—]|{_WORD_STARTS.get(language, _ANY_WORD)})"
    return re.compile(f"{starts}(?:{'|'.join(rules)})")


def held_spaces(text: str, language: str) -> Iterator[int]:
    """Give the offsets behind the spaces of a text at which, in its language (BCP 47), no line breaks."""
    for match in _held(language.partition("-")[0].lower()).finditer(text):
        yield match.end()
