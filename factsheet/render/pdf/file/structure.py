"""The structure tree: what every text and image of a PDF is, and its objects (ISO 32000-1 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import TypeAlias, final

from factsheet.models.records import Light
from factsheet.render.pdf.file.file_writer import ReadyObjects
from factsheet.typography.numbering import CounterStyle

ROLES = {"Title": "P", "Insertion": "Span", "Deletion": "Span"}
"""The structure types that are not among those of ISO 32000-1 14.8.4, each with the one it stands for (14.7.3)."""


_MAY_BE_EMPTY = {"Document", "TD", "TH"}


@final
class Content(Light):
    """A marked-content sequence: the index of its page, and its identifier there (ISO 32000-1 14.7.4.2)."""

    page: int
    identifier: int


@final
class ObjectReference(Light):
    """An annotation of an element: the index of its page and its object number (ISO 32000-1 14.7.4.3)."""

    page: int
    number: int


@final
class StructureElement:
    """A structure element, known by its identity; made with a parent, it is the parent's last kid.

    `kind` is its structure type, `entries` what its dictionary has besides kind, parent and kids, ready-made, `key`
    what identifies a note, `number` that of its object once it is written.
    """

    __slots__ = ("entries", "key", "kids", "kind", "number", "parent")

    def __init__(
        self, kind: str, parent: StructureElement | None = None, entries: bytes = b"", key: str | None = None
    ) -> None:
        self.kind, self.parent = kind, parent
        self.entries, self.key = entries, key
        self.kids: list[Kid] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)


Kid: TypeAlias = StructureElement | Content | ObjectReference


class StructureTree:
    """The elements of a document, and the owners of all content, by which ParentTree finds them.

    `parents` has an entry for each key of ParentTree: the owners of a page's marked content by their identifiers, or
    the element of an annotation (ISO 32000-1 14.7.4.4).
    """

    def __init__(self) -> None:
        self.root = StructureElement("Document")
        self.parents: list[list[StructureElement] | StructureElement] = []

    def elements(self) -> list[StructureElement]:
        """Give all elements in reading order, those that nothing came of left out; an empty cell is still a cell."""
        found = _descendants(self.root)
        if all(map(attrgetter("kids"), found)):
            return found
        for element in reversed(found):
            if not element.kids and element.parent and element.kind not in _MAY_BE_EMPTY:
                element.parent.kids.remove(element)
        return [element for element in found if element.kids or element.kind in _MAY_BE_EMPTY]

    def add_parent(self, parent: list[StructureElement] | StructureElement) -> int:
        """Add an entry of ParentTree and give its key."""
        self.parents.append(parent)
        return len(self.parents) - 1


def _descendants(top: StructureElement) -> list[StructureElement]:
    """Give an element and all below it in reading order, however deep."""
    found: list[StructureElement] = []
    waiting: list[Kid] = [top]
    while waiting:
        kid = waiting.pop()
        if type(kid) is StructureElement:
            found.append(kid)
            waiting += kid.kids[::-1]
    return found


def table_header(scope: str) -> bytes:
    """Give the attributes of a header cell; `scope` is Column or Row (ISO 32000-1 table 349)."""
    return b"/A<</O/Table/Scope/%s>>" % scope.encode("ascii")


def figure_box(left: float, bottom: float, right: float, top: float) -> bytes:
    """Give the attributes of a figure on the page (ISO 32000-1 14.8.5.4.3)."""
    return b"/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>" % (left, bottom, right, top)


_NUMBERINGS = {"•": b"Disc", "◦": b"Circle", "▪": b"Square", "■": b"Square"}


_COUNTED = {
    CounterStyle.DECIMAL: b"Decimal",
    CounterStyle.CIRCLED: b"Decimal",
    CounterStyle.LOWER_LATIN: b"LowerAlpha",
    CounterStyle.UPPER_LATIN: b"UpperAlpha",
    CounterStyle.LOWER_ROMAN: b"LowerRoman",
    CounterStyle.UPPER_ROMAN: b"UpperRoman",
}
"""What the standard has names for; kana and Hangul are labels without one."""


def list_numbering(mark: str, counter: CounterStyle | None = None) -> bytes:
    """Give the attributes of a list whose items have this mark, or are counted so (ISO 32000-1 table 347)."""
    name = _COUNTED.get(counter, b"None") if counter else _NUMBERINGS.get(mark, b"None")
    return b"/A<</O/List/ListNumbering/%s>>" % name


def write_structure(tree: StructureTree, ready: ReadyObjects, pages: Sequence[int]) -> int:
    """Add the objects of a tree to a file and give the number of StructTreeRoot.

    `pages` are the object numbers of the pages. Afterwards the elements know neither their kids, the half of what a
    tree holds, nor their parents: what holds each other would wait for the garbage collector.
    """
    root, elements = ready.reserve(), tree.elements()
    # Kids and parents name each other, so numbers come first.
    for number, element in enumerate(elements, ready.reserve(len(elements))):
        element.number = number
    for element in elements:
        ready.data[element.number] = _element(element, pages, root)
        element.kids.clear()
        element.parent = None
    ready.data[root] = _tree_root(tree, elements, ready)
    return root


def _tree_root(tree: StructureTree, elements: Sequence[StructureElement], ready: ReadyObjects) -> bytes:
    """Give StructTreeRoot with ParentTree, IDTree and RoleMap (ISO 32000-1 table 322)."""
    kinds, numbers = set(map(attrgetter("kind"), elements)), {each.key: each.number for each in elements if each.key}
    roles = b"".join([b"/%s/%s" % (kind.encode(), role.encode()) for kind, role in ROLES.items() if kind in kinds])
    names = b"".join([b"%s %d 0 R " % (identifier(key), number) for key, number in sorted(numbers.items())])
    return b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d%s%s>>" % (
        *(tree.root.number, ready.add(_parent_tree(tree)), len(tree.parents)),
        b"/IDTree<</Names[%s]>>" % names if names else b"",
        b"/RoleMap<<%s>>" % roles if roles else b"",
    )


def _parent_tree(tree: StructureTree) -> bytes:
    """Give the number tree from page contents and annotations to elements (ISO 32000-1 14.7.4.4)."""
    entries = []
    for key, parent in enumerate(tree.parents):
        if isinstance(parent, StructureElement):
            entries.append(b"%d %d 0 R" % (key, parent.number))
        else:
            entries.append(b"%d[%s]" % (key, b" ".join([b"%d 0 R" % element.number for element in parent])))
    return b"<</Nums[%s]>>" % b"\n".join(entries)


def _element(element: StructureElement, pages: Sequence[int], root: int) -> bytes:
    kids, entries, begin = element.kids, element.entries, _begin(element.kind)
    above = root if element.parent is None else element.parent.number
    if len(kids) == 1:  # as most have
        kid = kids[0]
        if type(kid) is StructureElement:
            return b"%s/P %d 0 R/K[%d 0 R]%s>>" % (begin, above, kid.number, entries)
        if type(kid) is Content:
            return b"%s/P %d 0 R/Pg %d 0 R/K[%d]%s>>" % (begin, above, pages[kid.page], kid.identifier, entries)
    page = None
    below: list[bytes] = []
    for kid in kids:
        if type(kid) is StructureElement:
            below.append(b"%d 0 R" % kid.number)
        elif type(kid) is ObjectReference:
            below.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[kid.page], kid.number))
        elif page is None or kid.page == page:
            page = kid.page
            below.append(b"%d" % kid.identifier)
        else:
            below.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.identifier))
    own = b"" if page is None else b"/Pg %d 0 R" % pages[page]
    return b"%s/P %d 0 R%s%s%s>>" % (begin, above, own, b"/K[%s]" % b" ".join(below) if below else b"", entries)


@cache
def _begin(kind: str) -> bytes:
    return b"<</Type/StructElem/S/" + kind.encode("ascii")


def identifier(key: str) -> bytes:
    """Give the identifier of an element as a string object (ISO 32000-1 14.7.2)."""
    return b"<%s>" % key.encode("utf-8").hex().encode("ascii")
