"""A last page with little text is pulled in."""

import pytest
from reading import page_lines, squeezed
from sample import cell, document, heads, paragraph

from factsheet.document.nodes import Callout, Column, List, ListItem, Row, Section, Table, Text
from factsheet.document.text import blocks_text
from factsheet.render.fonts.collection import Fonts
from factsheet.render.pdf import render
from factsheet.render.theme import Theme

WORDS = "The parties reviewed the work of the past year and agreed on the steps that follow from it. "


def section(number: int):
    blocks = (
        paragraph(WORDS * 2),
        List(tuple(ListItem((paragraph(WORDS),)) for _ in range(number % 4))),
        Callout((Text("Summary"),), (paragraph(WORDS),)),
        Table((Column(), Column()), (heads("Item", "Day"),), tuple(Row((cell(WORDS), cell("3"))) for _ in range(3))),
    )
    return Section(f"s{number}", 1, (Text(f"Part {number}"),), blocks[: 1 + number % 4])


def sheet(sections: int, lines: int = 0):
    return document(*map(section, range(sections)), *(paragraph("A line of its own.") for _ in range(lines)))


def filled(theme: Theme, fonts: Fonts, sheets) -> dict[tuple[int, int], tuple[int, int, int]]:
    """Give pages as set and as they would be, and the lines on the last of these, of sheets by their size."""
    loose = theme.model_copy(update={"last_page": theme.last_page.model_copy(update={"steps": ()})})
    found = {}
    for size in sheets:
        plain = page_lines(render(sheet(*size), loose, fonts, {}).data)
        found[size] = (render(sheet(*size), theme, fonts, {}).pages, len(plain), len(plain[-1]))
    return found


def test_no_sheet_ends_with_a_few_lines(theme, fonts):
    found = filled(theme, fonts, [(sections, lines) for sections in (5, 9, 14) for lines in range(0, 44, 2)])
    short = {size: pages for size, pages in found.items() if pages[1] > 1 and pages[2] <= 4}
    assert len(short) >= 5
    assert all(pages == before - 1 for pages, before, _ in short.values()), short
    assert all(pages == before for pages, before, lines in found.values() if lines > 10)


def test_nothing_is_lost_on_the_way(theme, fonts):
    (size,) = [
        size
        for size, (pages, before, _) in filled(theme, fonts, [(5, lines) for lines in range(0, 44, 2)]).items()
        if pages < before
    ][:1]
    read = "".join(line for page in page_lines(render(sheet(*size), theme, fonts, {}).data) for line in page)
    words = squeezed("".join(blocks_text(sheet(*size).blocks)))
    assert sorted(squeezed(read).replace("•", "")) == sorted(words)


@pytest.mark.parametrize(("change", "pulled"), [({"most_pages": 1}, False), ({"least": 0.0}, False), ({}, True)])
def test_a_theme_says_when_and_how(theme, fonts, change, pulled):
    own = theme.model_copy(update={"last_page": theme.last_page.model_copy(update=change)})
    found = filled(own, fonts, [(5, lines) for lines in range(0, 44, 2)])
    assert any(pages < before for pages, before, _ in found.values()) is pulled


def test_a_step_takes_from_spaces_what_it_says_and_from_lines_a_tenth(theme):
    tighter = theme.tightened(0.5)
    for name, style in theme.styles:
        own = getattr(tighter.styles, name)
        assert (own.space_before, own.space_after) == (style.space_before / 2, style.space_after / 2)
        assert own.leading == pytest.approx(style.leading * 0.95)
        assert own.size == style.size
    assert tighter.tables.padding_y == theme.tables.padding_y / 2
    assert tighter.callouts.space_before == theme.callouts.space_before / 2
    assert tighter.callouts.padding == theme.callouts.padding
    assert tighter.page == theme.page
