"""The versions of a sample are one meeting: what is no text is the same; texts are as their language is written."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from samples import ENGLISH, VERSIONS, meeting_id

from factsheet.meeting import read_meeting
from factsheet.meeting.marking import Quote
from factsheet.meeting.model import Meeting
from factsheet.models.declaring import Model

NAMED = {
    "ar": "ماركو روبيو",
    "es": "Cho Tae-yul",
    "fa": "چو ته‌یول",
    "fr": "Marco Rubio",
    "he": "איוואיה טקשי",
    "hi": "मार्को रुबियो",
    "ja": "岩屋毅",
    "ko": "조태열",
    "ru": "Марко Рубио",
    "zh": "赵兑烈",
}
SAME = {"id", "kind", "date", "previous", "status", "version", "country", "party", "type", "align", "sources", "due"}
"""What is the same in every language; `sources` are ids where items cite them."""


def read(path: Path) -> Meeting:
    return read_meeting(path.read_bytes(), path.name).meeting


def shape(part: object, key: str = "") -> object:
    """Give what of a meeting is the same in all its versions; texts only by whether there is one."""
    if isinstance(part, Model):
        return {name: shape(getattr(part, name), name) for name in type(part).model_fields if name not in OWN}
    if isinstance(part, tuple):
        return [shape(item, key) for item in part]
    return part if key in SAME or not isinstance(part, str) else bool(part)


OWN = {"language", "abbreviations", "family_name"}
"""What each version has of its own."""


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_version_is_the_meeting(path):
    original = next(each for each in ENGLISH if each.stem == meeting_id(path))
    assert shape(read(path)) == shape(read(original))


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_version_has_the_language_of_its_name_and_the_people_in_its_script(path):
    meeting = read(path)
    assert path.stem == f"{meeting.id}.{meeting.language}"
    people = [person for each in meeting.participants for person in each.people]
    assert NAMED[meeting.language] in {person.name for person in people}
    assert all(person.family_name and person.family_name in person.name for person in people)


def test_the_brussels_meeting_stands_in_every_language_of_the_samples():
    assert sorted(read(path).language for path in VERSIONS if "brussels" in path.stem) == sorted(NAMED)


def languages(*tags: str) -> list[Path]:
    return [path for path in VERSIONS if path.suffixes[0].removeprefix(".") in tags]


@pytest.mark.parametrize("path", languages("ja", "zh"), ids=lambda path: path.stem)
def test_no_space_and_no_sign_of_latin_stands_among_han(path):
    """A text folded over two lines would have a space between them."""
    wide = r"[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]"
    found = strings(read(path))
    assert [each for each in found if re.search(rf"{wide} {wide}|{wide}[,.;:!?()]|[,;:!?()]{wide}", each)] == []


@pytest.mark.parametrize("path", languages("fr"), ids=lambda path: path.stem)
def test_french_signs_of_two_parts_hold_to_their_word(path):
    meeting = read(path)
    lines = [each for each in strings(meeting) if re.search("[;:!?»«]", each)]
    assert len(lines) > 5
    assert [each for each in lines if re.search(r"[^\u202f][;!?]|[^\u00a0]:(?!//)", each)] == []


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_quotes_and_apostrophes_are_of_print_and_letters_composed(path):
    found = list(strings(read(path)))
    assert [each for each in found if re.search("['\"]", each)] == []
    assert [each for each in found if unicodedata.normalize("NFC", each) != each] == []


def strings(part: object) -> list[str]:
    """Give every text of a meeting, but those of quotes, which stand as their source has them."""
    if isinstance(part, Quote):
        return []
    if isinstance(part, Model):
        return [text for name in type(part).model_fields for text in strings(getattr(part, name))]
    if isinstance(part, tuple):
        return [text for item in part for text in strings(item)]
    return [part] if isinstance(part, str) else []
