"""Spellings that do not matter are made alike; the places of the text as given come back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from factsheet.values.names.index import NameIndex
from factsheet.values.names.spelling import alike, bare, lower


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Кот-д\u02bcІвуар", "Кот-д'Івуар"),
        ("U.S.\u2011Japan\u00a0ties", "U.S.-Japan ties"),
        ("Соединённые", "Соединенные"),
        ("ＥＵ", "EU"),
        ("عُمان", "عمان"),
        ("إيران", "ايران"),
        ("کره", "كره"),
        ("לִבְנוֹן", "לבנון"),
        ("ארה״ב", 'ארה"ב'),
        ("फ़्रांस", "फ्रांस"),
        ("लिचें\u200dस्टीन", "लिचेंस्टीन"),
        ("한국", "한국"),
    ],
)
def test_spellings_that_mean_the_same_are_alike(text, like):
    assert alike(text).text == alike(like).text == unicodedata.normalize("NFC", like)
    assert alike(unicodedata.normalize("NFD", text)).text == alike(like).text


@given(st.text())
@examples(200)
def test_every_character_has_its_place(text):
    spelt = alike(text)
    places = [spelt.place(at) for at in range(len(spelt.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert spelt.place(len(spelt.text)) == len(text)


@given(st.text())
@examples(200)
def test_lower_case_keeps_places(text):
    assert len(lower(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("República  de Corea", "republica de corea"),
        ("U.S.A.", "u s a"),
        ("Łotwa", "lotwa"),
        ("Сьєрра-Леоне", "сьєрра леоне"),
    ],
)
def test_what_is_left_without_accents_and_points(text, left):
    assert bare(text) == left


def test_the_longest_name_counts_and_none_begins_in_another():
    index = NameIndex([("Guinea", 1), ("Papua New Guinea", 2), ("New Guinea Islands", 3)], "en")
    assert list(index.find("Guinea, Papua New Guinea Islands")) == [(0, 6, 1), (8, 24, 2)]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Chad", "chad", False),
        ("Chad", "CHAD", True),
        ("Chad", "ChAd", False),
        ("UK", "uk", False),
        ("UAE", "Uae", False),
        ("People's Republic", "People’s republic", True),
        ("mer de Chine", "Mer de Chine", True),
    ],
)
def test_capitals_tell_names_from_words(name, text, found):
    assert bool(list(NameIndex([(name, 1)], "en").find(text))) is found
