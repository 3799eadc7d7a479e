"""From blocks to the sections of a meeting file: nested headings, points, paragraphs, tables, each with its id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.imports.blocks import Block, BlockKind, Piece, Pieces, one_line
from factsheet.imports.proposals import READ, dates, follow_ups, people
from factsheet.imports.structure import parted
from factsheet.meeting.content import MAX_SECTION_LEVEL
from factsheet.meeting.identity import SHORT_WORDS, slug
from factsheet.meeting.text import LONGEST
from factsheet.rich.reading import ABSOLUTE_URI, Run, Style
from factsheet.rich.writing import write_rich
from factsheet.source.nodes import PlainValue

SOURCE = "source"
"""The id of the source, which every paragraph names."""
NOTES = "Notes"
"""The title of a section for the notes of a Word file."""
OPENING = "text"
"""The id of the section for what stands before the first heading."""
NO_TITLE = "–"
"""What a column without a header is called."""
_COLUMNS = 12
_DEEPEST = 8
LONGEST_LINK = 2_000
"""A link of more characters is text alone: no browser promises to follow it."""
_HALF = LONGEST // 2 - 1
"""So many characters are no more than a text may have even where each of them needs an escape."""
_ACTIVE = re.compile(r"[\\*\[\]]")
_FIGURES = re.compile(r"[-+−]?\d{1,4}")
_TANGLED = 100
"""With more such signs, to find out which of them need a backslash takes long."""
_DATED = 3
"""In so many paragraphs at the head days are proposed as those of the meeting."""


class BodyItem(Struct):
    """An item of a section's content with the comments above it; a section has `inside` in the place of a value."""

    value: dict[str, PlainValue]
    comments: list[str] = field(default_factory=list)
    inside: list[BodyItem] | None = None


class Added(Struct, frozen=True):
    """Words of the meeting file that are not the source's: where they stand, and why."""

    path: str
    text: str
    why: str


class Body(Struct):
    """Takes blocks, in order, into sections; `added` are words that the source does not have."""

    language: str
    levels: tuple[int, ...]
    """The levels of all headings of the source, in order."""
    opening: str
    """The title of the section for what stands before the first heading."""
    url: str = ""
    sections: list[BodyItem] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    """The names of people who were proposed."""
    _open: list[BodyItem] = field(default_factory=list)
    _points: list[tuple[int, dict[str, PlainValue]]] = field(default_factory=list)
    """The points that are open, each with its level in the source."""
    _ids: Counter[str] = field(default_factory=lambda: Counter([SOURCE]))
    _caption: Block | None = None
    _texts: int = 0
    _noted: bool = False

    def take(self, block: Block) -> None:
        """Take a block that has words."""
        if self._caption is not None and block.kind is not BlockKind.TABLE:
            caption, self._caption = self._caption, None
            self.take(replace(caption, kind=BlockKind.PARAGRAPH))
        match block.kind:
            case BlockKind.HEADING if len(block.label) + len(block.text) < LONGEST:
                self._section(block)
            case BlockKind.TABLE:
                self._table(block)
            case BlockKind.CAPTION if len(block.text) <= LONGEST:
                self._caption = block
            case _:
                self._text(block)

    def close(self) -> list[BodyItem]:
        """Give the sections once all blocks are taken."""
        if self._caption is not None:
            self.take(Block(BlockKind.OTHER))
        return self.sections

    def _section(self, block: Block) -> None:
        rank = 1 + sum(level < block.level for level in self.levels)
        depth = min(rank, MAX_SECTION_LEVEL, len(self._open) + 1)
        title = one_line(f"{block.label} {block.text}")
        comments = [f"{block.at}: a heading of level {rank}"] if rank > MAX_SECTION_LEVEL else []
        self._begin(title, depth, comments)

    def _begin(self, title: str, depth: int, comments: list[str], name: str = "") -> str:
        name = self._id(name or slug(title, SHORT_WORDS) or "section")
        section = BodyItem({"id": name, "title": title}, comments, [])
        del self._open[depth - 1 :]
        around = self._open[-1].inside if self._open else self.sections
        if around is not None:
            around.append(section)
        self._open.append(section)
        self._points = []
        return name

    def _id(self, wanted: str) -> str:
        """Give an id that no other item has."""
        name = wanted
        while name in self._ids:
            self._ids[wanted] += 1
            name = f"{wanted}-{self._ids[wanted]}"
        self._ids[name] = 1
        return name

    def _begin_notes(self) -> None:
        """Begin the section of notes, which stand behind the text in their source."""
        self._noted = True
        name = self._begin(NOTES, 1, [])
        self.added.append(Added(f"sections[{name}].title", NOTES, "the notes of the source have no heading"))

    def _append(self, kind: str, value: dict[str, PlainValue], comments: list[str]) -> None:
        """Put a point, a paragraph or a table below the open heading; it rests on the source."""
        if not self._open:
            why = "the source has no heading here"
            name = self._begin(self.opening, 1, [why], OPENING)
            self.added.append(Added(f"sections[{name}].title", self.opening, why))
        inside = self._open[-1].inside
        value["sources"] = [SOURCE]
        if inside is not None:
            inside.append(BodyItem({kind: value} if kind else value, comments))

    def _text(self, block: Block) -> None:
        if block.kind is BlockKind.NOTE and not self._noted:
            self._begin_notes()
        comments = [*self._said(block), *self._proposed(block)]
        lead, rest = parted(block.taken) if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} else ("", block.taken)
        if block.label:
            lead, rest = (f"{block.label} {lead}", rest) if lead else ("", (Piece(f"{block.label} "), *rest))
        whole = self._rich(rest)
        texts = [whole] if len(whole) <= LONGEST else [self._rich(part) for part in self._portions(rest)]
        for place, text in enumerate(filter(None, texts)):
            self._texts += 1
            named = {"id": self._id(f"p{self._texts}")} | ({"lead": lead} if lead and not place else {})
            self._put(block, {**named, "text": text}, [] if place else comments)

    def _put(self, block: Block, value: dict[str, PlainValue], comments: list[str]) -> None:
        if block.kind is not BlockKind.ITEM:
            self._points = []
            self._append("" if "lead" in value else "paragraph", value, comments)
            return
        while self._points and (self._points[-1][0] >= block.level or len(self._points) == _DEEPEST):
            self._points.pop()
        if self._points:
            points = self._points[-1][1].setdefault("points", [])
            if isinstance(points, list):
                points.append(value)
            self._comment(comments)
        elif block.label and "lead" not in value:
            self._append("paragraph", value, comments)
            return
        else:
            self._append("", value, comments)
        self._points.append((block.level, value))

    def _comment(self, comments: list[str]) -> None:
        """Put the comments of a point below another above that."""
        inside = self._open[-1].inside
        if inside:
            inside[-1].comments += comments

    def _table(self, block: Block) -> None:
        self._points = []
        width = max((len(row) for row in block.rows), default=0)
        rows = [[*row, *[()] * (width - len(row))] for row in block.rows]
        caption, self._caption = self._caption, None
        titles = [one_line("".join(p.text for p in cell if p.why is None)) for cell in (rows or [[]])[0]]
        cells = [[self._rich(tuple(p for p in cell if p.why is None), lines=True) for cell in row] for row in rows[1:]]
        if not 0 < width <= _COLUMNS or any(len(cell) > LONGEST for row in (titles, *cells) for cell in row):
            self._wide(block, caption)
            return
        name = self._id(slug(caption.text, SHORT_WORDS) if caption else f"table-{self._texts + 1}")
        self._texts += 1
        columns = list(self._columns(name, titles))
        said: dict[str, PlainValue] = {"caption": caption.text} if caption else {}
        table: dict[str, PlainValue] = {"id": name, **said, "columns": columns, "rows": list(_rows(name, cells))}
        comments = [] if block.head else [f"{block.at}: the source marks no row as the header"]
        self._append("table", table, comments)

    def _columns(self, name: str, titles: list[str]) -> Iterator[PlainValue]:
        seen: Counter[str] = Counter()
        for number, title in enumerate(titles, 1):
            if not title:
                path = f"sections.table[{name}].columns[column-{number}].title"
                self.added.append(Added(path, NO_TITLE, "a column needs a header"))
            short = slug(title or NO_TITLE, SHORT_WORDS)
            seen[short] += 1
            named = {"id": f"column-{number}"} if not short or seen[short] > 1 or not title else {}
            yield {**named, "title": title or NO_TITLE} if named else title

    def _wide(self, block: Block, caption: Block | None) -> None:
        """Take a table of more columns than a sheet has room for, or of longer cells, as points, a row each."""
        if caption:
            self._text(replace(caption, kind=BlockKind.PARAGRAPH))
        for row in block.rows:
            for place, cell in enumerate(cell for cell in row if one_line("".join(p.text for p in cell))):
                self._text(Block(BlockKind.ITEM, cell, block.at, 1 if not place else 2))

    def _rich(self, pieces: Pieces, *, lines: bool = False) -> str:
        """Write pieces as the markup of a text; a line break in a cell stands."""
        written = []
        for line in _lines(pieces) if lines else [pieces]:
            runs = [self._run(piece, text) for piece, text in _spaced(line)]
            written.append(_written(runs) if runs else "")
        return "\n".join(filter(None, written))

    def _portions(self, pieces: Pieces) -> Iterator[Pieces]:
        """Give pieces in portions of which each, with its links, is no longer than a text may be."""
        portion: list[Piece] = []
        length = 0
        for piece in pieces:
            rest, link = piece.text, len(self._href(piece.href) or "")
            while (room := _HALF - length - link) < len(rest):
                at = rest.rfind(" ", 0, max(room, 0))
                at = at if at > 0 else (0 if portion else room)
                yield (*portion, replace(piece, text=rest[:at])) if at else tuple(portion)
                portion, length, rest = [], 0, rest[at:]
            portion.append(replace(piece, text=rest))
            length += len(rest) + link
        yield tuple(portion)

    def _run(self, piece: Piece, text: str) -> Run:
        return Run(text, 0, len(text), piece.strong, piece.emphasis, self._href(piece.href))

    def _href(self, href: str | None) -> str | None:
        if href and self.url and not ABSOLUTE_URI.fullmatch(href) and not href.startswith("#"):
            from urllib.parse import urljoin  # noqa: PLC0415 - only for relative links

            href = urljoin(self.url, href)
        return href if href and len(href) <= LONGEST_LINK and ABSOLUTE_URI.fullmatch(href) else None

    def _said(self, block: Block) -> list[str]:
        names = {BlockKind.QUOTATION: "a quotation", BlockKind.CAPTION: "a caption"}
        said = [f"{block.at}: {names[block.kind]} in the source"] if block.kind in names else []
        raised = (one_line(piece.text) for piece in block.taken if piece.raised)
        said += [f"{block.at}: “{text}” is raised in the source" for text in raised if _FIGURES.fullmatch(text)]
        return [*said, *block.notes]

    def _proposed(self, block: Block) -> Iterator[str]:
        text = block.text[:READ]
        for person in people(text, self.language):
            if person.name not in self.known:
                self.known.add(person.name)
                yield f"person? {person.name}, {person.office}"
        if self._texts < _DATED:
            yield from (f"date? {day}" for day in dates(text, self.language))
        yield from (f"follow-up? {sentence}" for sentence in follow_ups(text, self.language))


def _written(runs: list[Run]) -> str:
    """Write runs as markup; a plain text full of signs that may be markup has a backslash before each, untried."""
    if all(run.style == Style() for run in runs):
        text = "".join(run.text for run in runs)
        if len(_ACTIVE.findall(text)) > _TANGLED:
            return _ACTIVE.sub(r"\\\g<0>", text)
    return write_rich(runs)


def _rows(name: str, rows: list[list[str]]) -> Iterator[PlainValue]:
    names = [slug(" ".join(filter(None, row))) for row in rows]
    first = Counter(slug(row[0], SHORT_WORDS) for row in rows)
    repeated = len({*names}) < len(names) or max(first.values(), default=0) > 1
    for number, row in enumerate(rows, 1):
        yield {"id": f"{name}.row-{number}", "cells": list(row)} if repeated else list(row)


def _lines(pieces: Pieces) -> list[Pieces]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                found.append([])
            found[-1].append(replace(piece, text=line))
    return list(map(tuple, found))


def _spaced(pieces: Pieces) -> list[tuple[Piece, str]]:
    """Give pieces with single spaces, none at the ends of the whole."""
    found: list[tuple[Piece, str]] = []
    spaced = True
    for piece in pieces:
        words = piece.text.replace("\n", " ")
        text = one_line(f"x{words}x")[1:-1]
        text = text[1:] if spaced and text.startswith(" ") else text
        if text:
            found.append((piece, text))
            spaced = text.endswith(" ")
    return _trimmed(found)


def _trimmed(found: list[tuple[Piece, str]]) -> list[tuple[Piece, str]]:
    while found and not one_line(found[0][1]):
        del found[0]
    while found and not one_line(found[-1][1]):
        del found[-1]
    if found:
        head = one_line(f"{found[0][1]}x")[:-1]
        found[0] = found[0][0], head
        found[-1] = found[-1][0], one_line(f"x{found[-1][1]}")[1:]
    return found
