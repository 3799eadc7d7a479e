"""Themes that leave no room."""

import pytest
from sample import FILLER, SAMPLE_IMAGES, cell, document, heads, inlines, paragraph, sample_document

from factsheet.diagnostics import FactsheetError
from factsheet.document.nodes import Callout, Column, Row, Table
from factsheet.render.pdf import render
from factsheet.render.theme import Theme


def tight(theme, **changes):
    """Give the theme with some fields of its parts changed, and margins as wide as they may be."""
    values = theme.model_dump()
    values["page"] |= dict.fromkeys(("top", "right", "bottom", "left"), 80)
    for part, fields in changes.items():
        (values[part] if part in values else values["styles"][part]).update(fields)
    return Theme.model_validate(values)


def test_a_theme_without_room_is_an_error(theme, fonts):
    row = Row((cell(FILLER), cell(FILLER)))
    sheet = document(Table((Column(), Column()), (heads("A", "B"),), (row, row)))
    with pytest.raises(FactsheetError, match="empty page") as caught:
        render(sheet, tight(theme, tables={"padding_y": 200}), fonts, {})
    (found,) = caught.value.diagnostics
    assert found.code == "theme-too-tight"
    assert found.hints


def test_wide_margins_alone_leave_room(theme, fonts):
    sheet = document(Callout(inlines("Heading"), (paragraph(FILLER),)), *sample_document().blocks)
    assert render(sheet, tight(theme), fonts, SAMPLE_IMAGES).pages > 3
