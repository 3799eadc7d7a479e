"""From the inline elements of the markup to inline nodes, white space collapsed as in HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from factsheet.document import nodes
from factsheet.document.algebra import Node, is_branch, rewrite

_SPACE = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
"""White space that is not one space already."""


def content(element: etree._Element, notes: Mapping[str, str]) -> tuple[nodes.Inline, ...]:
    """Give the inlines of an element that holds text; `notes` gives the label of each note by its id."""
    return collapse(tuple(_inlines(element, notes)))


def _inlines(element: etree._Element, notes: Mapping[str, str]) -> list[nodes.Inline]:
    text = element.text
    inlines: list[nodes.Inline] = [nodes.Text(text)] if text else []
    for child in element:
        inlines.append(inline_of(child, notes))
        if tail := child.tail:
            inlines.append(nodes.Text(tail))
    return inlines


def inline_of(element: etree._Element, notes: Mapping[str, str]) -> nodes.Inline:  # noqa: PLR0911 - one return an element
    """Give the inline that an inline element stands for; white space is not collapsed yet."""
    match element.tag:
        case "v":
            return nodes.Text(element.text or "", _origin(element))
        case "strong":
            return nodes.Strong(tuple(_inlines(element, notes)))
        case "em":
            return nodes.Emphasis(tuple(_inlines(element, notes)))
        case "a":
            return nodes.Link(str(element.get("href")), tuple(_inlines(element, notes)))
        case "span":
            return nodes.Language(str(element.get("lang")), tuple(_inlines(element, notes)))
        case "br":
            return nodes.LineBreak()
        case "ref":
            note = str(element.get("note"))
            return nodes.NoteReference(note, notes[note])
        case "page-number":
            return nodes.PageNumber()
        case _:
            return nodes.PageCount()


def _origin(element: etree._Element) -> nodes.Origin:
    path, extent = str(element.get("o")), element.get("r")
    if extent is None:
        return nodes.Origin(path, filter=element.get("f"))
    start, _, end = extent.partition("-")
    return nodes.Origin(path, int(start), int(end), element.get("f"))


def collapse(inlines: nodes.Line) -> nodes.Line:
    """Collapse white space over all runs and trim the ends; no-break spaces stay."""
    if not (collapsed := rewrite(inlines, _Collapser().change)):
        return ()
    last = collapsed[-1]
    while is_branch(last):
        last = last.inlines[-1]
    if not (isinstance(last, nodes.Text) and last.text.endswith(" ")):
        return collapsed
    trimmed = (nodes.Text(last.text[:-1], last.origin),) if last.text != " " else ()
    return rewrite(collapsed, lambda node: trimmed if node is last else (node,))


class _Collapser:
    """Takes the runs in order; `space` says that a space or the start of a line has just been seen."""

    space: bool = True

    def change(self, node: Node) -> tuple[Node, ...]:
        """Give a node with its white space collapsed, or none where nothing is left of it."""
        if isinstance(node, nodes.Text):
            return self._text(node)
        if is_branch(node):
            return (node,) if node.inlines else ()
        self.space = isinstance(node, nodes.LineBreak)
        return (node,)

    def _text(self, inline: nodes.Text) -> tuple[nodes.Text, ...]:
        text = _SPACE.sub(" ", inline.text)
        text = text.removeprefix(" ") if self.space else text
        if text == inline.text:
            self.space = text.endswith(" ") if text else self.space
            return (inline,) if text or inline.origin else ()  # a blank stays: it says whose place it is
        if not text:
            return ()
        self.space = text.endswith(" ")
        return (nodes.Text(text, inline.origin),)
