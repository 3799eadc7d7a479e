"""Runs: stretches of text of one face, size, look, structure element and direction."""

from __future__ import annotations

from typing import Self, TypeAlias

from factsheet.models.records import Distinct, Frozen
from factsheet.render.pdf.file.file_writer import text_string
from factsheet.render.pdf.file.structure import StructureElement
from factsheet.render.pdf.text.shaping import Shaper
from factsheet.render.pdf.text.styles import Look


class Destination(Frozen):
    """Where a link leads: a URI or an anchor of the document; `contents` says so in words."""

    contents: str
    href: str | None = None
    target: str | None = None


class CommentTag(Frozen):
    """A reviewer's comment on a stretch of text."""

    author: str
    text: str


class InlineTag(Distinct):
    """An inline of the document, known by its identity, whose element is of the structure type `kind`."""

    kind: str
    language: str | None = None
    annotation: Destination | CommentTag | None = None


TagPath: TypeAlias = tuple[InlineTag, ...]
"""The tagged inlines around a run, the outermost first."""


class ParagraphTags:
    """The elements of a paragraph, of its label and of its inlines; the parts of a split paragraph share them."""

    def __init__(self, element: StructureElement, label: StructureElement | None = None) -> None:
        self.element = element
        self.label = label
        self._inlines: dict[InlineTag, StructureElement] = {}

    def owner(self, path: TagPath, *, label: bool = False) -> StructureElement:
        """Give the element of the innermost inline of a path; it is made when its first content is painted."""
        if not path:
            return self.label if label and self.label else self.element
        inline = path[-1]
        element = self._inlines.get(inline)
        if element is None:
            language = b"" if inline.language is None else b"/Lang" + text_string(inline.language)
            element = StructureElement(inline.kind, self.owner(path[:-1], label=label), language)
            self._inlines[inline] = element
        return element


class RunStyle(Look):
    """How inlines look and what they are; `size` and `rise` in points, `path` the tagged inlines around them.

    What is underlined or struck through is so twice with `double`.
    """

    font: str
    size: float
    bold: bool
    italic: bool
    color: str
    rise: float = 0
    underline: bool = False
    strike: bool = False
    double: bool = False
    shade: str | None = None
    language: str | None = None
    hyphenate: bool = False
    path: TagPath = ()
    is_plain: bool = True
    """Whether there is nothing to paint but the text itself."""

    def within(self, tag: InlineTag, **changes: object) -> Self:
        """Give the same style inside a further tagged inline, with some fields changed."""
        return self.but(path=(*self.path, tag), is_plain=False, **changes)


class TextRun:
    """Text of one face and style; NEWLINE alone is a forced line break. `language` is BCP 47, never None.

    `level` is the embedding level of what may run from right to left (UAX 9), `value` the path of the value there.
    """

    __slots__ = ("language", "level", "run_style", "shaper", "text", "value")

    # No record: compiled code reads the attributes of its own classes at once.
    def __init__(  # noqa: PLR0913, PLR0917 - what a run consists of
        self, text: str, shaper: Shaper, run_style: RunStyle, language: str = "", level: int = 0, value: str = ""
    ) -> None:
        self.text, self.shaper, self.run_style = text, shaper, run_style
        self.language, self.level, self.value = language, level, value

    def but(self, text: str | None = None, shaper: Shaper | None = None, level: int | None = None) -> TextRun:
        """Give the same run with some of it changed."""
        text, level = self.text if text is None else text, self.level if level is None else level
        return TextRun(text, shaper or self.shaper, self.run_style, self.language, level, self.value)

    @property
    def width(self) -> float:
        """The width of a short text, in points."""
        return self.shaper.width(self.text) * self.run_style.size
