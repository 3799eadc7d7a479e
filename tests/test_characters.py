"""What XML cannot hold is what its own parser refuses, in all of Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from factsheet.characters import composed, unwritable, writable


def holds(character):
    """Tell whether lxml, which checks for XML 1.0 itself, takes a character."""
    try:
        etree.Element("a").text = character
    except ValueError:
        return False
    return True


def test_just_what_lxml_refuses_cannot_be_written():
    refused = {each for each in map(chr, range(0x110000)) if not holds(each)}
    assert unwritable("".join(map(chr, range(0x110000)))) == refused


@given(st.text(st.characters(codec=None)))
def test_what_is_writable_is_the_text_with_replacement_characters(text):
    assert all(map(holds, writable(text)))
    assert [a for a, b in zip(text, writable(text), strict=True) if a != b] == [a for a in text if not holds(a)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tu\u0308rkiye", "Türkiye"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("\u110c\u1169\u1110\u1162", "조태"),
        ("か\u3099", "が"),
        ("x\u0304 e\u0301", "x\u0304 é"),
        ("ﬁ ² Ｋ", "ﬁ ² Ｋ"),
        ("\ufa19\u308b e\u0301 \U0002f800", "\ufa19\u308b é \U0002f800"),
    ],
)
def test_what_has_a_composed_form_is_composed_and_nothing_else_changes(text, expected):
    assert composed(text) == expected


@given(st.text())
def test_composed_text_stays(text):
    assert composed(composed(text)) == composed(text)
