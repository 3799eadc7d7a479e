from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factsheet.cli.messages import WIDTH, make_excerpt, printable
from factsheet.diagnostics import Span


def excerpt(line: str, column: int, end: int | None = None, end_line: int = 1):
    return make_excerpt(Span("f", 1, column, end_line, end or column + 1, line))


def test_carets_stand_below_the_range():
    assert excerpt("titel: Title", 1, 6) == ("titel: Title", "^^^^^")


def test_a_range_over_several_lines_is_marked_to_the_end_of_its_first():
    assert excerpt("text: one  ", 7, 3, end_line=4)[1] == "      ^^^"


def test_wide_characters_take_two_columns():
    assert excerpt("外相: x", 5, 6)[1] == " " * 6 + "^"


def test_a_long_line_is_cut_around_the_place():
    line, carets = excerpt("x" * 500 + "HERE" + "y" * 500, 501, 505)
    assert line.startswith("…x")
    assert line.endswith("y…")
    assert len(line) <= WIDTH + 2
    assert line[carets.index("^") :].startswith("HERE")
    assert carets.count("^") == 4


def test_a_place_behind_the_end_of_the_line():
    assert excerpt("a:", 9)[1] == "  ^"


def test_no_line_no_excerpt():
    assert make_excerpt(Span("f")) is None
    assert excerpt("   ", 1) is None


def test_what_a_terminal_would_act_on_is_shown_instead():
    assert printable("a\x1b[2J\tb\x7f\x9b\u202ec") == "a␛[2J␉b���c"


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.integers(1, 320),
    st.integers(0, 40),
)
def test_every_place_of_every_line_has_a_caret_inside_the_shown_width(line, column, length):
    made = excerpt(line, column, column + length)
    if made is not None:
        shown, carets = made
        assert printable(shown) == shown
        assert carets.count("^") >= 1
        assert cell_len(carets) <= cell_len(shown) + 1
