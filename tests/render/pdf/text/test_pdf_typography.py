"""Kerning, hyphens and spaces that hold: how words look, and that they are read whole."""

import io
from itertools import pairwise

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import char_boxes, page_lines, shown, squeezed
from sample import FILLER, document, inlines, paragraph, text
from sampling import examples

from factsheet.document.nodes import Language, Strong
from factsheet.render.pdf import render
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.lines import TextLayout
from factsheet.render.pdf.text.styles import resolve_style
from factsheet.render.rendered import Report
from factsheet.typography.held_spaces import held_spaces, may_hold
from factsheet.typography.hyphenation import hyphenated
from factsheet.typography.line_breaks import cut_points

HELD_WORDS = (
    *(
        "3",
        "10",
        "April",
        "avril",
        "de",
        "abril",
        "J.",
        "Secretary",
        "of",
        "State",
        "No.",
        "pp.",
        "–",
        "«",
        "billion",
        "USD",
    ),
    *(
        "US$",
        "km",
        "%",
        "§",
        "000",
        "Dr",
        "z.",
        "B.",
        "1er",
        "Mme",
        "Sr",
        "The",
        "and",
        "x",
        "Nr.",
        "Uhr",
        "mil",
        "n.º",
    ),
    *("v", "k", "dubna", "3.", "abril", "в", "и", "апреля", "«Да»", "ngày", "Điều", "tháng", "أبريل", "अप्रैल"),
)
LONG = "Representatives reaffirmed commitments regarding denuclearization and interoperability of infrastructure. " * 4


def with_body(theme, **changes):
    body = theme.styles.body.model_copy(update=changes)
    return theme.model_copy(update={"styles": theme.styles.model_copy(update={"body": body})})


def layout_of(theme, fonts, *parts, language="en", **changes):
    maker = RunMaker(theme, FontBook(theme, fonts, language), {}, Report())
    return TextLayout(maker.runs(inlines(*parts), resolve_style(theme, theme.styles.body).but(**changes)))


def extracted(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def width_of(theme, fonts, words):
    return layout_of(theme, fonts, words).full_width


@pytest.mark.parametrize("pair", ["To", "AV", "Wa", "Ty", "P.", "L’"])
def test_pairs_stand_closer_than_their_letters_ask_for(theme, fonts, pair):
    assert width_of(theme, fonts, pair) < sum(width_of(theme, fonts, letter) for letter in pair)


def test_a_line_is_as_wide_as_its_words(theme, fonts):
    words = "To Wave, AV-Ty (P. F.) — To"
    space = width_of(theme, fonts, "a b") - width_of(theme, fonts, "a") - width_of(theme, fonts, "b")
    own = [width_of(theme, fonts, word) for word in words.split()]
    assert width_of(theme, fonts, words) == pytest.approx(sum(own) + space * words.count(" "))
    # No kerning behind what lines break after, so that the parts are as wide as the whole.
    parts = [width_of(theme, fonts, part) for part in ("AV-", "To")]
    assert width_of(theme, fonts, "AV-To") == pytest.approx(sum(parts))


def test_letters_are_painted_where_they_are_measured(theme, fonts):
    words = "AVATAR To Wave Typo LTd."
    boxes = char_boxes(render(document(paragraph(words, " AV", Strong((text(" Ty"),)))), theme, fonts, {}).data)
    lefts = [box[0] for _, character, box in boxes if character == "A"]
    space = width_of(theme, fonts, "a b") - width_of(theme, fonts, "a") - width_of(theme, fonts, "b")
    assert lefts[-1] - lefts[0] == pytest.approx(width_of(theme, fonts, words) + space, abs=0.05)


def test_ligatures_are_read_as_their_letters(theme, fonts):
    words = "The office reaffirmed a swift shift of effort"
    own = theme.model_copy(update={"styles": theme.styles.model_copy(update={"body": theme.styles.title})})
    for look in (theme, own):
        data = render(document(paragraph(words)), look, fonts, {}).data
        assert " ".join(page_lines(data)[0]).split() == words.split()
        assert extracted(data).split() == words.split()
    assert width_of(theme, fonts, "ffi") < sum(width_of(theme, fonts, letter) for letter in "ffi")


def test_kerned_words_are_read_whole(theme, fonts):
    words = "AVATAR To-Wa Ty, LT. “Avalon” P. Yours ToToTo AVAVAV (backslash \\ and parens)"
    data = render(document(paragraph(words)), theme, fonts, {}).data
    assert extracted(data).split() == words.split()
    assert page_lines(data) == [[words]]


@pytest.mark.parametrize("align", ["start", "justify"])
def test_a_hyphen_shows_at_line_ends_only_and_is_no_part_of_the_word(theme, fonts, align):
    own = with_body(theme, hyphenate=True, align=align)
    read = extracted(render(document(paragraph(LONG)), own, fonts, {}).data)
    assert "\u00ad\n" in read
    assert "\u00ad" not in read.replace("\u00ad\n", "")
    assert read.replace("\u00ad\n", "").split() == LONG.split()


def test_nothing_is_hyphenated_unless_the_theme_says_so(theme, fonts):
    assert "\u00ad" not in extracted(render(document(paragraph(LONG)), theme, fonts, {}).data)


def test_a_soft_hyphen_of_the_author_serves_without_the_theme(theme, fonts):
    layout = layout_of(theme, fonts, "reaffirmed inter\u00adoperability")
    (first, second) = layout.lines(layout.full_width * 0.8)
    pieces = [shown(layout.pieces(line)) for line in (first, second)]
    assert pieces == ["reaffirmed inter\u00ad", "operability"]
    (whole,) = layout.lines(layout.full_width)
    assert shown(layout.pieces(whole)) == "reaffirmed interoperability"
    assert whole.width == pytest.approx(layout_of(theme, fonts, "reaffirmed interoperability").full_width)


def test_a_line_that_is_nearly_full_is_not_hyphenated(theme, fonts):
    words = "x" * 40 + " re\u00adaffirmed"
    layout = layout_of(theme, fonts, words)
    first = layout.lines(layout_of(theme, fonts, "x" * 40 + " re-").full_width + 0.1)[0]
    assert layout.text[first.start : first.end].strip() == "x" * 40


def test_at_most_two_lines_in_a_row_end_in_hyphens(theme, fonts):
    layout = layout_of(theme, fonts, "an abcdefg\u00adhijklmn\u00adopqrstu " * 30)
    ends = [layout.text[line.end - 1] == "\u00ad" for line in layout.lines(75)]
    assert any(ends)
    assert not any(all(ends[at : at + 3]) for at in range(len(ends) - 2))


@pytest.mark.parametrize(
    ("language", "words", "parts"),
    [
        ("en", "infrastructure of Representatives", "in|fra|struc|ture"),
        ("en-GB", "NATO infrastructure", "in|fra|struc|ture"),
        ("de", "Zusammenarbeit der Minister", "Zu|sam|men|ar|beit"),
        ("fr", "la coopération", "co|opé|ra|tion"),
    ],
)
def test_words_break_by_the_patterns_of_their_language(language, words, parts):
    found = hyphenated(words, language)
    assert found.replace("\u00ad", "") == words
    word = next(word for word in found.split() if "\u00ad" in word)
    assert set(word.split("\u00ad")) != {word}
    assert word.replace("\u00ad", "") == parts.replace("|", "")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Washington UNESCO"),
        ("en", "https://www.example.org/cooperation a.cooperation@example.org"),
        ("en", "long-standing"),
        ("ko", "cooperation"),
        ("xx", "cooperation"),
        ("", "cooperation"),
    ],
)
def test_names_addresses_and_unknown_languages_stay_whole(language, words):
    assert hyphenated(words, language) == words


@examples(200)
@given(
    words=st.lists(st.sampled_from(HELD_WORDS), max_size=8).map(" ".join),
    language=st.sampled_from(["en", "fr", "de", "es", "ja", "cs", "pt", "ru", "vi", "ar", "hi"]),
)
def test_where_a_space_holds_a_word_beside_it_says_so(words, language):
    parts = [words[start:end] for start, end in pairwise([0, *cut_points(words)])]
    if set(held_spaces(words, language)) - {len(words)}:
        assert any(may_hold(part, language) for part in parts)


def test_no_line_ends_between_day_and_month(theme, fonts):
    layout = layout_of(theme, fonts, "They met on April 3 and on April 4 and on April 5 and on April 6 in the city.")
    for measure in range(60, 300, 7):
        for line in layout.lines(measure):
            assert not layout.text[line.start : line.end].rstrip().endswith("April")


def test_the_author_s_characters_are_kept(theme, fonts):
    words = "On April 3 Secretary Rubio spoke of USD 1.5 billion."
    assert layout_of(theme, fonts, words).text == words


def test_a_measure_too_narrow_for_what_holds_together_breaks_at_its_space(theme, fonts):
    layout = layout_of(theme, fonts, "Minister Constantinopoulos")
    assert layout.least_width == pytest.approx(layout_of(theme, fonts, "Constantinopoulos").full_width)
    lines = [layout.text[line.start : line.end] for line in layout.lines(layout.least_width + 1)]
    assert lines == ["Minister ", "Constantinopoulos"]


@pytest.mark.parametrize("align", ["start", "justify"])
def test_a_no_break_space_is_read_as_a_space_and_stretches_as_one(theme, fonts, align):
    words = FILLER.replace("the ", "the\u00a0")
    own = with_body(theme, align=align)
    data = render(document(paragraph(words)), own, fonts, {}).data
    assert extracted(data).split() == FILLER.split()
    right = theme.page.size.points[0] - theme.page.right * 72 / 25.4
    assert max(box[2] for _, character, box in char_boxes(data) if character.strip()) < right + 0.5


@examples(40)
@given(words=st.text("abToV. -\u00ad\u00a0é国’", max_size=80), measure=st.floats(20, 200))
def test_hyphens_and_spaces_lose_nothing(theme, fonts, words, measure):
    layout = layout_of(theme, fonts, words, Language("ja", (text(words),)), hyphenate=True)
    lines = layout.lines(measure)
    assert "".join(layout.text[line.start : line.end] for line in lines) == layout.text
    painted = "".join(shown(layout.pieces(line)) for line in lines)
    assert squeezed(painted.replace("\u00ad", "")) == squeezed(words.replace("\u00ad", "") * 2)
    for line in lines:
        assert "\u00ad" not in shown(layout.pieces(line))[:-1]
