"""Drafts whose headings, paragraphs and points Word counts: words come back, and new, moved and removed items."""

from __future__ import annotations

import pytest
from talks import TALKS, changed, draft, merged
from word_edits import Body

COUNTED = TALKS + 'numbering: {sections: "1.", paragraphs: "1.", points: ["(1)", a]}\n'
FIRST = "First point. The commitment remains critical to security in the region."
RUNNING = "Running text without a bullet stands here."


@pytest.mark.parametrize("tracked", [True, False])
def test_words_of_counted_lines_come_back(tracked):
    def edit(body: Body) -> None:
        body.replace(body.paragraph(RUNNING), 0, 7, "Plain")
        body.replace(body.paragraph("Security"), 0, 8, "Defence")
        body.replace(body.paragraph(FIRST), 0, 5, "Main")

    found = changed(merged(edit, tracked=tracked, text=COUNTED), COUNTED)
    assert {"Defence", "Main point", "Plain text without a bullet stands here."} <= set(found.values())


@pytest.mark.parametrize("tracked", [True, False])
def test_a_new_point_is_a_point(tracked):
    result = merged(lambda body: body.add_after(body.paragraph(FIRST), "A new point."), tracked=tracked, text=COUNTED)
    ((path, text),) = changed(result, COUNTED).items() if len(changed(result, COUNTED)) == 1 else _texts(result)
    assert text == "A new point."
    assert "content" in path


@pytest.mark.parametrize("tracked", [True, False])
def test_a_new_paragraph_behind_a_counted_one_is_a_paragraph(tracked):
    result = merged(lambda body: body.add_after(body.paragraph(RUNNING), "More of it."), tracked=tracked, text=COUNTED)
    assert b"paragraph: More of it." in result.data or b"text: More of it." in result.data
    assert b"- paragraph:" in result.data.split(b"Running text")[1]


def test_a_point_that_is_gone_or_elsewhere():
    gone = merged(lambda body: body.remove(body.paragraph(FIRST)), text=COUNTED)
    assert b"First point" not in gone.data
    third = "Third point. Experts meet twice a year."
    moved = merged(lambda body: body.move_after(body.paragraph(third), body.paragraph(FIRST)), text=COUNTED)
    assert moved.data.index(b"Third point") < moved.data.index(b"Second point")


def test_the_draft_counts():
    assert b"w:numId" in Body(draft(COUNTED), tracked=True)._parts["word/document.xml"]


def _texts(result):
    return [(path, text) for path, text in changed(result, COUNTED).items() if path.endswith(".text")]
