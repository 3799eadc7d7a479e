"""Parity and sides from Python: what is told, what raises."""

import pytest
from api_meeting import MEETING

from factsheet import api

OTHER = MEETING | {"language": "fr"}


def test_versions_that_agree_say_nothing():
    assert [each.code for each in api.parity({"a.yaml": MEETING, "b.yaml": OTHER}).diagnostics] == []


def test_a_difference_names_both_files():
    (found,) = api.parity({"a.yaml": MEETING, "b.yaml": OTHER | {"date": "2030-01-01"}}).diagnostics
    assert (found.code, found.span.file, found.related[0].span.file) == ("parity-field", "b.yaml", "a.yaml")
    (found,) = api.parity({"a.yaml": MEETING, "b.yaml": OTHER | {"date": "2030-01-01"}}, reference="fr").diagnostics
    assert found.span.file == "a.yaml"


def test_what_is_wrong_with_a_file_is_told():
    found = api.parity({"a.yaml": MEETING, "b.yaml": "id: x"}, glossary={"terms": [{}]}).diagnostics
    assert {each.span.file for each in found} == {"glossary.yaml", "b.yaml"}


@pytest.mark.parametrize(
    ("arguments", "raised"),
    [
        ({"versions": [MEETING]}, TypeError),
        ({"versions": {5: MEETING}}, TypeError),
        ({"versions": {"a": 5}}, TypeError),
        ({"versions": {}, "reference": 5}, TypeError),
        ({"versions": {}, "reference": "french"}, ValueError),
        ({"versions": {}, "glossary": 5}, TypeError),
    ],
)
def test_wrong_arguments_raise(arguments, raised):
    with pytest.raises(raised):
        api.parity(**arguments)


def test_two_versions_side_by_side():
    made = api.beside(MEETING, OTHER, ["pdf", "docx"])
    assert made.files["pdf"].startswith(b"%PDF")
    assert made.files["docx"].startswith(b"PK")
    assert made.pages
    assert [each.code for each in api.beside(MEETING, MEETING).diagnostics] == ["not-versions"]
    with pytest.raises(ValueError, match="names must be two"):
        api.beside(MEETING, OTHER, names=("a",))
