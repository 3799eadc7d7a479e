"""The page on the meeting file names every key of the model, marks the needed ones, and its examples are read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from written_keys import written_keys

from factsheet.meeting import Meeting, read_meeting
from factsheet.meeting.schema import meeting_schema
from factsheet.source.nodes import to_python
from factsheet.source.reader import read

PAGE = (Path(__file__).parents[2] / "docs" / "meeting-file.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
SCHEMA = meeting_schema()
MODELS = {"Meeting": SCHEMA, **SCHEMA["$defs"]}
DESCRIBED = {
    name: {key for key, value in model["properties"].items() if value["description"]}
    for name, model in MODELS.items()
    if "properties" in model
}

HEADS = {
    "key": "Meeting",
    "key of `venue`": "Venue",
    "key of `issuer`": "Issuer",
    "key of an emblem": "Emblem",
    "key of a co-issuer": "CoIssuer",
    "key of `released`": "Release",
    "key of `silence`": "Silence",
    "key of an objection": "Objection",
    "key of a participant": "Participant",
    "key of a person": "Person",
    "key of a section": "SectionContent",
    "key of a point": "Point",
    "key of `paragraph`": "ParagraphContent",
    "key of `table`": "TableContent",
    "key of a column": "ColumnContent",
    "key of a row": "RowContent",
    "key of `figure`": "FigureContent",
    "key of a group": "ParticipantGroup",
    "key of an annex": "Annex",
    "key of a related document": "RelatedDocument",
    "key of `numbering`": "NumberingForms",
    "key of `classification`": "Classification",
    "key of a follow-up": "FollowUp",
    "key of a source": "Source",
    "key of a quote": "Quote",
    "key of a contact": "Contact",
    "key of a clearance": "Clearance",
    "key of an allowance": "Allowance",
}
"""The first cell of each table's header, and the model that the table is about."""


def tables() -> dict[str, dict[str, bool]]:
    """Give, by the header of each table of keys, the keys in it and whether they are marked as needed."""
    found: dict[str, dict[str, bool]] = {}
    for head, body in re.findall(r"^\| (key[^|]*) \| what it is \|\n\|[ -|]+\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE):
        keys = found.setdefault(head, {})
        for cell in re.findall(r"^\| ([^|]+) \|", body, re.MULTILINE):
            keys.update({key: cell.startswith("**") for key in re.findall(r"`(\w+)`", cell)})
    return found


def merged(example: str) -> dict[str, object]:
    """Give a whole meeting: the first example, with the keys of another in the place of its own."""
    whole = to_python(read(EXAMPLES[0].encode(), "first"))
    part = to_python(read(example.encode(), "example"))
    if "from" in part:
        del whole["date"]
    return {**whole, **part}


def test_there_is_a_table_for_every_part_of_a_file():
    assert tables().keys() == HEADS.keys()
    assert set(HEADS.values()) == DESCRIBED.keys()


@pytest.mark.parametrize("head", HEADS)
def test_a_table_has_exactly_the_keys_of_its_model_and_marks_the_needed_ones(head):
    model = MODELS[HEADS[head]]
    needed = set(model.get("required", []))
    assert tables()[head] == {key: key in needed for key in model["properties"]}
    assert DESCRIBED[HEADS[head]] == model["properties"].keys()


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_read(example):
    assert read_meeting(json.dumps(merged(example)).encode(), "example").meeting.title


def test_every_key_stands_in_an_example():
    shown = set().union(*(written_keys(json.dumps(merged(example)).encode()) for example in EXAMPLES))
    assert {(model, key) for model, keys in DESCRIBED.items() for key in keys} <= shown


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(#([\w-]+)\)", PAGE))))
def test_a_link_on_the_page_leads_to_a_heading(link):
    headings = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    assert link in {heading.lower().replace(" ", "-") for heading in headings}


def test_the_page_says_what_values_a_choice_has():
    choices = [value["enum"] for value in MODELS.values() if "enum" in value]
    choices += [p["enum"] for m in MODELS.values() for p in m.get("properties", {}).values() if "enum" in p]
    assert [word for choice in choices for word in choice if f"`{word}`" not in PAGE] == []
    assert Meeting.model_fields["language"].default == "en"
