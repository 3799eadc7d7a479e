"""Long titles shrink by the steps of the theme."""

import pytest
from reading import page_lines
from sample import document, inlines

from factsheet.document.nodes import Title
from factsheet.render.pdf import render
from factsheet.render.pdf.boxes.blocks import BoxMaker
from factsheet.render.pdf.file.structure import StructureTree
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.rendered import Report

LONG = "Joint Fact Sheet on the Meeting of the Presidents of the United States and the Republic of Korea"


def title_size(theme, fonts, words: str) -> float:
    maker = RunMaker(theme, FontBook(theme, fonts, "en"), {}, Report())
    boxes = BoxMaker(theme, maker, {}, Report())
    (box,) = boxes.boxes((Title(inlines(words)),), boxes.page, StructureTree().root)
    return box._style.size / theme.styles.title.size


def test_a_short_title_has_its_size(theme, fonts):
    assert title_size(theme, fonts, "Party A and Party B") == 1


def test_a_long_title_takes_the_first_step_in_which_it_fits(theme, fonts):
    step = title_size(theme, fonts, LONG)
    assert step in theme.titles.steps
    lines = page_lines(render(document(Title(inlines(LONG))), theme, fonts, {}).data)[0]
    assert len(lines) == 2
    assert not any(line.rstrip().endswith(("United", "Republic", "of", "the")) for line in lines)


def test_an_endless_title_takes_the_last_step(theme, fonts):
    assert title_size(theme, fonts, LONG * 5) == pytest.approx(theme.titles.steps[-1])


def test_a_theme_without_steps_keeps_the_size(theme, fonts):
    own = theme.model_copy(update={"titles": theme.titles.model_copy(update={"steps": ()})})
    assert title_size(own, fonts, LONG * 5) == 1
