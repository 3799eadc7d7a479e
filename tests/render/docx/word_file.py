"""A Word file opened for tests: its parts as trees, and its text read without the help of the renderer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree
from sample import document

from factsheet.document.nodes import Block
from factsheet.render.docx import render
from factsheet.render.rendered import Rendered
from factsheet.render.theme import Theme

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
_TEXT = {"br": " ", "tab": " ", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}


class WordFile:
    """The parts of a `.docx` file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.members = archive.infolist()
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def tree(self, name: str) -> etree._Element:
        """Give the root element of a part, named without folder and ending for those under `word/`."""
        return etree.fromstring(self.parts.get(f"word/{name}.xml") or self.parts[name])

    def find(self, path: str, part: str = "document") -> list:
        """Evaluate an XPath on a part."""
        return self.tree(part).xpath(path, namespaces=NAMES)

    def paragraphs(self, part: str = "document") -> list[tuple[str, str]]:
        """Give the style and the text of each paragraph that has text."""
        rows = ((paragraph, paragraph_text(paragraph)) for paragraph in self.find("//w:p", part))
        return [(p.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMES), text) for p, text in rows if text]

    def texts(self) -> list[str]:
        """Give the text of each paragraph of the body."""
        return [text for _, text in self.paragraphs()]


def paragraph_text(paragraph: etree._Element) -> str:
    """Give the text of a paragraph, deleted text too."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iterdescendants():
        name = etree.QName(element).localname
        if name in {"t", "delText"}:
            yield element.text or ""
        elif element.getparent().tag == f"{{{W}}}r":
            yield _TEXT.get(name, "")


def rendered(theme: Theme, *blocks: Block, images: dict[str, bytes] | None = None, **changes: object) -> Rendered:
    """Render a bare document of the blocks."""
    return render(document(*blocks, **changes), theme, images or {})


def word(theme: Theme, *blocks: Block, images: dict[str, bytes] | None = None, **changes: object) -> WordFile:
    """Render a bare document of the blocks, which nothing is wrong with, and open the file."""
    result = rendered(theme, *blocks, images=images, **changes)
    assert result.diagnostics == ()
    return WordFile(result.data)
