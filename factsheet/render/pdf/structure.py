"""The structure tree: what every piece of text and every image of a PDF is (ISO 32000-1 14.7 and 14.8).

The tree is built together with the boxes, in reading order; painting only adds which content of which page belongs to
an element. So a paragraph or a table that runs over pages remains one element.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

ROLES = {"Title": "P", "Insertion": "Span", "Deletion": "Span"}
"""The structure types that are not among those of ISO 32000-1 14.8.4, each with the one it stands for (14.7.3)."""


_MAY_BE_EMPTY = {"Document", "TD", "TH"}


class Content(NamedTuple):
    """A marked-content sequence: the index of its page, and its identifier there (ISO 32000-1 14.7.4.2)."""

    page: int
    identifier: int


class ObjectReference(NamedTuple):
    """An annotation of an element: the index of its page and its object number (ISO 32000-1 14.7.4.3)."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element, known by its identity; made with a parent, it is the parent's last kid.

    `kind` is its structure type, `language` a BCP 47 tag, `alternative` the text that stands for an image, `id` the
    identifier of a note, `attributes` a ready-made attribute dictionary (ISO 32000-1 14.8.5).
    """

    kind: str
    parent: Element | None = None
    alternative: str | None = None
    language: str | None = None
    id: str | None = None
    attributes: bytes = b""
    kids: list[Kid] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.kids.append(self)


Kid: TypeAlias = Element | Content | ObjectReference


class StructureTree:
    """The elements of a document, and the owners of all content, by which ParentTree finds them.

    `parents` has an entry for each key of ParentTree: the owners of a page's marked content by their identifiers, or
    the element of an annotation (ISO 32000-1 14.7.4.4).
    """

    def __init__(self) -> None:
        self.root = Element("Document")
        self.parents: list[list[Element] | Element] = []

    def elements(self) -> list[Element]:
        """Give all elements in reading order, those that nothing came of left out; an empty cell is still a cell."""
        found = list(_descendants(self.root))
        for element in reversed(found):
            if not element.kids and element.parent and element.kind not in _MAY_BE_EMPTY:
                element.parent.kids.remove(element)
        return [element for element in found if element.kids or element.kind in _MAY_BE_EMPTY]

    def add_parent(self, parent: list[Element] | Element) -> int:
        """Add an entry of ParentTree and give its key."""
        self.parents.append(parent)
        return len(self.parents) - 1


def _descendants(top: Element) -> Iterator[Element]:
    """Give an element and all below it in reading order, however deep."""
    waiting = [top]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend([kid for kid in reversed(element.kids) if isinstance(kid, Element)])


def table_header(scope: str) -> bytes:
    """Give the attributes of a header cell; `scope` is Column or Row (ISO 32000-1 table 349)."""
    return b"<</O/Table/Scope/%s>>" % scope.encode("ascii")


def figure_box(left: float, bottom: float, right: float, top: float) -> bytes:
    """Give the attributes of a figure on the page (ISO 32000-1 14.8.5.4.3)."""
    return b"<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>" % (left, bottom, right, top)


_NUMBERINGS = {"•": b"Disc", "◦": b"Circle", "▪": b"Square", "■": b"Square"}


def list_numbering(mark: str) -> bytes:
    """Give the attributes of a list whose items have this mark (ISO 32000-1 table 347)."""
    return b"<</O/List/ListNumbering/%s>>" % _NUMBERINGS.get(mark, b"None")
