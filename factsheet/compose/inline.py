"""From the inline elements of the markup to inline nodes, white space collapsed as in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml import etree

from factsheet.document import (
    Comment,
    Deletion,
    Emphasis,
    Inline,
    Insertion,
    Language,
    LineBreak,
    Link,
    NoteReference,
    Origin,
    PageCount,
    PageNumber,
    Strong,
    Text,
)

_SPACE = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
"""White space that is not one space already."""
_BRANCHES = (Strong, Emphasis, Link, Language, Insertion, Deletion, Comment)


def content(element: etree._Element, notes: Mapping[str, str]) -> tuple[Inline, ...]:
    """Give the inlines of an element that holds text; `notes` gives the label of each note by its id."""
    return collapse(_inlines(element, notes))


def _inlines(element: etree._Element, notes: Mapping[str, str]) -> list[Inline]:
    text = element.text
    inlines: list[Inline] = [Text(text)] if text else []
    for child in element:
        inlines.append(inline_of(child, notes))
        if tail := child.tail:
            inlines.append(Text(tail))
    return inlines


def inline_of(element: etree._Element, notes: Mapping[str, str]) -> Inline:  # noqa: PLR0911 - one return an element
    """Give the inline that an inline element stands for; white space is not collapsed yet."""
    match element.tag:
        case "v":
            return Text(element.text or "", _origin(element))
        case "strong":
            return Strong(tuple(_inlines(element, notes)))
        case "em":
            return Emphasis(tuple(_inlines(element, notes)))
        case "a":
            return Link(str(element.get("href")), tuple(_inlines(element, notes)))
        case "span":
            return Language(str(element.get("lang")), tuple(_inlines(element, notes)))
        case "br":
            return LineBreak()
        case "ref":
            note = str(element.get("note"))
            return NoteReference(note, notes[note])
        case "page-number":
            return PageNumber()
        case _:
            return PageCount()


def _origin(element: etree._Element) -> Origin:
    path, extent = str(element.get("o")), element.get("r")
    if extent is None:
        return Origin(path, derived=element.get("d") is not None)
    start, _, end = extent.partition("-")
    return Origin(path, int(start), int(end), element.get("d") is not None)


def collapse(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Collapse white space over all runs and trim the ends; no-break spaces stay."""
    return _trimmed(_Collapser().all(inlines))


class _Collapser:
    """Walks the runs in order; `space` says that a space or the start of a line has just been seen."""

    space: bool = True

    def all(self, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
        return tuple([kept for inline in inlines if (kept := self._one(inline)) is not None])

    def _one(self, inline: Inline) -> Inline | None:
        if isinstance(inline, Text):
            return self._text(inline)
        if isinstance(inline, _BRANCHES):
            inner = self.all(inline.inlines)
            if not inner:
                return None
            return inline if inner == inline.inlines else replace(inline, inlines=inner)
        self.space = isinstance(inline, LineBreak)
        return inline

    def _text(self, inline: Text) -> Text | None:
        text = _SPACE.sub(" ", inline.text)
        text = text.removeprefix(" ") if self.space else text
        if text == inline.text:
            self.space = text.endswith(" ") if text else self.space
            return inline if text or inline.origin else None  # a blank stays: it says whose place it is
        if not text:
            return None
        self.space = text.endswith(" ")
        return Text(text, inline.origin)


def _trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if not inlines:
        return inlines
    *before, last = inlines
    if isinstance(last, Text):
        text = last.text.removesuffix(" ")
        if text == last.text:
            return inlines
        return (*before, Text(text, last.origin)) if text else _trimmed(tuple(before))
    if isinstance(last, _BRANCHES):
        return (*before, replace(last, inlines=_trimmed(last.inlines)))
    return inlines
