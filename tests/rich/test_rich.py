from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.rich.reading import Run, foreign_links, parse_rich


@pytest.mark.parametrize(
    ("value", "runs"),
    [
        ("plain", [Run("plain", 0, 5)]),
        ("a **b** c", [Run("a ", 0, 2), Run("b", 4, 5, strong=True), Run(" c", 7, 9)]),
        ("***x***", [Run("x", 3, 4, strong=True, emphasis=True)]),
        ("**a *b* c**", [Run("a ", 2, 4, True), Run("b", 5, 6, True, True), Run(" c", 7, 9, True)]),
        (
            "[l *i*](https://x.org)",
            [Run("l ", 1, 3, href="https://x.org"), Run("i", 4, 5, False, True, "https://x.org")],
        ),
        (r"**a** b\*c", [Run("a", 2, 3, strong=True), Run(" b*c", 5, 10)]),
        ("_a_ and __b__, x_", [Run("_a_ and __b__, x_", 0, 17)]),
        (r"*_a_* \_", [Run("_a_", 1, 4, emphasis=True), Run(" _", 5, 8)]),
        (r"\*a**b**\*c", [Run("*a", 0, 3), Run("b", 5, 6, strong=True), Run("*c", 8, 11)]),
        ("**a** **b**", [Run("a", 2, 3, strong=True), Run(" ", 5, 6), Run("b", 8, 9, strong=True)]),
        ("2 * 3 * 4", [Run("2 * 3 * 4", 0, 9)]),
        ("**open", [Run("**open", 0, 6)]),
        (r"\*a\*", [Run("*a*", 0, 5)]),
        ("a\nb", [Run("a b", 0, 3)]),
        ("R&D <b>", [Run("R&D <b>", 0, 7)]),
        ("`code` # h", [Run("`code` # h", 0, 10)]),
        ("snake_case_word", [Run("snake_case_word", 0, 15)]),
        ("は**「要」**だ", [Run("は", 0, 1), Run("「要」", 3, 6, strong=True), Run("だ", 8, 9)]),
        ("**要（注）**は", [Run("要（注）", 2, 6, strong=True), Run("は", 8, 9)]),
        ("长*“报”*说", [Run("长", 0, 1), Run("“报”", 2, 5, emphasis=True), Run("说", 6, 7)]),
        ("**“제재”**는", [Run("“제재”", 2, 6, strong=True), Run("는", 8, 9)]),
        ("و**«نص»** و", [Run("و", 0, 1), Run("«نص»", 3, 7, strong=True), Run(" و", 9, 11)]),
        ("คำ**“คำ”**คำ", [Run("คำ", 0, 2), Run("“คำ”", 4, 8, strong=True), Run("คำ", 10, 12)]),
        ("は ** 要 ** だ", [Run("は ** 要 ** だ", 0, 11)]),
        ("a**“b”**c", [Run("a**“b”**c", 0, 9)]),
    ],
)
def test_markup_becomes_runs_that_know_their_place(value, runs):
    assert list(parse_rich(value)) == runs


@given(st.text(alphabet="ab *_[]()\\\n:/.é日", max_size=40))
def test_runs_stand_in_order_inside_the_value_and_show_what_is_there(value):
    end = 0
    for run in parse_rich(value):
        assert end <= run.start < run.end <= len(value)
        end = run.end
        written = value[run.start : run.end].replace("\n", " ")
        if "\\" not in written and "  " not in written:
            assert run.text == written


@given(st.text(alphabet="abc é日-.,;", min_size=1, max_size=40).map(str.strip).filter(bool))
def test_text_without_markup_is_one_run_of_itself(value):
    assert parse_rich(value) == (Run(value, 0, len(value)),)


def test_only_absolute_links_are_at_home():
    runs = parse_rich("[a](https://x.org) [b](page.html) [c](mailto:a@b.org) [d](ftp://x.org)")
    assert foreign_links(runs) == ("page.html", "ftp://x.org")
