"""Page breaks: headings, widows and orphans, callouts, figures."""

from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image
from reading import all_text, page_lines, reader, squeezed
from sample import FILLER, SAMPLE_IMAGES, cell, document, fact, heads, inlines, paragraph

from factsheet.document.nodes import (
    Callout,
    Column,
    Figure,
    List,
    ListItem,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableRole,
    Title,
)
from factsheet.render.pdf import render

HEADING = "Heading over what follows"


def lines_of_filler(count: int) -> list[Paragraph]:
    """Paragraphs of one line each, so that what follows slides down the page."""
    return [paragraph(f"Filler {number}", role=ParagraphRole.CONTACT) for number in range(count)]


AFTER = lines_of_filler(40)
"""What keeps the second page from being pulled into the first."""


def bullets(*texts):
    return List(tuple(ListItem((paragraph(text),)) for text in texts))


def grid(rows: int) -> Table:
    body = tuple(Row((cell(f"Row {number}"), cell("Value"))) for number in range(rows))
    return Table((Column(), Column()), (heads("Item", "Value"),), body)


FOLLOWERS = {
    "paragraph": (paragraph(FILLER * 3),),
    "short paragraph": (paragraph("One line."), paragraph(FILLER * 3)),
    "list": (bullets(FILLER, FILLER),),
    "list of short items": (bullets(*"abcdefgh"),),
    "table": (grid(8),),
    "table with a caption": (replace(grid(8), caption=inlines("Caption")),),
    "facts": (Table((Column(), Column()), (), (fact("Label", paragraph(FILLER)),) * 3, role=TableRole.FACTS),),
    "callout": (Callout(inlines("Callout"), (paragraph(FILLER * 3),)),),
    "callout of short items": (Callout(inlines("Heading of a callout"), (bullets(*"abcdefgh"),)),),
    "section": (Section("b", 2, inlines("Heading below it"), (paragraph(FILLER * 3),)),),
}


@pytest.mark.parametrize("follower", FOLLOWERS)
def test_no_page_ends_in_a_heading_or_in_one_line_below_it(theme, fonts, follower):
    section = Section("a", 1, inlines(HEADING), FOLLOWERS[follower])
    positions = set()
    for count in range(26, 46):
        data = render(document(*lines_of_filler(count), section, paragraph(FILLER * 40)), theme, fonts, {}).data
        pages = page_lines(data)
        for lines in pages[:-1]:
            assert not any(line.startswith("Heading") for line in lines[-2:]), (count, lines[-3:])
        positions.add(next(index for index, lines in enumerate(pages) if any(HEADING in line for line in lines)))
    assert positions == {0, 1}  # it has slid over the foot of the page


def test_a_section_of_one_line_does_not_hold_the_next_heading(theme, fonts):
    sections = [Section(f"s{n}", 1, inlines(f"Heading {n}"), (bullets("One line"),)) for n in range(2)]
    apart = 0
    for count in range(26, 46):
        pages = page_lines(render(document(*lines_of_filler(count), *sections, *AFTER), theme, fonts, {}).data)
        for lines in pages:
            assert not lines[-1].startswith("Heading")
        apart += len(pages) == 2 and "Heading 0" in pages[0] and "Heading 1" in pages[1]
    assert apart > 1


def test_a_heading_stays_with_its_figure(theme, fonts):
    figure = Figure("images/chart.png", "Bars", inlines("Figure caption"))
    for count in range(20, 42):
        sheet = document(*lines_of_filler(count), Section("a", 1, inlines(HEADING), (figure,)))
        for lines in page_lines(render(sheet, theme, fonts, SAMPLE_IMAGES).data):
            joined = " ".join(lines)
            assert (HEADING in joined) == ("Figure caption" in joined)


def test_title_and_kicker_stay_together(theme, fonts):
    top = (paragraph("KICKER", role=ParagraphRole.KICKER), Title(inlines("The title")))
    for count in range(26, 46):
        for lines in page_lines(
            render(document(*lines_of_filler(count), *top, paragraph(FILLER)), theme, fonts, {}).data
        ):
            assert ("KICKER" in " ".join(lines)) == ("The title" in " ".join(lines))


def test_a_split_paragraph_leaves_two_lines_on_either_side(theme, fonts):
    text = "".join(f"Sentence number {number} of the long paragraph. " for number in range(12))
    split = 0
    for count in range(26, 46):
        pages = page_lines(render(document(*lines_of_filler(count), paragraph(text), *AFTER), theme, fonts, {}).data)
        first, second = ([line for line in page if "Filler" not in line] for page in pages[:2])
        split += bool(first and second)
        assert len(first) != 1
        assert len(second) != 1
    assert split >= 2


@pytest.mark.parametrize("sentences", [2, 3, 4, 7])
def test_no_word_is_lost_where_a_paragraph_splits(theme, fonts, sentences):
    text = "".join(f"Sentence number {number} of a paragraph that runs on. " for number in range(sentences * 4))
    for count in range(28, 44, 3):
        data = render(document(*lines_of_filler(count), paragraph(text)), theme, fonts, {}).data
        assert all_text(data).endswith(squeezed(text))


def test_a_callout_runs_over_pages(theme, fonts):
    callout = Callout(inlines("Callout heading"), tuple(paragraph(f"{n}. {FILLER}") for n in range(60)))
    data = render(document(paragraph("Before."), callout, paragraph("After.")), theme, fonts, {}).data
    assert len(page_lines(data)) >= 3
    body = "".join(f"{n}. {FILLER}" for n in range(60))
    assert all_text(data) == squeezed(f"Before.Callout heading{body}After.")


def test_a_figure_is_not_higher_than_the_theme_says(theme, fonts):
    buffer = BytesIO()
    Image.new("RGB", (100, 900), "navy").save(buffer, "PNG")
    tall = theme.model_copy(update={"figures": theme.figures.model_copy(update={"max_height": 1.0})})
    figure = Figure("tall.png", "A tall bar", inlines("Caption " * 40))
    rendered = render(document(paragraph("Text"), figure), tall, fonts, {"tall.png": buffer.getvalue()})
    assert rendered.pages == 2  # it takes a page, with its caption
    assert "Caption" in " ".join(page_lines(rendered.data)[1])


def test_missing_and_unreadable_images_are_reported_and_spoken_of(theme, fonts):
    sheet = document(Figure("gone.png", "What it shows"), Figure("bad.png", "Other things", inlines("Caption")))
    rendered = render(sheet, theme, fonts, {"bad.png": b"not an image"})
    assert [d.code for d in rendered.diagnostics] == ["missing-image", "unreadable-image"]
    assert all_text(rendered.data) == "WhatitshowsOtherthingsCaption"


def test_a_heading_taller_than_a_page_still_renders(theme, fonts):
    heading = "Words of a heading without end " * 120
    data = render(document(Section("a", 1, inlines(heading), (paragraph("Text"),))), theme, fonts, {}).data
    assert all_text(data) == squeezed(heading + "Text")


def test_a_directory_of_headings_with_a_line_each_fills_its_pages(theme, fonts):
    sections = [Section(f"s{n}", 2, inlines(f"Heading {n}"), (paragraph("One line."),)) for n in range(120)]
    rendered = render(document(*sections), theme, fonts, {})
    assert rendered.pages <= 8
    for lines in page_lines(rendered.data):
        assert not lines[-1].startswith("Heading")
    assert len(reader(rendered.data).outline) == 120


def test_a_split_list_item_has_one_mark(theme, fonts):
    item = "".join(f"Sentence number {number} of a long item. " for number in range(150))
    data = render(document(bullets(item)), theme, fonts, {}).data
    assert len(page_lines(data)) == 2
    assert all_text(data).count("•") == 1


def test_a_caption_inside_a_callout_stays_with_its_table(theme, fonts):
    captioned = replace(grid(8), caption=inlines("Caption"))
    for count in range(26, 46):
        callout = Callout(inlines("Callout"), (*lines_of_filler(count), captioned))
        for lines in page_lines(render(document(callout), theme, fonts, {}).data):
            assert ("Caption" in lines) == any(line.startswith("Row 0") for line in lines)
