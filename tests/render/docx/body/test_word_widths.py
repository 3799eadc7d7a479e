"""Column widths are estimates of the content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import cell

from factsheet.document.nodes import Column, Row, Table
from factsheet.render.docx.body.tables import column_widths, longest_word
from factsheet.render.docx.text.widths import ems


def widths(*rows, shares=None, width=450.0, language=""):
    columns = tuple(Column(width=share) for share in shares or [None] * len(rows[0]))
    return column_widths(Table(columns, (), tuple(Row(tuple(map(cell, row))) for row in rows)), width, 10, 5, language)


def test_narrow_content_gets_a_narrow_column():
    number, sentence = widths(("7", "a sentence " * 20), ("12", "x"))
    assert 15 < number < 30
    assert sentence > 400


def test_the_longest_word_has_room():
    first, _, _ = widths(("Telecommunications", "some words " * 30, "other words " * 30))
    assert first >= ems("Telecommunications") * 10 + 10


@pytest.mark.parametrize(("word", "width"), [("North", 23.82), ("further", 28.86), ("Telecommunications", 84.5)])
def test_the_longest_word_is_not_cut_in_calibri(word, width):
    """The widths are those of Calibri and Carlito at ten points; what is left of the column is its padding."""
    first, _, _ = widths((word, "some words " * 30, "other words " * 30))
    assert first - 10 >= width


@pytest.mark.parametrize(("line", "width"), [("Up to 600", 40.02), ("2020 through to 2025", 88.53)])
def test_a_short_line_is_not_broken_in_calibri(line, width):
    """The widths are those of Calibri and Carlito at ten points; what is left of the column is its padding."""
    first, _ = widths((line, "some words " * 30))
    assert first - 10 >= width


@pytest.mark.parametrize(
    ("words", "width"), [("प्रतिनिधिमंडल", 49.4), ("अंतरराष्ट्रीय", 38.3), ("क्रिप्टोकरेंसी", 42.0), ("संयुक्त राज्य अमेरिका", 76.7)]
)
def test_devanagari_is_as_wide_as_it_is_shaped(words, width):
    """The widths are those of Noto Sans Devanagari at ten points."""
    assert 0.95 < ems(words) * 10 / width < 1.3


SOUTH_KOREA = {
    "bn": ("দক্ষিণ কোরিয়া", 58.4),
    "pa": ("ਦੱਖਣੀ ਕੋਰੀਆ", 47.9),
    "gu": ("દક્ષિણ કોરિયા", 49.1),
    "ta": ("தென் கொரியா", 80.9),
    "te": ("దక్షిణ కొరియా", 53.1),
    "kn": ("ದಕ್ಷಿಣ ಕೊರಿಯಾ", 62.5),
    "ml": ("ദക്ഷിണകൊറിയ", 81.3),
    "si": ("දකුණු කොරියාව", 78.8),
    "th": ("เกาหลีใต้", 33.7),
    "my": ("တောင်ကိုရီးယား", 69.3),
    "am": ("ደቡብ ኮሪያ", 40.5),
    "ka": ("სამხრეთ კორეა", 81.7),
}


@pytest.mark.parametrize("language", SOUTH_KOREA)
def test_other_scripts_are_as_wide_as_they_are_shaped(language):
    """The widths are those of Noto Sans at ten points."""
    words, width = SOUTH_KOREA[language]
    assert 0.9 < ems(words) * 10 / width < 1.2


def test_marks_and_invisible_characters_take_no_room():
    assert ems("Tu\u0308rkiye") == ems("Turkiye")
    assert ems("می\u200cخواهند") == ems("میخواهند")


def test_a_long_url_does_not_starve_the_columns_beside_it():
    *_, sum_, status = widths(("https://www.example.org/" + "path" * 40, "W" * 100, "short text", "Open"))
    assert sum_ >= ems("short") * 10 + 10
    assert status >= ems("Open") * 10 + 10


def test_equal_columns_are_equal():
    assert widths(("", "", "")) == pytest.approx([150, 150, 150])


def test_shares_come_first():
    assert widths(("a", "b", "c"), shares=(0.5, None, None)) == pytest.approx([225, 112.5, 112.5])


def test_shares_that_are_too_much_are_scaled():
    assert widths(("a", "b"), shares=(0.9, 0.9)) == pytest.approx([225, 225])


def test_east_asian_characters_are_as_wide_as_high():
    assert ems("外務大臣") == 4
    assert longest_word("外務大臣の会合") < 3


def test_a_western_word_in_it_stays_whole():
    assert longest_word("外相NATO会合") == longest_word("NATO") > 2
    assert longest_word("第2回NATO外相会合") == longest_word("第2回")
    assert longest_word("2025年4月3日") == longest_word("2025年") > longest_word("2025")
    assert longest_word("は14億6,000万米ドル") == longest_word("14億6,000万米ドル")


def test_what_a_language_holds_stays_whole():
    assert longest_word("on 16 November", "en") == longest_word("16\u00a0November") > longest_word("on 16 November")


@pytest.mark.parametrize(("language", "quarters"), [("ja", 5), ("zh", 5), ("en", 5), ("ko", 0)])
def test_the_quarters_of_an_em_beside_western_letters_have_room(language, quarters):
    assert ems("2025年4月3日", language) - ems("2025年4月3日", "ko") == pytest.approx(quarters / 4)
    first, _ = widths(("2025年4月3日", "甲 " * 200), language=language)
    assert first - 10 >= (6 * 0.5 + 3 + quarters / 4) * 10


def test_east_asian_text_that_has_its_line_keeps_it_where_squares_are_a_little_wider():
    first, _ = widths(("加密货币盗窃", "甲 " * 200))
    assert first - 10 >= 6 * 10 * 1.015


@given(
    st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60)), min_size=1, max_size=4),
    st.lists(st.none() | st.floats(0.01, 1), min_size=3, max_size=3),
)
def test_widths_fill_the_table(rows, shares):
    found = widths(*rows, shares=shares)
    assert sum(found) == pytest.approx(450)
    assert all(width > 0 for width in found)
