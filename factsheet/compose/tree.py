"""From checked markup to the blocks and inlines of a document, white space collapsed as in HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from factsheet.compose.markup import Fault, XmlElement
from factsheet.document import nodes
from factsheet.document.algebra import Node, is_branch, rewrite
from factsheet.patterns import late
from factsheet.typography.digits import EUROPEAN, in_digits
from factsheet.typography.numbering import CounterStyle, Numbering, is_mark, parse_numbering

E = TypeVar("E", bound=StrEnum)


class _Form(NamedTuple):
    """The form of a number in an attribute, and how messages name it."""

    pattern: re.Pattern[str]
    words: str


_WHOLE = _Form(re.compile("[0-9]{1,4}"), "a whole number above 0")
_SHARE = _Form(late(r"0?\.[0-9]+|1(\.0*)?"), "a share above 0 and up to 1")

_DEEPEST = 3
_NAMED = ("section", "note")
"""The elements with ids of their own."""
_ASIDE = {"watermark", "running-head", "running-foot"}
_SPACE = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
"""White space that is not one space already."""


def build_document(
    root: XmlElement, metadata: nodes.Metadata, numbering: str = EUROPEAN
) -> tuple[nodes.Document, list[Fault]]:
    """Build the document, its notes and pages numbered in a numbering system; with faults it is good for nothing."""
    builder = _Builder(numbering)
    return builder.document(root, metadata), builder.found


class _Builder:
    def __init__(self, numbering: str) -> None:
        self.numbering = numbering
        self.found: list[Fault] = []
        self.notes: dict[str, str] = {}
        self.counted: dict[str, int] = {}
        """How far lists that continue one another have counted, by the form of their numbering."""

    def document(self, root: XmlElement, metadata: nodes.Metadata) -> nodes.Document:
        self.notes = {
            str(note.attrib["id"]): in_digits(str(n), self.numbering) for n, note in enumerate(_below(root, "note"), 1)
        }
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

    def _check_ids(self, root: XmlElement) -> None:
        named = [(str(element.attrib["id"]), element) for tag in _NAMED for element in _below(root, tag)]
        shared = Counter(name for name, _ in named)
        for name, element in named if len(shared) < len(named) else ():
            if shared[name] > 1:
                self._wrong(element, f"the id `{name}` stands on several elements")
        if not all(ref.attrib["note"] in self.notes for ref in _below(root, "ref")):
            # The check of the meeting's sources names the value at fault; the document goes without the mark.
            for parent in list(_below(root)):
                self._drop_references(parent)

    def _drop_references(self, parent: XmlElement) -> None:
        """Take references to notes that are not there out of an element."""
        before: XmlElement | None = None
        children: list[XmlElement] = [child for child in parent]  # noqa: C416 - of either library
        for element in children:
            if element.tag != "ref" or element.attrib["note"] in self.notes:
                before = element
                continue
            if before is not None:
                before.tail = (before.tail or "") + (element.tail or "")
            else:
                parent.text = (parent.text or "") + (element.tail or "")
            parent.remove(element)  # type: ignore[arg-type] # both are of one library

    def _running(self, element: XmlElement | None) -> nodes.RunningLine:
        if element is None:
            return nodes.RunningLine()
        figures: list[XmlElement] = [*element.findall("figure")]
        if figures and (len(figures) > 1 or element[0] is not figures[0] or len(figures[0])):
            self._wrong(element, f"a <{element.tag}> has one <figure>, which stands first and has no caption")
        start, end = (self._line(element.find(name)) for name in ("start", "end"))
        return nodes.RunningLine(start, end, tuple(map(self._figure, figures)))

    @staticmethod
    def _watermark(element: XmlElement | None) -> str | None:
        return " ".join("".join(map(str, element.itertext())).split()) if element is not None else None

    def _blocks(self, elements: list[XmlElement], level: int) -> tuple[nodes.Block, ...]:
        found: list[nodes.Block] = []
        numbered = 0
        for element in elements:
            if element.tag == "section":
                found.append(self._section(element, level + 1, numbered))
                numbered += bool(element.get("type"))
            else:
                found.append(self._block(element, level))
        return tuple(found)

    def _block(self, element: XmlElement, level: int) -> nodes.Block:  # noqa: PLR0911 - one return an element
        match element.tag:
            case "title":
                return nodes.Title(self._line(element))
            case "p":
                return nodes.Paragraph(self._line(element), self._choice(element, "class", nodes.ParagraphRole.BODY))
            case "ul" | "ol":
                return self._list(element)
            case "table":
                return self._table(element)
            case "figure":
                return self._figure(element)
            case "callout":
                return nodes.Callout(self._heading(element), self._blocks(_after_heading(element), level))
            case _:
                return nodes.Notes(tuple(self._note(note) for note in element))

    def _section(self, element: XmlElement, level: int, before: int) -> nodes.Section:
        """Build a section, before which so many with numbers stand in the element around it."""
        if level > _DEEPEST:
            self._wrong(element, f"sections nest to {_DEEPEST} levels")
        if element.find("heading") is None:
            self._wrong(element, "a <section> starts with its <heading>")
        numbering = self._numbering(element)
        numbering = numbering and numbering.at(before)
        blocks = self._blocks(_after_heading(element), level)
        page = element.get("page")
        if page not in {None, "new"}:
            self._wrong(element, f"`page` of <section> is `{page}`, not `new`")
        name, heading = str(element.attrib["id"]), self._heading(element)
        return nodes.Section(name, level, heading, blocks, numbering, page is not None)

    def _list(self, element: XmlElement) -> nodes.List:
        """Build a list; the number that it begins with is known before what stands in its items is counted."""
        mark = element.get("type") if element.tag == "ul" else None
        if mark is not None and not is_mark(mark):
            self._wrong(element, f"`type` of <ul> is `{mark}`, not a mark of one or two signs such as `□`")
        numbering = self._counted(element) if element.tag == "ol" else None
        return nodes.List(tuple([nodes.ListItem(self._mixed(item)) for item in element]), numbering, mark)

    def _counted(self, element: XmlElement) -> Numbering:
        numbering = self._numbering(element) or Numbering(CounterStyle.DECIMAL, after=".", digits=self.numbering)
        start, written = self._number(element, "start", _WHOLE), element.get("continues")
        if written not in {None, "true", "false"}:
            self._wrong(element, f"`continues` of <ol> is `{written}`, not `true` or `false`")
        if written == "true":
            if start is not None:
                self._wrong(element, "<ol> has `start` beside `continues`")
            before = self.counted.get(numbering.form, 0)
            numbering = numbering.at(before)
            self.counted[numbering.form] = before + len(element)
        return replace(numbering, start=int(start)) if start is not None else numbering

    def _numbering(self, element: XmlElement) -> Numbering | None:
        form = element.get("type")
        if form is None:
            return None
        found = parse_numbering(form)
        if found is None:
            self._wrong(element, f"`type` of <{element.tag}> is `{form}`, not one such as `1.`, `(1)`, `a` or `ア`")
        return found and replace(found, digits=self.numbering)

    def _heading(self, element: XmlElement) -> nodes.Line:
        heading = element.find("heading")
        if heading is not None and (element[0] is not heading or len(element.findall("heading")) > 1):
            self._wrong(heading, "the <heading> stands first, once")
        return self._line(heading)

    def _note(self, element: XmlElement) -> nodes.Note:
        note = str(element.attrib["id"])
        return nodes.Note(note, self.notes[note], self._line(element))

    def _mixed(self, element: XmlElement) -> tuple[nodes.Block, ...]:
        """Give the blocks of an item or cell; text between its blocks is a paragraph."""
        found: list[nodes.Block] = []
        run: list[nodes.Inline] = [nodes.Text(element.text)] if element.text else []
        for child in element:
            if child.tag in {"p", "ul", "ol"}:
                found += [*_paragraph(run), self._block(child, 0)]
                run = []
            else:
                run.append(self._inline(child))
            if child.tail:
                run.append(nodes.Text(child.tail))
        return (*found, *_paragraph(run))

    def _table(self, element: XmlElement) -> nodes.Table:
        groups = [group for group in element if group.tag in {"thead", "tbody"}]
        rows = [(row, group, self._row(row, group)) for group in groups for row in group]
        columns = tuple(
            nodes.Column(self._choice(col, "align", nodes.Alignment.START), self._number(col, "width", _SHARE))
            for col in element.findall("col")
        )
        width = len(columns) or max((len(row.cells) for _, _, row in rows), default=0)
        for source, _, row in rows:
            if len(row.cells) != width:
                self._wrong(source, f"the row has {len(row.cells)} cells, the table {width} columns")
        return nodes.Table(
            columns=columns or tuple(nodes.Column() for _ in range(width)),
            head=tuple(row for _, group, row in rows if group.tag == "thead"),
            body=tuple(row for _, group, row in rows if group.tag == "tbody"),
            caption=self._line(element.find("caption")),
            role=self._choice(element, "class", nodes.TableRole.GRID),
        )

    def _row(self, element: XmlElement, group: XmlElement) -> nodes.Row:
        header = nodes.Scope.COLUMN if group.tag == "thead" else nodes.Scope.ROW
        return nodes.Row(
            tuple([nodes.Cell(self._mixed(cell), header if cell.tag == "th" else None) for cell in element])
        )

    def _figure(self, element: XmlElement) -> nodes.Figure:
        path, width = element.get("of"), self._number(element, "width", _SHARE) or 1.0
        caption, origin = self._line(element.find("caption")), nodes.Origin(path) if path else None
        role = self._choice(element, "class", nodes.FigureRole.FIGURE)
        return nodes.Figure(str(element.get("src")), str(element.get("alt")), caption, width, origin, role=role)

    def _line(self, element: XmlElement | None) -> nodes.Line:
        return collapse(self._inlines(element)) if element is not None else ()

    def _inlines(self, element: XmlElement) -> nodes.Line:
        found: list[nodes.Inline] = [nodes.Text(element.text)] if element.text else []
        for child in element:
            found.append(self._inline(child))
            if tail := child.tail:
                found.append(nodes.Text(tail))
        return tuple(found)

    def _inline(self, element: XmlElement) -> nodes.Inline:
        """Give the inline that an inline element stands for; white space is not collapsed yet."""
        match element.tag:
            case "v":
                origin = _origin(element)
                return nodes.LineBreak(origin) if len(element) else nodes.Text(element.text or "", origin)
            case "strong" | "em" as tag:
                return (nodes.Strong if tag == "strong" else nodes.Emphasis)(self._inlines(element))
            case "a":
                return nodes.Link(str(element.get("href")), self._inlines(element))
            case "span":
                return nodes.Language(str(element.get("lang")), self._inlines(element))
            case "ref":
                note = str(element.get("note"))
                return nodes.NoteReference(note, self.notes[note])
            case tag:
                fields: dict[str, nodes.Inline] = {
                    "page-number": nodes.PageNumber(self.numbering),
                    "page-count": nodes.PageCount(self.numbering),
                }
                return fields.get(str(tag), nodes.LineBreak())

    def _choice(self, element: XmlElement, name: str, default: E) -> E:
        written = element.get(name)
        if written is None:
            return default
        with suppress(ValueError):
            return type(default)(written)
        known = ", ".join(choice.value for choice in type(default))
        self._wrong(element, f"`{name}` of <{element.tag}> is `{written}`, not one of {known}")
        return default

    def _number(self, element: XmlElement, name: str, form: _Form) -> float | None:
        written = element.get(name)
        if written is None:
            return None
        if form.pattern.fullmatch(written) and float(written) > 0:
            return float(written)
        self._wrong(element, f"`{name}` of <{element.tag}> is `{written}`, not {form.words}")
        return None

    def _wrong(self, element: XmlElement, message: str) -> None:
        self.found.append(Fault(element, message))


def _below(root: XmlElement, tag: str | None = None) -> Iterator[XmlElement]:
    """Give the elements of a tag, or all, in the order of the markup."""
    found: Iterator[XmlElement] = root.iter(tag)
    return found


def _after_heading(element: XmlElement) -> list[XmlElement]:
    return [child for child in element if child.tag != "heading"]


def _paragraph(run: list[nodes.Inline]) -> list[nodes.Paragraph]:
    inlines = collapse(tuple(run)) if run else ()
    return [nodes.Paragraph(inlines)] if inlines else []


def _origin(element: XmlElement) -> nodes.Origin:
    path, extent = str(element.get("o")), element.get("r")
    if extent is None:
        return nodes.Origin(path, filter=element.get("f"))
    start, _, end = extent.partition("-")
    return nodes.Origin(path, int(start), int(end), element.get("f"))


def collapse(inlines: nodes.Line) -> nodes.Line:
    """Collapse white space over all runs and trim the ends; no-break spaces stay."""
    if _space_behind(inlines) is False:
        return inlines
    if not (collapsed := rewrite(inlines, _Collapser().change)):
        return ()
    last = collapsed[-1]
    while is_branch(last):
        last = last.inlines[-1]
    if not (isinstance(last, nodes.Text) and last.text.endswith(" ")):
        return collapsed
    trimmed = (nodes.Text(last.text[:-1], last.origin),) if last.text != " " else ()
    return rewrite(collapsed, lambda node: trimmed if node is last else (node,))


def _space_behind(inlines: nodes.Line, *, space: bool = True) -> bool | None:
    """Tell whether a space or the start of a line comes last in a line, None where something in it collapses.

    `space` tells it of what stands before. White space collapses that is not one space.
    """
    behind: bool | None = space
    for inline in inlines:
        if type(inline) is nodes.Text:
            text = inline.text
            if not text or (behind and text[0] == " ") or "  " in text or "\n" in text or "\t" in text or "\r" in text:
                return None
            behind = text[-1] == " "
        elif not is_branch(inline):
            behind = type(inline) is nodes.LineBreak
        elif not inline.inlines or (behind := _space_behind(inline.inlines, space=bool(behind))) is None:
            return None
    return behind


class _Collapser:
    """Takes the runs in order; `space` says that a space or the start of a line has just been seen."""

    space: bool = True

    def change(self, node: Node) -> tuple[Node, ...]:
        """Give a node with its white space collapsed, or none where nothing is left of it."""
        if isinstance(node, nodes.Text):
            return self._text(node)
        if is_branch(node):
            return (node,) if node.inlines else ()
        self.space = isinstance(node, nodes.LineBreak)
        return (node,)

    def _text(self, inline: nodes.Text) -> tuple[nodes.Text, ...]:
        text = _SPACE.sub(" ", inline.text)
        text = text.removeprefix(" ") if self.space else text
        if text == inline.text:
            self.space = text.endswith(" ") if text else self.space
            return (inline,) if text or inline.origin else ()  # a blank stays: it says whose place it is
        if not text:
            return ()
        self.space = text.endswith(" ")
        return (nodes.Text(text, inline.origin),)
