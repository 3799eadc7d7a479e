"""The JSON Schema accepts what the reader accepts, short forms included, and refuses what is misspelt or missing."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from meeting_texts import BRUSSELS, HEAD
from samples import EVERY

from factsheet.check.registry import whole_schema
from factsheet.diagnostics import FactsheetError
from factsheet.meeting import read_meeting

SCHEMA = whole_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
PUBLISHED = Path(__file__).parents[2] / "docs" / "meeting.schema.json"


def load(text: str) -> dict[str, object]:
    """Read a meeting as an editor does, with all scalars text."""
    return yaml.load(text, yaml.CBaseLoader)


def is_valid(tree: object) -> bool:
    return VALIDATOR.is_valid(tree)


def is_read(tree: object) -> bool:
    try:
        read_meeting(json.dumps(tree).encode(), "f.json")
    except FactsheetError:
        return False
    return True


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_published_schema_is_the_one_of_the_program():
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA, "run: factsheet schema > docs/meeting.schema.json"


@pytest.mark.parametrize("sample", EVERY, ids=lambda path: path.stem)
def test_the_samples_are_valid_and_name_the_schema(sample):
    text = sample.read_text("utf-8")
    assert [error.message for error in VALIDATOR.iter_errors(load(text))] == []
    first = text.partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../docs/meeting.schema.json"
    assert (sample.parent / first.partition("=")[2]).resolve() == PUBLISHED.resolve()


def mappings(tree: object):
    """Give every mapping of a tree whose keys are the schema's; those of abbreviations are the user's."""
    match tree:
        case dict():
            yield tree
            for key, value in tree.items():
                if key != "abbreviations":
                    yield from mappings(value)
        case list():
            for item in tree:
                yield from mappings(item)


def changed(tree: dict[str, object], number: int, old: str, new: str | None) -> dict[str, object]:
    """Give a copy of a tree, one key of one of its mappings renamed or dropped."""
    copied = copy.deepcopy(tree)
    mapping = list(mappings(copied))[number]
    value = mapping.pop(old)
    if new:
        mapping[new] = value
    return copied


TREE = load(BRUSSELS.read_text("utf-8"))
KEYS = [(number, key) for number, mapping in enumerate(mappings(TREE)) for key in mapping]
ONE_OF_EACH = list({(key, frozenset(list(mappings(TREE))[number])): (number, key) for number, key in KEYS}.values())


@pytest.mark.parametrize(("number", "key"), ONE_OF_EACH)
def test_a_misspelt_key_is_refused_by_both(number, key):
    tree = changed(TREE, number, key, f"{key}x")
    assert not is_valid(tree)
    assert not is_read(tree)


@pytest.mark.parametrize(("number", "key"), ONE_OF_EACH)
def test_a_missing_key_is_refused_by_both_or_by_neither(number, key):
    tree = changed(TREE, number, key, None)
    assert is_valid(tree) == is_read(tree)


FORMS = {
    "summary": ["A text", {"lead": "A"}, {"text": "A"}, {"sources": ["a"]}, {"lead": "A", "points": ["B"]}],
    "participants": [{"party": "US"}, {"party": "US", "people": ["A", {"name": "B"}]}, {"people": []}, "US"],
    "follow_ups": [
        {"action": "A", "owners": "US"},
        {"action": "A", "owners": ["US", "B"]},
        {"action": "A", "owners": [{"name": "US"}]},
        {"action": "A", "due": "summer 2025"},
        {"action": "A", "due": ""},
        {"action": "A", "status": "closed"},
        {"due": "2025-07"},
    ],
    "sources": [{"title": "A", "date": "2025-04-03"}, {"id": "a"}, {"title": None}],
    "contacts": [{"name": "A", "email": "a@example.org"}, {"office": "A"}],
    "allow": [{"code": "a", "reason": "b"}, {"code": "a"}],
}  # fmt: skip

CONTENT = [
    "A text",
    {"lead": "A"},
    {"paragraph": "A"},
    {"paragraph": {"text": "A", "sources": ["b"]}},
    {"paragraph": "A", "sources": ["b"]},
    {
        "table": {
            "columns": ["A", {"title": "B", "align": "end"}],
            "rows": [["c", "1"], {"id": "x", "cells": ["d", ""]}],
        }
    },
    {"table": {"columns": ["A"], "rows": [[None], [1], [True]]}},
    {"table": {"columns": ["A"], "rows": [[["b"]]]}},
    {"table": {"columns": [], "rows": []}},
    {"table": {"columns": ["A"] * 13, "rows": []}},
    {"table": "A"},
    {"figure": {"path": "a.png", "alt": "A", "width": 0.5}},
    {"figure": {"path": "a.png", "alt": "A", "width": 2}},
    {"figure": {"path": "a.png"}},
    {"section": {"title": "A", "content": ["b"]}},
    {"section": {"title": "A", "summary": "b", "content": [{"section": {"title": "C"}}]}},
    {"section": {"content": []}},
    {"type": "point", "text": "A"},
    None,
]


@pytest.mark.parametrize("case", [(key, item) for key, items in FORMS.items() for item in items], ids=str)
def test_items_of_lists_are_accepted_by_both_or_by_neither(case):
    key, item = case
    tree = {**load(HEAD), key: [item]}
    assert is_valid(tree) == is_read(tree)


@pytest.mark.parametrize("item", CONTENT, ids=str)
def test_items_of_content_are_accepted_by_both_or_by_neither(item):
    # Names of columns repeat in the case of too many columns, which the reader refuses for two reasons.
    tree = {**load(HEAD), "sections": [{"title": "One", "content": [item]}]}
    assert is_valid(tree) == is_read(tree)


TOP = [
    {"from": "2025-04-03", "to": "2025-04-04", "date": None},
    {"from": "2025-04-03", "date": None},
    {"from": "2025-04-03", "to": "2025-04-04"},
    {"version": 2},
    {"version": 1.3},
    {"version": "v2"},
    {"reference": 2025},
    {"id": "A B"},
    {"abbreviations": {"P5+1": "Six"}},
    {"abbreviations": {"A": ""}},
    {"abbreviations": ["A"]},
    {"venue": {"city": "A", "country": "Belgium"}},
    {"venue": "Brussels"},
    {"participants": []},
    {"kind": "quadrilateral"},
    {"previous": ""},
    {"format": 1},
    {"format": "1"},
    {"format": 2},
    {"format": "one"},
    {"format": ["1"]},
]


@pytest.mark.parametrize("keys", TOP, ids=str)
def test_keys_of_the_meeting_are_accepted_by_both_or_by_neither(keys):
    tree = {key: value for key, value in {**load(HEAD), **keys}.items() if value is not None}
    assert is_valid(tree) == is_read(tree)


def test_every_key_is_described():
    models = {"Meeting": SCHEMA, **SCHEMA["$defs"]}
    bare = [
        f"{name}.{key}"
        for name, model in models.items()
        for key, value in model.get("properties", {}).items()
        if "description" not in value
    ]
    assert bare == []
