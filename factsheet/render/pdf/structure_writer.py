"""The structure tree as PDF objects (ISO 32000-1 14.7.2 to 14.7.4).

The objects are written as bytes at once: a dictionary object for each element would double what tagging costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count

from factsheet.render.pdf.file_writer import ReadyObjects
from factsheet.render.pdf.seams import text_string
from factsheet.render.pdf.structure import ROLES, Content, Element, Kid, ObjectReference, StructureTree


def write_structure(tree: StructureTree, ready: ReadyObjects, pages: Sequence[int]) -> bytes:
    """Add the objects of a tree to a file and give the reference to StructTreeRoot.

    `pages` are the object numbers of the pages. Afterwards the elements no longer know their parents: kids and parents
    that hold each other would wait for the garbage collector.
    """
    root = ready.reserve()
    writer = _Writer(ready, pages, root)
    elements = tree.elements()
    writer.write(elements)
    ready.data[root] = writer.tree_root(tree)
    for element in elements:
        element.parent = None
    return b"%d 0 R" % root


class _Writer:
    def __init__(self, ready: ReadyObjects, pages: Sequence[int], root: int) -> None:
        self._ready = ready
        self._pages = [b"%d" % page for page in pages]
        self._root = root
        self._numbers: dict[Element, int] = {}
        self._ids: dict[str, int] = {}

    def write(self, elements: Sequence[Element]) -> None:
        """Add elements; kids and parents name each other, so numbers come first."""
        first = self._ready.reserve(len(elements))
        self._numbers = dict(zip(elements, count(first)))
        self._ready.data.update(zip(count(first), map(self._element, elements)))

    def tree_root(self, tree: StructureTree) -> bytes:
        """Give StructTreeRoot with ParentTree, IDTree and RoleMap (ISO 32000-1 table 322)."""
        numbers = self._numbers
        kinds = {element.kind for element in numbers}
        roles = b"".join(b"/%s/%s" % (k.encode(), role.encode()) for k, role in ROLES.items() if k in kinds)
        parts = [b"<</Type/StructTreeRoot/K[%d 0 R]" % numbers[tree.root]]
        parts.append(b"/ParentTree %d 0 R" % self._ready.add(self._parent_tree(tree)))
        parts.append(b"/ParentTreeNextKey %d" % len(tree.parents))
        if self._ids:
            names = b"".join(b"%s %d 0 R " % (_id(key), self._ids[key]) for key in sorted(self._ids, key=_id_bytes))
            parts.append(b"/IDTree<</Names[%s]>>" % names)
        if roles:
            parts.append(b"/RoleMap<<%s>>" % roles)
        return b"".join(parts) + b">>"

    def _parent_tree(self, tree: StructureTree) -> bytes:
        """Give the number tree from page contents and annotations to elements (ISO 32000-1 14.7.4.4)."""
        numbers = self._numbers
        entries = []
        for key, parent in enumerate(tree.parents):
            if isinstance(parent, Element):
                entries.append(b"%d %d 0 R" % (key, numbers[parent]))
            else:
                owners = b" ".join([b"%d 0 R" % numbers[element] for element in parent])
                entries.append(b"%d[%s]" % (key, owners))
        return b"<</Nums[%s]>>" % b"\n".join(entries)

    def _element(self, element: Element) -> bytes:
        parent, kids = self._numbers[element.parent] if element.parent else self._root, element.kids
        parts = [b"%s/P %d 0 R" % (_begin(element.kind), parent)]
        page = None
        for kid in kids:
            if isinstance(kid, Content):
                page = kid.page
                parts.append(b"/Pg %s 0 R" % self._pages[page])
                break
        if kids:
            parts.append(b"/K[%s]" % b" ".join([self._kid(kid, page) for kid in kids]))
        if element.alternative is not None:
            parts.append(b"/Alt" + text_string(element.alternative))
        if element.language is not None:
            parts.append(b"/Lang" + text_string(element.language))
        if element.id is not None:
            self._ids[element.id] = self._numbers[element]
            parts.append(b"/ID" + _id(element.id))
        if element.attributes:
            parts.append(b"/A" + element.attributes)
        return b"".join(parts) + b">>"

    def _kid(self, kid: Kid, page: int | None) -> bytes:
        if isinstance(kid, Element):
            return b"%d 0 R" % self._numbers[kid]
        if isinstance(kid, ObjectReference):
            return b"<</Type/OBJR/Pg %s 0 R/Obj %d 0 R>>" % (self._pages[kid.page], kid.number)
        if kid.page == page:
            return b"%d" % kid.identifier
        return b"<</Type/MCR/Pg %s 0 R/MCID %d>>" % (self._pages[kid.page], kid.identifier)


@cache
def _begin(kind: str) -> bytes:
    return b"<</Type/StructElem/S/" + kind.encode("ascii")


def _id_bytes(key: str) -> bytes:
    return key.encode("utf-8")


def _id(key: str) -> bytes:
    return b"<%s>" % _id_bytes(key).hex().encode("ascii")
