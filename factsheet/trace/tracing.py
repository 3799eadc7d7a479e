"""A meeting held against the texts of its sources: each sentence against the words that its item quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from msgspec import Struct

from factsheet.diagnostics import Diagnostic
from factsheet.meeting import Meeting, Source, facts_of
from factsheet.models.declaring import Model
from factsheet.parity.versions import LanguageVersion
from factsheet.paths import ValuePath
from factsheet.rich.reading import parse_rich
from factsheet.trace.contexts import Evidence
from factsheet.trace.elements import Element, Kind, read_sentence
from factsheet.trace.findings import FACTS, Held
from factsheet.trace.language import is_known, plain, plain_words
from factsheet.trace.particulars import Particular, owner_of, particulars_of, stated, stated_in
from factsheet.trace.sameness import Setting
from factsheet.trace.sources import Found, SourceSentence, SourceText
from factsheet.trace.statements import QuotedAt, StatedSentence, Statement, statements_of
from factsheet.trace.support import hold

Names = Iterable[tuple[str, ...]]
"""Names that a glossary declares to be of one person or thing, in all its languages."""


class TracedQuote(Struct, frozen=True):
    """A quote and where it stands, or where most of its words stand now; neither where its source was not read."""

    at: QuotedAt
    found: Found | None = None
    moved: SourceSentence | None = None
    source: SourceText | None = None

    @property
    def touched(self) -> tuple[SourceSentence, ...]:
        """The sentences of its source that it stands in."""
        if self.source is None or self.found is None:
            return ()
        return tuple(self.source.between(self.found.start, self.found.end))


class TracedStatement(Struct, frozen=True):
    """An item with its quotes, and its sentences held against them; none are held of an item without quotes."""

    statement: Statement
    quotes: tuple[TracedQuote, ...] = ()
    held: tuple[tuple[StatedSentence, Held], ...] = ()

    @property
    def is_quoted(self) -> bool:
        """Whether any of its quotes stands in its source."""
        return any(each.found for each in self.quotes)


class LeftOut(Struct, frozen=True):
    """A sentence of a source that no quote touches."""

    source: SourceText
    sentence: SourceSentence

    @property
    def text(self) -> str:
        """Its words."""
        return self.source.text[self.sentence.start : self.sentence.end]


class Trace(Struct, frozen=True):
    """What is found of a meeting: its statements, what the sources say beside, and what is wrong with the sources.

    `particulars` are its facts outside of sentences.
    `unread` are the ids of sources whose files could not be read, which is among the `faults`.
    """

    version: LanguageVersion
    statements: tuple[TracedStatement, ...]
    left_out: tuple[LeftOut, ...]
    sources: Mapping[str, SourceText]
    faults: tuple[Diagnostic, ...] = ()
    unread: frozenset[str] = frozenset()
    particulars: tuple[Particular, ...] = ()

    def facts_of(self, sentence: StatedSentence) -> list[Element]:
        """Give the facts of a sentence."""
        read = read_sentence(sentence.shown, sentence.language, self.version.short_forms)
        return [each for each in read.elements if each.kind in FACTS]


def trace(
    version: LanguageVersion,
    sources: Mapping[str, SourceText],
    faults: Iterable[Diagnostic] = (),
    names: Names = (),
    unread: Iterable[str] = (),
) -> Trace:
    """Trace a meeting to the texts of its sources by their ids.

    `faults` is what reading them has found, and `unread` the ids of those that could not be read.
    """
    setting = setting_of(version.meeting, sources.values(), names)
    traced = tuple(_trace(each, sources, setting) for each in statements_of(version))
    left = tuple(each for each in _left_out(sources.values(), traced) if not _is_in(version.meeting, each))
    particulars = (*particulars_of(version, stated_in(sources.values()), setting), *_owners(version, traced, setting))
    return Trace(version, traced, left, sources, tuple(faults), frozenset(unread), particulars)


def _owners(version: LanguageVersion, traced: Iterable[TracedStatement], setting: Setting) -> Iterator[Particular]:
    """Give the owners of follow-ups that quote something."""
    quoted = {each.statement.path: each for each in traced if each.is_quoted}
    for item in version.meeting.follow_ups:
        path = (ValuePath() / "follow_ups").item(item.id)
        if statement := quoted.get(path):
            said = [stated(quote.source, each) for quote in statement.quotes if quote.source for each in quote.touched]
            for owner in item.owners:
                yield owner_of(version, (path / "owners").item(owner.id), owner.name, said, setting)


def setting_of(meeting: Meeting, sources: Iterable[SourceText], names: Names = ()) -> Setting:
    """Give what a meeting and its sources say beside the sentences."""
    days = [meeting.first_day, meeting.last_day, *(each.dated for each in sources if isinstance(each.dated, date))]
    people = [person for _, party in meeting.parties for person in party.people]
    offices = {
        word: frozenset(_offices(person.title or "", meeting.language))
        for person in people
        for word in plain_words(person.family_name or person.name)
    }
    forms = [(each.name, each.family_name or "", *(each.also or {}).values()) for each in people]
    return Setting(
        years=frozenset(day.year for day in days),
        offices=offices,
        meanings={each.id: each.meaning for each in meeting.abbreviations},
        names=tuple(frozenset(word for name in each for word in plain_words(name)) for each in (*forms, *names)),
    )


def _offices(title: str, language: str) -> Iterator[str]:
    yield from (each.office for each in read_sentence(title, language).elements if each.kind is Kind.OFFICE)


def _trace(statement: Statement, sources: Mapping[str, SourceText], setting: Setting) -> TracedStatement:
    quotes = tuple(_find(each, sources.get(each.quote.source)) for each in statement.quotes)
    evidence = [each for quote in quotes for each in _evidence(quote)]
    if not evidence:
        return TracedStatement(statement, quotes)
    own = statement.sentences[0].text.version.short_forms
    held = (
        (each, hold(read_sentence(each.shown, each.language, own), evidence, setting)) for each in statement.sentences
    )
    return TracedStatement(statement, quotes, tuple(held))


def _find(at: QuotedAt, source: SourceText | None) -> TracedQuote:
    if source is None:
        return TracedQuote(at)
    found = source.find(at.quote)
    return TracedQuote(at, found, None if found else source.moved(at.quote.exact), source)


def _evidence(quote: TracedQuote) -> Iterator[Evidence]:
    if quote.source is None or quote.found is None:
        return
    start, end = quote.found.start, quote.found.end
    for each in quote.touched:
        yield Evidence(quote.source.read(each), max(start - each.start, 0), end - each.start)


def _left_out(sources: Iterable[SourceText], traced: Iterable[TracedStatement]) -> Iterator[LeftOut]:
    """Give the sentences that no quote touches."""
    quoted: dict[str, set[int]] = {}
    for each in (quote for statement in traced for quote in statement.quotes):
        if each.source:
            quoted.setdefault(each.source.id, set()).update(sentence.start for sentence in each.touched)
    for source in sources:
        known = quoted.get(source.id, set())
        yield from (LeftOut(source, each) for each in source.sentences if each.start not in known)


def _is_in(meeting: Meeting, left: LeftOut) -> bool:
    """Tell whether the meeting has a sentence to the letter, such as a heading, or it is but its place and days."""
    words = _letters(left.text)
    if any(words in each for each in _letters_of(meeting)):
        return True
    elements = left.source.read(left.sentence).elements
    days = {meeting.first_day, meeting.last_day}
    dates = [each.value.readings for each in elements if each.kind is Kind.DATE and each.value]
    dated = any(days & set(reading.value) for readings in dates for reading in readings)
    return dated and all(each.kind in {Kind.DATE, Kind.NAME, Kind.STATE} for each in elements)


@lru_cache(maxsize=4)
def _letters_of(meeting: Meeting) -> tuple[str, ...]:
    return tuple(_letters(text) for text in _written(meeting))


def _written(part: Model) -> Iterator[str]:
    """Give all texts of a part, as a reader sees them."""
    for name, facts in facts_of(type(part)).items():
        value = getattr(part, name)
        if isinstance(value, str) and facts.worded:
            yield "".join(run.text for run in parse_rich(value)) if facts.rich else value
        elif facts.parts and facts.key != "quotes":
            for inner in value if isinstance(value, tuple) else (value,):
                yield from _written(inner) if inner is not None else ()


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


def unread_languages(traced: Trace) -> list[str]:
    """Give the languages of which names, offices, denials and who did it are not judged."""
    tags = [traced.version.language, *(each.language for each in traced.sources.values())]
    return [tag for tag in dict.fromkeys(tags) if not is_known(tag)]


def sources_with_files(meeting: Meeting) -> list[Source]:
    """Give the sources of a meeting whose text stands beside it."""
    return [each for each in meeting.sources if each.file]
