"""The sample meetings in both formats and both packs: the main job, end to end."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from libreoffice import to_pdf
from lxml import etree
from msgspec import Struct
from msgspec.structs import asdict
from once import once
from runs import build_paths, compose_file
from samples import ENGLISH, FURTHER, SAMPLES, built_name
from tagged import TaggedPdf, shown_text
from tools import check_golden, ooxml_errors

from factsheet.document.algebra import every
from factsheet.document.nodes import Document, List, Table
from factsheet.document.text import blocks_text, document_text
from factsheet.production.options import Options
from factsheet.render.bidi.paragraphs import base_level
from factsheet.render.theme import Paper

ROOT = Path(__file__).parents[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEETS = [
    pytest.param(source, template, id=f"{source.stem}.{template}")
    for source in SAMPLES
    for template in ("standard", "brief")
]
GOLDEN = [
    pytest.param(source, template, id=f"{source.stem}.{template}")
    for source in (*ENGLISH, ROOT / "inputs/trilateral-brussels-2025-04-03.ja.yaml")
    for template in ("standard", "brief")
]
MM = 72 / 25.4
TURNED_OR_STACKED = frozenset(["ar", "fa", "he", "hi"])
"""Languages whose marks programs that guess order from places put behind other letters."""
MOST_TURNED = 12
"""Of so many paragraphs in a document from right to left pdfium may turn one round, or part it where a page ends."""


def compose(source: Path, template: str) -> Document:
    sheet = compose_file(source, template)
    assert not sheet.diagnostics
    return sheet.document


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, Path]:
    """Build every sample; give the files by name."""
    out = once(tmp_path_factory, "samples", make_samples)
    return {path.name: path for path in out.iterdir() if path.suffix in {".pdf", ".docx"}}


def make_samples(out: Path) -> None:
    for template in ("standard", "brief"):
        for report in build_paths(SAMPLES, Options(output=out, template=template)):
            assert not report.diagnostics


@pytest.fixture(scope="module")
def laid_out(built, tmp_path_factory) -> Path:
    """Lay the Word files of all samples out in LibreOffice; give the folder of the PDFs."""

    def lay_out(out: Path) -> None:
        for path in built.values():
            if path.suffix == ".docx":
                to_pdf(path, out / f"{path.stem}.pdf")

    return once(tmp_path_factory, "samples-laid-out", lay_out)


def file_of(built: dict[str, Path], source: Path, template: str, ext: str) -> Path:
    return built[built_name(source, template, ext)]


def squeeze(text: str) -> str:
    """Fold away what formats may differ in: white space, list marks, hyphens of every kind, ligatures."""
    return re.sub(r"[\s\u2010\u2022\u2013\u00ad\u0002\ufffe-]", "", unicodedata.normalize("NFKC", text))


def pdf_text(path: Path, *, margin: float = 17 * MM) -> str:
    """Give the text of a PDF between its running lines."""
    width, height = Paper.A4.points
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_bounded(0, margin, width, height - margin) for page in pdf]
    return "\n".join(pages)


def without_repeated_heads(text: str, document: Document) -> str:
    """Fold a text as `squeeze` does, without the head of a table that stands again on the pages it runs over."""
    text = squeeze(text)
    for table in every(document.blocks, Table):
        head = squeeze("".join(line for row in table.head for cell in row.cells for line in blocks_text(cell.blocks)))
        if head:
            first, *more = text.split(head)
            text = first + head + "".join(more)
    return text


def docx_text(path: Path) -> str:
    """Give the text of a Word file's body, paragraph by paragraph, without the marks that stand for isolates."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    text = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))
    return re.sub("[\u200e\u200f]", "", text)


@pytest.mark.parametrize(("source", "template"), SHEETS)
def test_pdf_and_word_hold_every_word_of_the_document_in_its_order(built, source, template):
    files = (file_of(built, source, template, form) for form in ("pdf", "docx"))
    assert_every_word(compose(source, template), *files)


def assert_every_word(document: Document, file: Path, word: Path) -> None:
    expected = squeeze("\n".join(document_text(document)))
    assert len(expected) > 500
    assert squeeze(docx_text(word)) == expected
    if base_level(document.metadata.language) or any(each.numbering for each in every(document.blocks, List)):
        # Programs that guess order from places turn marks and digits round, and find numbers of items in the text; what
        # the file says stands in its tags. U+200D stands for what lengthens a letter, U+200F parts numbers of notes.
        said = re.sub("[\u200d\u200f]", "", squeeze("".join(TaggedPdf(file.read_bytes()).paragraphs())))
        assert said == squeeze("\n".join(shown_text(document)))
        copied = squeeze(pdf_text(file)).replace("\u200f", "")
        assert not Counter(expected) - Counter(copied)
        lines = [squeeze(line) for line in shown_text(document)]
        assert sum(line not in copied for line in lines) <= len(lines) // MOST_TURNED
    else:
        assert without_repeated_heads(pdf_text(file), document) == expected


@pytest.mark.parametrize(("source", "template"), SHEETS)
def test_every_font_of_the_pdf_is_embedded(built, source, template):
    assert_embedded(file_of(built, source, template, "pdf"))


def assert_embedded(file: Path) -> None:
    reader = pypdf.PdfReader(file)
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font.get("/DescendantFonts", [font])[0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, font["/BaseFont"]


@pytest.fixture(scope="module")
def further(tmp_path_factory) -> dict[str, Path]:
    """Build the longer samples; give the files by name."""
    out = once(tmp_path_factory, "further", make_further)
    return {path.name: path for path in out.iterdir() if path.suffix in {".pdf", ".docx"}}


def make_further(out: Path) -> None:
    for report in build_paths(FURTHER, Options(output=out)):
        assert not report.diagnostics


def test_longer_samples_are_built_in_both_formats(further):
    pages = {}
    for source in FURTHER:
        file, word = (further[f"{source.stem}.{form}"] for form in ("pdf", "docx"))
        assert_every_word(compose(source, "standard"), file, word)
        assert_embedded(file)
        with pypdfium2.PdfDocument(file) as pdf:
            pages[source.stem] = len(pdf)
    assert pages.pop("g7-hiroshima-2023-05-20") > 10
    assert set(pages.values()) == {4}


@pytest.mark.openxml
def test_the_open_xml_validator_finds_no_errors_in_longer_samples(further):
    for source in FURTHER:
        assert ooxml_errors(further[f"{source.stem}.docx"]) == []


@pytest.mark.parametrize("template", ["standard", "brief"])
def test_building_again_gives_the_same_bytes(built, template, tmp_path):
    list(build_paths(SAMPLES, Options(output=tmp_path, template=template)))
    again = [path for path in tmp_path.iterdir() if path.suffix in {".pdf", ".docx"}]
    assert len(again) == 2 * len(SAMPLES)
    for path in again:
        assert path.read_bytes() == built[path.name].read_bytes(), path.name


@pytest.mark.parametrize("source", SAMPLES, ids=lambda path: path.stem)
def test_the_brief_is_one_page(built, source):
    with pypdfium2.PdfDocument(file_of(built, source, "brief", "pdf")) as pdf:
        assert len(pdf) == 1


@pytest.mark.openxml
def test_the_open_xml_validator_finds_no_errors(built):
    assert len(SAMPLES) > 10
    for path in (file_of(built, source, "brief" if source in ENGLISH else "standard", "docx") for source in SAMPLES):
        assert ooxml_errors(path) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize(("source", "template"), SHEETS)
def test_libreoffice_lays_out_the_same_blocks_on_as_many_pages(built, laid_out, source, template):
    files = (laid_out / built_name(source, template, "pdf"), file_of(built, source, template, "pdf"))
    with pypdfium2.PdfDocument(files[0]) as word, pypdfium2.PdfDocument(files[1]) as pdf:
        assert abs(len(word) - len(pdf)) <= 1
    document = compose(source, template)
    both = map(pdf_text, files)
    word_text, own_text = (without_repeated_heads(text, document) for text in both)
    if document.metadata.language in TURNED_OR_STACKED:
        assert not Counter(filter(str.isalnum, own_text)) - Counter(filter(str.isalnum, word_text))
    else:
        assert word_text == own_text


@pytest.mark.parametrize(("source", "template"), GOLDEN)
def test_the_document_is_the_golden_one(source, template):
    check_golden(f"{source.stem}.{template}.txt", "\n".join(dump(compose(source, template))) + "\n")


def dump(node: object, depth: int = 0, name: str = "") -> list[str]:
    """Write a document as an indented tree, a node or value a line."""
    lead = "  " * depth + (f"{name}: " if name else "")
    if isinstance(node, tuple):
        return [line for item in node for line in dump(item, depth)] if node else []
    if not isinstance(node, Struct):
        return [f"{lead}{node}"]
    parts = asdict(node)
    flat = " ".join(
        f"{k}={str(v)!r}" for k, v in parts.items() if not isinstance(v, tuple) and v is not None and not _node(v)
    )
    lines = [f"{lead}{type(node).__name__} {flat}".rstrip()]
    for key, value in parts.items():
        if isinstance(value, tuple) or _node(value):
            lines += dump(value, depth + 1, key if _node(value) else "")
    return lines


def _node(value: object) -> bool:
    return isinstance(value, Struct) and type(value).__name__ not in {"Origin"}
