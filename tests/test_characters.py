"""What XML cannot hold is what its own parser refuses, in all of Unicode."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from factsheet.characters import unwritable, writable


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
