"""Numbers in the figures of each language, and back."""

from decimal import Decimal

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from factsheet.typography.digits import locale_of, numbering_of
from factsheet.typography.numbers import format_number, parse_number

NUMBERS = ("1234", "12345", "1234567", "1234567890.5")
# CLDR 47: `symbols`, `decimalFormats` and `minimumGroupingDigits` of each language. ␣ is U+00A0, ⍽ U+202F.
ROWS = """
ar      1,234   12,345    1,234,567     1,234,567,890.5
ar-EG   ١٬٢٣٤   ١٢٬٣٤٥    ١٬٢٣٤٬٥٦٧     ١٬٢٣٤٬٥٦٧٬٨٩٠٫٥
ar-MA   1.234   12.345    1.234.567     1.234.567.890,5
bn      ১,২৩৪   ১২,৩৪৫    ১২,৩৪,৫৬৭     ১,২৩,৪৫,৬৭,৮৯০.৫
de      1.234   12.345    1.234.567     1.234.567.890,5
de-AT   1␣234   12␣345    1␣234␣567     1␣234␣567␣890,5
de-CH   1’234   12’345    1’234’567     1’234’567’890.5
de-LI   1’234   12’345    1’234’567     1’234’567’890.5
en      1,234   12,345    1,234,567     1,234,567,890.5
en-IN   1,234   12,345    12,34,567     1,23,45,67,890.5
en-ZA   1␣234   12␣345    1␣234␣567     1␣234␣567␣890,5
es      1234    12.345    1.234.567     1.234.567.890,5
es-MX   1,234   12,345    1,234,567     1,234,567,890.5
fa      ۱٬۲۳۴   ۱۲٬۳۴۵    ۱٬۲۳۴٬۵۶۷     ۱٬۲۳۴٬۵۶۷٬۸۹۰٫۵
fr      1⍽234   12⍽345    1⍽234⍽567     1⍽234⍽567⍽890,5
fr-CA   1␣234   12␣345    1␣234␣567     1␣234␣567␣890,5
fr-CH   1⍽234   12⍽345    1⍽234⍽567     1⍽234⍽567⍽890,5
he      1,234   12,345    1,234,567     1,234,567,890.5
hi      1,234   12,345    12,34,567     1,23,45,67,890.5
id      1.234   12.345    1.234.567     1.234.567.890,5
it      1234    12.345    1.234.567     1.234.567.890,5
it-CH   1234    12’345    1’234’567     1’234’567’890.5
ja      1,234   12,345    1,234,567     1,234,567,890.5
ko      1,234   12,345    1,234,567     1,234,567,890.5
mr      १,२३४   १२,३४५    १२,३४,५६७     १,२३,४५,६७,८९०.५
pl      1234    12␣345    1␣234␣567     1␣234␣567␣890,5
pt      1.234   12.345    1.234.567     1.234.567.890,5
pt-PT   1234    12␣345    1␣234␣567     1␣234␣567␣890,5
ru      1␣234   12␣345    1␣234␣567     1␣234␣567␣890,5
sw      1,234   12,345    1,234,567     1,234,567,890.5
tr      1.234   12.345    1.234.567     1.234.567.890,5
uk      1␣234   12␣345    1␣234␣567     1␣234␣567␣890,5
vi      1.234   12.345    1.234.567     1.234.567.890,5
zh      1,234   12,345    1,234,567     1,234,567,890.5
"""
TABLE = {
    row.split()[0]: tuple(row.replace("␣", "\N{NO-BREAK SPACE}").replace("⍽", "\N{NARROW NO-BREAK SPACE}").split(" "))
    for row in ROWS.strip().splitlines()
}
TABLE = {tag: tuple(filter(None, row[1:])) for tag, row in TABLE.items()}


@pytest.mark.parametrize("tag", TABLE)
def test_numbers_are_written_and_read_as_the_table_has_them(tag):
    locale, numbering = locale_of(tag), numbering_of(tag)
    for number, written in zip(NUMBERS, TABLE[tag], strict=True):
        assert format_number(number, locale, numbering) == format_number(Decimal(number), locale, numbering) == written
        assert parse_number(written, locale, numbering) == number


@examples(100)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.sampled_from(sorted(locale_identifiers())))
def test_any_number_comes_back_in_any_locale(number, name):
    locale = Locale.parse(name)
    written = format_number(number, locale)
    assert written is not None
    assert Decimal(parse_number(written, locale) or "") == number


@pytest.mark.parametrize(
    ("tag", "text", "number"),
    [
        ("de", "1.5", None),
        ("de", "1,5", "1.5"),
        ("de", "12.34.567", None),
        ("de", "1234567,5", "1234567.5"),
        ("de", "\N{MINUS SIGN}1.234", "-1234"),
        ("de-CH", "1'234'567", "1234567"),
        ("de-CH", "1\N{RIGHT SINGLE QUOTATION MARK}234.5", "1234.5"),
        ("fr", "1 234,5", "1234.5"),
        ("fr", "1\u00a0234", "1234"),
        ("en", "1,5", None),
        ("en", "12,34,567", None),
        ("hi", "12,34,567", "1234567"),
        ("hi", "१२,३४,५६७", "1234567"),
        ("en", "about 5", None),
        ("en", "5.", None),
        ("en", "", None),
        ("en", "-", None),
    ],
)
def test_numbers_as_people_write_them(tag, text, number):
    assert parse_number(text, locale_of(tag)) == number


@pytest.mark.parametrize("text", ["about 5", "1,234", "1e5", "", "5.", "+5", "१२"])
def test_what_is_no_number_is_not_formatted(text):
    assert format_number(text, Locale("de")) is None


@pytest.mark.parametrize(
    ("number", "written"), [(1234567, "1.234.567"), (0.5, "0,5"), (1e-7, "0,0000001"), (-1234, "-1.234")]
)
def test_numbers_of_python(number, written):
    assert format_number(number, Locale("de")) == written
