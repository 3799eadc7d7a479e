"""Reads tagged PDF back: the structure tree, and the text that each marked-content sequence shows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
from msgspec.structs import replace

from factsheet.document.nodes import Block, Document, Section, Text
from factsheet.document.text import document_text

_GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
_LEVELS = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Figure Formula Form"
_INLINES = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP"
STANDARD = frozenset(f"{_GROUPS} {_LEVELS} {_INLINES}".split(" "))
"""The structure types of ISO 32000-1 14.8.4."""

_SHOWING = {"Tj", "TJ", "'", '"'}
_PAINTING = _SHOWING | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "INLINE IMAGE"}
_MAPPINGS = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(r"<([0-9A-Fa-f]+)>")


@dataclass
class Sequence:
    """A marked-content sequence; `identifier` is None for an artifact.

    `spans` are those that are open in it: where the text of each begins, and the text that it says for what it shows.
    """

    tag: str
    identifier: int | None
    subtype: str = ""
    text: str = ""
    spans: list[tuple[int, str | None]] = field(default_factory=list)
    codes: list[tuple[str, int]] = field(default_factory=list)

    def end_inner(self) -> None:
        """Take the text that a span says, or turn round the characters that it shows from left to right."""
        begun, says = self.spans.pop()
        turned = "".join(_MIRRORED.get(each, each) for each in reversed(self.text[begun:]))
        self.text = self.text[:begun] + (turned if says is None else says)

    def takes(self, says: str | None) -> bool:
        """Tell whether a span may open: one that says a text stands in no other that does; none is turned twice."""
        return not self.spans or (says is not None and len(self.spans) == 1 and self.spans[0][1] is None)


_MIRRORED = dict(zip("()[]{}«»‹›<>", ")(][}{»«›‹><", strict=True))


@dataclass
class Node:
    """A structure element; `kids` are nodes, (page index, MCID) pairs and annotations."""

    kind: str
    role: str
    element: pikepdf.Dictionary
    parent: Node | None
    kids: list[Node | tuple[int, int] | pikepdf.Dictionary] = field(default_factory=list)

    def nodes(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.nodes():
            yield from kid.walk()


class TaggedPdf:
    """A PDF file, its pages' content and its structure."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.pages = [page.obj for page in self.pdf.pages]
        self._index = {page.objgen: index for index, page in enumerate(self.pages)}

    @cached_property
    def content(self) -> list[PageContent]:
        return [PageContent(page) for page in self.pdf.pages]

    @cached_property
    def roles(self) -> dict[str, str]:
        found = self.pdf.Root.get("/StructTreeRoot", {}).get("/RoleMap", {})
        return {key[1:]: str(value)[1:] for key, value in found.items()}

    @cached_property
    def root(self) -> Node:
        root = self.pdf.Root.StructTreeRoot
        top = Node("StructTreeRoot", "StructTreeRoot", root, None)
        top.kids = [self._node(kid, top) for kid in _array(root.get("/K"))]
        return top

    def nodes(self, *roles: str) -> list[Node]:
        return [node for node in self.root.walk() if node.role in roles]

    def _node(self, element: pikepdf.Dictionary, parent: Node) -> Node:
        kind = str(element.S)[1:]
        node = Node(kind, self.roles.get(kind, kind), element, parent)
        page = element.get("/Pg")
        for kid in _array(element.get("/K")):
            if isinstance(kid, int):
                node.kids.append((self._index[page.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                node.kids.append((self._index[kid.get("/Pg", page).objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(kid.Obj)
            else:
                node.kids.append(self._node(kid, node))
        return node

    def text(self, node: Node) -> str:
        """Give the text of an element and all below it, as a reader goes through it."""
        parts = []
        for kid in node.kids:
            if isinstance(kid, Node):
                parts.append(self.text(kid))
            elif isinstance(kid, tuple):
                parts.append(self.content[kid[0]].by_identifier[kid[1]].text)
        return "".join(parts)

    def paragraphs(self) -> list[str]:
        """Give the text of each paragraph, heading, caption and note, as `document_text` does."""
        return [" ".join(self.text(part) for part in parts) for parts in _lines(self.root)]


def shown_text(document: Document) -> tuple[str, ...]:
    """Give the text of a document as `document_text` does, its headings with their numbers: a PDF has them as text."""
    return document_text(replace(document, blocks=tuple(map(_numbered, document.blocks))))


def _numbered(block: Block) -> Block:
    if not isinstance(block, Section):
        return block
    blocks = tuple(map(_numbered, block.blocks))
    return replace(block, heading=(Text(block.label), *block.heading), blocks=blocks)


def _lines(node: Node) -> Iterator[list[Node]]:
    """Give the elements of each line; the label of a note stands in one with its text, that of an item in none."""
    if node.role == "Note":
        yield node.nodes()
    elif node.role in {"P", "H1", "H2", "H3", "Caption"}:
        yield [node]
    else:
        for kid in node.nodes():
            yield from _lines(kid)


class PageContent:
    """The marked-content sequences of a page in painting order, and what is painted outside of any."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.sequences: list[Sequence] = []
        self.stray: list[str] = []
        self.nested = 0
        self._fonts = {name[1:]: to_unicode(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
        self._read(page)
        self.by_identifier = {s.identifier: s for s in self.sequences if s.identifier is not None}

    def _read(self, page: pikepdf.Page) -> None:
        font = ""
        open_ones: list[Sequence] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in {"BDC", "BMC"}:
                self._begin(open_ones, operands)
            elif name == "EMC":
                self._end(open_ones)
            elif name == "Tf":
                font = str(operands[0])[1:]
            elif name in _PAINTING:
                if not open_ones:
                    self.stray.append(name)
                elif name in _SHOWING:
                    self._show(open_ones[-1], font, operands)

    def _begin(self, open_ones: list[Sequence], operands: list[pikepdf.Object]) -> None:
        inner = bool(open_ones) and _is_inner(operands)
        says = str(operands[1].ActualText) if inner and len(operands) > 1 else None
        self.nested += bool(open_ones) and not (inner and open_ones[-1].takes(says))
        if inner:
            open_ones[-1].spans.append((len(open_ones[-1].text), says))
        else:
            open_ones.append(_sequence(operands))
            self.sequences.append(open_ones[-1])

    def _end(self, open_ones: list[Sequence]) -> None:
        if not open_ones:
            self.stray.append("EMC")
        elif open_ones[-1].spans:
            open_ones[-1].end_inner()
        else:
            open_ones.pop()

    def _show(self, sequence: Sequence, font: str, operands: list[pikepdf.Object]) -> None:
        for operand in operands:
            for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
                if isinstance(part, pikepdf.String):
                    data = bytes(part)
                    codes = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
                    sequence.codes += [(font, code) for code in codes]
                    sequence.text += "".join(self._fonts[font].get(code, "\x00") for code in codes)


def _is_inner(operands: list[pikepdf.Object]) -> bool:
    """Tell of a span that says the text of what it shows (ISO 32000-1 14.9.4), or whose characters are reversed."""
    if len(operands) == 1:
        return str(operands[0]) == "/ReversedChars"
    return str(operands[0]) == "/Span" and set(operands[1].keys()) == {"/ActualText"}


def _sequence(operands: list[pikepdf.Object]) -> Sequence:
    tag = str(operands[0])[1:]
    entries = operands[1] if len(operands) > 1 else {}
    identifier = int(entries["/MCID"]) if "/MCID" in entries else None
    return Sequence(tag, identifier, str(entries.get("/Subtype", "/"))[1:])


def to_unicode(font: pikepdf.Dictionary) -> dict[int, str]:
    """Read the ToUnicode CMap of a font."""
    found: dict[int, str] = {}
    if "/ToUnicode" in font:
        for kind, block in _MAPPINGS.findall(font.ToUnicode.read_bytes().decode("ascii")):
            assert kind == "char"
            codes = _HEX.findall(block)
            assert len(codes) <= 200
            found |= {int(a, 16): bytes.fromhex(b).decode("utf-16-be") for a, b in zip(*[iter(codes)] * 2, strict=True)}
    return found


def _array(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def tag_tree(tagged: TaggedPdf) -> str:
    """Write the structure tree as indented text, an element a line, with what it says of itself and its text."""
    return "\n".join(_tree_lines(tagged, tagged.root.nodes()[0], 0)) + "\n"


def _tree_lines(tagged: TaggedPdf, node: Node, depth: int) -> Iterator[str]:
    flat = not any(kid.role in _GROUPING for kid in node.nodes())
    yield "  " * depth + node.kind + _attributes(node) + (f" {_flat(tagged, node)}" if flat and node.kids else "")
    if not flat:
        for kid in node.nodes():
            yield from _tree_lines(tagged, kid, depth + 1)


_GROUPING = STANDARD - {"Span", "Link", "Reference", "Annot"}


def _flat(tagged: TaggedPdf, node: Node) -> str:
    """Write the text of a paragraph with the elements in it in brackets."""
    parts = []
    for kid in node.kids:
        if isinstance(kid, Node):
            parts.append(f"[{kid.kind}{_attributes(kid)} {_flat(tagged, kid)}]")
        elif isinstance(kid, tuple):
            parts.append(tagged.content[kid[0]].by_identifier[kid[1]].text)
        else:
            parts.append(f"{{{str(kid.Subtype)[1:]}: {kid.get('/Contents')}}}")
    return "".join(parts).strip()


def _attributes(node: Node) -> str:
    element = node.element
    found = [f"{name}={element[f'/{name}']}" for name in ("ID", "Lang", "Alt") if f"/{name}" in element]
    attributes = element.get("/A", {})
    names = (name for name in ("Scope", "ListNumbering") if f"/{name}" in attributes)
    found += [f"{name}={str(attributes[f'/{name}'])[1:]}" for name in names]
    return "".join(f" ({item})" for item in found)
