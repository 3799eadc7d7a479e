"""Labels of counted lists by a table of right ones: ECMA-376 part 1, 17.18.59, by which Word counts."""

from __future__ import annotations

import pytest

from factsheet.typography.numbering import CounterStyle, Numbering, is_mark, parse_numbering

RIGHT = {
    "1.": {1: "1.", 9: "9.", 10: "10.", 123: "123."},
    "(1)": {1: "(1)", 12: "(12)"},
    "a": {1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa"},
    "(A)": {2: "(B)", 27: "(AA)"},
    "i.": {1: "i.", 4: "iv.", 9: "ix.", 14: "xiv.", 1990: "mcmxc."},
    "I": {3: "III", 40: "XL", 2024: "MMXXIV"},
    "ア": {1: "ア", 5: "オ", 44: "ワ", 45: "ヲ", 46: "ン", 47: "アア"},
    "가.": {1: "가.", 14: "하.", 15: "가가."},
    "①": {1: "①", 20: "⑳", 21: "21"},
}


@pytest.mark.parametrize("form", RIGHT)
def test_a_form_counts(form):
    numbering = parse_numbering(form)
    assert numbering is not None
    assert numbering.form == form
    assert {number: numbering.at(number - 1).label() for number in RIGHT[form]} == RIGHT[form]
    assert {number: numbering.label(number - 1) for number in RIGHT[form]} == RIGHT[form]


def test_every_counter_has_a_row():
    assert {parse_numbering(form).counter for form in RIGHT} == set(CounterStyle)


def test_digits_of_the_language():
    assert Numbering(CounterStyle.DECIMAL, "(", ")", 12, digits="arabext").label() == "(۱۲)"


@pytest.mark.parametrize("form", ["", "1.1", "x", "2.", "Annex 1", "((((1))))", "1 .", "aa", "<1>1"])
def test_what_is_no_form(form):
    assert parse_numbering(form) is None


@pytest.mark.parametrize(
    ("form", "right"),
    [("□", True), ("ㅇ", True), ("-", True), ("–", True), ("1.", False), ("", False), ("abc", False), ("<", False)],
)
def test_marks(form, right):
    assert is_mark(form) is right
