from datetime import date

import pytest

from factsheet.cli.new import make_starter
from factsheet.meeting import Meeting, facts_of, read_meeting
from factsheet.production.inputs.files import glance

HEAD = "id: a\nkind: summit\ndate: 2025-04-03\n"


@pytest.mark.parametrize("kind", ["bilateral", "trilateral", "multilateral", "summit"])
def test_a_glance_at_a_usual_file_sees_what_a_true_reading_gives(kind):
    data = make_starter("sample", kind, date(2025, 4, 3)).encode()
    meeting = read_meeting(data, "f").meeting
    assert glance(data) == {
        "id": meeting.id,
        "kind": meeting.kind.value,
        "status": meeting.status.value,
        "language": meeting.language,
        "date": meeting.first_day.isoformat(),
    }


def test_what_a_glance_takes_for_granted_is_what_the_model_does():
    named = {facts.key: Meeting.model_fields[name] for name, facts in facts_of(Meeting).items()}
    found = glance(HEAD.encode())
    assert {"from", *found} <= named.keys()
    left_out = {key: value for key, value in found.items() if f"{key}:" not in HEAD}
    assert left_out == {key: named[key].default for key in ("language", "status")}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("id: a-b # why", "id", "a-b"),
        ("id: 'a'", "id", "a"),
        ('id: "a"\r', "id", "a"),
        ("from: 2025-04-01", "date", "2025-04-01"),
        ("language: fr", "language", "fr"),
        ("status: final", "status", "final"),
    ],
)
def test_forms_of_a_line(text, key, value):
    lines = [line for line in HEAD.splitlines() if not line.startswith(f"{text.split(':')[0]}:")]
    if text.startswith("from"):
        lines.remove("date: 2025-04-03")
    assert glance("\n".join([*lines, text, ""]).encode())[key] == value


@pytest.mark.parametrize("text", ["", "kind: summit\ndate: x\n", f"{HEAD}id: b\n", "id: >-\n  a\nkind: summit\n"])
def test_what_a_glance_does_not_tell(text):
    assert glance(text.encode()) is None


def test_keys_that_are_not_at_the_margin_are_not_the_meetings():
    assert glance(f"{HEAD}issuer:\n  id: b\n".encode())["id"] == "a"
