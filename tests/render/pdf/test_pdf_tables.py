"""Tables: repeated header rows, rows kept whole, widths by content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import all_text, char_boxes, page_lines, squeezed
from sample import FILLER, cell, document, fact, heads, inlines, paragraph

from factsheet.document import Alignment, BulletList, Cell, Column, ListItem, Row, Table, TableRole
from factsheet.render.pdf import render
from factsheet.render.pdf.columns import ColumnExtent, column_widths

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
        BulletList((ListItem((paragraph(URL),)),)),
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
    items = BulletList((ListItem((paragraph("one"),)), ListItem((paragraph("two"),))))
    sheet = document(Table((Column(),), (), (Row((Cell((paragraph("First."), items)),)),)))
    assert all_text(render(sheet, theme, fonts, {}).data) == "First.•one•two"


@st.composite
def extents(draw):
    least = draw(st.floats(0, 400))
    share = draw(st.none() | st.floats(0.05, 0.6))
    return ColumnExtent(least, least + draw(st.floats(0, 3000)), share)


@given(st.lists(extents(), min_size=1, max_size=8), st.floats(100, 600))
def test_column_widths_fill_the_table(columns, width):
    widths = column_widths(columns, width)
    assert len(widths) == len(columns)
    assert all(own >= 0 for own in widths)
    assert sum(widths) == pytest.approx(width) or not any(c.full or c.share for c in columns)


@given(st.lists(st.tuples(st.floats(1, 60), st.floats(0, 2000)), min_size=1, max_size=8))
def test_no_column_is_narrower_than_its_longest_word_while_there_is_room(pairs):
    columns = [ColumnExtent(least, least + more) for least, more in pairs]
    for column, own in zip(columns, column_widths(columns, 500), strict=True):
        assert own >= column.least - 0.001


def test_a_narrow_column_gets_what_it_asks_for():
    narrow, wide = column_widths([ColumnExtent(30, 40), ColumnExtent(60, 2000)], 400)
    assert narrow == pytest.approx(40)
    assert wide == pytest.approx(360)


def test_a_long_url_does_not_starve_its_neighbours(theme, fonts):
    sheet = document(table(row("Item 1", URL, "1 234"), head=False))
    lines = [line.strip() for line in page_lines(render(sheet, theme, fonts, {}).data)[0]]
    assert any(line.startswith("Item 1") for line in lines)
