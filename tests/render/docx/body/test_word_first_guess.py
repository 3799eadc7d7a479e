"""Headings stay with what follows them in LibreOffice, too, whatever it first guesses that pages hold."""

import pytest
from libreoffice import laid_out
from msgspec import structs
from sample import paragraph, text
from word_file import rendered
from word_readings import without_fillers

from factsheet.document.nodes import Section
from factsheet.render.docx.body.first_guess import FILLER, unparted
from factsheet.render.docx.names import StyleId, heading

KEPT = frozenset({heading(1), heading(2), StyleId.TABLE_CAPTION})


def line(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'


LINE, HEAD, GAP = line(StyleId.BODY), line(heading(1)), line(StyleId.TABLE_GAP)
LONG = [LINE] * 100
"""What follows, so that the guess is twenty a page."""


def table(rows: int) -> str:
    return f"<w:tbl>{'<w:tr><w:tc><w:p></w:p></w:tc></w:tr>' * rows}</w:tbl>"


def begins(parts: list[str]) -> str:
    """Give what the second page of the guess begins with: what is behind twenty paragraphs and rows."""
    count = 0
    for part in parts:
        count += part.count("<w:tr>") or 1
        if count > 20:
            return part
    return ""


@pytest.mark.parametrize(
    "page",
    [
        [*[LINE] * 19, HEAD],
        [*[LINE] * 18, HEAD, line(heading(2))],
        [LINE, table(6), GAP, *[LINE] * 11, HEAD],
        [*[LINE] * 15, line(StyleId.TABLE_CAPTION), table(6)],
    ],
)
def test_a_page_of_the_guess_begins_with_what_is_kept_with_the_next(page):
    parts = [*page, *LONG]
    made = unparted(parts, KEPT)
    assert begins(parts) not in {HEAD, line(StyleId.TABLE_CAPTION)}
    assert begins(made) in {HEAD, line(StyleId.TABLE_CAPTION)}
    assert [part for part in made if part != FILLER] == parts


def test_a_filler_stands_behind_a_table_where_there_is_one():
    made = unparted([LINE, table(6), GAP, *[LINE] * 11, HEAD, *LONG], KEPT)
    assert made[:4] == [LINE, table(6), FILLER, GAP]
    assert unparted([*[LINE] * 19, HEAD, *LONG], KEPT)[19:21] == [FILLER, HEAD]


@pytest.mark.parametrize(
    "parts",
    [
        [HEAD, *LONG],
        [*[LINE] * 20, HEAD, *LONG],
        [*[LINE] * 19, HEAD, LINE],  # twenty-five a page: the file is short
        [*[LINE] * 19, HEAD, table(40), *LONG],
        [*[LINE] * 8, HEAD, table(13), *LONG],  # so many more would be seen
        [HEAD] * 60,
        [],
    ],
)
def test_where_nothing_is_parted_nothing_is_added(parts):
    assert unparted(parts, KEPT) == parts


def test_a_second_page_of_the_guess_is_looked_at_too():
    parts = [*[LINE] * 40, HEAD, *LONG]
    made = unparted(parts, KEPT)
    assert made.index(HEAD) == 41
    assert made.count(FILLER) == 1


def place_of_a_heading(file: bytes) -> tuple[int, int]:
    """Give the pages on which LibreOffice puts the heading and the paragraph below it."""
    pages = laid_out(file)
    return tuple(next(n for n, page in enumerate(pages) if word in " ".join(page)) for word in ("Alpha", "Omega"))


@pytest.mark.libreoffice
def test_libreoffice_leaves_no_heading_alone_at_a_page_s_foot(theme):
    body, head = theme.styles.body, theme.styles.heading1
    lines = 19 * (body.leading + body.space_after) + head.space_before + head.leading + head.space_after + 20
    page = structs.replace(theme.page, bottom=(theme.page.size.points[1] - lines) * 25.4 / 72 - theme.page.top)
    section = Section("s", 1, (text("Alpha"),), (paragraph("Omega " + "filler " * 90),))
    blocks = [*map(paragraph, ("filler",) * 19), section, *map(paragraph, ("filler",) * 90)]
    file = rendered(structs.replace(theme, page=page), *blocks).data
    assert place_of_a_heading(without_fillers(file)) == (0, 1)
    assert place_of_a_heading(file) == (1, 1)
