"""The versions of the meeting in Brussels agree, and each change of one value in one of them is told."""

import pytest
from sampling import sampled
from version_changes import changes, every_change, loaded


def test_there_are_eleven_which_agree():
    assert sorted(loaded().versions) == ["ar", "en", "es", "fa", "fr", "he", "hi", "ja", "ko", "ru", "zh"]
    assert loaded().unchanged() == []


def test_changes_of_every_kind_are_made_in_every_language():
    every = every_change()
    assert len(every) > 400
    assert {change.language for change in every} == set(loaded().versions)
    assert {change.kind for change in every} >= {"figure", "date", "name", "state", "owner", "party", "order", "value"}


@pytest.mark.parametrize("number", range(sampled(20)))
def test_a_change_of_one_value_is_told(number):
    change = changes(sampled(20))[number]
    assert loaded().told(change), change
