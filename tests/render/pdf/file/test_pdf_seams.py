"""The seams to ReportLab: each test fails where a new ReportLab behaves otherwise than the room relies on."""

import io
import re
import shutil

import pikepdf
import pytest
from PIL import Image
from reading import all_text, char_boxes, font_dictionaries, page_lines, reader
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from sample import SAMPLE_IMAGES, cell, document, inlines, paragraph

from factsheet.diagnostics import FactsheetError
from factsheet.document.nodes import Cell, Column, Figure, PageCount, PageNumber, Row, RunningLine, Table
from factsheet.render.fonts.collection import Fonts
from factsheet.render.fonts.faces import load_face
from factsheet.render.fonts.providers import FolderFonts, PackageFonts
from factsheet.render.pdf import render
from factsheet.render.pdf.boxes.paragraph import TextBox
from factsheet.render.pdf.canvas import Artifact, SheetCanvas
from factsheet.render.pdf.file.file_writer import text_string
from factsheet.render.pdf.file.seams import read_image
from factsheet.render.pdf.file.structure import StructureTree
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.lines import TextLayout
from factsheet.render.pdf.text.painter import UntaggedTextError
from factsheet.render.pdf.text.shaping import shaper_of
from factsheet.render.pdf.text.styles import resolve_style
from factsheet.render.rendered import Report
from factsheet.render.theme import FontChoice, Paper


def with_fonts(theme, **fonts):
    return theme.model_copy(update={"fonts": theme.fonts | fonts})


def test_two_files_of_one_postscript_name_stay_apart(tmp_path, fonts):
    lato = fonts.find("Lato")
    twin = tmp_path / "Lato-Regular.ttf"
    shutil.copy(lato.file(bold=True), twin)
    regular, other = load_face(lato.regular), load_face(twin)
    assert regular.file != other.file
    assert shaper_of(regular, "en", "ltr").width("Words") != shaper_of(other, "en", "ltr").width("Words")


def test_a_font_of_a_folder_is_embedded(tmp_path, theme, fonts):
    shutil.copy(fonts.find("Lato").regular, tmp_path / "OwnFace-Regular.ttf")
    own = with_fonts(theme, body=FontChoice(family="Own Face", fallback=("Noto Sans",), word="Lato"))
    data = render(document(paragraph("Words")), own, Fonts(FolderFonts(tmp_path), PackageFonts()), {}).data
    assert {font["/BaseFont"].partition("+")[2] for font in font_dictionaries(data)} == {"Lato-Regular"}


def test_an_unknown_font_stops_the_rendering(theme, fonts):
    own = with_fonts(theme, body=FontChoice(family="No Such Face", word="Lato"))
    with pytest.raises(FactsheetError, match="No Such Face"):
        render(document(paragraph("Words")), own, fonts, {})


def test_the_file_is_a_pdf_of_version_1_7_without_ascii_filters(theme, fonts):
    data = render(document(paragraph("Words")), theme, fonts, {}).data
    assert data.startswith(b"%PDF-1.7")
    assert b"ASCII85Decode" not in data


def test_letter_paper(theme, fonts):
    data = render(document(paragraph("Words")), theme.on_paper(Paper.LETTER), fonts, {}).data
    assert [float(side) for side in reader(data).pages[0].mediabox] == [0, 0, 612, 792]


@pytest.mark.parametrize("side", ["start", "end", "both"])
def test_long_running_lines_wrap_inside_the_margins(theme, fonts, side):
    long = inlines("A long running line of many words " * 8)
    line = RunningLine(long if side != "end" else inlines("Start"), long if side != "start" else inlines("End"))
    data = render(document(*[paragraph("Text. " * 400)] * 3, head=line, foot=line), theme, fonts, {}).data
    left, right = theme.page.left * 72 / 25.4, theme.page.size.points[0] - theme.page.right * 72 / 25.4
    for _, character, (x1, y1, x2, _) in char_boxes(data):
        if not character.isspace():
            assert left - 1 <= x1 <= x2 <= right + 1
            assert y1 > 5
    assert all_text(data).count("Alongrunningline") >= 16


def test_the_page_count_is_right_on_every_page_of_many(theme, fonts):
    foot = RunningLine((), inlines("Page ", PageNumber(), " of ", PageCount()))
    pages = page_lines(render(document(*[paragraph("Text. " * 600)] * 16, foot=foot), theme, fonts, {}).data)
    assert len(pages) > 9
    assert [lines[-1].split() for lines in pages] == [
        ["Page", str(n), "of", str(len(pages))] for n in range(1, len(pages) + 1)
    ]


def test_a_figure_in_a_cell_takes_part_in_the_width(theme, fonts):
    row = Row((cell("Text"), Cell((Figure("images/chart.png", "Bars"),)), cell("x" * 30)))
    data = render(document(Table((Column(),) * 3, (), (row,))), theme, fonts, SAMPLE_IMAGES).data
    assert len(reader(data).pages[0].images) == 1
    assert all_text(data) == "Text" + "x" * 30


# What `factsheet.render.pdf.seams` relies on in ReportLab, a test for each seam.


@pytest.fixture
def canvas():
    return SheetCanvas((595, 842), StructureTree(), lambda _: None, lambda *_: None)


def test_text_that_is_not_tagged_is_an_error(canvas, theme, fonts):
    maker = RunMaker(theme, FontBook(theme, fonts), {}, Report())
    style = resolve_style(theme, theme.styles.body)
    box = TextBox(TextLayout(maker.runs(inlines("Words"), style)), style, 8)
    with pytest.raises(UntaggedTextError, match="BT"):
        box.paint(canvas, 72, 72, 400)
    with canvas.artifact(Artifact.LAYOUT):
        box.paint(canvas, 72, 72, 400)


def test_a_stream_ends_with_a_line_end_of_its_own_whatever_its_last_byte():
    for data in (b"", b"a", b"a\n"):
        written = pdfdoc.PDFStream(pdfdoc.PDFDictionary({}), data, [])
        assert written.format(pdfdoc.PDFDocument()).endswith(b"stream\n" + data + b"\nendstream\n")


def test_every_stream_of_a_file_has_its_exact_length(theme, fonts):
    data = render(document(paragraph("Words")), theme, fonts, {}).data
    found = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", data))
    assert len(found) > 4
    for match in found:
        assert data[match.end() + int(match[1]) :].startswith(b"\nendstream\n")


def test_objects_have_the_numbers_they_are_written_under(canvas):
    number = canvas.ready.add(b"(raw)")
    canvas.catalog["Anything"] = b" %d 0 R" % number
    with canvas.artifact(Artifact.LAYOUT):
        canvas.picture(ImageReader(Image.new("RGB", (8, 8))), (0, 0, 8, 8), None)
    pdf = pikepdf.open(io.BytesIO(canvas.file()))
    assert pdf.get_object(number, 0) == "raw"
    assert pdf.Root.Anything.is_indirect
    assert pdf.Root.Anything == "raw"
    (image,) = pdf.pages[0].Resources.XObject.values()
    assert (image.Width, image.Height) == (8, 8)


@pytest.mark.parametrize("text", ["plain", "(\\)", "é", "line\nend", "𠮟", ""])
def test_text_strings_are_read_back(text):
    assert str(pikepdf.Object.parse(text_string(text))) == text


def test_a_cmyk_image_becomes_an_rgb_one():
    buffer = io.BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(buffer, "JPEG")
    image = read_image(buffer.getvalue())
    red, green, blue = image.getRGBData()[:3]
    assert red > 200
    assert max(green, blue) < 60
    assert image.mode == "RGB"


def test_control_characters_are_never_covered(fonts):
    faces = [load_face(family.regular) for family in fonts.families.values()]
    assert not any(face.covers(character) for face in faces for character in "\x00\r\x7f\x85")


def test_the_file_names_reportlab_as_reportlab_does(theme, fonts):
    made = reader(render(document(paragraph("Words")), theme, fonts, {}).data)
    assert made.metadata.producer == pdfdoc.PDFInfo.producer


def test_axes_are_moved_turned_and_scaled_as_reportlab_does(canvas):
    theirs = Canvas(io.BytesIO())
    theirs.saveState()
    theirs.translate(297.638, 420.945)
    theirs.rotate(37)
    theirs.scale(0.123456, 0.123456)
    with canvas.turned(297.638, 420.945, 37, 0.123456):
        assert canvas._code == theirs._code
