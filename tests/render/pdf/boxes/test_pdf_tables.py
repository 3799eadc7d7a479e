"""Tables: repeated header rows, rows kept whole, widths by content."""

import pytest
from reading import all_text, char_boxes, page_lines, squeezed
from sample import FILLER, cell, document, fact, heads, inlines, paragraph

from factsheet.document.nodes import (
    Alignment,
    Cell,
    Column,
    Language,
    List,
    ListItem,
    ParagraphRole,
    Row,
    Table,
    TableRole,
)
from factsheet.render.pdf import render

URL = "https://www.example.org/" + "a-very-long-path/" * 12 + "x" * 200


def table(*rows, head=True, columns=None, **options):
    columns = columns or tuple(Column() for _ in rows[0].cells)
    labels = (heads(*(f"Head {n}" for n in range(len(columns)))),) if head else ()
    return Table(columns, labels, rows, **options)


def row(*texts):
    return Row(tuple(cell(*([text] if text else [])) for text in texts))


def test_the_header_row_stands_on_every_page(theme, fonts):
    rows = [row(f"Item {n}", f"Value {n}") for n in range(500)]
    rendered = render(document(table(*rows, caption=inlines("Caption"))), theme, fonts, {})
    pages = page_lines(rendered.data)
    assert len(pages) > 8
    assert all("Head 0 Head 1" in " ".join(squeeze_spaces(line) for line in lines[:2]) for lines in pages)
    text = all_text(rendered.data).replace("Head0Head1", "")
    assert text == "Caption" + "".join(f"Item{n}Value{n}" for n in range(500))


def squeeze_spaces(line):
    return " ".join(line.split())


def test_rows_are_not_split(theme, fonts):
    rows = [row(f"Begin{n} {FILLER * 2} End{n}", "Value") for n in range(30)]
    pages = [" ".join(lines) for lines in page_lines(render(document(table(*rows)), theme, fonts, {}).data)]
    assert len(pages) > 1
    for n in range(30):
        assert [f"Begin{n} " in page for page in pages] == [f"End{n} " in page for page in pages]


def test_a_row_taller_than_a_page_is_split(theme, fonts):
    huge = "".join(f"Sentence {n} of a cell without end. " for n in range(400))
    rows = [row("Before", "x"), row(huge, "beside"), row("After", "y")]
    rendered = render(document(table(*rows)), theme, fonts, {})
    assert rendered.pages >= 3
    text = all_text(rendered.data).replace("Head0Head1", "")
    assert text.replace("beside", "") == squeezed("Before x" + huge + "After y")


@pytest.mark.parametrize("head", [True, False])
def test_empty_cells_and_tables_render(theme, fonts, head):
    sheet = document(table(row("", "b"), row("", ""), head=head), Table((Column(),), (), ()), paragraph("End"))
    assert all_text(render(sheet, theme, fonts, {}).data).endswith("bEnd")


def test_a_table_without_body_rows_shows_its_head(theme, fonts):
    sheet = document(Table((Column(), Column()), (heads("A", "B"),), ()))
    assert all_text(render(sheet, theme, fonts, {}).data) == "AB"


def test_long_words_stay_inside_the_page(theme, fonts):
    sheet = document(
        paragraph(URL),
        List((ListItem((paragraph(URL),)),)),
        table(row(URL, "short", URL), row("a", "b", "c")),
        Table((Column(), Column()), (), (fact(URL, paragraph(URL)),), role=TableRole.FACTS),
    )
    data = render(sheet, theme, fonts, {}).data
    left, right = theme.page.left * 72 / 25.4, theme.page.size.points[0] - theme.page.right * 72 / 25.4
    for _, character, (x1, _, x2, _) in char_boxes(data):
        if not character.isspace():
            assert left - 0.6 <= x1 <= x2 <= right + 0.6, character
    assert all_text(data).count(squeezed(URL)) >= 2


def test_columns_are_aligned(theme, fonts):
    columns = (Column(width=0.3), Column(Alignment.END, 0.3), Column(Alignment.CENTER, 0.4))
    data = render(document(table(row("aa", "bb", "cc"), columns=columns, head=False)), theme, fonts, {}).data
    widths = table(row("aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"), columns=columns, head=False)
    wide = render(document(widths), theme, fonts, {}).data

    def span(data, character):
        found = [box for _, own, box in char_boxes(data) if own == character]
        return min(box[0] for box in found), max(box[2] for box in found)

    assert span(data, "a")[0] == pytest.approx(span(wide, "a")[0], abs=0.5)
    assert span(data, "b")[1] == pytest.approx(span(wide, "b")[1], abs=0.5)
    assert sum(span(data, "c")) == pytest.approx(sum(span(wide, "c")), abs=1)


def test_lists_and_paragraphs_stand_in_cells(theme, fonts):
    items = List((ListItem((paragraph("one"),)), ListItem((paragraph("two"),))))
    sheet = document(Table((Column(),), (), (Row((Cell((paragraph("First."), items)),)),)))
    assert all_text(render(sheet, theme, fonts, {}).data) == "First.•one•two"


def test_a_row_of_empty_cells_has_the_height_of_a_line(theme, fonts):
    def top_of_end(*rows):
        sheet = document(table(*rows), paragraph("End"))
        return next(box[3] for _, own, box in char_boxes(render(sheet, theme, fonts, {}).data) if own == "E")

    above = row("a", "b")
    assert top_of_end(above, row("", "")) == pytest.approx(top_of_end(above, row("c", "d")), abs=0.01)


@pytest.mark.parametrize("before", [0, 1, 3])
def test_a_row_taller_than_a_page_begins_where_it_stands(theme, fonts, before):
    huge = "".join(f"Sentence {n} of a cell without end. " for n in range(400))
    rows = [row(f"Before {n}", "x") for n in range(before)]
    rendered = render(document(paragraph("Text"), table(*rows, row(huge, "beside"))), theme, fonts, {})
    first = page_lines(rendered.data)[0]
    assert len(first) > 35
    assert any("Sentence 0" in line for line in first)
    assert all_text(rendered.data).replace("Head0Head1", "").replace("beside", "").endswith(squeezed(huge))


def test_a_header_row_of_half_a_page_stands_once_above_a_row_taller_than_a_page(theme, fonts):
    big = Table((Column(),), (Row((cell("Head " * 800),)),), (Row((cell(FILLER * 80),)),))
    for count in (0, 4, 12):
        sheet = document(*[paragraph("Text")] * count, big)
        assert all_text(render(sheet, theme, fonts, {}).data).count("Head") == 800


def test_a_row_taller_than_a_page_begins_on_the_next_where_less_than_two_lines_fit(theme, fonts):
    huge = FILLER * 60
    starts = set()
    for count in range(34, 54):
        filler = [paragraph("Filler", role=ParagraphRole.CONTACT)] * count
        pages = page_lines(render(document(*filler, table(row(huge, "b"), head=False)), theme, fonts, {}).data)
        own = [line for line in pages[0] if not line.startswith("Filler")]
        assert len(own) != 1
        starts.add(bool(own))
    assert starts == {True, False}


def test_a_long_url_does_not_starve_its_neighbours(theme, fonts):
    sheet = document(table(row("Item 1", URL, "1 234"), head=False))
    lines = [line.strip() for line in page_lines(render(sheet, theme, fonts, {}).data)[0]]
    assert any(line.startswith("Item 1") for line in lines)


def lone_rows(count: int, filler: int, theme, fonts) -> list[int]:
    """Slide a table of so many rows down a page, and give how many rows stand on each of its pages."""
    lines = [paragraph(f"Filler {number}", role=ParagraphRole.CONTACT) for number in range(filler)]
    rows = [row(f"Item {n}", "Value") for n in range(count)]
    pages = page_lines(render(document(*lines, table(*rows)), theme, fonts, {}).data)
    found = [sum(line.startswith("Item") for line in page) for page in pages]
    return [number for number in found if number]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_table_of_a_few_rows_stays_whole(theme, fonts, count):
    assert {tuple(lone_rows(count, filler, theme, fonts)) for filler in range(26, 46)} == {(count,)}


@pytest.mark.parametrize("count", [6, 7, 9])
def test_no_row_stands_alone_on_the_first_or_the_last_page_of_a_table(theme, fonts, count):
    parts = {tuple(lone_rows(count, filler, theme, fonts)) for filler in range(24, 46)}
    assert len(parts) > 1  # it has slid over the foot of the page
    assert all(min(rows) > 1 for rows in parts)


def test_a_high_row_stays_where_it_fits(theme, fonts):
    rows = [row(f"Item {n}", FILLER * 12) for n in range(5)]
    pages = page_lines(render(document(paragraph("Before."), table(*rows)), theme, fonts, {}).data)
    assert any(line.startswith("Item 0") for line in pages[0])


def test_a_few_rows_taller_than_a_page_run_over_pages(theme, fonts):
    rows = [row(FILLER * 25, "Value") for _ in range(3)]
    rendered = render(document(paragraph("Before."), table(*rows)), theme, fonts, {})
    assert rendered.pages >= 2
    assert all_text(rendered.data).count(squeezed(FILLER)) == 75


def test_what_is_in_a_language_of_another_direction_stands_as_that_is_read(theme, fonts):
    arabic = [Language("ar", inlines(letter)) for letter in "جبا"]
    rows = Row(tuple(cell(each) for each in arabic[:2]))
    rendered = render(document(table(rows, head=False), paragraph(arabic[2]), paragraph("b")), theme, fonts, {})
    left = {character: box[0] for _, character, box in char_boxes(rendered.data)}
    middle = theme.page.size.points[0] / 2
    assert left["ب"] < left["ج"]
    assert left["b"] < middle < left["ا"]
