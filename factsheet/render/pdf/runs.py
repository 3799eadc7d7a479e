"""Inlines to runs: stretches of text of one face, size and look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
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
from factsheet.render.pdf.faces import NEWLINE, Face
from factsheet.render.pdf.fallback import FontBook
from factsheet.render.pdf.hyphenation import hyphenated
from factsheet.render.pdf.outline import plain_text
from factsheet.render.pdf.report import Report
from factsheet.render.pdf.styles import Style
from factsheet.render.pdf.tags import Destination, InlineTag, Remark, TagPath
from factsheet.render.theme import Theme

_SUPERSCRIPT_SIZE, _SUPERSCRIPT_RISE = 0.66, 0.36
_CONTROLS = str.maketrans(dict.fromkeys("\n\r\t\v\f\u2028\u2029", " "))


@dataclass(frozen=True, slots=True)
class Tone:
    """How inlines look and what they are; `size` and `rise` in points, `path` the tagged inlines around them."""

    font: str
    size: float
    bold: bool
    italic: bool
    color: str
    rise: float = 0
    underline: bool = False
    strike: bool = False
    shade: str | None = None
    language: str | None = None
    hyphenate: bool = False
    path: TagPath = ()

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to paint but the text itself."""
        return not (self.path or self.underline or self.strike or self.shade)

    def but(self, **changes: object) -> Self:
        """Give the same tone with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def within(self, tag: InlineTag, **changes: object) -> Self:
        """Give the same tone inside a further tagged inline, with some fields changed."""
        return self.but(path=(*self.path, tag), **changes)


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one face and tone; NEWLINE alone is a forced line break. `language` is BCP 47, never None."""

    text: str
    face: Face
    tone: Tone
    language: str = ""


@dataclass(frozen=True, slots=True)
class PageFields:
    """What page fields show on one page."""

    number: int
    count: int


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Join neighbours of one face and tone, which the document tells apart only by their origins."""
    last: Run | None = None
    for run in runs:
        if last is None:
            last = run
        elif run.face is last.face and (run.tone is last.tone or run.tone == last.tone):
            last = Run(last.text + run.text, last.face, last.tone, last.language)
        else:
            yield last
            last = run
    if last is not None:
        yield last


def note_key(note: str) -> str:
    """Give the key of the anchor of a note."""
    return f"note:{note}"


def _link_contents(link: Link) -> str:
    """Say where a link leads (ISO 14289-1 7.18.5): its text, and the URI where the text is not the URI itself."""
    text = plain_text(link.inlines).strip()
    return link.href if text in link.href else f"{text} ({link.href})"


class RunMaker:
    """Turns inlines into runs with the fonts and colours of a theme; `notes` are the notes' texts by their ids."""

    def __init__(self, theme: Theme, book: FontBook, notes: Mapping[str, str], report: Report) -> None:
        self._theme = theme
        self._book = book
        self._notes = notes
        self._report = report

    def runs(self, inlines: Iterable[Inline], style: Style, fields: PageFields | None = None) -> tuple[Run, ...]:
        """Give the runs of a paragraph; page fields show only where `fields` are given."""
        tone = Tone(style.font, style.size, style.bold, style.italic, style.color, hyphenate=style.hyphenate)
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
                yield from self._walk(inlines, tone.within(InlineTag("Span", tag), language=tag), fields)
            case Link(href, inlines):
                there = InlineTag("Link", annotation=Destination(_link_contents(inline), href=href))
                link = tone.within(there, color=self._theme.color("link"), underline=True)
                yield from self._walk(inlines, link, fields)
            case Insertion():
                color = self._theme.color(colors.insertion)
                inserted = tone.within(InlineTag("Insertion"), color=color, underline=True)
                yield from self._walk(inline.inlines, inserted, fields)
            case Deletion():
                color = self._theme.color(colors.deletion)
                deleted = tone.within(InlineTag("Deletion"), color=color, strike=True)
                yield from self._walk(inline.inlines, deleted, fields)
            case Comment():
                remark = InlineTag("Annot", annotation=Remark(inline.author, inline.text))
                commented = tone.within(remark, shade=self._theme.color(colors.comment))
                yield from self._walk(inline.inlines, commented, fields)
            case _:
                assert_never(inline)

    def _text(self, text: str, tone: Tone, origin: Origin | None = None) -> Iterator[Run]:
        missing: set[str] = set()
        chain = self._book.chain(tone.font, bold=tone.bold, italic=tone.italic, language=tone.language)
        language = tone.language or self._book.language
        text = text.translate(_CONTROLS)
        if tone.hyphenate:
            text = hyphenated(text, language)
        for face, part in chain.runs(text, missing):
            yield Run(part, face, tone, language)
        if missing:
            self._report.miss(missing, origin)

    def _reference(self, reference: NoteReference, tone: Tone) -> Tone:
        if reference.note not in self._notes:
            self._report.add("unknown-note", f"a reference names the note {reference.note!r}, which does not exist")
        raised = tone.within(
            InlineTag("Reference"),
            size=tone.size * _SUPERSCRIPT_SIZE,
            rise=tone.size * _SUPERSCRIPT_RISE,
            color=self._theme.color("link"),
        )
        if reference.note not in self._notes:
            return raised
        contents = f"{reference.label} {self._notes[reference.note]}".strip()
        return raised.within(InlineTag("Link", annotation=Destination(contents, target=note_key(reference.note))))

    def _field(self, field: PageNumber | PageCount, fields: PageFields | None) -> str:
        if fields is None:
            self._report.add("page-field-in-text", "page numbers show only in running heads and feet")
            return ""
        return str(fields.number if isinstance(field, PageNumber) else fields.count)
