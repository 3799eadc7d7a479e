"""Every value of a meeting has a place in its file, by its path."""

from __future__ import annotations

import re

import pytest
import yaml
from samples import EVERY

from factsheet.diagnostics import Diagnostic, Related, Span
from factsheet.meeting import Due, Meeting, facts_of, identity_of, read_meeting
from factsheet.models.declaring import Model
from factsheet.paths import ValuePath


def values(part: Model, path: str):
    """Give path and value of everything in a meeting that is written as one text."""
    for name, field in type(part).model_fields.items():
        inner = f"{path}.{field.alias or name}".removeprefix(".")
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            at = (
                inner
                if item is value
                else f"{inner}[{getattr(item, 'id', None) or getattr(item, 'code', None) or item}]"
            )
            if isinstance(item, Model) and not isinstance(item, Due):
                yield from values(item, at)
            else:
                yield at, item.text if isinstance(item, Due) else item


@pytest.mark.parametrize("sample", EVERY, ids=lambda path: path.stem)
def test_what_stands_at_the_place_of_a_value_is_the_value(sample):
    lines = sample.read_text("utf-8").splitlines()
    file = read_meeting(sample.read_bytes(), "f.yaml")
    seen = 0
    for path, value in values(file.meeting, ""):
        span = file.positions.spans.get(ValuePath.parse(path))
        if span is None or span.end_line != span.line or path.endswith((".id", ".type")):
            continue
        written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert yaml.load(written, yaml.CBaseLoader) == str(value), path
        seen += 1
    assert seen > 70


def test_a_value_that_is_not_written_has_the_place_of_what_is_around_it(meeting):
    positions = meeting("summary:\n  - {lead: A}\n").positions
    text, due = map(ValuePath.parse, ("summary[a].text", "follow_ups[x].due"))
    assert positions.span(text) == positions.spans[text.owner]
    assert positions.span(due) == positions.spans[ValuePath()]


def test_diagnostics_are_given_their_places(meeting):
    positions = meeting("summary:\n  - {lead: A.B, text: C}\n").positions
    there = Diagnostic("x", "m", Span("other.yaml", 5, 6))
    placed = positions.place([Diagnostic("x", "m", path="summary[a-b].text"), there, Diagnostic("x", "m")])
    assert [str(each.span) for each in placed] == ["f.yaml:9:23", "other.yaml:5:6", "f.yaml:1:1"]


def test_related_places_are_given_theirs(meeting):
    positions = meeting("summary:\n  - {lead: A.B, text: C}\n").positions
    there = Related("there", Span("other.yaml", 5, 6))
    found = Diagnostic("x", "m", Span("other.yaml"), related=(Related("here", path="summary[a-b].text"), there))
    (placed,) = positions.place([found])
    assert [str(each) for each in placed.related] == ["f.yaml:9:23: here", "other.yaml:5:6: there"]


def test_an_item_goes_by_its_id_its_code_or_its_text(meeting):
    read = meeting("summary: [{id: x, text: A}]\nallow: [{code: follow-up-due, reason: R}]\n").meeting
    assert [identity_of(item) for item in (*read.summary, *read.allow, "y")] == ["x", "follow-up-due", "y"]


def test_a_field_goes_by_its_key_in_the_file():
    assert [(name, facts.key) for name, facts in facts_of(Meeting).items() if name != facts.key] == [("from_", "from")]


@pytest.mark.parametrize("sample", EVERY, ids=lambda path: path.stem)
@pytest.mark.parametrize("pattern", ["a", "^The", "[^\\0\\n -~]+", "[A-Z]{2,}"])
def test_texts_with_a_sign_are_those_in_which_it_is_found(sample, pattern):
    positions = read_meeting(sample.read_bytes(), "f.yaml").positions
    sign = re.compile(pattern, re.MULTILINE)
    found = list(positions.texts_with(sign))
    assert found == list(positions.texts_that(lambda text, _: sign.search(text)))
    assert all(positions.span(each.path) == each.span for each in found)


def test_a_long_file_is_read_again_where_a_place_is_asked_for_once_its_nodes_are_gone(monkeypatch):
    data = EVERY[0].read_bytes()
    short = read_meeting(data, "f.yaml").positions
    short.let_go()
    assert "_root" in vars(short)
    monkeypatch.setattr("factsheet.meeting.reader.KEPT_BYTES", 10)
    long = read_meeting(data, "f.yaml").positions
    before, texts = dict(long.spans), list(long.texts)
    long.let_go()
    assert not {"_root", "spans", "texts"} & vars(long).keys()
    assert (long.spans, long.texts) == (before, texts)
    assert not hasattr(long, "unknown")
