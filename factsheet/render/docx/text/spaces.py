"""Spaces that hold in Word: U+00A0 in their place, which review reads as the space that the text has there."""

from collections.abc import Iterable

from factsheet.document import nodes
from factsheet.document.algebra import Node, is_branch, leaves, rewrite
from factsheet.document.nodes import Inline
from factsheet.typography.held_spaces import bound
from factsheet.values.whole_names import spaces_in_names


def with_held_spaces(inlines: tuple[Inline, ...], language: str, *, titled: bool) -> tuple[Inline, ...]:
    """Give a paragraph with no-break spaces where its language (BCP 47) holds a space.

    In a title or heading (`titled`) the names of states hold, too. The language is that of most of the text.
    """
    parts = [(_text(leaf), tag) for leaf, tag in leaves(inlines, language, _language)]
    text = "".join([part for part, _ in parts])
    if " " not in text:
        return inlines
    tag = max(parts, key=lambda part: len(part[0]))[1]
    held = bound(text, tag, spaces_in_names(text, tag) if titled else ())
    if held == text:
        return inlines
    at = 0

    def change(node: Node) -> Iterable[Node]:
        nonlocal at
        if isinstance(node, nodes.Text):
            own = held[at : at + len(node.text)]
            at += len(own)
            return (node if own == node.text else nodes.Text(own, node.origin),)
        at += not is_branch(node)
        return (node,)

    return rewrite(inlines, change)


def _text(leaf: Inline) -> str:
    """Give the text of a leaf; for what is no text stands a sign that no rule knows."""
    return leaf.text if isinstance(leaf, nodes.Text) else "\ufffc"


def _language(branch: nodes.Branch, around: str) -> str:
    return branch.tag if isinstance(branch, nodes.Language) else around
