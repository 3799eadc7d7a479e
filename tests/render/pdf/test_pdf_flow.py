"""Filling pages with boxes."""

# ruff: noqa: ARG002, ARG005 - a stand-in takes what a box is given

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factsheet.document import Metadata
from factsheet.render.pdf.box import Box
from factsheet.render.pdf.flow import SheetTemplate, TooHighError
from factsheet.render.pdf.structure import StructureTree
from factsheet.render.theme import Page

HEIGHT = SheetTemplate(Page(), "Helvetica").frame_height


class Block(Box):
    """A box that notes where it is painted, and splits where it may."""

    def __init__(self, height, painted, *, space=0.0, splits=False):
        self.space_before = self.space_after = space
        self._height, self._painted, self._splits = height, painted, splits

    def height(self, width):
        return self._height

    def split(self, width, height, *, forced=False):
        if not self._splits:
            return ()
        return (
            Block(height, self._painted, splits=True),
            Block(self._height - height, self._painted, splits=True),
        )

    def paint(self, canvas, x, top, width):
        self._painted.append((len(canvas.pages) + 1, round(top - Page().bottom * 72 / 25.4, 2), self._height))

    def extent(self):
        return (0, 0)


def _fill(*boxes):
    template = SheetTemplate(Page(), "Helvetica")
    metadata = Metadata("Title", "en", "id", datetime(2025, 4, 3, tzinfo=UTC))
    template.write(boxes, StructureTree(), metadata, lambda canvas: None, lambda canvas, number, count: None)
    return template


def test_the_spaces_of_neighbours_overlap_and_none_stands_at_the_top():
    painted = []
    template = _fill(Block(100, painted, space=10), Block(50, painted, space=6), Block(20, painted, space=30))
    tops = [round(HEIGHT - top, 2) for _, top, _ in painted]
    assert tops == [0, 110, 190]
    assert (template.pages, round(template.used, 2)) == (1, 240)


def test_what_does_not_fit_stands_on_the_next_page():
    painted = []
    template = _fill(Block(HEIGHT - 10, painted), Block(20, painted))
    assert [(page, round(HEIGHT - top, 2)) for page, top, _ in painted] == [(1, 0), (2, 0)]
    assert (template.pages, template.used) == (2, 20)


def test_what_can_be_split_runs_over_pages():
    painted = []
    _fill(Block(100, painted), Block(2 * HEIGHT, painted, splits=True))
    assert [(page, round(height, 2)) for page, _, height in painted] == [
        (1, 100),
        (1, round(HEIGHT - 100, 2)),
        (2, round(HEIGHT, 2)),
        (3, 100),
    ]


def test_what_fits_no_page_is_a_defect():
    with pytest.raises(TooHighError, match="Block"):
        _fill(Block(HEIGHT + 1, []))


def test_a_document_without_boxes_has_a_page():
    assert _fill().pages == 1
