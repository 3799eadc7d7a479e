"""What holds together on pages: names in titles, dates in the columns of tables."""

import pytest
from reading import page_lines
from sample import cell, document, heads, inlines

from factsheet.document.nodes import Column, Row, Table
from factsheet.render.pdf import render
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.lines import TextLayout
from factsheet.render.pdf.text.styles import resolve_style
from factsheet.render.rendered import Report

TITLES = {
    "en": (
        "Joint Fact Sheet on the Meeting of the Presidents of the~United~States and the~Republic~of~Korea",
        "Readout of the Trilateral Ministers’ Meeting of the~Republic~of~Korea, the~United~States and Japan",
    ),
    "fr": ("Réunion des ministres des affaires étrangères de la~République~de~Corée et des~États-Unis",),
    "ru": ("Встреча министров иностранных дел Соединённых~Штатов~Америки и Республики~Корея",),
    "ar": ("اجتماع وزراء خارجية الولايات~المتحدة وجمهورية~كوريا واليابان",),
}


@pytest.mark.parametrize(("language", "title"), [(tag, title) for tag, titles in TITLES.items() for title in titles])
def test_no_line_of_a_title_ends_in_the_name_of_a_state(theme, fonts, language, title):
    maker = RunMaker(theme, FontBook(theme, fonts, language), {}, Report())
    style = resolve_style(theme, theme.styles.title)
    layout = TextLayout(maker.runs(inlines(title.replace("~", " ")), style), maker.base)
    held = {at + 1 for at, sign in enumerate(title) if sign == "~"}
    whole = max(map(len, title.split()))  # a measure that has room for the longest name
    for measure in range(int(whole * style.size * 0.75), 460, 7):
        assert not {line.end for line in layout.even_lines(measure)} & held
    assert any({line.end for line in layout.lines(measure)} & held for measure in range(120, 460))


def layout_of(theme, fonts, words: str) -> TextLayout:
    maker = RunMaker(theme, FontBook(theme, fonts, "en"), {}, Report())
    return TextLayout(maker.runs(inlines(words), resolve_style(theme, theme.styles.body)), maker.base)


def test_an_office_leaves_its_name_only_where_a_line_would_be_short(theme, fonts):
    layout = layout_of(theme, fonts, "They thanked Prime Minister Narendra Modi of India for his words in Delhi. " * 3)
    kept = 0
    for measure in range(140, 460, 3):
        lines = layout.whole_lines(measure, in_cell=False)
        before = layout.lines(measure)
        assert len(lines) <= len(before)
        if lines != before:
            assert min(line.width for line in lines[:-1]) >= min(0.75 * measure, *(line.width for line in before))
            kept += 1
    assert kept
    assert not any(
        layout.text[: line.end].endswith("Minister ")
        for measure in range(300, 460)
        for line in layout.whole_lines(measure, in_cell=False)
    )


def test_names_of_states_are_whole_in_cells_alone(theme, fonts):
    owners = layout_of(theme, fonts, "United States, Japan, and Republic of Korea")
    name = owners.text.index("Republic")
    parted = [measure for measure in range(100, 230) if any(line.end > name for line in owners.lines(measure)[:-1])]
    assert parted
    for measure in parted:
        assert owners.whole_lines(measure, in_cell=False) == owners.lines(measure)
        above, below = (owners.text[line.start : line.end] for line in owners.whole_lines(measure, in_cell=True))
        assert (above, below) == ("United States, Japan, and ", "Republic of Korea")


TREATIES = (
    (
        "3",
        "United Nations Convention on the Law of the Sea (UNCLOS)",
        "Montego Bay, 10 December 1982",
        "16 November 1994",
    ),
    ("5", "United Nations Fish Stocks Agreement", "New York, 4 August 1995", "11 December 2001"),
    (
        "6",
        "Agreement on Biological Diversity of Areas beyond National Jurisdiction",
        "New York",
        "17 January 2026",
    ),
)
LONG = (
    "Division for Ocean Affairs and the Law of the Sea, Office of Legal Affairs, United Nations",
    "320 articles and nine annexes; territorial sea of up to 12 nautical miles and an exclusive economic zone",
)


def treaties() -> Table:
    columns = ("No.", "Instrument", "Adopted", "In force", "Secretariat or auspices", "Note")
    rows = tuple(Row(tuple(map(cell, (*row, *LONG)))) for row in TREATIES)
    return Table(tuple(Column() for _ in columns), (heads(*columns),), rows)


def parted(lines: list[str]) -> list[str]:
    """The lines that begin with a month: its day stands on the line above."""
    months = ("January", "August", "November", "December")
    return [line for line in lines if line.split()[:1] and line.split()[0] in months]


def test_columns_are_wide_enough_for_days_and_months(theme, fonts):
    (lines,) = page_lines(render(document(treaties()), theme, fonts, {}).data)
    assert sum("November" in line for line in lines) == 1
    assert not [line for line in lines if line.rstrip().endswith((" 16", " 11", " 17"))]
    assert any("16 November" in line for line in lines)
    assert not parted(lines)
