"""All values of a text, the longest first where several are found in one place."""

from datetime import date

import pytest

from factsheet.values import scanning
from factsheet.values.scanning import Value, ValueKind, day_reading, month_reading, scan

DATE, FIGURE, STATE = ValueKind.DATE, ValueKind.FIGURE, ValueKind.STATE


def value(kind: ValueKind, start: int, end: int) -> Value:
    return Value(kind, start, end, frozenset([(kind, start, end)]))


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([value(FIGURE, 0, 1), value(DATE, 0, 8)], [(DATE, 0)]),
        ([value(FIGURE, 0, 4), value(DATE, 0, 4)], [(DATE, 0)]),
        ([value(DATE, 6, 9), value(STATE, 0, 5)], [(STATE, 0), (DATE, 6)]),
        ([value(FIGURE, 0, 3), value(FIGURE, 2, 6)], [(FIGURE, 2)]),
    ],
)
def test_of_values_in_one_place_the_longest_stands(monkeypatch, found, kept):
    monkeypatch.setattr(scanning, "FINDERS", [lambda *_, each=each: [each] for each in found])
    scan.cache_clear()
    assert [(each.kind, each.start) for each in scan("a text", "en")] == kept
    scan.cache_clear()


def test_a_month_is_all_its_days():
    assert month_reading(2024, 2) == day_reading(date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "примерно за шесть недель до этого"),
        ("uk", "приблизно за шість тижнів до того"),
        ("ru", "примерно шесть недель"),
    ],
)
def test_a_preposition_may_part_a_qualifier_from_its_figure(language, text):
    """As in `about six weeks before`, which Slavic languages say so."""
    assert [each.qualifier for each in scan(text, language)] == ["about"]
