"""Wrong arguments raise what the page says, in a sentence that names the argument; what is like bytes is bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from api_meeting import FIGURE, MEETING, image

from factsheet import api

EARLY = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=12)))
LATE = datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12)))
OTHER = MEETING | {"title": "Party A and Party C"}


def redline(**arguments: Any) -> api.Redlined:
    return api.redline(MEETING, OTHER, **arguments)


def review(**arguments: Any) -> api.Reviewed:
    return api.review(**{"drafts": b"PK", "meeting": "a: 1"} | arguments)


def undo(**arguments: Any) -> api.TakenBack:
    return api.undo(**{"record": b"{}", "meeting": b"a: 1"} | arguments)


def build(**arguments: Any) -> api.Built:
    return api.build(**{"meeting": MEETING} | arguments)


def draft(**arguments: Any) -> api.Drafted:
    return api.draft(MEETING, **arguments)


def labels(**arguments: Any) -> str:
    return api.labels(**{"language": "fr"} | arguments)


def fonts(**arguments: Any) -> tuple[api.ListedFont, ...]:
    return api.fonts(**arguments)


WRONG_KINDS: list[tuple[Callable[..., object], str, Any]] = [
    *((build, "template", value) for value in (5, b"standard", ["standard"])),
    *((build, "created", value) for value in ("2020-01-01", 5, date(2020, 1, 1))),
    *((build, "rules_off", value) for value in ([None], [[]], "unexplained-abbreviation", 5)),
    *((build, "formats", value) for value in ("pdf", b"pdf", None, 5, [None, "x"], [["pdf"]])),
    *((build, "images", value) for value in ([b""], 5, {"map.png": "x"}, {"map.png": None}, {5: b""})),
    *((build, name, 5) for name in ("templates", "theme", "cache", "paper", "name")),
    *((build, "meeting", value) for value in (5, None, [MEETING])),
    *((redline, "date", value) for value in ("2020", 5, date(2020, 1, 1))),
    *((redline, "author", value) for value in (None, 5)),
    *((redline, "names", value) for value in ("ab", None, ("a", None))),
    (redline, "old_images", 5),
    *((draft, name, "x") for name in ("review_file", "enforce_tracking", "images")),
    *((review, "accept", value) for value in (None, 5)),
    *((review, "drafts", value) for value in ("x", 5, None, ["x"], {"x": "x"}, {5: b"x"})),
    *((review, "bases", value) for value in (b"{}", 5, [None])),
    *((review, name, value) for name in ("theirs", "ours") for value in ("title", [None], 5)),
    (review, "trust_embedded", "no"),
    (review, "review_file", "x"),
    (review, "name", None),
    *((undo, name, 5) for name in ("record", "meeting", "review_file")),
    *((labels, name, 5) for name in ("language", "template", "templates")),
    *((fonts, name, 5) for name in ("template", "templates", "theme")),
]
WRONG_VALUES: list[tuple[Callable[..., object], str, Any]] = [
    *((build, "created", value) for value in (EARLY, LATE, datetime(2025, 4, 3))),
    *((redline, "date", value) for value in (EARLY, LATE, datetime(2025, 4, 3))),
    *((redline, "names", value) for value in ((), ("a",), ("a", "b", "c"))),
    *((build, name, "a\0") for name in ("templates", "theme", "cache")),
    (build, "theme", "\ud800"),
    *((build, name, "") for name in ("templates", "profiles", "markings", "theme", "cache")),
    (labels, "templates", "a\0"),
    *((fonts, name, "a\0") for name in ("templates", "theme")),
]


@pytest.mark.parametrize(("call", "name", "value"), WRONG_KINDS)
def test_a_value_of_another_kind_is_a_type_error(call, name, value):
    with pytest.raises(TypeError, match=rf"\b{name}\b.* must .*not "):
        call(**{name: value})


@pytest.mark.parametrize(("call", "name", "value"), WRONG_VALUES)
def test_a_value_that_cannot_be_is_a_value_error(call, name, value):
    with pytest.raises(ValueError, match=rf"^{name} (needs|is|must|has) "):
        call(**{name: value})


@pytest.mark.parametrize("name", ["template", "profile", "release"])
def test_an_empty_name_is_not_what_is_usual(name):
    with pytest.raises(ValueError, match=f"^{name}: is empty; leave it out"):
        build(**{name: ""})


def test_a_cache_is_a_folder(tmp_path):
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(ValueError, match="cache must be a folder"):
        build(cache=file)
    assert not build(cache=file / "below", formats=["docx"]).failed
    assert file.read_text() == "x"


def test_times_at_the_ends_of_the_calendar_can_be_given():
    for time in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)):
        assert not build(created=time).failed
        assert not redline(date=time, formats=["docx"]).failed


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_what_is_like_bytes_is_bytes(kind):
    data = json.dumps(MEETING | {"sections": [MEETING["sections"][0] | {"content": [FIGURE]}]}).encode()
    built = api.build(data, ["docx"], images={"map.png": image()})
    assert not built.failed
    assert api.build(kind(data), ["docx"], images={"map.png": kind(image())}) == built
    made = draft()
    text = json.dumps(MEETING).encode()
    reviewed = api.review(made.docx, text, bases=[made.base])
    assert reviewed.meeting == text
    assert api.review(kind(made.docx), kind(text), bases=[kind(made.base)]) == reviewed


@pytest.mark.parametrize("name", ["\ud800.yaml", "\udcff.yaml", "", "."])
def test_any_text_may_name_a_meeting(name):
    made = draft(name=name)
    assert not made.failed
    reviewed = api.review(made.docx, json.dumps(MEETING), bases=[made.base], name=name)
    assert (reviewed.failed, reviewed.meeting) == (False, json.dumps(MEETING).encode())
    assert not build(name=name).failed
    assert not redline(names=(name, name)).failed
