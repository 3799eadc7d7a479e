"""Putting a node around a stretch of a line's text, which is cut where the stretch begins and ends inside a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from factsheet.document import Comment, Deletion, Emphasis, Inline, Insertion, Language, Link, Strong, Text
from factsheet.document.text import inline_text

Wrap = Callable[[tuple[Inline, ...]], Inline]
_Around = Strong | Emphasis | Link | Language | Insertion | Deletion | Comment


def enclose(line: tuple[Inline, ...], start: int, end: int, wrap: Wrap) -> tuple[Inline, ...]:
    """Give a line with the characters from `start` to `end` wrapped.

    A stretch inside one node is wrapped there; of one that begins or ends inside a node and goes on outside it, that
    node is enclosed whole. Where there is nothing to wrap, the wrapping stands at the end.
    """
    at = 0
    for place, inline in enumerate(line):
        after = at + len(inline_text((inline,)))
        if isinstance(inline, _Around) and at <= start < end <= after:
            inner = replace(inline, inlines=enclose(inline.inlines, start - at, end - at, wrap))
            return (*line[:place], inner, *line[place + 1 :])
        at = after
    return _enclose_here(line, start, end, wrap)


def _enclose_here(line: tuple[Inline, ...], start: int, end: int, wrap: Wrap) -> tuple[Inline, ...]:
    pieces = list(_pieces(line, (start, end)))
    inside = [place for place, (at, after, _) in enumerate(pieces) if _overlaps(at, after, start, end)]
    if not inside:
        return (*line, wrap(()))
    first, last = inside[0], inside[-1] + 1
    nodes = tuple(node for _, _, node in pieces)
    return (*nodes[:first], wrap(nodes[first:last]), *nodes[last:])


def _overlaps(at: int, after: int, start: int, end: int) -> bool:
    """Tell whether a piece is in a stretch; an empty piece is in an empty stretch at its place."""
    return (at < end and start < after) or (at == after == start == end)


def _pieces(line: tuple[Inline, ...], cuts: tuple[int, int]) -> Iterator[tuple[int, int, Inline]]:
    """Give the nodes of a line, each with its extent; texts are cut."""
    at = 0
    for inline in line:
        if not isinstance(inline, Text):
            after = at + len(inline_text((inline,)))
            yield at, after, inline
            at = after
            continue
        edges = sorted({0, len(inline.text), *(cut - at for cut in cuts if 0 < cut - at < len(inline.text))})
        for left, right in pairwise(edges) if inline.text else [(0, 0)]:
            yield at + left, at + right, _cut(inline, left, right)
        at += len(inline.text)


def _cut(text: Text, left: int, right: int) -> Text:
    """Give a part of a run; its origin keeps the range of the whole, since a character may be written as several."""
    return text if (left, right) == (0, len(text.text)) else Text(text.text[left:right], text.origin)
