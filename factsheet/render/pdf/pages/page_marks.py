"""Pages with banners of their own: which values stand on each, by the structure tree, and what their banners say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from factsheet.document import nodes
from factsheet.document.algebra import Node
from factsheet.document.nodes import Document, Inline, PageBanner
from factsheet.document.text import paths_shown
from factsheet.render.pdf.boxes.blocks import BoxMaker
from factsheet.render.pdf.boxes.box import Box, FigureBox
from factsheet.render.pdf.boxes.paragraph import Anchor, Mark, TextBox
from factsheet.render.pdf.file.structure import Content, StructureElement
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.runs import ParagraphTags
from factsheet.render.pdf.text.styles import ResolvedStyle
from factsheet.render.rendered import Report
from factsheet.render.theme import Theme


class TracedBoxMaker(BoxMaker):
    """Makes the same boxes, and keeps the paths of the values in each by its element."""

    paths: dict[StructureElement, tuple[str, ...]]
    """The paths by the elements of paragraphs and figures, as far as these are made."""

    def __init__(
        self, theme: Theme, maker: RunMaker, images: Mapping[str, bytes], report: Report, page_height: float
    ) -> None:
        super().__init__(theme, maker, images, report, page_height)
        self.paths = {}

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


class PageBanners:
    """The banners of a document's pages once these are filled; `paths` are those of a TracedBoxMaker."""

    def __init__(
        self, document: Document, paths: Mapping[StructureElement, tuple[str, ...]], of_page: PageBanner
    ) -> None:
        self._document, self._by_element, self._of_page = document, paths, of_page
        self._running = _paths((document.head, document.foot))
        """The paths of the values in running heads and feet, which every page behind the first has."""
        self._paths: Mapping[int, tuple[str, ...]] | None = None

    def text(self, number: int) -> str:
        """Give the banner of a page; the first has the overall one (32 CFR 2001.21(b)(2) and (3))."""
        if number == 1:
            return self._document.banner.text if self._document.banner else ""
        if self._paths is None:
            self._paths = self._of_pages()
        return self._of_page(self._paths.get(number - 1, self._running))

    def _of_pages(self) -> Mapping[int, tuple[str, ...]]:
        """Give the paths of the values on each page, by its index; what goes on overleaf stands on both pages."""
        found: dict[int, dict[str, None]] = {}
        for element, paths in self._by_element.items():
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
