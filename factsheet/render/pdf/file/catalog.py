"""The catalog and what hangs on it: pages, outline, information (ISO 32000-1 7.7, 12.3.3, 14.3.3), as ready objects."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from factsheet.models.records import Frozen
from factsheet.render.pdf.file.file_writer import ReadyObjects, text_string


class PaintedPage(Struct):
    """A page: the numbers of its object, its contents and its annotations, and of its images by their names.

    `key` is that of its contents in ParentTree; the number is 0 as long as it has none.
    """

    number: int = 0
    contents: list[int] = []
    annotations: list[int] = []
    images: dict[str, int] = {}
    key: int = 0


class OutlineEntry(Frozen):
    """An entry of the outline; `destination` is an explicit one, levels count from 0 and are never skipped."""

    title: str
    destination: bytes
    level: int


def write_pages(
    pages: Sequence[PaintedPage], size: tuple[float, float], fonts: Mapping[str, int], ready: ReadyObjects
) -> int:
    """Add the objects of pages of a size in points, and give the number of their tree; they share their fonts."""
    tree, shared = ready.reserve(), ready.add(_dictionary(fonts))
    head = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.6g %.6g]" % (tree, *size)
    for page in pages:
        images = b"/XObject" + _dictionary(page.images) if page.images else b""
        # Annotations are tabbed in the order of the structure (ISO 14289-1 7.18.3).
        annotations = b"/Annots" + _references(page.annotations) if page.annotations else b""
        contents = _references(page.contents) if len(page.contents) > 1 else b" %d 0 R" % page.contents[0]
        ready.data[page.number] = b"%s/Resources<</Font %d 0 R%s>>/Contents%s%s/StructParents %d/Tabs/S>>" % (
            *(head, shared, images, contents, annotations),
            page.key,
        )
    kids = _references([page.number for page in pages])
    ready.data[tree] = b"<</Type/Pages/Count %d/Kids%s>>" % (len(pages), kids)
    return tree


def write_outline(entries: Sequence[OutlineEntry], ready: ReadyObjects) -> int:
    """Add the objects of an outline, all of it open, and give its number."""
    root = ready.reserve(len(entries) + 1)
    kids: dict[int, list[int]] = defaultdict(list)
    around = [root]
    for number, entry in enumerate(entries, root + 1):
        del around[entry.level + 1 :]
        kids[around[-1]].append(number)
        around.append(number)
    counts: dict[int, int] = {}
    inner: dict[int, bytes] = {}
    for parent in range(root + len(entries), root - 1, -1):
        own = kids[parent]
        counts[parent] = sum([1 + counts[kid] for kid in own])
        inner[parent] = b"/First %d 0 R/Last %d 0 R/Count %d" % (own[0], own[-1], counts[parent]) if own else b""
        for before, number, behind in zip((0, *own), own, (*own[1:], 0), strict=False):
            entry = entries[number - root - 1]
            ready.data[number] = b"<</Title%s/Parent %d 0 R/Dest%s%s%s%s>>" % (
                *(text_string(entry.title), parent, entry.destination),
                b"/Prev %d 0 R" % before if before else b"",
                b"/Next %d 0 R" % behind if behind else b"",
                inner[number],
            )
    ready.data[root] = b"<</Type/Outlines%s>>" % inner[root]
    return root


def _dictionary(numbers: Mapping[str, int]) -> bytes:
    return b"<<%s>>" % b"".join([b"/%s %d 0 R" % (name.encode("ascii"), each) for name, each in numbers.items()])


def _references(numbers: Iterable[int]) -> bytes:
    return b"[%s]" % b" ".join([b"%d 0 R" % number for number in numbers])
