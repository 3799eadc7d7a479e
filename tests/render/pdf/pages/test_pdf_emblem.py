"""The emblem of an issuer: a figure with its text in the letterhead, an artifact in the running heads."""

from conformance import problems
from reading import page_lines
from sample import FILLER, chart, document, inlines, paragraph
from tagged import TaggedPdf

from factsheet.document.nodes import Figure, FigureRole, RunningLine
from factsheet.render.pdf import render

EMBLEM = Figure("emblem.png", "The arms of Party A", role=FigureRole.EMBLEM)
IMAGES = {"emblem.png": chart(300, 300)}


def sheet(head=None):
    filler = [paragraph(FILLER)] * 60
    return document(EMBLEM, *filler, head=head or RunningLine(inlines("Title"), inlines("Day"), (EMBLEM,)))


def test_it_is_said_once_and_decorates_the_other_pages(theme, fonts):
    rendered = render(sheet(), theme, fonts, IMAGES)
    tree = TaggedPdf(rendered.data)
    (figure,) = tree.nodes("Figure")
    assert str(figure.element.get("/Alt")) == "The arms of Party A"
    assert rendered.pages > 1
    images = [len(page.Resources.XObject) for page in tree.pages]
    assert images == [1] * rendered.pages
    assert problems(rendered.data) == []


def test_it_is_as_high_as_the_theme_says(theme, fonts):
    figures = theme.figures.model_copy(update={"emblem": 60})
    tree = TaggedPdf(render(sheet(), theme.model_copy(update={"figures": figures}), fonts, IMAGES).data)
    (figure,) = tree.nodes("Figure")
    left, bottom, right, top = map(float, figure.element.A.BBox)
    assert (round(right - left), round(top - bottom)) == (60, 60)


def test_a_head_whose_emblem_cannot_be_shown_has_its_text(theme, fonts):
    head = RunningLine(inlines("Title"), (), (Figure("gone.png", "x", role=FigureRole.EMBLEM),))
    rendered = render(sheet(head), theme, fonts, IMAGES)
    assert [found.code for found in rendered.diagnostics] == ["missing-image"]
    assert any("Title" in line for line in page_lines(rendered.data)[1])
