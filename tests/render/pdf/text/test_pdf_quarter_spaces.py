"""A quarter of an em beside Han and kana: kerning that nobody copies, and that no line ends in."""

import pytest
from msgspec.structs import replace
from reading import char_boxes, page_lines, poppler_text, squeezed
from sample import document, inlines, paragraph

from factsheet.document.nodes import LineBreak, Link, NoteReference, Strong, Text
from factsheet.render.pdf import render
from factsheet.render.pdf.boxes.paragraph import PlacedLine
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.lines import TextLayout
from factsheet.render.pdf.text.styles import resolve_style
from factsheet.render.rendered import Report

DAY = "2025年4月3日"


def layout(theme, fonts, *parts, language="ja"):
    maker = RunMaker(theme, FontBook(theme, fonts, language), {"n": ""}, Report())
    return maker.layout(inlines(*parts), resolve_style(theme, theme.styles.body))


def sheet(*parts, language="ja"):
    found = document(paragraph(*parts))
    return replace(found, metadata=replace(found.metadata, language=language))


@pytest.mark.parametrize(
    "words", ["2025|年|4|月|3|日", "第|2|回|NATO|外相会合", "か\u3099|A|国", "（G7）、AI", "第 2 回"]
)
@pytest.mark.parametrize("language", ["ja", "zh-Hans", "en"])
def test_a_line_is_a_quarter_of_an_em_wider_for_each(theme, fonts, words, language):
    parts = words.split("|")
    alone = sum(layout(theme, fonts, part, language=language).full_width for part in parts)
    whole = layout(theme, fonts, "".join(parts), language=language).full_width
    assert whole - alone == pytest.approx((len(parts) - 1) * 0.25 * theme.styles.body.size)


def test_korean_has_none(theme, fonts):
    assert not any(
        fragment.gap
        for words in ("2025년 4월", "東京2025年")
        for line in [layout(theme, fonts, words, language="ko")]
        for piece in line.pieces(*line.lines(1000))
        for fragment in piece.fragments
    )


def test_the_glyphs_stand_a_quarter_of_an_em_apart(theme, fonts):
    size = theme.styles.body.size
    places = {}
    for language in ("ja", "ko"):
        data = render(sheet("国国1国国", language=language), theme, fonts, {}).data
        boxes = [box for _, sign, box in char_boxes(data) if sign == "国"]
        places[language] = boxes[-1][0] - boxes[0][0]
    assert places["ja"] - places["ko"] == pytest.approx(0.5 * size, abs=0.3 * size)
    assert places["ja"] > places["ko"] + 0.4 * size


WORDS = f"第2回NATO外相会合（{DAY}、ブリュッセル）で15億米ドルのAIを決定"


def test_nobody_copies_a_space(theme, fonts):
    parts = (WORDS, Strong((Text(DAY),)), Link("https://example.org", (Text("G7外相"),)), WORDS)
    data = render(sheet(*parts), theme, fonts, {}).data
    whole = WORDS + DAY + "G7外相" + WORDS
    assert "".join(page_lines(data)[0]) == whole


def test_poppler_copies_no_space(theme, fonts):
    read = poppler_text(render(sheet(WORDS), theme, fonts, {}).data)
    assert squeezed(read) == WORDS
    assert " " not in read


def test_no_line_ends_in_one(theme, fonts):
    words = layout(theme, fonts, "国2" * 40)
    for measure in range(20, 60):
        for line in words.lines(measure):
            pieces = words.pieces(line)
            assert line.width == pytest.approx(sum(piece.width for piece in pieces) - pieces[-1].gap)
            assert line.width <= measure + 0.001
    # One more sign fits in what would be a gap.
    size = theme.styles.body.size
    two = layout(theme, fonts, "国2国2")
    assert [line.end for line in two.lines(layout(theme, fonts, "国2国").full_width + 0.1 * size)] == [3, 4]


def test_there_is_none_before_the_number_of_a_note(theme, fonts):
    words = layout(theme, fonts, "国", NoteReference("n", "1"), "国")
    assert not any(fragment.gap for piece in words.pieces(*words.lines(1000)) for fragment in piece.fragments)


def test_the_line_under_a_link_ends_with_its_text(theme, fonts):
    words = layout(theme, fonts, Link("https://example.org", (Text("外務省"),)), "2025")
    (line,) = words.lines(1000)
    (_, left, right), (_, after, _) = PlacedLine(0, 0, words.pieces(line)).spans()
    assert right - left == pytest.approx(3 * theme.styles.body.size)
    assert after - right == pytest.approx(0.25 * theme.styles.body.size)


def test_a_text_with_forced_breaks_has_them_too(theme, fonts):
    words = layout(theme, fonts, DAY, LineBreak(), DAY)
    single = TextLayout(layout(theme, fonts, DAY).runs)
    assert [line.width for line in words.lines(1000)] == pytest.approx([single.full_width] * 2)
