"""Inlines with a structure element of their own: links, references to notes, languages, revisions, comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from factsheet.render.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads: a URI or an anchor of the document; `contents` says so in words."""

    contents: str
    href: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A reviewer's comment on a stretch of text."""

    author: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class InlineTag:
    """An inline of the document, known by its identity, whose element is of the structure type `kind`."""

    kind: str
    language: str | None = None
    annotation: Destination | Remark | None = None


TagPath: TypeAlias = tuple[InlineTag, ...]
"""The tagged inlines around a run, the outermost first."""


class ParagraphTags:
    """The elements of a paragraph, of its label and of its inlines; the parts of a split paragraph share them."""

    __slots__ = ("_inlines", "element", "label")

    def __init__(self, element: Element, label: Element | None = None) -> None:
        self.element = element
        self.label = label
        self._inlines: dict[InlineTag, Element] = {}

    def owner(self, path: TagPath, *, label: bool = False) -> Element:
        """Give the element of the innermost inline of a path; it is made when its first content is painted."""
        if not path:
            return self.label if label and self.label else self.element
        inline = path[-1]
        element = self._inlines.get(inline)
        if element is None:
            element = Element(inline.kind, self.owner(path[:-1], label=label), language=inline.language)
            self._inlines[inline] = element
        return element
