"""How columns divide a table's width, whatever they ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.render.extents import ColumnExtent, divide_width

LENGTHS = st.floats(0, 2000)
EXTENTS = st.builds(
    lambda least, more, share: ColumnExtent(least, least + more, share),
    LENGTHS,
    LENGTHS,
    st.none() | st.floats(0.01, 1),
)


@given(st.lists(EXTENTS, min_size=1, max_size=12))
def test_the_columns_fill_the_table(columns):
    widths = divide_width(columns, 450)
    assert sum(widths) == pytest.approx(450)
    assert min(widths) >= -1e-9


@given(st.lists(st.builds(ColumnExtent, st.floats(1, 37), st.floats(37, 2000)), min_size=1, max_size=12))
def test_where_there_is_room_no_longest_word_is_cut(columns):
    widths = divide_width(columns, 450)
    assert all(width >= column.least - 1e-6 for width, column in zip(widths, columns, strict=True))


def test_a_narrow_column_gets_what_it_asks_for_and_wide_ones_share_by_square_root():
    columns = [ColumnExtent(10, 50), ColumnExtent(10, 900), ColumnExtent(10, 400)]
    assert divide_width(columns, 300) == pytest.approx((50, 150, 100))


def test_a_column_is_raised_to_its_longest_word():
    columns = [ColumnExtent(180, 400), ColumnExtent(10, 900)]
    assert divide_width(columns, 300) == pytest.approx((180, 120))


def test_what_holds_together_is_not_parted_where_there_is_room():
    columns = [ColumnExtent(10, 900, held=80), ColumnExtent(10, 900), ColumnExtent(10, 20)]
    assert divide_width(columns, 150)[0] == pytest.approx(80)


def test_where_there_is_no_room_for_all_that_holds_together_what_lacks_least_does():
    columns = [ColumnExtent(60, 900, held=140), ColumnExtent(50, 900, held=85)]
    assert divide_width(columns, 150) == pytest.approx((65, 85))


def test_one_long_word_does_not_starve_the_others():
    columns = [ColumnExtent(5000, 5000), ColumnExtent(40, 90)]
    assert divide_width(columns, 300) == pytest.approx((260, 40))


def test_shares_come_first_and_are_scaled_where_they_are_too_much():
    free = ColumnExtent(10, 10)
    assert divide_width([ColumnExtent(9, 9, 0.5), free, free], 400) == pytest.approx((200, 100, 100))
    assert divide_width([ColumnExtent(9, 9, 0.9), ColumnExtent(9, 9, 0.9)], 400) == pytest.approx((200, 200))


def test_columns_that_ask_for_nothing_are_equal():
    assert divide_width([ColumnExtent(0, 0)] * 4, 400) == pytest.approx((100, 100, 100, 100))
