"""The digits of languages, and language tags that ask for others."""

import unicodedata

import pytest

from factsheet.meeting.text import is_language
from factsheet.typography.digits import (
    SYSTEMS,
    european,
    in_digits,
    locale_of,
    numbering_asked,
    numbering_of,
    plain_tag,
)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_system_has_ten_decimal_digits(system):
    digits = in_digits("0123456789", system)
    assert [unicodedata.decimal(digit) for digit in digits] == list(range(10))
    assert european(digits) == "0123456789"


# CLDR 47, `defaultNumberingSystem` of the languages and regions.
@pytest.mark.parametrize(
    ("tag", "country", "system"),
    [
        ("fa", None, "arabext"),
        ("fa-AF", None, "arabext"),
        ("ps", None, "arabext"),
        ("ur", None, "latn"),
        ("ur-IN", None, "arabext"),
        ("ckb", None, "arab"),
        ("bn", None, "beng"),
        ("bn-BD", None, "beng"),
        ("as", None, "beng"),
        ("mr", None, "deva"),
        ("ne", None, "deva"),
        ("my", None, "mymr"),
        ("dz", None, "tibt"),
        ("hi", None, "latn"),
        ("hi", "IN", "latn"),
        ("th", None, "latn"),
        ("he", None, "latn"),
        ("ar", None, "latn"),
        ("ar", "EG", "arab"),
        ("ar", "JO", "arab"),
        ("ar", "QA", "arab"),
        ("ar", "AE", "latn"),
        ("ar", "DZ", "latn"),
        ("ar", "LY", "latn"),
        ("ar", "MA", "latn"),
        ("ar", "TN", "latn"),
        ("ar", "CH", "latn"),
        ("ar-SA", "MA", "arab"),
        ("ar-MA", "SA", "latn"),
        ("en", "EG", "latn"),
        ("hi-u-nu-deva", None, "deva"),
        ("fa-u-nu-latn", None, "latn"),
        ("th-TH-u-ca-buddhist-nu-thai", None, "thai"),
        ("ar-EG-u-nu-latn-x-own", None, "latn"),
    ],
)
def test_a_language_has_its_digits(tag, country, system):
    assert numbering_of(tag, country) == system


@pytest.mark.parametrize(
    ("tag", "plain", "asked"),
    [
        ("hi", "hi", None),
        ("hi-u-nu-deva", "hi", "deva"),
        ("HI-U-NU-DEVA", "HI", "deva"),
        ("zh-Hant-TW-u-ca-roc", "zh-Hant-TW", None),
        ("th-u-ca-buddhist-nu-thai-x-a", "th-x-a", "thai"),
        ("nu", "nu", None),
    ],
)
def test_an_extension_is_taken_from_its_tag(tag, plain, asked):
    assert (plain_tag(tag), numbering_asked(tag)) == (plain, asked)


def test_a_tag_with_an_extension_is_a_language():
    assert is_language("hi-u-nu-deva")
    assert not is_language("hi-u")
    assert str(locale_of("zh-TW-u-nu-latn")) == "zh_Hant_TW"


@pytest.mark.parametrize("text", ["", "Seite 2", "é½²", "Ⅷ"])
def test_other_signs_stay(text):
    assert european(text) == text
