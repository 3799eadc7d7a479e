"""Words of any script: joined they are the text, and East Asian text is cut by the character."""

import re
import unicodedata

import pytest
from fontTools.unicodedata import script
from hypothesis import given
from hypothesis import strategies as st

from factsheet.align.words import folded, words
from factsheet.typography.marks import ends_in_mark

BY_CHARACTER = {"Hani", "Hira", "Kana", "Bopo", "Hang", "Nshu"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met, twice.", ["It", " ", "met", ",", " ", "twice", "."]),
        ("外務大臣 and 한국", ["外", "務", "大", "臣", " ", "and", " ", "한", "국"]),
        ("USD 1.5 at 12:30", ["USD", " ", "1.5", " ", "at", " ", "12:30"]),
        ("a@b.org, U.S. 1.5bn", ["a", "@", "b", ".", "org", ",", " ", "U", ".", "S", ".", " ", "1.5", "bn"]),
        ("the three’s well-known", ["the", " ", "three’s", " ", "well-known"]),
        ("e\u0301tude \U0001f44d\U0001f3fd", ["e\u0301tude", " ", "\U0001f44d\U0001f3fd"]),
        ("20\u00a0May", ["20", "\u00a0", "May"]),
        ("a  b_c", ["a", " ", " ", "b", "_", "c"]),
        ("か\u3099ｶ\uff9e葛\U000e0100", ["か\u3099", "ｶ\uff9e", "葛\U000e0100"]),
        ("**[a](https://b.c)**", ["*", "*", "[", "a", "]", "(", "https", ":", "/", "/", "b", ".", "c", ")", "*", "*"]),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_what_is_changed_as_a_whole_is_one_word_where_that_is_asked_for():
    text = "**[a b](https://b.c)** _c_ __d__ e.g. a@b.org"
    assert words(text, whole=True) == [
        "**", "[", "a", " ", "b", "](https://b.c)", "**", " ", "_", "c", "_", " ", "__", "d", "__",
        " ", "e.g", ".", " ", "a", "@", "b.org",
    ]  # fmt: skip


@given(st.text(), st.booleans())
def test_the_words_are_the_text(text, whole):
    assert "".join(words(text, whole=whole)) == text


@given(st.text(), st.text())
def test_a_blank_always_parts_words(one, other):
    assert words(f"{one} {other}") == [*words(one), " ", *words(other)]


def test_every_letter_of_these_scripts_is_a_word_of_its_own():
    letters = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c))[0] == "L"]
    alone = {letter for letter in letters if len(words(f"a{letter}b")) == 3}
    assert {letter for letter in letters if script(letter) in BY_CHARACTER} <= alone
    assert {script(letter) for letter in alone} <= BY_CHARACTER | {"Zyyy"}


def test_every_mark_that_ends_a_sentence_is_a_word_of_its_own():
    marks = [chr(c) for c in range(0x110000) if ends_in_mark(chr(c))]
    assert {"।", "။", "׃", "།"} <= set(marks)
    assert [mark for mark in marks if words(f"a{mark}b") != ["a", mark, "b"]] == []


@given(st.text())
def test_folding_changes_quotation_marks_one_for_one(text):
    assert len(folded(text)) == len(text)
    assert re.sub("['\"]", "", folded(text)) == re.sub("['\"‘’‚‛“”„‟]", "", text)
    assert folded("“It’s”") == '"It\'s"'
