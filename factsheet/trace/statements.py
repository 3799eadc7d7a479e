"""The statements of a meeting: its items with the texts that say something, the quotes they rest on, in order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factsheet.meeting import DueKind, FollowUp, Quote, RowContent, SectionContent, facts_of, identity_of
from factsheet.meeting.marking import Quoted
from factsheet.parity.texts import VersionText
from factsheet.parity.versions import LanguageVersion
from factsheet.paths import ValuePath
from factsheet.typography.marks import sentence_spans

_SILENT = frozenset({"title", "alt"})
"""Keys whose words are headings, or describe an image."""


class StatedSentence(Struct, frozen=True):
    """A sentence of a text of the meeting, by its code points in what is shown, and its language (BCP 47)."""

    text: VersionText
    start: int
    end: int
    language: str

    @property
    def shown(self) -> str:
        """What a reader sees of it."""
        return self.text.shown[self.start : self.end]


class QuotedAt(Struct, frozen=True):
    """A quote and its path."""

    quote: Quote
    path: ValuePath


class Statement(Struct, frozen=True):
    """An item that says something: its path, its sentences, the quotes it rests on, and the sources that it cites.

    An item within another one rests on what that rests on, unless it has quotes of its own: they are `inherited` then.
    """

    path: ValuePath
    sentences: tuple[StatedSentence, ...]
    quotes: tuple[QuotedAt, ...]
    cited: tuple[str, ...] = ()
    inherited: bool = False


def statements_of(version: LanguageVersion) -> Iterator[Statement]:
    """Give the statements of a meeting: of the summary, the sections and the follow-ups."""
    for key in ("summary", "sections", "follow_ups"):
        for item in getattr(version.meeting, key):
            yield from _statements(version, item, (ValuePath() / key).item(identity_of(item)), None)


def _statements(
    version: LanguageVersion, part: Quoted, path: ValuePath, around: Statement | None
) -> Iterator[Statement]:
    quotes = tuple(QuotedAt(each, (path / "quotes").item(identity_of(each))) for each in part.quotes)
    cited = tuple(getattr(part, "sources", ()))
    inherited = not quotes and around is not None
    if inherited and around is not None:
        quotes, cited = around.quotes, cited or around.cited
    own = Statement(path, tuple(_sentences(version, part, path)), quotes, cited, inherited)
    if own.sentences:
        yield own
    inner = None if isinstance(part, SectionContent) else own
    for name, facts in facts_of(type(part)).items():
        if not any(issubclass(each, Quoted) for each in facts.parts):
            continue
        for item in getattr(part, name):
            yield from _statements(version, item, (path / facts.key).item(identity_of(item)), inner)


def _sentences(version: LanguageVersion, part: Quoted, path: ValuePath) -> Iterator[StatedSentence]:
    due = part.due if isinstance(part, FollowUp) else None
    for text in _texts(version, part, path):
        for start, end in sentence_spans(text.shown):
            if start < end:
                yield StatedSentence(text, start, end, version.language)
    if due:  # seasons stand in English in every file
        text = VersionText(version, path / "due", due.text, rich=False)
        language = version.language if due.kind is DueKind.WORDS else "en"
        yield StatedSentence(text, 0, len(due.text), language)


def _texts(version: LanguageVersion, part: Quoted, path: ValuePath) -> Iterator[VersionText]:
    if isinstance(part, RowContent):
        for cell in part.cells:
            yield VersionText(version, (path / "cells").item(identity_of(cell)) / "text", cell.text, rich=True)
        return
    for name, facts in facts_of(type(part)).items():
        value = getattr(part, name)
        if facts.worded and value and facts.key not in _SILENT:
            yield VersionText(version, path / facts.key, value, facts.rich)
