"""PDF: a document, a theme, fonts and images come in; the bytes of a tagged PDF file go out.

Every file conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once; `docs/pdf.md` tells how.

Importing this room imports ReportLab; import it where a PDF is made, not before.
"""

from collections.abc import Mapping

from factsheet.document.algebra import every
from factsheet.document.nodes import Document, Note
from factsheet.document.text import spoken_text
from factsheet.render.fonts.collection import Fonts
from factsheet.render.pdf.boxes.blocks import BoxMaker
from factsheet.render.pdf.boxes.box import keep_headings
from factsheet.render.pdf.file.structure import StructureTree
from factsheet.render.pdf.pages.flow import SheetTemplate, overflow_message
from factsheet.render.pdf.pages.running import PageArtifacts
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.rendered import Rendered, Report
from factsheet.render.theme import Theme

__all__ = ["render"]


def render(document: Document, theme: Theme, fonts: Fonts, images: Mapping[str, bytes]) -> Rendered:
    """Give the document as a PDF file; the same input gives the same bytes.

    `images` holds the files that figures name. The diagnostics are `missing-glyph`, `unset-script`, `missing-image`,
    `unreadable-image`, `unknown-note`, `page-field-in-text` (errors) and `too-long` (a warning); the bytes are
    there all the same, with something visible in place of what is wrong.
    Raises FactsheetError (`unknown-font`) where the theme names a font family that `fonts` does not have,
    `unreadable-font` where a file of it is damaged, `theme-too-tight` where something does not fit an empty page.
    """
    theme = theme.for_language(document.metadata.language)
    report = Report()
    book = FontBook(theme, fonts, document.metadata.language)
    notes = {note.id: spoken_text(note.inlines) for note in every(document.blocks, Note)}
    maker = RunMaker(theme, book, notes, report)
    template = SheetTemplate(theme.page)
    tree = StructureTree()
    box_maker = BoxMaker(theme, maker, images, report, template.frame_height)
    flow = keep_headings(box_maker.page_boxes(document.blocks, tree.root), template.frame_width)
    sheet = PageArtifacts(document, theme, maker)
    data = template.write(flow, tree, document.metadata, sheet.paint_ground, sheet.paint_running)
    if document.max_pages is not None and template.pages > document.max_pages:
        leading = theme.styles.body.leading
        message = overflow_message(template.pages, template.used, template.frame_height, document.max_pages, leading)
        report.warn("too-long", message, hints=("shorten the texts, or choose another template",))
    return Rendered(data, template.pages, report.diagnostics, book.files)
