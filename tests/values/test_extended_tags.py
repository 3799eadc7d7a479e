"""Texts of a language are read alike, whatever digits its tag asks for."""

import pytest

from factsheet.dates.finding import find_dates
from factsheet.values.scanning import scan


@pytest.mark.parametrize(
    ("tag", "plain", "text"),
    [
        ("hi-u-nu-deva", "hi", "३ अप्रैल २०२५ को 1.5 अरब"),
        ("fa-u-nu-latn", "fa", "3 آوریل 2025"),
        ("de-CH-u-nu-latn", "de-CH", "am 3. April 2025 1’500 Franken in Italien"),
        ("zh-TW-u-nu-latn", "zh-TW", "2025年4月3日15億"),
    ],
)
def test_values_are_found_alike(tag, plain, text):
    assert find_dates(text, tag) == find_dates(text, plain) != ()
    assert scan(text, tag) == scan(text, plain)
