"""Embedding levels and visual order (UAX 9): the conformance tests of Unicode, and texts as sheets have them."""

import unicodedata
from pathlib import Path

import bidi_data
import pytest
from tools import unavailable

from factsheet.render.bidi import levels
from factsheet.render.bidi.levels import REMOVED, embedding_levels, visual_order


@pytest.fixture
def data() -> Path:
    """Find the folder of the Unicode Character Database."""
    if not (bidi_data.FOLDER / "BidiTest.txt").exists():
        unavailable("the Unicode Character Database", "apt-get install unicode-data")
    return bidi_data.FOLDER


@pytest.mark.usefixtures("data")
def test_a_part_of_the_conformance_tests_passes():
    count, wrong = bidi_data.wrong(0)
    assert count > 20_000
    assert wrong == []


def test_the_pairs_of_brackets_are_those_of_unicode(data):
    lines = (data / "BidiBrackets.txt").read_text("utf-8").splitlines()
    rows = [line.partition("#")[0].split(";") for line in lines if line.partition("#")[0].strip()]
    opening = {_character(first): _character(second) for first, second, kind in rows if kind.strip() == "o"}
    assert opening == levels._CLOSING


def _character(code: str) -> str:
    return unicodedata.normalize("NFC", chr(int(code, 16)))


@pytest.mark.parametrize(
    ("text", "base", "levels"),
    [
        ("", None, ""),
        ("The meeting", None, "0" * 11),
        ("الاجتماع", None, "1" * 8),
        # An amount in an Arabic text: its digits stand from left to right.
        ("مبلغ 15 مليار", None, "11111" + "22" + "111111"),
        # Brackets follow what is around them, not the direction of what is inside alone.
        ("وزير (ROK)", 1, "11111" + "1222" + "1"),
        ("Minister (وزير)", 0, "0" * 10 + "1111" + "0"),
        # A phone number is cut at its spaces: what prints one isolates it.
        ("هاتف +32 2 707", 1, "111111" + "22" + "1" + "2" + "1" + "222"),
        # What an isolate holds has no say in what is around it.
        ("a \u2067אב 1\u2069 b", None, "000" + "1112" + "000"),
        ("א\u2066a!\u2069!", None, "11" + "22" + "11"),
        # White space at the end and before a tab is of the paragraph.
        ("אב \tגד ", 0, "1100110"),
    ],
)  # fmt: skip
def test_levels(text, base, levels):
    assert embedding_levels(text, base) == [int(level) for level in levels]


def test_embeddings_have_no_level_and_no_depth_breaks_them():
    assert embedding_levels("a\u202bb\u202cc") == [0, REMOVED, 2, REMOVED, 0]
    assert set(embedding_levels("\u202b\u202a" * 500 + "a" + "\u202c" * 1000)) == {REMOVED, 126}
    assert max(embedding_levels("\u2067\u2066" * 500 + "a" + "\u2069" * 1000)) == 126


@pytest.mark.parametrize(
    ("levels", "order"),
    [([], []), ([0, 0, 0], [0, 1, 2]), ([1, 1, 1], [2, 1, 0]), ([0, 1, 1, 2, 2, 1, 0], [0, 5, 3, 4, 2, 1, 6])],
)
def test_visual_order(levels, order):
    assert visual_order(levels) == order


@pytest.mark.parametrize("character", ["\u05ff", "\u07bf", "\ufdd0", "\U0001e000", "\U000e0fff", "\u20cf"])
def test_characters_that_are_not_assigned_have_the_class_of_their_block(character):
    expected = {"\u05ff": "R", "\u07bf": "AL", "\ufdd0": "BN", "\U0001e000": "NSM", "\U000e0fff": "BN", "\u20cf": "ET"}
    assert levels.bidi_class(character) == expected[character]
