"""What most texts are has a way of its own, and comes to the same: breaks at spaces, letters with their own glyphs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import inlines
from sampling import examples

from factsheet.document.nodes import NoteReference, Strong
from factsheet.render.pdf.text import measuring
from factsheet.render.pdf.text.chains import FontBook
from factsheet.render.pdf.text.inlines import RunMaker
from factsheet.render.pdf.text.lines import TextLayout
from factsheet.render.pdf.text.shaping import Shaper, shaper_of
from factsheet.render.pdf.text.styles import resolve_style
from factsheet.render.rendered import Report
from factsheet.typography import line_breaks
from factsheet.typography.line_breaks import breaks_at_spaces, cut_points

SIGNS = "abAé1 -.,;:!?()[]{}«»¡¿–—‑‐\u00ad\u00a0\u2009\u2060\ufeff\n国、"


@pytest.fixture(scope="module")
def maker(theme, fonts):
    return RunMaker(theme, FontBook(theme, fonts, "en"), {"n": "Note"}, Report())


@pytest.fixture(scope="module")
def style(theme):
    return resolve_style(theme, theme.styles.body)


@examples(300)
@given(words=st.text(SIGNS, max_size=30))
def test_breaks_at_spaces_are_all_that_there_are(words):
    if not breaks_at_spaces(words):
        return
    ends = [at + 1 for at, sign in enumerate(words) if sign == " "]
    assert cut_points(words) == sorted({*ends, len(words)} - {0})


@examples(300)
@given(words=st.text("abA1_ -.,;:!?()[]{}\n", max_size=30))
def test_ascii_is_cut_as_all_text_is(words):
    points = [match.end() for match in re.finditer(line_breaks._ALWAYS, words)]
    assert cut_points(words) == sorted({*points, len(words)} - {0})


@pytest.mark.parametrize(
    "words", ["", "word", "one two", "Party A, Party B", "l’État à Rome.", "€ 3 (and more) here", "a "]
)
def test_usual_texts_break_at_spaces(words):
    assert breaks_at_spaces(words)


@pytest.mark.parametrize(
    "words",
    ["well-known", "a  b", "( a", "a )", "a — b", "one\ntwo", "国 a", "a ; b", "« a", "soft\u00adly", "a\u2009b"],
)
def test_other_texts_are_looked_at_sign_by_sign(words):
    assert not breaks_at_spaces(words)


def measured(maker, style, parts, held):
    found = TextLayout(maker.runs(inlines(*parts), style), 0, held)
    own = found
    lines = [(line, found.pieces(line)) for measure in (40, 90, 200) for line in found.lines(measure)]
    shown = [
        [(piece.run.text, [fragment.text for fragment in piece.fragments]) for piece in pieces] for _, pieces in lines
    ]
    numbers = (own.ends, own.fit, own.reach, own.widest, found.least_width, found.held_width(100), found.full_width)
    return numbers, [line for line, _ in lines], shown


@examples(150)
@given(
    words=st.text("abcVAfi .,3A5€ ", max_size=60),
    bold=st.integers(0, 60),
    held=st.sets(st.integers(1, 60), max_size=3),
)
def test_words_are_measured_as_all_else_is(maker, style, words, bold, held):
    parts = [Strong(inlines(words[:bold])), words[bold:], NoteReference("n", "1"), words[:bold]]
    quick = measured(maker, style, parts, held)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measuring, "breaks_at_spaces", lambda _: False)
        assert measured(maker, style, parts, held) == quick


@examples(150)
@given(word=st.text([chr(point) for point in range(0x20, 0x7F)], max_size=12))
@pytest.mark.parametrize("bold", [False, True])
def test_letters_with_glyphs_of_their_own_are_shaped_as_all_else_is(theme, fonts, bold, word):
    face = FontBook(theme, fonts, "en").chain(theme.styles.body.font, bold=bold).main
    usual = shaper_of(face, "en", "ltr")._fragment(word)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Shaper, "_letter_for_letter", lambda *_: None)
        other = shaper_of(face, "en", "ltr")._fragment(word)
    names = [name for name in dir(usual) if not name.startswith("_")]
    assert [getattr(usual, name) for name in names] == [getattr(other, name) for name in names]


def test_most_words_have_glyphs_of_their_own(theme, fonts):
    face = FontBook(theme, fonts, "en").chain(theme.styles.body.font).main
    assert shaper_of(face, "en", "ltr")._letter_for_letter("AVATAR ", "AVATAR", " ")
    assert not shaper_of(face, "en", "ltr")._letter_for_letter("é", "é", "")
