"""Pages with banners of their own: which values stand on each, by the structure tree, and what their banners say."""

from factsheet.document.nodes import Document, PageBanner
from factsheet.document.text import paths_shown
from factsheet.render.pdf.file.structure import Content, StructureElement


class PageBanners:
    """The banners of a document's pages once these are filled; a BoxMaker keeps `paths`."""

    def __init__(self, document: Document, of_page: PageBanner) -> None:
        self.paths: dict[StructureElement, tuple[str, ...]] = {}
        self._document, self._of_page = document, of_page
        self._running = tuple(paths_shown((document.head, document.foot)))
        """The paths of the values in running heads and feet, which every page behind the first has."""
        self._by_page: dict[int, dict[str, None]] | None = None

    def text(self, number: int) -> str:
        """Give the banner of a page; the first has the overall one (32 CFR 2001.21(b)(2) and (3))."""
        if number == 1:
            return self._document.banner.text if self._document.banner else ""
        if self._by_page is None:
            self._by_page = self._of_pages()
        return self._of_page(self._by_page.get(number - 1, dict.fromkeys(self._running)))

    def _of_pages(self) -> dict[int, dict[str, None]]:
        """Give the paths of the values on each page, by its index; what goes on overleaf stands on both pages."""
        found: dict[int, dict[str, None]] = {}
        for element, paths in self.paths.items():
            for page in _pages(element):
                found.setdefault(page, dict.fromkeys(self._running)).update(dict.fromkeys(paths))
        return found


def _pages(element: StructureElement) -> set[int]:
    """Give the indices of the pages that an element has content on, itself or in its inlines."""
    found: set[int] = set()
    for kid in element.kids:
        if isinstance(kid, Content):
            found.add(kid.page)
        elif isinstance(kid, StructureElement):
            found |= _pages(kid)
    return found
