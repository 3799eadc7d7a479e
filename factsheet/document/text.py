"""The text of a document in reading order: what every format must show, word for word."""

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from factsheet.document import nodes
from factsheet.document.algebra import Node, every, is_branch, lines, rewrite


def document_text(document: nodes.Document) -> tuple[str, ...]:
    """Give the text of each paragraph, heading, cell paragraph, caption and note, in reading order.

    Deleted text is left in; `readings` gives a document as it reads with its revisions accepted or rejected.
    """
    return tuple(line for line in blocks_text(document.blocks) if line)


def blocks_text(blocks: Iterable[nodes.Block]) -> Iterator[str]:
    """Give the text of blocks, a line for each paragraph in them."""
    for block in blocks:
        if type(block) is nodes.Paragraph:
            yield inline_text(block.inlines)  # as in most cells
            continue
        for node, line in lines((block,)):
            text = inline_text(line)
            yield f"{inline_text(node.label_inlines)} {text}" if type(node) is nodes.Note else text


def inline_text(inlines: Iterable[nodes.Inline]) -> str:
    """Give the text of inlines; a line break is a space, deleted text is left in."""
    return "".join([inline.text if type(inline) is nodes.Text else _text(inline) for inline in inlines])


_ONLY_TEXTS = {nodes.Text}


def is_plain(inlines: nodes.Line) -> TypeGuard[tuple[nodes.Text, ...]]:
    """Tell whether inlines are texts and nothing else, as most lines are."""
    return {*map(type, inlines)} == _ONLY_TEXTS


def _text(inline: nodes.Inline) -> str:
    if is_branch(inline):
        return inline_text(inline.inlines)
    if isinstance(inline, nodes.NoteReference):
        return inline.label
    return " " if isinstance(inline, nodes.LineBreak) else ""


def spoken_text(inlines: nodes.Line) -> str:
    """Give the text as a reader would say it: no note numbers, nothing deleted, a space for a line break."""
    return inline_text(
        rewrite(inlines, lambda node: () if isinstance(node, nodes.Deletion | nodes.NoteReference) else (node,))
    )


def paths_shown(roots: Iterable[Node]) -> Iterator[str]:
    """Give the path of the value that each text of nodes comes from, in reading order; labels have none."""
    return (text.origin.path for text in every(roots, nodes.Text) if text.origin)
