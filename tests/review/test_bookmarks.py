"""The bookmarks of a draft number the lines that show values, empty places among them, in the order of the body."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from drafts import make_draft, members
from lxml import etree
from samples import SAMPLES

from factsheet.review.reader import read_review

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLEARANCES = "\nclearances: [EUR/NATO, {office: Press, decision: cleared, date: 2025-04-04}]\n"


def bookmarked(data: bytes) -> list[tuple[int, str]]:
    """Give the number of each bookmarked paragraph and its text, blanks aside."""
    found = []
    for paragraph in etree.fromstring(members(data)["word/document.xml"]).iter(f"{W}p"):
        names = [
            name for mark in paragraph.iter(f"{W}bookmarkStart") if (name := mark.get(f"{W}name")).startswith("_fs_")
        ]
        found += [(int(name.removeprefix("_fs_")), squeeze(text_of(paragraph))) for name in names]
    return found


def text_of(paragraph: etree._Element) -> str:
    """Give the text of a paragraph; a hyphen that holds is an element (ECMA-376 part 1, 17.3.3.18)."""
    return "".join("\u2011" if part.tag == f"{W}noBreakHyphen" else part.text or "" for part in paragraph.iter())


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("pack", ["standard", "brief"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_bookmarks_are_numbered_as_lines_are(sample, pack):
    data = make_draft(sample.read_text("utf-8") + CLEARANCES, pack)
    reading = read_review(data, "draft.docx", [], trust_embedded=True)
    lines = [squeeze(line.text) for line in reading.replay.lines if line.paths]
    assert bookmarked(data) == list(enumerate(lines, 1))
    assert "" in lines
    assert (reading.exact, reading.changes) == (True, ())
