"""PDF: a document, a theme, fonts and images come in; the bytes of a tagged PDF file go out.

Every file conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once; `docs/pdf.md` tells how.

Importing this room imports HarfBuzz; import it where a PDF is made, not before. ReportLab comes with the first image.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from factsheet.document.algebra import of_kinds
from factsheet.document.nodes import Document, List, Note, PageBanner
from factsheet.document.text import spoken_text
from factsheet.render.extents import with_room_for_labels
from factsheet.render.fonts.collection import Fonts
from factsheet.render.pdf.boxes.blocks import BoxMaker
from factsheet.render.pdf.boxes.box import Box, keep_headings
from factsheet.render.pdf.file.structure import StructureElement, StructureTree
from factsheet.render.pdf.pages.flow import SheetTemplate, overflow_message
from factsheet.render.pdf.pages.running import PageArtifacts
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.rendered import Rendered, Report
from factsheet.render.theme import Theme

__all__ = ["render"]


def render(
    document: Document,
    theme: Theme,
    fonts: Fonts,
    images: Mapping[str, bytes],
    page_banner: PageBanner | None = None,
) -> Rendered:
    """Give the document as a PDF file; the same input gives the same bytes.

    `images` holds the files that figures name. With `page_banner` the pages behind the first have banners of their own,
    as it gives them. The diagnostics are `missing-glyph`, `unset-script`, `missing-image`,
    `unreadable-image`, `unknown-note`, `page-field-in-text` (errors) and `too-long` (a warning); the bytes are
    there all the same, with something visible in place of what is wrong.
    Raises FactsheetError (`unknown-font`) where the theme names a font family that `fonts` does not have,
    `unreadable-font` where a file of it is damaged, `theme-too-tight` where something does not fit an empty page.
    """
    found = of_kinds(document.blocks, List, Note)
    theme = with_room_for_labels(theme.for_language(document.metadata.language), found[List])
    book = FontBook(theme, fonts, document.metadata.language)
    notes = {note.id: spoken_text(note.inlines) for note in found[Note]}
    sheet = _Sheet(document, book, images, page_banner, notes)
    data, report, template = sheet.written(theme)
    tighter = sheet.without_short_page(theme, template)
    if tighter:
        data, report, template = sheet.written(tighter)
    if document.max_pages is not None and template.pages > document.max_pages:
        leading = theme.styles.body.leading
        message = overflow_message(template.pages, template.used, template.frame_height, document.max_pages, leading)
        report.warn("too-long", message, hints=("shorten the texts, try `--fit`, or choose another template",))
    return Rendered(data, template.pages, report.diagnostics, book.files)


class _Sheet(Struct):
    """What is set on pages; `notes` are the notes' texts by their ids."""

    document: Document
    book: FontBook
    images: Mapping[str, bytes]
    page_banner: PageBanner | None
    notes: Mapping[str, str]

    def written(self, theme: Theme) -> tuple[bytes, Report, SheetTemplate]:
        """Give the bytes of the file, what there is to say, and how far its pages are filled."""
        report, template, tree, banners = Report(), SheetTemplate(theme.page), StructureTree(), None
        if self.page_banner:
            from factsheet.render.pdf.pages.page_marks import PageBanners  # noqa: PLC0415 - for few sheets

            banners = PageBanners(self.document, self.page_banner)
        maker = RunMaker(theme, self.book, self.notes, report)
        flow = self._flow(theme, maker, report, tree, banners.paths if banners else None)
        banner_of = banners.text if banners else None
        running = PageArtifacts(self.document, theme, maker, self.images, report, banner_of)
        data = template.write(flow, tree, self.document.metadata, running.paint_ground, running.paint_running)
        return data, report, template

    def without_short_page(self, theme: Theme, template: SheetTemplate) -> Theme | None:
        """Give the theme in the first of its steps that saves a short last page, None where none does or need be."""
        rule = theme.last_page
        if not 1 < template.pages <= rule.most_pages or template.share >= rule.least:
            return None
        for step in rule.steps:
            tighter, report, tried = theme.tightened(step), Report(), SheetTemplate(theme.page)
            maker = RunMaker(tighter, self.book, self.notes, report)
            tried.measure(self._flow(tighter, maker, report, StructureTree()))
            if tried.pages < template.pages:
                return tighter
        return None

    def _flow(
        self,
        theme: Theme,
        maker: RunMaker,
        report: Report,
        tree: StructureTree,
        paths: dict[StructureElement, tuple[str, ...]] | None = None,
    ) -> Iterator[Box]:
        boxes = BoxMaker(theme, maker, self.images, report, paths)
        return keep_headings(boxes.boxes(self.document.blocks, boxes.page, tree.root), theme.page.text_width)
