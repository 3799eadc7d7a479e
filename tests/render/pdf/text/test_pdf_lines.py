"""Lines: breaking, long words, kinsoku, fall-back by coverage."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import all_text, font_dictionaries, page_lines, shown
from sample import document, inlines, paragraph, text
from sampling import examples

from factsheet.document.nodes import Comment, Deletion, Emphasis, Insertion, Language, LineBreak, Strong, Text
from factsheet.render.pdf import render
from factsheet.render.pdf.boxes.paragraph import PlacedLine, aligned
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.lines import TextLayout
from factsheet.render.pdf.text.runs import CommentTag
from factsheet.render.pdf.text.styles import resolve_style
from factsheet.render.rendered import Report
from factsheet.typography.line_breaks import break_points, cut_points


@pytest.fixture(scope="module")
def runs_of(theme, fonts):
    maker = RunMaker(theme, FontBook(theme, fonts), {}, Report())
    style = resolve_style(theme, theme.styles.body)
    return lambda *parts: maker.runs(inlines(*parts), style)


def test_neighbours_that_look_alike_are_one_run_however_they_came_to_look_so(runs_of):
    runs = runs_of(Language("de", (Strong((Strong((Text("Ziele."),)), Text(" Sie kamen."))),)))
    assert [run.text.replace("\u00ad", "") for run in runs] == ["Ziele. Sie kamen."]


def lines_of(layout, measure):
    return [layout.text[line.start : line.end] for line in layout.lines(measure)]


def broken(words: str) -> list[str]:
    points = [0, *break_points(words, cut_points(words), "")]
    return [words[start:end] for start, end in pairwise(points)]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("one two", ["one ", "two"]),
        ("3\u00a0April 2025", ["3\u00a0April ", "2025"]),
        ("long-term 2024-25", ["long-", "term ", "2024-25"]),
        ("north—south", ["north—", "south"]),
        ("first\nsecond", ["first\n", "second"]),
        ("甲国外務", ["甲", "国", "外", "務"]),
        ("甲国、乙国。", ["甲", "国、", "乙", "国。"]),
        ("「甲」と", ["「甲」", "と"]),
        ("甲·乙•丙～丁", ["甲·", "乙•", "丙～", "丁"]),
        ("４月３日に", ["４月３日", "に"]),
        ("２０２５年", ["２０２５年"]),
        ("병국 외교부", ["병국 ", "외교부"]),
        ("", []),
    ],
)
def test_break_points(words, parts):
    assert broken(words) == parts


@pytest.mark.parametrize(
    ("language", "word", "first"),
    [
        ("de", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "Rindfleischetikettierungsüberwa"),
        ("de", "Grundstücksverkehrsgenehmigungszuständigkeit", "Grundstücksverkehrsgenehmi"),
        ("nl", "aansprakelijkheidswaardevaststellingsveranderingen", "aansprakelijkheidswaardevast"),
    ],
)
def test_a_compound_longer_than_a_line_is_hyphenated_in_any_style(runs_of, language, word, first):
    layout = TextLayout(runs_of(Language(language, (Text(word),))))
    lines = lines_of(layout, layout.full_width * (len(first) + 4) / len(word))
    assert lines[0].replace("\u00ad", "") == first
    assert lines[0].endswith("\u00ad")
    assert "".join(lines).replace("\u00ad", "") == word


@pytest.mark.parametrize(("language", "words"), [("de", "Verkehrsinfrastruktur und Finanzierung"), ("en", "a" * 40)])
def test_other_words_stay_whole_where_no_style_hyphenates(runs_of, language, words):
    assert "".join(run.text for run in runs_of(Language(language, (Text(words),)))) == words


def test_a_stretch_of_tibetan_longer_than_a_line_ends_behind_the_dots_between_syllables(runs_of):
    """The dots hold where a line has room: there are kerns across them (UAX 14 lets lines end behind them)."""
    words = "བོད་ཀྱི་སྐད་ཡིག་གི་ཚོགས་འདུ་འདི་ནི་ལོ་༢༠༢༥་ཟླ་༤་ཚེས་༣་ཉིན་འཚོགས་པ་རེད།"
    layout = TextLayout(runs_of(Language("bo", (Text(words),))))
    for measure in (60, 100, 160):
        lines = lines_of(layout, measure)
        assert len(lines) > 1
        assert all(line.endswith("་") for line in lines[:-1])
        assert "".join(lines) == words
    assert lines_of(layout, layout.full_width + 1) == [words]


@examples(60)
@given(words=st.text("abc de-/—\u00a0甲国。(“3 %", max_size=120), bold=st.integers(0, 120), measure=st.floats(5, 300))
def test_plain_text_is_filled_as_its_segments_are(runs_of, words, bold, measure):
    layout = TextLayout(runs_of(Strong(inlines(words[:bold])), words[bold:]))
    own = layout.lines(measure)
    layout = TextLayout(runs_of(Strong(inlines(words[:bold])), words[bold:]))
    layout.is_plain = False  # as if there were forced breaks in it
    by_segments = layout.lines(measure)
    assert [(line.start, line.end) for line in own] == [(line.start, line.end) for line in by_segments]
    assert [line.width for line in own] == pytest.approx([line.width for line in by_segments], abs=1e-6)
    assert layout.full_width == pytest.approx(TextLayout(layout.runs).full_width, abs=1e-6)
    assert layout.least_width == pytest.approx(TextLayout(layout.runs).least_width, abs=1e-6)


@examples(60)
@given(words=st.text("abc de-/—\u00a0\n甲国。", max_size=120), measure=st.floats(5, 300))
def test_lines_hold_the_whole_text_within_the_measure(runs_of, words, measure):
    layout = TextLayout(runs_of(Text(words)))
    lines = layout.lines(measure)
    assert "".join(lines_of(layout, measure)) == layout.text
    for line in lines:
        assert line.width <= measure + 0.01 or line.end - line.start == 1
    for line in lines:
        painted = layout.text[line.start : line.end].rstrip("\n").replace("\u00a0", " ")
        assert shown(layout.pieces(line)) == painted


def test_words_over_several_runs_hold_together(runs_of):
    layout = TextLayout(runs_of("aaa bbb", Strong((text("bold"),)), "ccc ddd"))
    measure = layout.full_width * 0.75
    assert lines_of(layout, measure)[0] in ("aaa ", "aaa bbbboldccc ")


def test_a_url_breaks_after_its_signs_before_its_letters(runs_of):
    url = "https://www.example.org/one/two/three/four/five/six/seven"
    layout = TextLayout(runs_of(url))
    lines = lines_of(layout, layout.full_width * 0.4)
    assert len(lines) > 2
    assert all(line[-1] in "/.:" for line in lines[:-1])
    assert not any(line.startswith("/") for line in lines[1:])


def test_a_word_too_long_for_a_line_is_cut(runs_of):
    layout = TextLayout(runs_of("x" * 50))
    lines = lines_of(layout, layout.full_width / 3.5)
    assert len(lines) == 4
    assert "".join(lines) == "x" * 50


def test_trailing_spaces_do_not_count(runs_of):
    layout = TextLayout(runs_of("one   two"))
    first = layout.lines(layout.full_width * 0.7)[0]
    assert layout.text[first.start : first.end] == "one   "
    assert first.width == pytest.approx(TextLayout(runs_of("one")).full_width)


def test_a_line_break_is_forced(theme, fonts):
    data = render(document(paragraph("One", LineBreak(), "Two", LineBreak(), "Three")), theme, fonts, {}).data
    assert page_lines(data) == [["One", "Two", "Three"]]


def test_emphasis_in_italics_is_upright(runs_of):
    tones = [run.run_style.italic for run in runs_of(Emphasis((text("a"), Emphasis((text("b"),)))))]
    assert tones == [True, False]


def test_fallback_is_run_by_run(theme, fonts):
    mixed = paragraph("Latin ", Language("ja", (text("甲国"),)), " 병국 ", Strong((text("太字"),)), " Ελλάδα Київ")
    rendered = render(document(mixed), theme, fonts, {})
    assert rendered.diagnostics == ()
    assert all_text(rendered.data) == "Latin甲国병국太字ΕλλάδαКиїв"
    names = {font["/BaseFont"].partition("+")[2] for font in font_dictionaries(rendered.data)}
    assert {"SourceSans3-Regular", "NotoSansJP-Bold"} <= names
    assert any(name.startswith("NotoSansKR") for name in names)


def test_characters_no_font_has_are_reported_by_value(theme, fonts):
    sheet = document(
        paragraph(text("ok \ue000 and \U0001f9ff", "sections[a].text"), text("\ue001")),
        paragraph(text("again \ue000", "sections[b].text")),
        paragraph(text("fine")),
    )
    rendered = render(sheet, theme, fonts, {})
    found = {d.path: d for d in rendered.diagnostics}
    assert {d.code for d in rendered.diagnostics} == {"missing-glyph"}
    assert set(found) == {"sections[a].text", "sections[b].text", None}
    assert "U+E000 unnamed" in found["sections[a].text"].message
    assert "U+1F9FF NAZAR AMULET" in found["sections[a].text"].message
    assert all_text(rendered.data).startswith("ok")
    visible = all_text(rendered.data).removeprefix("ok")[0]
    assert visible in "\ufffd□?"


def test_control_characters_do_not_crash(theme, fonts):
    rendered = render(document(paragraph(text("a\x00b\x1bc\td\ue000", "p"))), theme, fonts, {})
    (found,) = rendered.diagnostics
    assert "U+0000" in found.message
    assert "U+001B" in found.message


def test_invisible_characters_are_no_missing_glyphs(theme, fonts):
    rendered = render(document(paragraph("co\u00adop\u200beration\u2060 \u200e\U000e0001end")), theme, fonts, {})
    assert rendered.diagnostics == ()
    assert "operation" in all_text(rendered.data).replace("\u200b", "")


@pytest.mark.parametrize("align", ["start", "center", "end", "justify"])
def test_alignment_keeps_every_word(theme, fonts, align):
    body = theme.styles.body.model_copy(update={"align": align})
    own = theme.model_copy(update={"styles": theme.styles.model_copy(update={"body": body})})
    words = "Words of a paragraph that wraps. " * 12
    data = render(document(paragraph(words)), own, fonts, {}).data
    assert all_text(data) == words.replace(" ", "")


def test_even_lines_are_as_many_and_more_alike(runs_of):
    layout = TextLayout(runs_of("Second Meeting of the Working Group of Party A, Party B and Party C"))
    measure = layout.full_width * 0.9
    plain, even = layout.lines(measure), layout.even_lines(measure)
    assert len(even) == len(plain) == 2
    assert abs(even[0].width - even[1].width) < abs(plain[0].width - plain[1].width) / 4


def test_even_lines_cut_no_word(runs_of):
    layout = TextLayout(runs_of("of " + "x" * 40 + " and"))
    measure = layout.least_width + 2
    assert [len(line) for line in (layout.text[e.start : e.end].strip() for e in layout.even_lines(measure))] == [
        2,
        40,
        3,
    ]


def test_a_short_word_does_not_stand_alone_on_the_last_line(runs_of):
    layout = TextLayout(runs_of("The meeting reaffirmed the principles that they share, the rule of law among them."))
    measure = layout.full_width - 1
    assert lines_of(layout, measure)[-1] == "among them."
    assert "".join(lines_of(layout, measure)) == layout.text


def test_no_word_moves_over_a_forced_break(runs_of):
    layout = TextLayout(runs_of("The Ministers met in the city of Brussels", LineBreak(), "At"))
    lines = lines_of(layout, layout.full_width + 1)
    assert lines == ["The Ministers met in the city of Brussels\n", "At"]


def test_a_heading_with_a_good_break_keeps_it(runs_of):
    layout = TextLayout(runs_of("Meeting of Party A, Party B and Party C on supply and training"))
    measure = layout.full_width * 0.62
    assert layout.even_lines(measure) == layout.lines(measure)


def test_justified_lines_fill_the_measure(runs_of, theme):
    layout = TextLayout(runs_of("Words of a paragraph that wraps. " * 6))
    first, *_, last = layout.lines(300)
    placed = PlacedLine(0, 0, list(layout.pieces(first)))
    *_, (_, _, right) = aligned(placed, first, 300, "justify").spans()
    spaces = layout.text[first.start : first.end]
    stretch = aligned(placed, first, 300, "justify").stretch
    hanging = (len(spaces) - len(spaces.rstrip())) * (stretch + layout_width(runs_of, " "))
    assert right - hanging == pytest.approx(300)
    assert aligned(placed, last, 300, "justify").stretch == 0


def layout_width(runs_of, words):
    (run,) = runs_of(words)
    return run.width


def test_reviewers_work_shows(runs_of, theme):
    when = datetime(2025, 1, 1, tzinfo=UTC)
    added, gone, remarked = runs_of(
        Insertion("R", when, (text("a"),)),
        Deletion("R", when, (text("b"),)),
        Comment("R", when, "Why?", (text("c"),)),
    )
    colors = theme.revisions
    assert (added.run_style.color, added.run_style.underline, added.run_style.strike) == (colors.insertion, True, False)
    assert (gone.run_style.color, gone.run_style.underline, gone.run_style.strike) == (colors.deletion, False, True)
    assert remarked.run_style.shade == colors.comment
    assert remarked.run_style.path[0].annotation == CommentTag("R", "Why?")
