"""The models say of every field what others must know of it."""

from __future__ import annotations

from typing import Literal, get_args, get_origin

import pytest

from factsheet.meeting import FieldMark, Meeting, facts_at, facts_of, usual_keys
from factsheet.meeting.facts import named_lists
from factsheet.meeting.short_forms import WRAPPERS
from factsheet.meeting.text import ItemId, Part, ShortForm
from factsheet.paths import ValuePath


def models() -> list[type[Part]]:
    """Give the models of all parts of a meeting."""
    found: list[type[Part]] = [Meeting]
    for part in found:  # which grows
        inner = (each for facts in facts_of(part).values() for each in facts.parts)
        found += [each for each in dict.fromkeys(inner) if each not in found]
    return found


FIELDS = [(model, name) for model in models() for name in model.model_fields]
NAMES = (FieldMark.WORDED, FieldMark.STATE, FieldMark.PARTY, FieldMark.DAYS, FieldMark.LISTED)


def test_the_parts_of_a_meeting_are_found():
    assert {"Meeting", "Venue", "Owner", "CellContent", "Allowance", "SectionContent"} <= {m.__name__ for m in models()}


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda each: getattr(each, "__name__", each))
def test_the_facts_of_a_field_are_complete(model, name):
    """A value is words, or has a filter, or is of a type of its own that checks it; a part has a model."""
    facts, field = facts_of(model)[name], model.model_fields[name]
    kinds = [bool(facts.parts) and FieldMark.LISTED not in facts.marks, facts.worded, facts.filter is not None]
    assert sum(kinds) <= 1, "one kind of value is enough"
    if not any(kinds):
        checked = field.metadata or get_origin(field.annotation) is Literal or get_args(field.annotation)
        assert checked, "a text must be Plain or Rich, or have a type that says what it is"
    assert facts.rich <= facts.worded
    assert (facts.choices is not None) == (facts.filter == "label")


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_the_items_of_a_list_can_be_named(model):
    keys = {facts.key for facts in facts_of(model).values()}
    assert {*model.named_by, *filter(None, [model.short])} <= keys
    named = model.model_fields.get("id")
    if named and model is not Meeting and not model.inside and ShortForm.__metadata__[0] not in named.metadata:
        assert model.named_by
        assert FieldMark.ASIDE in facts_of(model)["id"].marks
    assert not model.inside or model.local or not model.named_by


@pytest.mark.parametrize("kind", [*WRAPPERS, "point"])
def test_kinds_of_content_agree_on_the_keys_that_they_share(kind):
    parts = facts_at(ValuePath.parse("sections[a].content")).parts
    for part in parts:
        for facts in facts_of(part).values():
            if facts.key != "type":
                assert facts_at(ValuePath.parse("sections[a].content[b]") / facts.key) == facts
    assert kind in {part.model_fields["type"].default for part in parts}


def test_a_list_is_named_in_one_way_wherever_it_stands():
    for model in models():
        for facts in facts_of(model).values():
            keys = {key for part in facts.parts for key in part.named_by}
            if keys:
                assert {*named_lists()[facts.key].named_by} == keys
                assert {part.local for part in facts.parts} == {named_lists()[facts.key].local}


def test_references_are_no_identities():
    assert FieldMark.ASIDE not in ItemId.__metadata__
    assert FieldMark.ASIDE not in facts_at(ValuePath.parse("summary[a].sources")).marks


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("date", "days"),
        ("sources[a.b].date", "day"),
        ("follow_ups[x].due", "due"),
        ("follow_ups[x].owners", "listing"),
        ("follow_ups[x].owners[JP].name", "designation"),
        ("venue.country", "designation"),
        ("follow_ups[x].status", "label"),
        ("title", None),
        ("sections[a].content[b].points[c].text", None),
        ("nothing.there", None),
    ],
)
def test_what_prints_a_value(path, printed):
    assert facts_at(ValuePath.parse(path)).filter == printed


def test_what_kinds_of_content_have_in_common_is_written_last():
    keys = usual_keys(ValuePath.parse("sections[a].content"))
    assert (keys[0], keys[-1]) == ("id", "sources")
    assert len(set(keys)) == len(keys)
