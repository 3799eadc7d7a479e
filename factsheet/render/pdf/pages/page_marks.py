"""Pages with banners of their own: which values stand on each, by the structure tree, and what their banners say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from factsheet.document import nodes
from factsheet.document.algebra import Node
from factsheet.document.nodes import Document, Inline, PageBanner
from factsheet.document.text import paths_shown
from factsheet.render.pdf.boxes.blocks import BoxMaker
from factsheet.render.pdf.boxes.box import Box, FigureBox
from factsheet.render.pdf.boxes.paragraph import Anchor, Mark, TextBox
from factsheet.render.pdf.file.structure import Content, StructureElement
from factsheet.render.pdf.text.runs import ParagraphTags
from factsheet.render.pdf.text.styles import ResolvedStyle


class TracedBoxMaker(BoxMaker):
    """Makes the same boxes, and keeps the paths of the values in each by its element."""

    @cached_property
    def paths(self) -> dict[StructureElement, tuple[str, ...]]:
        """The paths by the elements of paragraphs and figures, as far as these are made."""
        return {}

    def text(
        self,
        inlines: Iterable[Inline],
        style: ResolvedStyle,
        parent: StructureElement,
        kind: str = "P",
        *,
        anchor: Anchor | None = None,
    ) -> tuple[TextBox, ...]:
        """Give the box of a paragraph."""
        inlines = tuple(inlines)
        return self._traced(super().text(inlines, style, parent, kind, anchor=anchor), inlines)

    def _marked(
        self,
        inlines: Iterable[Inline],
        style: ResolvedStyle,
        mark: Mark,
        tags: ParagraphTags,
        anchor: Anchor | None = None,
    ) -> TextBox:
        inlines = tuple(inlines)
        return self._traced((super()._marked(inlines, style, mark, tags, anchor),), inlines)[0]

    def _title(self, inlines: nodes.Line, parent: StructureElement) -> tuple[TextBox, ...]:
        return self._traced(super()._title(inlines, parent), inlines)

    def _traced(self, boxes: tuple[TextBox, ...], inlines: nodes.Line) -> tuple[TextBox, ...]:
        for box in boxes:
            if box.element and (paths := _paths(inlines)):
                self.paths[box.element] = paths
        return boxes

    def _figure(self, figure: nodes.Figure, parent: StructureElement) -> Iterator[Box]:
        for box in super()._figure(figure, parent):
            if isinstance(box, FigureBox) and box.element and figure.origin:
                self.paths[box.element] = (figure.origin.path,)
            yield box


def _paths(roots: Iterable[Node]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths_shown(roots)))


class PageBanners(Struct, dict=True):
    """The banners of a document's pages once these are filled; `paths` are those of a TracedBoxMaker."""

    document: Document
    paths: Mapping[StructureElement, tuple[str, ...]]
    of_page: PageBanner

    def text(self, number: int) -> str:
        """Give the banner of a page; the first has the overall one (32 CFR 2001.21(b)(2) and (3))."""
        if number == 1:
            return self.document.banner.text if self.document.banner else ""
        return self.of_page(self._paths.get(number - 1, self._running))

    @cached_property
    def _running(self) -> tuple[str, ...]:
        """The paths of the values in running heads and feet, which every page behind the first has."""
        return _paths((self.document.head, self.document.foot))

    @cached_property
    def _paths(self) -> Mapping[int, tuple[str, ...]]:
        """The paths of the values on each page, by its index; what goes on overleaf stands on both pages."""
        found: dict[int, dict[str, None]] = {}
        for element, paths in self.paths.items():
            for page in _pages(element):
                found.setdefault(page, dict.fromkeys(self._running)).update(dict.fromkeys(paths))
        return {page: tuple(paths) for page, paths in found.items()}


def _pages(element: StructureElement) -> set[int]:
    """Give the indices of the pages that an element has content on, itself or in its inlines."""
    found: set[int] = set()
    for kid in element.kids:
        if isinstance(kid, Content):
            found.add(kid.page)
        elif isinstance(kid, StructureElement):
            found |= _pages(kid)
    return found
