"""What does not fit is said in pages, millimetres and lines."""

import re

import pytest
from sample import FILLER, document, paragraph

from factsheet.diagnostics import Severity
from factsheet.render.pdf import render
from factsheet.render.pdf.pages.flow import overflow_message


def test_a_sheet_that_fits_says_nothing(theme, fonts):
    assert render(document(paragraph(FILLER), max_pages=1), theme, fonts, {}).diagnostics == ()


def test_a_sheet_too_long_says_by_how_much(theme, fonts):
    rendered = render(document(*[paragraph(FILLER)] * 30, max_pages=1), theme, fonts, {})
    (found,) = rendered.diagnostics
    assert (found.code, found.severity) == ("too-long", Severity.WARNING)
    millimetres = int(re.search(r"(\d+) mm too long", found.message)[1])
    # Thirty paragraphs of two lines; what the first page does not hold is on the second.
    body = theme.styles.body
    whole = 30 * (2 * body.leading + body.space_after) / 72 * 25.4
    page = 297 - theme.page.top - theme.page.bottom
    assert millimetres == pytest.approx(whole - page, abs=15)


@pytest.mark.parametrize(
    ("pages", "used", "promised", "message"),
    [
        (2, 72.0, 1, "the sheet is 26 mm too long for one page: about 6 lines over"),
        (3, 317.5, 1, "the sheet is 1 page and 113 mm too long for one page: about 73 lines over"),
        (5, 12.0, 2, "the sheet is 2 pages and 5 mm too long for 2 pages: about 101 lines over"),
        (2, 6.0, 1, "the sheet is 3 mm too long for one page: about 1 line over"),
    ],
)
def test_overflow_message(pages, used, promised, message):
    assert overflow_message(pages, used, 700, promised, 14) == message
