"""Where the values of a meeting are written: by keys and indexes, through short forms and ids that are not written."""

from __future__ import annotations

import pytest
from meeting_texts import HEAD

from factsheet.meeting import outline
from factsheet.paths import ValuePath
from factsheet.source.nodes import Scalar

OUTLINE = outline((HEAD + "summary: [First, {id: x, lead: Second, points: [Third]}]\n").encode(), "f.yaml")


@pytest.mark.parametrize(
    ("path", "location"),
    [("", ()), ("venue.city", ("venue", "city")), ("summary[first]", ("summary", 0)),
     ("summary[first].text", ("summary", 0)), ("summary[x].points[third]", ("summary", 1, "points", 0)),
     ("summary[y]", None), ("summary[x].text", None)],
)  # fmt: skip
def test_a_path_leads_to_what_is_written(path, location):
    assert OUTLINE.find(ValuePath.parse(path)) == location


def test_what_is_written_is_given_and_what_is_not_is_an_error():
    found = OUTLINE.node(("summary", 1, "lead"))
    assert isinstance(found, Scalar)
    assert found.value == "Second"
    with pytest.raises(LookupError):
        OUTLINE.node(("summary", 2))
