"""What a sentence is made of: figures, dates, states, treaties, offices, names, those who speak, and other words.

A sentence and its language come in, elements in order go out, each with its keys, by which two texts are compared, and
whether it is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factsheet.trace.denials import with_denials
from factsheet.trace.language import Words, plain, stem, words_of
from factsheet.typography.tags import primary_language
from factsheet.values.names.allusions import states_of_word
from factsheet.values.scanning import Meaning, Value, ValueKind, day_reading, scan, state_reading


class Kind(StrEnum):
    """What an element is."""

    FIGURE = "figure"
    DATE = "date"
    STATE = "state"
    TREATY = "treaty"
    OFFICE = "office"
    NAME = "name"
    TOGETHER = "together"
    """Those who speak together: `they`, `the three`, `all sides`."""
    WORD = "word"


class Element(Struct, frozen=True):
    """A part of a sentence, by its code points, and what it is.

    `keys` are what it is in comparisons; `value` is that of a figure, date, state or treaty; `office` is the meaning of
    an office, and `together` whether it may be those who speak together. A name is `doubtful` where only its place
    gives it a capital. `denied` and `withdrawn` tell of a denial, or a word such as `prevent`, that it is under, and
    `head` that it is the first under a denial.
    """

    kind: Kind
    start: int
    end: int
    words: str
    keys: frozenset[str]
    value: Value | None = None
    office: str = ""
    together: bool = False
    doubtful: bool = False
    denied: bool = False
    head: bool = False
    withdrawn: bool = False


class Sentence(Struct, frozen=True):
    """A sentence as it is shown, its language (BCP 47), and what it is made of."""

    text: str
    language: str
    elements: tuple[Element, ...]


Own = tuple[tuple[str, Meaning], ...]
"""Short forms that a text's own list of abbreviations explains and that are states, with what they mean."""

_KINDS = {
    ValueKind.FIGURE: Kind.FIGURE,
    ValueKind.DATE: Kind.DATE,
    ValueKind.STATE: Kind.STATE,
    ValueKind.TREATY: Kind.TREATY,
}
_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*['’]?")
_PART = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*['’]?")
_ELIDED = re.compile(r"(?<![^\W_])[^\W\d_]{1,2}['’](?=[^\W\d_])|[^\W_]+(?:[.&][^\W_]+)*")
"""Words of a language that joins short ones to the next by an apostrophe."""
_EASTERN = re.compile("[\u30a1-\u30fa\u30fc]+|[\u3005\u3400-\u9fff\uf900-\ufaff]+|[\uac00-\ud7a3]+|[A-Za-z0-9]+")
_PARTICLES = re.compile(
    "(?<=[\uac00-\ud7a3]{2})"
    "(?:으로부터|에서의|으로서|에서|에게|으로|까지|부터|하고|이나|이며|와의|과의|로|와|과|은|는|이|가|을|를|의|에|도|만)$"
)
_VERBAL = re.compile("(?<=[\uac00-\ud7a3]{2})(?:하|해|했|한|할|함|합|되|된|될|됐|됨)[\uac00-\ud7a3]*$")
"""Endings that make verbs of Korean nouns, of which there are many for each."""
_PLACES = re.compile(
    "(?:海峡|半島|地域|諸島|海|島|洋|市|州|県|区|町|村|郡|湾|港|東京都|北海道|大阪府|京都府|해협|반도|지역|제도|해|특별시|광역시|특별자치시|특별자치도)$"
)
_NO_PLACES = re.compile("(?:[各同両全]県|[都地海鉱特学]区|選挙区|水区|都市|農村|漁村|[空漁入出帰開]港)$")
_COMPOUND = re.compile(
    "(?![同両各全本当])[\u30a1-\u30fa\u30fc\u3005\u3400-\u9fff]{1,8}?(?:海峡|半島|諸島|海)(?![\u3400-\u9fff])"
)
"""Names of places in Han signs and kana together: 南シナ海."""


@lru_cache(maxsize=4096)
def read_sentence(text: str, language: str, own: Own = ()) -> Sentence:
    """Read a sentence in a language (BCP 47)."""
    known = words_of(language)
    found = list(_fiscal_years(text, known)) if known else []
    found += _free(_values(text, language, own), found)
    if known:
        found += _free(_times(text, known), found)
        found += _free(_offices(text, known), found)
        if known.eastern:
            found += _free(_compounds(text), found)
            found += [each for start, end in _gaps(text, found) for each in _eastern(text, start, end, known)]
        else:
            found += _free(_words(text, language, known), found)
    found.sort(key=lambda each: each.start)
    if known and known.eastern:
        found = _named_by_offices(found, text)
    return Sentence(text, language, tuple(with_denials(found, text, known) if known else found))


def _values(text: str, language: str, own: Own) -> Iterator[Element]:
    for value in scan(text, language, own):
        kind = _KINDS[value.kind]
        keys = frozenset(f"{kind}:{reading.value}" for reading in value.readings)
        yield Element(kind, value.start, value.end, text[value.start : value.end], keys, value)


def _times(text: str, known: Words) -> Iterator[Element]:
    """Give times that are told from the day of the text: `this summer`."""
    for found in known.times.finditer(text):
        reading = Meaning(ValueKind.DATE, (known.meaning_of(found[0]), ""))
        value = Value(ValueKind.DATE, *found.span(), frozenset([reading]))
        yield Element(Kind.DATE, *found.span(), found[0], frozenset([f"date:{reading.value}"]), value)


def _fiscal_years(text: str, known: Words) -> Iterator[Element]:
    """Give years of budgets: `FY2025`, `2025年度`; another language may have but the year."""
    for found in known.fiscal.finditer(text) if known.fiscal else ():
        if not (year := _fiscal_year(found)):
            continue
        reading = Meaning(ValueKind.DATE, (f"fiscal-{year}{found.groupdict().get('to') or ''}", ""))
        also = frozenset([day_reading(date(year, 1, 1), date(year, 12, 31)), Meaning(ValueKind.FIGURE, (year, None))])
        value = Value(ValueKind.DATE, *found.span(), frozenset([reading]), also)
        yield Element(Kind.DATE, *found.span(), found[0], frozenset([f"date:{reading.value}"]), value)


def _fiscal_year(found: re.Match[str]) -> int:
    """Give the year that a budget is of; 0, which is none, for `FY0000`."""
    if found["y"]:
        return int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    return 2018 + (1 if found["reiwa"] == "元" else int(found["reiwa"]))


def _offices(text: str, known: Words) -> Iterator[Element]:
    for found in known.offices.finditer(text):
        meaning = known.meaning_of(found[0])
        several = found[0].casefold().endswith(("s", "ministerial")) or known.eastern
        yield Element(Kind.OFFICE, *found.span(), found[0], frozenset([f"office:{meaning}"]), None, meaning, several)


def _free(found: Iterator[Element], taken: list[Element]) -> list[Element]:
    """Give what does not stand in what is taken already."""
    spans = [(each.start, each.end) for each in taken]
    return [each for each in found if not any(each.start < end and start < each.end for start, end in spans)]


def _gaps(text: str, taken: list[Element]) -> Iterator[tuple[int, int]]:
    """Give the parts of a text that nothing taken stands in."""
    at = 0
    for start, end in sorted((each.start, each.end) for each in taken):
        if at < start:
            yield at, start
        at = max(at, end)
    yield at, len(text)


def _words(text: str, language: str, known: Words) -> Iterator[Element]:
    """Give names and other words of a language that parts words by spaces."""
    parts = _PART if primary_language(language) == "en" else _ELIDED
    for token in _TOKEN.finditer(text):
        capital = token[0][0].isupper()
        for part in parts.finditer(text, *token.span()):
            yield from _word(part, language, known, capital=capital, first=_begins(text, token.start()))


def _begins(text: str, at: int) -> bool:
    """Tell whether a word has its capital from its place, at the head of a sentence or behind a colon or a quote."""
    before = text[:at].rstrip(" \u00a0“”\"'‘’«»([•–—-*")
    return not before or before[-1] in ":.;!?…" or not text[:at].strip()


def _word(part: re.Match[str], language: str, known: Words, *, capital: bool, first: bool) -> Iterator[Element]:
    shown, (start, end) = part[0], part.span()
    low = plain(shown.rstrip("'’"))
    if low in known.together:
        yield Element(Kind.TOGETHER, start, end, shown, frozenset(["together"]), together=True)
    elif low in known.stop or low in known.denials or low in known.denials_alone:
        return
    elif capital or any(c.isdigit() for c in shown):
        states = states_of_word(shown, language) if shown[0].isupper() else frozenset()
        if states:
            value = Value(ValueKind.STATE, start, end, frozenset(map(state_reading, states)))
            keys = frozenset(f"{Kind.STATE}:{reading.value}" for reading in value.readings)
            yield Element(Kind.STATE, start, end, shown, keys, value, doubtful=first)
        else:
            yield Element(Kind.NAME, start, end, shown, frozenset([f"w:{stem(low)}"]), doubtful=first)
    else:
        yield Element(Kind.WORD, start, end, shown, frozenset([f"w:{stem(low)}"]))


def _compounds(text: str) -> Iterator[Element]:
    for found in _COMPOUND.finditer(text):
        yield Element(Kind.NAME, *found.span(), found[0], frozenset([f"w:{found[0]}"]))


def _eastern(text: str, first: int, last: int, known: Words) -> Iterator[Element]:
    for found in _EASTERN.finditer(text, first, last):
        shown, start = found[0], found.start()
        bare = _VERBAL.sub("", _PARTICLES.sub("", shown))
        end = start + len(bare)
        keys = frozenset([f"w:{plain(bare)}"])
        if any(bare.startswith(word) for word in known.together):
            yield Element(Kind.TOGETHER, start, end, bare, frozenset(["together"]), together=True)
        elif bare in known.denials:
            continue
        elif bare in known.places or (_PLACES.search(bare) and len(bare) > 1 and not _NO_PLACES.search(bare)):
            yield Element(Kind.NAME, start, end, bare, keys)
        elif re.fullmatch("[\u30a1-\u30fa\u30fcA-Za-z0-9]+", bare):
            yield Element(Kind.NAME, start, end, bare, keys, doubtful=True)
        else:
            yield Element(Kind.WORD, start, end, bare, keys)


def _named_by_offices(found: list[Element], text: str) -> list[Element]:
    """Take a word right before an office for a name: 岩屋外相, 조태열 장관."""
    named = list(found)
    for place, each in enumerate(found[:-1]):
        behind = found[place + 1]
        beside = not text[each.end : behind.start].strip()
        if behind.kind is Kind.OFFICE and beside and each.kind in {Kind.WORD, Kind.NAME} and not each.together:
            named[place] = replace(each, kind=Kind.NAME, doubtful=False)
    return named


def language_pair(one: str, other: str) -> bool:
    """Tell whether two tags (BCP 47) are of one language."""
    return primary_language(one) == primary_language(other)
