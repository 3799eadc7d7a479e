"""The text of a document in reading order: what every format must show, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.document.algebra import Node, every, lines, nodes, rewrite
from factsheet.document.nodes import Block, Deletion, Document, Inline, Line, LineBreak, Note, NoteReference, Text


def document_text(document: Document) -> tuple[str, ...]:
    """Give the text of each paragraph, heading, cell paragraph, caption and note, in reading order.

    Deleted text is left in; `readings` gives a document as it reads with its revisions accepted or rejected.
    """
    return tuple(line for line in blocks_text(document.blocks) if line)


def blocks_text(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the text of blocks, a line for each paragraph in them."""
    for node, line in lines(blocks):
        text = inline_text(line)
        yield f"{inline_text(node.label_inlines)} {text}" if isinstance(node, Note) else text


def inline_text(inlines: Iterable[Inline]) -> str:
    """Give the text of inlines; a line break is a space, deleted text is left in."""
    return "".join([node.text if isinstance(node, Text) else _mark(node) for node in nodes(inlines)])


def _mark(node: Inline) -> str:
    if isinstance(node, NoteReference):
        return node.label
    return " " if isinstance(node, LineBreak) else ""


def spoken_text(inlines: Line) -> str:
    """Give the text as a reader would say it: no note numbers, nothing deleted, a space for a line break."""
    return inline_text(rewrite(inlines, lambda node: () if isinstance(node, Deletion | NoteReference) else (node,)))


def paths_shown(roots: Iterable[Node]) -> Iterator[str]:
    """Give the path of the value that each text of nodes comes from, in reading order; labels have none."""
    return (text.origin.path for text in every(roots, Text) if text.origin)
