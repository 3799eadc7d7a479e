"""Inlines to runs: stretches of text of one face, size and look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Self, assert_never

from factsheet.document import (
    Comment,
    Deletion,
    Emphasis,
    Inline,
    Insertion,
    Language,
    LineBreak,
    Link,
    NoteReference,
    Origin,
    PageCount,
    PageNumber,
    Strong,
    Text,
)
from factsheet.render.pdf.faces import Face
from factsheet.render.pdf.fallback import FontBook
from factsheet.render.pdf.report import Report
from factsheet.render.pdf.styles import Style
from factsheet.render.theme import Theme

NEWLINE = "\n"
_SUPERSCRIPT_SIZE, _SUPERSCRIPT_RISE = 0.66, 0.36
_CONTROLS = str.maketrans(dict.fromkeys("\n\r\t\v\f\u2028\u2029", " ") | {"\u00ad": None})


@dataclass(frozen=True, slots=True)
class Remark:
    """A reviewer's comment on a stretch of text."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Tone:
    """How inlines look and what they do; `size` and `rise` in points, `target` an anchor's key."""

    font: str
    size: float
    bold: bool
    italic: bool
    color: str
    rise: float = 0
    underline: bool = False
    strike: bool = False
    shade: str | None = None
    href: str | None = None
    target: str | None = None
    remark: Remark | None = None
    language: str | None = None

    def but(self, **changes: object) -> Self:
        """Give the same tone with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one face and tone; NEWLINE alone is a forced line break."""

    text: str
    face: Face
    tone: Tone


@dataclass(frozen=True, slots=True)
class PageFields:
    """What page fields show on one page."""

    number: int
    count: int


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Join neighbours of one face and tone, which the document tells apart only by their origins."""
    for _, group in groupby(runs, key=lambda run: (run.face.name, run.tone)):
        first, *rest = group
        yield replace(first, text="".join(run.text for run in (first, *rest))) if rest else first


def note_key(note: str) -> str:
    """Give the key of the anchor of a note."""
    return f"note:{note}"


class RunMaker:
    """Turns inlines into runs with the fonts and colours of a theme; `notes` are the ids that references may name."""

    def __init__(self, theme: Theme, book: FontBook, notes: Set[str], report: Report) -> None:
        self._theme = theme
        self._book = book
        self._notes = notes
        self._report = report

    def runs(self, inlines: Iterable[Inline], style: Style, fields: PageFields | None = None) -> tuple[Run, ...]:
        """Give the runs of a paragraph; page fields show only where `fields` are given."""
        tone = Tone(style.font, style.size, style.bold, style.italic, style.color)
        return tuple(_joined(self._walk(inlines, tone, fields)))

    def face(self, style: Style) -> Face:
        """Give the main face of a style."""
        return self._book.chain(style.font, bold=style.bold, italic=style.italic).main

    def _walk(self, inlines: Iterable[Inline], tone: Tone, fields: PageFields | None) -> Iterator[Run]:
        for inline in inlines:
            yield from self._inline(inline, tone, fields)

    def _inline(  # noqa: C901 - a case for each kind
        self, inline: Inline, tone: Tone, fields: PageFields | None
    ) -> Iterator[Run]:
        colors = self._theme.revisions
        match inline:
            case Text(text, origin):
                yield from self._text(text, tone, origin)
            case LineBreak():
                yield Run(NEWLINE, self._book.chain(tone.font).main, tone)
            case NoteReference():
                yield from self._text(inline.label, self._reference(inline, tone))
            case PageNumber() | PageCount():
                yield from self._text(self._field(inline, fields), tone)
            case Strong(inlines):
                yield from self._walk(inlines, tone.but(bold=True), fields)
            case Emphasis(inlines):
                yield from self._walk(inlines, tone.but(italic=not tone.italic), fields)
            case Language(tag, inlines):
                yield from self._walk(inlines, tone.but(language=tag), fields)
            case Link(href, inlines):
                link = tone.but(color=self._theme.color("link"), underline=True, href=href)
                yield from self._walk(inlines, link, fields)
            case Insertion():
                inserted = tone.but(color=self._theme.color(colors.insertion), underline=True)
                yield from self._walk(inline.inlines, inserted, fields)
            case Deletion():
                deleted = tone.but(color=self._theme.color(colors.deletion), strike=True)
                yield from self._walk(inline.inlines, deleted, fields)
            case Comment():
                remark = Remark(inline.author, inline.text)
                commented = tone.but(shade=self._theme.color(colors.comment), remark=remark)
                yield from self._walk(inline.inlines, commented, fields)
            case _:
                assert_never(inline)

    def _text(self, text: str, tone: Tone, origin: Origin | None = None) -> Iterator[Run]:
        missing: set[str] = set()
        chain = self._book.chain(tone.font, bold=tone.bold, italic=tone.italic)
        for face, part in chain.runs(text.translate(_CONTROLS), missing):
            yield Run(part, face, tone)
        if missing:
            self._report.miss(missing, origin)

    def _reference(self, reference: NoteReference, tone: Tone) -> Tone:
        if reference.note not in self._notes:
            self._report.add("unknown-note", f"a reference names the note {reference.note!r}, which does not exist")
        return tone.but(
            size=tone.size * _SUPERSCRIPT_SIZE,
            rise=tone.size * _SUPERSCRIPT_RISE,
            color=self._theme.color("link"),
            target=note_key(reference.note) if reference.note in self._notes else None,
        )

    def _field(self, field: PageNumber | PageCount, fields: PageFields | None) -> str:
        if fields is None:
            self._report.add("page-field-in-text", "page numbers show only in running heads and feet")
            return ""
        return str(fields.number if isinstance(field, PageNumber) else fields.count)
