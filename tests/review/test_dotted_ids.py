"""Ids may have dots: drafts of a meeting with such ids come back as those of one without."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from drafts import CREATED, all_gone, edited, gone, ins, make_draft, marked, paragraph, read_draft, within
from packs import packs

from factsheet.check.run import check
from factsheet.compose.composer import compose
from factsheet.document.algebra import every
from factsheet.document.nodes import Comment, Paragraph
from factsheet.draft.document import place_comments
from factsheet.draft.remarks import Remark, ReviewFile
from factsheet.meeting import read_meeting
from factsheet.review.listing import entries_of
from factsheet.review.merge import Decisions
from factsheet.review.outcome import merge_reviews
from factsheet.review.proof import review

SAMPLE = (Path(__file__).parent / "sample.yaml").read_text("utf-8").replace("A report", "A report on goods")
IDS = re.findall(r"\bid: ([a-z-]+)[,\n}]", SAMPLE)
WORD = re.compile(rf"(?<![\w.-])({'|'.join(sorted(IDS, key=len, reverse=True))})(?=[],}}]|$)", re.MULTILINE)
EDITS = {
    "words": [
        within("strengthen", gone("strengthen") + ins("deepen")),
        within("Ironclad", gone("Ironclad") + ins("Firm")),
    ],
    "a point gone": [paragraph("両国", all_gone)],
    "a point below gone": [paragraph("Second nested", all_gone)],
    "a point joined to the one before": [paragraph("First nested", marked("del"))],
    "a cell": [within("nine", gone("nine") + ins("ten"))],
    "a due date and an owner": [
        within("July 15, 2025", gone("July 15, 2025") + ins("July 16, 2025")),
        within("Japan and", gone("Japan and") + ins("Korea and")),
    ],
    "a source": [within("A report", gone("A report") + ins("The reports"))],
    "a new point": [
        paragraph(
            "Services rose", lambda xml: xml + re.sub(r"<w:t( [^>]*)?>[^<]*", r"<w:t\1>One more point.", xml, count=1)
        )
    ],
}


def dotted(text: str) -> str:
    """Give a text with ids that have dots, words of paths behind them."""
    return WORD.sub(r"\1.text.points", text)


@cache
def draft(text: str) -> bytes:
    return make_draft(text)


def merged(text: str, data: bytes, today: str | None = None, decisions=None):
    known = ReviewFile()
    reviewed = [review("edited.docx", read_draft(data))]
    return merge_reviews((today or text).encode(), "meeting.yaml", reviewed, known, decisions or Decisions())


def told(text: str, data: bytes):
    file = read_meeting(text.encode(), "meeting.yaml")
    return [
        (e.what, e.path, e.span.line if e.span else None, e.after)
        for e in entries_of(review("a", read_draft(data)), file.positions)
    ]


def test_all_ids_of_the_sample_have_dots():
    spans = read_meeting(dotted(SAMPLE).encode(), "f").positions.spans
    ids = {path.owner.id for path in spans if path.keys[-1:] == ("id",)}
    assert {f"{name}.text.points" for name in IDS} <= ids


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_draft_is_read_and_merged_as_one_without_dots(name):
    plain, dots = edited(draft(SAMPLE), *EDITS[name]), edited(draft(dotted(SAMPLE)), *EDITS[name])
    wanted = merged(SAMPLE, plain)
    found = merged(dotted(SAMPLE), dots)
    assert [(row.outcome, row.line, row.after) for row in found.rows] == [
        (r.outcome, r.line, r.after) for r in wanted.rows
    ]
    assert wanted.data is not None
    assert found.data == dotted(wanted.data.decode()).encode()
    assert [(what, line) for what, _, line, _ in told(dotted(SAMPLE), dots)] == [
        (w, line) for w, _, line, _ in told(SAMPLE, plain)
    ]


def test_a_conflict_is_settled_by_a_path_with_dots():
    text = dotted(SAMPLE)
    data = edited(draft(text), paragraph("両国", all_gone))
    today = text.replace("両国は協力を強化することで一致した。", "They disagreed.")
    (conflict,) = merged(text, data, today).conflicts
    assert conflict.path == "sections[security.text.points].content[gamma.text.points]"
    settled = merged(text, data, today, Decisions.of((), [conflict.path]))
    assert settled.data == today.encode()


def test_what_rules_find_has_its_place():
    text = dotted(SAMPLE).replace("sources: [article.text.points]", "sources: [no.such.source]", 1)
    file = read_meeting(text.encode(), "meeting.yaml")
    document = compose(file.meeting, packs().pack("standard", "en", None), CREATED).document
    (found,) = [each for each in file.positions.place(check(file, document, None)) if each.code == "unknown-source"]
    assert found.path == "sections[security.text.points].content[alpha.text.points].sources[no.such.source]"
    assert text.splitlines()[found.span.line - 1].strip() == "sources: [no.such.source]"


@pytest.mark.parametrize(
    "path", ["sections[security.x].content[beta.y.z].text", "sections[security.x].content[beta.y.z].lead"]
)
def test_an_earlier_remark_finds_its_value_or_the_item_around_it(path):
    text = SAMPLE.replace("id: security", "id: security.x").replace("id: beta\n", "id: beta.y.z\n")
    file = read_meeting(text.encode(), "meeting.yaml")
    document = compose(file.meeting, packs().pack("standard", "en", None), CREATED).document
    remark = Remark(id="c", author="Jane", text="Why?", path=path, quote="")
    paragraphs = every(place_comments(document, [remark]).blocks, Paragraph)
    (line,) = [each for each in paragraphs if any(isinstance(inline, Comment) for inline in each.inlines)]
    assert "They oppose changes" in str(line)
