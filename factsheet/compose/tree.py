"""From checked markup to the blocks of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple, TypeVar

from lxml import etree

from factsheet.compose.inline import collapse, content, inline_of
from factsheet.compose.markup import MarkupSource
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document import nodes

E = TypeVar("E", bound=StrEnum)


class _Form(NamedTuple):
    """The form of a number in an attribute, and how messages name it."""

    pattern: re.Pattern[str]
    words: str


_WHOLE = _Form(re.compile("[0-9]{1,4}"), "a whole number above 0")
_SHARE = _Form(re.compile(r"0?\.[0-9]+|1(\.0*)?"), "a share above 0 and up to 1")

_DEEPEST = 3
_ASIDE = {"watermark", "running-head", "running-foot"}


def build_document(root: etree._Element, source: MarkupSource, metadata: nodes.Metadata) -> nodes.Document:
    """Build the document; raises FactsheetError with the template lines of everything that does not fit together."""
    builder = _Builder(source)
    document = builder.document(root, metadata)
    if builder.found:
        raise FactsheetError(builder.found)
    return document


@dataclass
class _Builder:
    source: MarkupSource
    found: list[Diagnostic] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def document(self, root: etree._Element, metadata: nodes.Metadata) -> nodes.Document:
        self.notes = {str(note.attrib["id"]): str(n) for n, note in enumerate(root.iter("note"), 1)}
        self._check_ids(root)
        if len(root.findall("title")) != 1:
            self._wrong(root, "a document has exactly one <title>")
        return nodes.Document(
            metadata=metadata,
            blocks=self._blocks([child for child in root if child.tag not in _ASIDE], 0),
            head=self._running(root.find("running-head")),
            foot=self._running(root.find("running-foot")),
            watermark=self._watermark(root.find("watermark")),
            max_pages=int(self._number(root, "max-pages", _WHOLE) or 0) or None,
        )

    def _check_ids(self, root: etree._Element) -> None:
        elements = list(root.iter("section", "note"))
        ids = [str(e.attrib["id"]) for e in elements]
        shared = Counter(ids)
        for element, name in zip(elements, ids, strict=True):
            if shared[name] > 1:
                self._wrong(element, f"the id `{name}` stands on several elements")
        for ref in list(root.iter("ref")):
            if ref.attrib["note"] not in self.notes:
                # The check of the meeting's sources names the value at fault; the document goes without the mark.
                self._drop(ref)

    @staticmethod
    def _drop(element: etree._Element) -> None:
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            return
        if before is not None:
            before.tail = (before.tail or "") + (element.tail or "")
        else:
            parent.text = (parent.text or "") + (element.tail or "")
        parent.remove(element)

    def _running(self, element: etree._Element | None) -> nodes.RunningLine:
        if element is None:
            return nodes.RunningLine()
        start, end = element.find("start"), element.find("end")
        return nodes.RunningLine(*(self._inlines(e) if e is not None else () for e in (start, end)))

    @staticmethod
    def _watermark(element: etree._Element | None) -> str | None:
        return " ".join("".join(map(str, element.itertext())).split()) if element is not None else None

    def _inlines(self, element: etree._Element) -> tuple[nodes.Inline, ...]:
        return content(element, self.notes)

    def _blocks(self, elements: list[etree._Element], level: int) -> tuple[nodes.Block, ...]:
        return tuple(self._block(element, level) for element in elements)

    def _block(self, element: etree._Element, level: int) -> nodes.Block:  # noqa: PLR0911 - one return an element
        match element.tag:
            case "title":
                return nodes.Title(self._inlines(element))
            case "p":
                return nodes.Paragraph(self._inlines(element), self._role(element))
            case "section":
                return self._section(element, level + 1)
            case "ul":
                return nodes.BulletList(tuple(nodes.ListItem(self._mixed(item)) for item in element))
            case "table":
                return self._table(element)
            case "figure":
                return self._figure(element)
            case "callout":
                return nodes.Callout(self._heading(element), self._blocks(_after_heading(element), level))
            case _:
                return nodes.Notes(tuple(self._note(note) for note in element))

    def _role(self, element: etree._Element) -> nodes.ParagraphRole:
        return self._choice(element, "class", nodes.ParagraphRole, nodes.ParagraphRole.BODY)

    def _section(self, element: etree._Element, level: int) -> nodes.Section:
        if level > _DEEPEST:
            self._wrong(element, f"sections nest to {_DEEPEST} levels")
        if element.find("heading") is None:
            self._wrong(element, "a <section> starts with its <heading>")
        blocks = self._blocks(_after_heading(element), level)
        return nodes.Section(str(element.attrib["id"]), level, self._heading(element), blocks)

    def _heading(self, element: etree._Element) -> tuple[nodes.Inline, ...]:
        heading = element.find("heading")
        if heading is not None and (element.index(heading) > 0 or len(element.findall("heading")) > 1):
            self._wrong(heading, "the <heading> stands first, once")
        return self._inlines(heading) if heading is not None else ()

    def _note(self, element: etree._Element) -> nodes.Note:
        note = str(element.attrib["id"])
        return nodes.Note(note, self.notes[note], self._inlines(element))

    def _mixed(self, element: etree._Element) -> tuple[nodes.Block, ...]:
        """Give the blocks of an item or cell; text between its blocks is a paragraph."""
        return tuple(self._mixed_parts(element))

    def _mixed_parts(self, element: etree._Element) -> Iterator[nodes.Block]:
        run: list[nodes.Inline] = [nodes.Text(element.text)] if element.text else []
        for child in element:
            if child.tag in {"p", "ul"}:
                yield from _paragraph(run)
                yield self._block(child, 0)
                run = []
            else:
                run.append(inline_of(child, self.notes))
            if child.tail:
                run.append(nodes.Text(child.tail))
        yield from _paragraph(run)

    def _table(self, element: etree._Element) -> nodes.Table:
        rows = [(row, self._row(row)) for row in element.iter("tr")]
        columns = tuple(self._column(col) for col in element.findall("col"))
        width = len(columns) or max((len(row.cells) for _, row in rows), default=0)
        for source, row in rows:
            if len(row.cells) != width:
                self._wrong(source, f"the row has {len(row.cells)} cells, the table {width} columns")
        head = tuple(row for source, row in rows if _in_head(source))
        body = tuple(row for source, row in rows if not _in_head(source))
        caption = element.find("caption")
        return nodes.Table(
            columns=columns or tuple(nodes.Column() for _ in range(width)),
            head=head,
            body=body,
            caption=self._inlines(caption) if caption is not None else (),
            role=self._choice(element, "class", nodes.TableRole, nodes.TableRole.GRID),
        )

    def _column(self, element: etree._Element) -> nodes.Column:
        align = self._choice(element, "align", nodes.Alignment, nodes.Alignment.START)
        return nodes.Column(align, self._number(element, "width", _SHARE))

    def _row(self, element: etree._Element) -> nodes.Row:
        header = nodes.Scope.COLUMN if _in_head(element) else nodes.Scope.ROW
        return nodes.Row(tuple(nodes.Cell(self._mixed(cell), header if cell.tag == "th" else None) for cell in element))

    def _figure(self, element: etree._Element) -> nodes.Figure:
        caption, path = element.find("caption"), element.attrib.get("of")
        figure = nodes.Figure(str(element.attrib["src"]), str(element.attrib["alt"]))
        return replace(
            figure,
            caption=self._inlines(caption) if caption is not None else (),
            width=self._number(element, "width", _SHARE) or 1.0,
            origin=nodes.Origin(str(path)) if path else None,
        )

    def _choice(self, element: etree._Element, name: str, choices: type[E], default: E) -> E:
        written = element.get(name)
        if written is None:
            return default
        with suppress(ValueError):
            return choices(written)
        known = ", ".join(choice.value for choice in choices)
        self._wrong(element, f"`{name}` of <{element.tag}> is `{written}`, not one of {known}")
        return default

    def _number(self, element: etree._Element, name: str, form: _Form) -> float | None:
        written = element.get(name)
        if written is None:
            return None
        if form.pattern.fullmatch(written) and float(written) > 0:
            return float(written)
        self._wrong(element, f"`{name}` of <{element.tag}> is `{written}`, not {form.words}")
        return None

    def _wrong(self, element: etree._Element, message: str) -> None:
        self.found.append(Diagnostic("template-markup", message, self.source.span_of(element)))


def _after_heading(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if child.tag != "heading"]


def _paragraph(run: list[nodes.Inline]) -> Iterator[nodes.Paragraph]:
    inlines = collapse(tuple(run))
    if inlines:
        yield nodes.Paragraph(inlines)


def _in_head(row: etree._Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"
