"""Dates found in text: the longest first, two readings where a text has two, spans put together."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from babel import Locale

from factsheet.dates.candidates import Candidate, candidate, spanning
from factsheet.dates.eastern import eastern_dates, is_eastern
from factsheet.dates.figures import figure_dates, iso_dates
from factsheet.dates.folding import FoldedText, fold
from factsheet.dates.moments import DatedSpan, DateReading, Moment, Precision, Told
from factsheet.dates.named import DASH, Pieces, S, named_dates
from factsheet.dates.parts import parts_of_years, years
from factsheet.dates.vocabulary import Vocabulary, vocabulary_of
from factsheet.typography.digits import locale_of

_FIGURES = re.compile(r"\d|[〇零一二三四五六七八九十]")


def find_dates(text: str, language: Locale | str) -> tuple[DatedSpan, ...]:
    """Find the dates of a text in a language (a locale or a BCP 47 tag), in order; times beside them are not of them.

    A date that can be read in several ways has several readings; one that is not understood has none, and says why.
    """
    return _found(text, _locale(language), whole=False)


def read_date(text: str, language: Locale | str) -> DatedSpan | None:
    """Give the date that a whole text is, articles and stops aside, or None."""
    spans = _found(text, _locale(language), whole=True)
    if len(spans) != 1:
        return None
    known = vocabulary_of(_locale(language))
    rest = fold(text[: spans[0].start]).text, fold(text[spans[0].end :]).text
    return spans[0] if _padding(known).fullmatch(rest[0]) and _after(known).fullmatch(rest[1]) else None


def _locale(language: Locale | str) -> Locale:
    return locale_of(language) if isinstance(language, str) else language


@lru_cache(maxsize=128)
def _padding(known: Vocabulary) -> re.Pattern[str]:
    p = Pieces(known, True)
    return re.compile(rf"\s*(?:{known.words('from')}\s*)?{p.before}\s*")


@lru_cache(maxsize=128)
def _after(known: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{known.words('until', whole=False)})?\s*[.,;。]?\s*")


def _found(text: str, locale: Locale, *, whole: bool) -> tuple[DatedSpan, ...]:
    known = vocabulary_of(locale)
    folded = fold(text)
    chosen = _joined(_longest(_candidates(folded, known, whole)), folded.text, known)
    return tuple(
        DatedSpan(
            *folded.place(each.start, _without_stop(each, folded.text)), each.readings, tuple(dict.fromkeys(each.told))
        )
        for each in chosen
    )


def _without_stop(each: Candidate, text: str) -> int:
    """Give the end of a date without the stop behind a figure or a word in full, which may be that of the sentence."""
    return each.end - 1 if re.search(r"(?:\d|[^\W\d_]{3})\.$", text[max(each.end - 4, 0) : each.end]) else each.end


def _candidates(folded: FoldedText, known: Vocabulary, whole: bool) -> Iterator[Candidate]:
    if not _FIGURES.search(folded.text) and not known.days:
        return
    yield from iso_dates(folded.text)
    yield from named_dates(folded, known, whole=whole)
    yield from figure_dates(folded.text, known, whole=whole)
    yield from parts_of_years(folded.text, known)
    yield from years(folded, known)
    if is_eastern(known):
        yield from eastern_dates(folded.text, known)


def _longest(found: Iterable[Candidate]) -> list[Candidate]:
    """Choose among candidates that overlap: the longest, what is understood first; of equal ones all readings count."""
    by_place: dict[tuple[int, int], Candidate] = {}
    for each in found:
        place = each.start, each.end
        by_place[place] = _merged(by_place[place], each) if place in by_place else each
    chosen: list[Candidate] = []
    for each in sorted(by_place.values(), key=lambda c: (c.start - c.end, c.start)):
        if all(each.end <= other.start or other.end <= each.start for other in chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.start)


def _merged(one: Candidate, other: Candidate) -> Candidate:
    if bool(one.readings) != bool(other.readings):
        return one if one.readings else other
    readings = tuple(dict.fromkeys((*one.readings, *other.readings)))
    return one._replace(readings=readings, told=tuple(dict.fromkeys((*one.told, *other.told))))


@lru_cache(maxsize=128)
def _joint(known: Vocabulary) -> re.Pattern[str]:
    p = Pieces(known, False)
    words = known.words("to", whole=known.spaced)
    return re.compile(rf"\.?(?:{DASH}|{S}{words}{S}){p.before}(?:{p.of})?")


def _joined(found: list[Candidate], text: str, known: Vocabulary) -> list[Candidate]:
    """Make one date of the first and last of a span; the year that one of them lacks is the other's."""
    result: list[Candidate] = []
    for each in found:
        before = result[-1] if result else None
        if before and _joint(known).fullmatch(text[before.end : each.start]) and (span := _span(before, each)):
            result[-1] = span
        else:
            result.append(each)
    return result


def _span(one: Candidate, other: Candidate) -> Candidate | None:
    if len(one.readings) != 1 or len(other.readings) != 1:
        return None
    first, last = one.readings[0], other.readings[0]
    if first.start != first.stop or last.start != last.stop or first.precision is not last.precision:
        return None
    if first.precision not in {Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.QUARTER}:
        return None
    begin, end = _with_years(first.start, last.start)
    readings: tuple[DateReading, ...] = spanning(begin, end, last.era or first.era)
    told: tuple[Told, ...] = (*one.told, *other.told)
    return candidate(one.start, other.end, readings, told) if readings else None


def _with_years(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    if first.year is None and last.year is not None:
        turns = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        return Moment(last.year - turns, first.month, first.day), last
    if last.year is None and first.year is not None:
        turns = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
        return first, Moment(first.year + turns, last.month, last.day)
    return first, last
