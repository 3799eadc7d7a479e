"""Meetings of plain values and of JSON: which classes they may have, and characters that are escaped or none at all."""

from __future__ import annotations

import copy
import json
from collections import OrderedDict
from enum import StrEnum
from types import MappingProxyType

import pytest
from api_meeting import MEETING, extended

from factsheet import api

YOSHI = "\U00020bb7野家 and 😀"


class Status(StrEnum):
    """A status as an application may have it."""

    DRAFT = "draft"


class Text(str):
    """A text of an application's own."""

    __slots__ = ()


def test_texts_and_mappings_of_other_classes_are_plain_ones():
    meeting = OrderedDict(MEETING)
    meeting |= {"status": Status.DRAFT, "title": Text(MEETING["title"]), "venue": MappingProxyType(MEETING["venue"])}
    assert api.build(meeting) == api.build(MEETING)
    assert api.build(MappingProxyType(meeting)) == api.build(MEETING)


@pytest.mark.parametrize("value", [b"x", {"x"}, 1j, object(), iter(())])
def test_other_values_raise(value):
    with pytest.raises(ValueError, match=r"^cannot be written as YAML: .* is no text, number, date, list or mapping$"):
        api.check(MEETING | {"title": value})


@pytest.mark.parametrize("text", ["\ud800", "a \udfff b", "\udfb7\ud842", f"{YOSHI} \ud842"])
def test_half_a_character_is_told(text):
    for meeting in (MEETING | {"title": text}, MEETING | {text: "x"}, MEETING | {"sections": [{"title": text}]}):
        for written in (meeting, json.dumps(meeting)):
            [told] = api.check(written).diagnostics
            assert (told.code, told.severity) == ("yaml-syntax", "error")
            assert "an escape in double quotes that is no character" in told.message
            assert told.span.line >= 1
        [told] = api.check(json.dumps(meeting, ensure_ascii=False)).diagnostics
        assert told.code == "not-utf8"


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("indent", [None, 2])
def test_json_is_yaml(ascii_only, indent):
    meeting = copy.deepcopy(MEETING) | {"title": YOSHI}
    meeting["sections"][0]["title"] = YOSHI
    text = json.dumps(meeting, indent=indent, ensure_ascii=ascii_only)
    assert api.build(text, ["docx"]) == api.build(meeting, ["docx"])
    made = api.draft(text)
    reviewed = api.review(extended(made.docx), text, bases=[made.base])
    again = "The parties agreed to speak of it again."
    assert reviewed.meeting == text.replace(again, f"{again} And soon.").encode()


def test_places_behind_pairs_of_escapes_are_those_of_the_file():
    text = json.dumps(MEETING | {"title": YOSHI, "titel": "x"})
    [told] = api.check(text).diagnostics
    assert (told.code, told.span.line, told.span.column) == ("unknown-key", 1, text.index('"titel"') + 1)
