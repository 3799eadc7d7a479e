"""Figures: inline pictures with alternative text, and what happens to images that are none."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sample import chart, document, inlines
from word_file import WordFile, rendered, word

from factsheet.document.nodes import Figure, Origin
from factsheet.render.docx import render

CHART = chart()
IMAGES = {"a.png": CHART, "b.png": CHART}


def size(file):
    (extent,) = file.find("//wp:extent")
    return int(extent.get("cx")) / 12700, int(extent.get("cy")) / 12700


def encoded(kind):
    buffer = io.BytesIO()
    Image.new("RGB", (8, 4), "white").save(buffer, kind)
    return buffer.getvalue()


def test_alternative_text(theme):
    file = word(theme, Figure("a.png", "Bars that rise"), images=IMAGES)
    assert file.find("//wp:docPr/@descr") == ["Bars that rise"]


def test_the_width_is_a_share_of_the_measure(theme):
    width, height = size(word(theme, Figure("a.png", "x", width=0.5), images=IMAGES))
    assert width == pytest.approx(theme.page.text_width / 2, abs=0.01)
    assert height == pytest.approx(width * 260 / 640, abs=0.01)


def test_a_figure_keeps_no_distance_from_the_margins(theme):
    (drawing,) = word(theme, Figure("a.png", "x"), images=IMAGES).find("//wp:inline")
    assert dict(drawing.attrib) == {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}


def test_high_figures_are_made_smaller(theme):
    tall = {"a.png": chart(200, 2000)}
    width, height = size(word(theme, Figure("a.png", "x"), images=tall))
    assert height == pytest.approx(theme.page.text_height * theme.figures.max_height, abs=0.01)
    assert width == pytest.approx(height / 10, abs=0.01)


def test_the_caption_stands_below_and_is_kept_with_the_picture(theme):
    file = word(theme, Figure("a.png", "x", inlines("Figure 1")), Figure("a.png", "x"), images=IMAGES)
    assert file.find("//w:body/w:p/w:pPr/w:pStyle/@w:val") == ["Figure", "Caption", "FigureWithoutCaption"]
    assert file.find("//w:style[@w:styleId='Figure']/w:pPr/w:keepNext", "styles")


def test_an_image_is_stored_once_for_each_path(theme):
    file = word(theme, *(Figure(path, "x") for path in ("a.png", "b.png", "a.png")), images=IMAGES)
    assert sorted(name for name in file.parts if "media" in name) == ["word/media/image1.png", "word/media/image2.png"]
    assert len(file.find("//wp:inline")) == 3


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_formats(theme, kind):
    file = word(theme, Figure("a", "x"), images={"a": encoded(kind)})
    assert f"word/media/image1.{kind.lower()}" in file.parts


def test_a_missing_image_is_reported_and_its_alternative_text_stands_in(theme):
    result = rendered(theme, Figure("none.png", "Bars", inlines("Figure 1"), origin=Origin("figures[a].path")))
    assert [(found.code, found.path) for found in result.diagnostics] == [("missing-image", "figures[a].path")]
    assert WordFile(result.data).paragraphs() == [("Caption", "Bars"), ("Caption", "Figure 1")]


@pytest.mark.parametrize("data", [b"", b"<svg/>", CHART[:60], encoded("WEBP")], ids=["empty", "svg", "cut", "webp"])
def test_what_word_cannot_show_is_reported_once(theme, data):
    result = rendered(theme, Figure("a", "x"), Figure("a", "x"), images={"a": data})
    assert [found.code for found in result.diagnostics] == ["unreadable-image"]


@given(st.sampled_from(["PNG", "JPEG", "GIF", "BMP", "TIFF"]), st.data())
def test_damaged_images_never_crash(theme, kind, data):
    image = bytearray(encoded(kind))
    for place in data.draw(st.lists(st.integers(0, len(image) - 1), min_size=1, max_size=6)):
        image[place] = data.draw(st.integers(0, 255))
    result = render(document(Figure("a", "x")), theme, {"a": bytes(image)})
    assert {found.code for found in result.diagnostics} <= {"unreadable-image"}
