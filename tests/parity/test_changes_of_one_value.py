"""The versions of the meeting in Brussels agree, and each change of one value in one of them is told."""

import pytest
from sampling import sampled
from version_changes import changes, load

VERSIONS = load()
SAMPLE = changes(VERSIONS, sampled(40))


def test_there_are_eleven_which_agree():
    assert sorted(VERSIONS.versions) == ["ar", "en", "es", "fa", "fr", "he", "hi", "ja", "ko", "ru", "zh"]
    assert VERSIONS.unchanged() == []


def test_changes_of_every_kind_are_made_in_every_language():
    every = changes(VERSIONS)
    assert len(every) > 400
    assert {change.language for change in every} == set(VERSIONS.versions)
    assert {change.kind for change in every} >= {"figure", "date", "name", "state", "owner", "party", "order", "value"}


@pytest.mark.parametrize("change", SAMPLE, ids=str)
def test_a_change_of_one_value_is_told(change):
    assert VERSIONS.told(change)
