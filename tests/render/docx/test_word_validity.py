"""What other programs make of the files: the Open XML SDK and LibreOffice."""

import io
import re
import zipfile
from itertools import cycle

import pypdfium2
import pytest
from libreoffice import to_pdf
from sample import SAMPLE_IMAGES, WHEN, cell, document, heads, metadata, paragraph, sample_document
from test_word_golden import blocks
from tools import ooxml_errors

from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Comment,
    Deletion,
    Document,
    Figure,
    Insertion,
    Language,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    Notes,
    PageNumber,
    Row,
    Table,
    TableRole,
    Text,
)
from factsheet.document.text import document_text
from factsheet.render.docx import render
from factsheet.render.theme import Paper


def documents():
    sample = sample_document()
    yield "sample", sample
    yield "plain", sample_document(watermark=None)
    yield "empty", document()
    yield "small", document(*blocks())
    yield "east-asian", Document(metadata(language="ja"), sample.blocks, sample.head, sample.foot, "草案")
    yield "revised", document(*revised())
    beside = Table((Column(), Column()), (heads("A", "B"),), (Row((cell("a"), cell("b"))),), role=TableRole.SIDES)
    yield "side-by-side", document(beside)
    yield "right-to-left", Document(metadata(language="ar"), sample.blocks)


def revised():
    """Give revisions and comments in every surrounding that can hold them."""
    inner = Insertion("R", WHEN, (Text("a"), LineBreak(), Link("https://www.example.org/", (Text("b"),))))
    outer = Comment("R", WHEN, "outer", (Text("c"), Comment("R", WHEN, "inner", (inner,))))
    deletion = Deletion("R", WHEN, (inner, NoteReference("n", "1"), PageNumber(), Language("ar", (Text("x"),))))
    whole = paragraph(Insertion("R", WHEN, (Text("whole"),)))
    table = Table((Column(),), (), (Row((Cell((whole, paragraph(outer))),)), Row((Cell((figure(),)),))))
    yield from (paragraph(outer, deletion), whole, paragraph(Deletion("R", WHEN, (Text("gone"),))))
    yield Callout((inner,), (table, List((ListItem((whole, table)), ListItem(())))))
    yield Notes((Note("n", "1", (inner, outer)),))


def figure():
    return Figure("images/chart.png", "Bars \u0026 lines")


@pytest.mark.openxml
@pytest.mark.parametrize(
    ("name", "content", "paper"),
    [(*pair, paper) for pair, paper in zip(documents(), cycle(Paper), strict=False)],
    ids=[name for name, _ in documents()],
)
def test_the_open_xml_sdk_finds_no_errors(theme, tmp_path, name, content, paper):
    """Papers take turns: what they change in a file are the numbers of its section and the columns of its tables."""
    path = tmp_path / f"{name}.docx"
    path.write_bytes(render(content, theme.on_paper(paper), SAMPLE_IMAGES).data)
    assert ooxml_errors(path) == []


@pytest.mark.openxml
def test_the_validator_finds_what_is_wrong(theme, tmp_path):
    path = tmp_path / "wrong.docx"
    data = render(document(*blocks()), theme, {}).data
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<w:tblGrid>", b"<w:tblGrid><w:b/>"))
    assert ooxml_errors(path) != []


@pytest.mark.libreoffice
def test_libreoffice_lays_out_the_same_words_on_as_many_pages(theme, tmp_path):
    data = render(sample_document(watermark=None), theme, SAMPLE_IMAGES).data
    pages = pypdfium2.PdfDocument(to_pdf(data, tmp_path / "sample.pdf"))
    assert len(pages) == 3
    shown = compact("".join(page.get_textpage().get_text_bounded() for page in pages))
    place = 0
    for line in document_text(sample_document()):
        place = shown.find(compact(line), place)
        assert place >= 0, line
    assert compact("Page 3 of 3") in shown


def compact(text):
    """Leave out what layout adds: white space and the hyphens that PDF marks at line ends."""
    return re.sub(r"[\s\ufffe\u0002]+", "", text)
