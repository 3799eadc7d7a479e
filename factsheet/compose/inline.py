"""From the inline elements of the markup to inline nodes, white space collapsed as in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

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

_SPACE = re.compile(r"[ \t\r\n]+")
_BRANCHES = (Strong, Emphasis, Link, Language, Insertion, Deletion, Comment)


def content(element: etree._Element, notes: Mapping[str, str]) -> tuple[Inline, ...]:
    """Give the inlines of an element that holds text; `notes` gives the label of each note by its id."""
    return collapse(tuple(_inlines(element, notes)))


def _inlines(element: etree._Element, notes: Mapping[str, str]) -> Iterator[Inline]:
    if element.text:
        yield Text(element.text)
    for child in element:
        yield from inline_of(child, notes)
        if child.tail:
            yield Text(child.tail)


def inline_of(element: etree._Element, notes: Mapping[str, str]) -> Iterator[Inline]:
    """Give the inlines that one inline element stands for; white space is not collapsed yet."""
    inner = tuple(_inlines(element, notes))
    match element.tag:
        case "strong":
            yield Strong(inner)
        case "em":
            yield Emphasis(inner)
        case "a":
            yield Link(str(element.attrib["href"]), inner)
        case "span":
            yield Language(str(element.attrib["lang"]), inner)
        case "br":
            yield LineBreak()
        case "ref":
            note = str(element.attrib["note"])
            yield NoteReference(note, notes[note])
        case "page-number":
            yield PageNumber()
        case "page-count":
            yield PageCount()
        case _:
            yield Text(element.text or "", _origin(element))


def _origin(element: etree._Element) -> Origin:
    start, _, end = str(element.attrib.get("r", "")).partition("-")
    path, derived = str(element.attrib["o"]), "d" in element.attrib
    return Origin(path, int(start), int(end), derived) if end else Origin(path, derived=derived)


def collapse(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Collapse white space over all runs and trim the ends; no-break spaces stay."""
    return _trimmed(_Collapser().all(inlines))


@dataclass
class _Collapser:
    """Walks the runs in order; `space` says that a space or the start of a line has just been seen."""

    space: bool = True

    def all(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(kept for inline in inlines if (kept := self._one(inline)) is not None)

    def _one(self, inline: Inline) -> Inline | None:
        if isinstance(inline, Text):
            return self._text(inline)
        if isinstance(inline, _BRANCHES):
            inner = self.all(inline.inlines)
            return replace(inline, inlines=inner) if inner else None
        self.space = isinstance(inline, LineBreak)
        return inline

    def _text(self, inline: Text) -> Text | None:
        text = _SPACE.sub(" ", inline.text)
        text = text.removeprefix(" ") if self.space else text
        self.space = text.endswith(" ") if text else self.space
        if text == inline.text:
            return inline if text or inline.origin else None  # a blank stays: it says whose place it is
        return Text(text, inline.origin) if text else None


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
