"""The comparison of two whole documents, and of images that changed under their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from factsheet.compare.blocks import merge_blocks
from factsheet.compare.inlines import merge_inlines
from factsheet.compare.marker import Marker
from factsheet.document import Document, Figure, RunningLine
from factsheet.document.algebra import Node, rewrite
from factsheet.document.readings import ACCEPTED


def separate_figures(document: Document, names: Mapping[str, str]) -> Document:
    """Give a document whose figures have other paths, by the paths that they had; others keep theirs."""

    def renamed(node: Node) -> Iterable[Node]:
        return (replace(node, path=names.get(node.path, node.path)) if isinstance(node, Figure) else node,)

    return rewrite((document,), renamed)[0] if names else document


def compare(old: Document, new: Document, author: str, date: datetime) -> Document:
    """Give the document that has the changes from `old` to `new` as revisions of an author at a time (aware).

    Revisions that the two bring along count as accepted. What is no text is the new document's: metadata, watermark,
    the widths and alignment of columns, alternative texts. The length that a template promises does not hold for it.
    """
    mark = Marker(author, date)
    before, after = ACCEPTED.document(old), ACCEPTED.document(new)
    return replace(
        after,
        blocks=merge_blocks(before.blocks, after.blocks, mark),
        head=_merge_running(before.head, after.head, mark),
        foot=_merge_running(before.foot, after.foot, mark),
        max_pages=None,
    )


def _merge_running(old: RunningLine, new: RunningLine, mark: Marker) -> RunningLine:
    return RunningLine(merge_inlines(old.start, new.start, mark), merge_inlines(old.end, new.end, mark))
