"""A file of another kind that is given as a meeting is called what it is, once."""

from __future__ import annotations

import pytest
from good_set import good_files

from factsheet.diagnostics import FactsheetError
from factsheet.meeting import read_meeting

GOOD = good_files()
OTHERS = {
    "talks.review.yaml": (1, "a review file"),
    "glossary.yaml": (1, "a glossary"),
    "theme.yaml": (2, "a theme"),
    "profiles/desk.yaml": (4, "a profile"),
    "packs/designations/en.yaml": (1, "a file of designations"),
    "factsheet.toml": (1, "settings"),
    "source.md": (1, "a text"),
    "source.txt": (1, "a text"),
}


def told(data: bytes, file: str) -> list[tuple[int, str, str]]:
    with pytest.raises(FactsheetError) as caught:
        read_meeting(data, file)
    return [(each.span.line, each.code, each.message) for each in caught.value.diagnostics]


@pytest.mark.parametrize("file", OTHERS)
@pytest.mark.parametrize("breaks", [b"\n", b"\r\n"])
def test_a_file_of_another_kind_is_called_so_once(file, breaks):
    line, kind = OTHERS[file]
    data = GOOD[file].replace(b"\n", breaks)
    assert told(data, file) == [(line, "not-a-meeting", f"the file is {kind}, not a meeting")]


@pytest.mark.parametrize(
    ("file", "text", "kind"),
    [
        ("a.quotes.yaml", "format: 1\nquotes: []\n", "a file of proposed quotes"),
        ("a.import.yaml", "format: 1\nsource: {}\nnot_taken: []\n", "the record of an import"),
        ("A.TXT", "", "a text"),
    ],
)
def test_so_are_files_that_stand_beside_meetings(file, text, kind):
    ((_, _, message),) = told(text.encode(), file)
    assert message == f"the file is {kind}, not a meeting"


def test_a_meeting_with_a_stray_key_is_a_meeting():
    data = GOOD["talks.yaml"] + b"quotes: []\n"
    assert [code for _, code, _ in told(data, "talks.yaml")] == ["unknown-key"]


def test_a_meeting_that_was_saved_with_another_name_is_read():
    assert read_meeting(GOOD["talks.yaml"], "talks.yaml.txt").meeting.title
