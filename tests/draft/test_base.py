from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.diagnostics import FactsheetError
from factsheet.draft import base as base_module
from factsheet.draft.base import DraftBase, parse_base, short_code
from factsheet.draft.remarks import Remark


def make(**other) -> DraftBase:
    values = {
        "program": "1.2",
        "file": "geneva.yaml",
        "meeting": "id: geneva\n",
        "main": "standard/template.html.j2",
        "templates": {"standard/template.html.j2": "<document/>"},
        "labels": {"draft": "DRAFT"},
        "created": datetime(2025, 4, 3, tzinfo=UTC),
    }
    return DraftBase(**(values | other))


def refused(data: bytes) -> str:
    with pytest.raises(FactsheetError) as caught:
        parse_base(data, "geneva.docx")
    (found,) = caught.value.diagnostics
    assert found.code == "draft-base"
    return found.message


def test_a_base_is_known_by_the_hash_of_its_bytes():
    assert make().code == make().code
    assert make().code != make(meeting="id: geneva \n").code
    assert len(short_code(make().code)) == 14


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.dictionaries(st.text(max_size=5), st.just("x")))
def test_bytes_give_the_base_again(meeting, labels):
    try:
        base = make(meeting=meeting, labels=labels)
        data = base.to_bytes()
    except UnicodeEncodeError:  # hypothesis' dictionary keys may be surrogates
        return
    again = parse_base(data)
    assert again == base
    assert again.to_bytes() == data


def test_times_of_one_moment_make_the_same_bytes():
    there = datetime(2025, 4, 3, 9, tzinfo=timezone(timedelta(hours=9)))
    assert make(created=there).to_bytes() == make(created=datetime(2025, 4, 3, tzinfo=UTC)).to_bytes()


def test_json_in_another_form_reads_as_the_same_base():
    data = json.dumps(json.loads(make().to_bytes()), indent=1).encode()
    assert parse_base(data).code == make().code


def test_remarks_come_back():
    remark = Remark(id="a1", author="Desk", date=datetime(2025, 4, 4), text="Which one?", path="title", quote="Geneva")
    assert remark.date.tzinfo is UTC
    assert parse_base(make(remarks=(remark,)).to_bytes()).remarks == (remark,)


@pytest.mark.parametrize(
    "change", [{"meeting": None}, {"form": 4}, {"more": 1}, {"created": "2025-04-03T00:00:00"}, {"labels": [1]}]
)
def test_what_is_no_base_is_refused(change):
    data = json.loads(make().to_bytes()) | change
    message = refused(json.dumps(data).encode())
    assert message.startswith("geneva.docx is no base of a draft: " + next(iter(change)))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(data):
    assert "is no base of a draft" in refused(data)


def test_a_base_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(base_module, "MAX_BYTES", 10)
    assert "a base has at most 10" in refused(make().to_bytes())


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("main", "other/template.html.j2", "the template that `main` names is not in it"),
        ("templates", {}, "the template that `main` names is not in it"),
        ("created", "9999-12-31T23:59:59-12:00", "`created` is no time of a draft"),
    ],
)
def test_a_base_that_nothing_can_be_composed_of_is_none(key, value, words):
    plain = json.loads(make().to_bytes()) | {key: value}
    assert words in refused(json.dumps(plain).encode())


@pytest.mark.parametrize("day", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
def test_the_first_and_the_last_day_that_there_are_serve(day):
    base = make(created=day)
    assert parse_base(base.to_bytes()).created == day
