"""Diagnostics are told in the order of their places."""

from factsheet.diagnostics import Diagnostic, Span
from factsheet.pipeline.sheets import by_place


def test_what_has_no_place_comes_first_and_each_once():
    bare, first, second, other = (
        Diagnostic("wrong-value", "m", span) for span in (None, Span("a", 1, 9), Span("a", 2, 1), Span("b", 1, 1))
    )
    assert by_place([other, second, first, bare, second]) == (bare, first, second, other)
