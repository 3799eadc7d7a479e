"""The seams to ReportLab: each test fails where a new ReportLab behaves otherwise than the room relies on."""

import shutil

import pytest
from reading import all_text, char_boxes, font_dictionaries, page_lines, reader
from sample import SAMPLE_IMAGES, cell, document, inlines, paragraph

from factsheet.diagnostics import FactsheetError
from factsheet.document import Cell, Column, Figure, PageCount, PageNumber, Row, RunningLine, Table
from factsheet.render.fonts import FolderFonts, Fonts, PackageFonts
from factsheet.render.pdf import render
from factsheet.render.pdf.faces import load_face
from factsheet.render.theme import FontChoice, Paper


def with_fonts(theme, **fonts):
    return theme.model_copy(update={"fonts": theme.fonts | fonts})


def test_two_files_of_one_postscript_name_stay_apart(tmp_path, fonts):
    lato = fonts.find("Lato")
    twin = tmp_path / "Lato-Regular.ttf"
    shutil.copy(lato.file(bold=True), twin)
    regular, other = load_face(lato.regular), load_face(twin)
    assert regular.name != other.name
    assert regular.width("Words", 10) != other.width("Words", 10)


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


def test_control_characters_are_never_covered(fonts):
    faces = [load_face(family.regular) for family in fonts.families.values()]
    assert not any(face.covers(character) for face in faces for character in "\x00\r\x7f\x85")
