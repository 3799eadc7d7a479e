"""The flow: pages filled from the top down, boxes made when their turn comes and kept no longer."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES

import pytest
from sample import metadata

from factsheet.diagnostics import FactsheetError
from factsheet.render.pdf.boxes import box
from factsheet.render.pdf.boxes.box import Box, keep_headings
from factsheet.render.pdf.file.structure import StructureTree
from factsheet.render.pdf.pages.flow import SheetTemplate

pytestmark = pytest.mark.skipif(
    box.__file__.endswith(tuple(EXTENSION_SUFFIXES)), reason="compiled boxes have no subclasses in Python"
)


class Block(Box):
    """A box of one height that notes the page and the place it is painted at."""

    def __init__(self, height, placed, *, parts=(), before=0.0, after=0.0):
        self.own, self.placed, self.parts = height, placed, parts
        self.space_before, self.space_after = before, after

    def height(self, width):  # noqa: ARG002 - as boxes have it
        return self.own

    def split(self, width, height, *, forced=False):  # noqa: ARG002 - as boxes have it
        return tuple(Block(part, self.placed, after=self.space_after) for part in self.parts)

    def paint(self, canvas, x, top, width):  # noqa: ARG002 - as boxes have it
        self.placed.append((len(canvas.pages) + 1, top))

    def extent(self):
        return 0.0, 0.0


@pytest.fixture
def template(theme):
    return SheetTemplate(theme.page)


def fill(template, boxes):
    return template.write(boxes, StructureTree(), metadata(), lambda _: None, lambda *_: None)


@pytest.fixture
def top(theme):
    return pytest.approx(theme.page.bottom * 72 / 25.4 + theme.page.text_height)


def test_the_greater_space_of_neighbours_counts_and_none_on_top_of_a_page(template, top):
    placed = []
    fill(template, [Block(10, placed, before=30, after=5), Block(10, placed, before=12, after=20), Block(10, placed)])
    assert placed == [(1, top), (1, pytest.approx(top.expected - 22)), (1, pytest.approx(top.expected - 52))]
    assert (template.pages, template.used) == (1, pytest.approx(62))


def test_what_fits_no_more_goes_to_the_next_page(template, top):
    placed, height = [], template.frame_height
    fill(template, [Block(height - 10, placed), Block(20, placed, before=30), Block(height, placed)])
    assert placed == [(1, top), (2, top), (3, top)]
    assert (template.pages, template.used) == (3, pytest.approx(height))


def test_the_parts_of_a_box_fill_up_the_page_and_go_on(template, top):
    placed, height = [], template.frame_height
    fill(template, [Block(height - 10, placed), Block(60, placed, parts=(8, 52, 3))])
    assert placed == [
        (1, top),
        (1, pytest.approx(top.expected - height + 10)),
        (2, top),
        (2, pytest.approx(top.expected - 52)),
    ]


@pytest.mark.parametrize("parts", [(), (5000, 1)])
def test_what_does_not_fit_an_empty_page_is_an_error(template, parts):
    with pytest.raises(FactsheetError, match="so little room"):
        fill(template, [Block(5000, [], parts=parts)])


def test_a_document_without_boxes_has_a_page(template):
    fill(template, [])
    assert (template.pages, template.used) == (1, 0)


def test_boxes_are_made_when_their_turn_comes_and_kept_no_longer(template):
    made: list[weakref.ref] = []
    most = 0

    def boxes() -> Iterator[Box]:
        nonlocal most
        for _ in range(200):
            box = Block(100, [])
            made.append(weakref.ref(box))
            yield box
            del box
            gc.collect(0)
            most = max(most, sum(ref() is not None for ref in made))

    fill(template, keep_headings(boxes(), template.frame_width))
    assert len(made) == 200
    assert template.pages > 20
    assert most < 5
