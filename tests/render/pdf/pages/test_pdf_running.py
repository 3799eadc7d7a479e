"""Running heads and feet: no more lines than the margin holds, each side its share of the width."""

import pytest
from reading import char_boxes, page_lines
from sample import FILLER, document, inlines, paragraph
from tagged import TaggedPdf

from factsheet.document.nodes import PageCount, PageNumber, RunningLine
from factsheet.render.pdf import render

TITLE = "".join(f"Word{number} of a long title " for number in range(15))
REFERENCE = "WG/" + "2025-" * 60
PAGES = ("Page ", PageNumber(), " of ", PageCount())
LONG = {
    "a long start": RunningLine(inlines(TITLE), inlines("WG/2")),
    "a long end": RunningLine(inlines("Short"), inlines(TITLE)),
    "both long": RunningLine(inlines(TITLE), inlines(TITLE)),
    "a long reference": RunningLine(inlines(REFERENCE), inlines(*PAGES)),
    "a start alone": RunningLine(inlines(TITLE * 3)),
    "an end alone": RunningLine((), inlines(TITLE * 3)),
    "an empty line": RunningLine(inlines(" "), inlines(TITLE * 3)),
}


NOTHING = RunningLine()


def sheet(head=NOTHING, foot=NOTHING):
    return document(*[paragraph(FILLER)] * 60, head=head, foot=foot)


@pytest.mark.parametrize("line", LONG)
def test_a_running_line_stays_in_its_margin(theme, fonts, line):
    data = render(sheet(LONG[line], LONG[line]), theme, fonts, {}).data
    page = theme.page
    height = page.size.points[1]
    top, bottom = height - page.top * 72 / 25.4, page.bottom * 72 / 25.4
    left, right = page.left * 72 / 25.4, page.size.points[0] - page.right * 72 / 25.4
    shown = [box for index, character, box in char_boxes(data) if index == 1 and not character.isspace()]
    outside = [box for box in shown if not bottom - 1 < box[1] < top]
    assert outside
    for x1, y1, x2, y2 in outside:
        assert left - 1 <= x1 <= x2 <= right + 1
        assert y1 >= top + 4 or y2 <= bottom - 4
        assert page.foot * 72 / 25.4 - 1 <= y1
        assert y2 <= height - page.head * 72 / 25.4 + 1
    assert "…" in " ".join(page_lines(data)[1])


def test_a_cut_text_ends_behind_a_word_and_the_other_side_is_whole(theme, fonts):
    lines = page_lines(render(sheet(foot=RunningLine(inlines(TITLE), inlines(*PAGES))), theme, fonts, {}).data)[1]
    text = " ".join(" ".join(lines).split())
    shown, _, rest = text[text.index("Word0") :].partition("…")
    assert TITLE.startswith(shown)
    assert TITLE[len(shown)] == " "
    assert len(shown) > 150  # two lines
    assert "Page 2 of 3" in text
    assert "Word" not in rest


def test_a_text_that_fits_is_whole(theme, fonts):
    head = RunningLine(inlines("Short"), inlines(TITLE[:70]))
    text = " ".join(page_lines(render(sheet(head), theme, fonts, {}).data)[1])
    assert TITLE[:70].strip() in text  # on one line: the short start leaves it room
    assert "…" not in text


def test_cut_running_lines_are_artifacts(theme, fonts):
    tagged = TaggedPdf(render(sheet(LONG["both long"], LONG["both long"]), theme, fonts, {}).data)
    assert not any("…" in paragraph for paragraph in tagged.paragraphs())
    subtypes = [s.subtype for s in tagged.content[1].sequences if "…" in s.text]
    assert sorted(subtypes) == ["Footer", "Header"]


def test_a_page_field_has_its_digits(theme, fonts):
    tagged = TaggedPdf(
        render(sheet(foot=RunningLine((), (PageNumber("deva"), PageCount("thai")))), theme, fonts, {}).data
    )
    assert [s.text for s in tagged.content[0].sequences if s.subtype == "Footer"] == ["१๓"]
