"""The base of a draft whose custom XML an editor has dropped is found by the code in its foot."""

from __future__ import annotations

import re
from pathlib import Path

from drafts import members, packed

from factsheet.draft.base import BaseStore, store_of
from factsheet.production.drafts import build_drafts
from factsheet.production.options import DraftOptions, Options
from factsheet.production.sets.request import Request
from factsheet.review.reader import read_review

SAMPLE = Path(__file__).parents[3] / "inputs/trilateral-brussels-2025-04-03.yaml"


def without_base(data: bytes) -> bytes:
    """Take the custom XML out of a draft, as Google Docs does."""
    parts = {name: part for name, part in members(data).items() if not name.startswith("customXml")}
    for name, element in (("[Content_Types].xml", b"Override"), ("word/_rels/document.xml.rels", b"Relationship")):
        parts[name] = re.sub(rb"<%s [^>]*customXml[^>]*/>" % element, b"", parts[name])
    return packed(parts)


def test_the_code_is_found_among_other_numbers_of_its_form(tmp_path):
    meeting = tmp_path / "meeting.yaml"
    meeting.write_bytes(SAMPLE.read_bytes())
    (report,) = build_drafts(Request.of_paths([meeting], Options(output=tmp_path)), DraftOptions())
    parts = members(without_base(report.written[0].read_bytes()))
    for name in [name for name in parts if name.startswith("word/footer")]:
        file_number = b'<w:p><w:r><w:t xml:space="preserve">File 2025-0403-0001, see abcd-ef01-2345 </w:t></w:r></w:p>'
        parts[name] = parts[name].replace(b"<w:p>", file_number + b"<w:p>", 1)
    reading = read_review(packed(parts), "bare.docx", [BaseStore(store_of(meeting))])
    assert reading.base.meeting.encode() == SAMPLE.read_bytes()
    assert "2025-0403-0001" in " ".join(change.after for change in reading.changes)


def test_the_code_that_is_printed_names_the_base(tmp_path):
    meeting = tmp_path / "meeting.yaml"
    meeting.write_bytes(SAMPLE.read_bytes())
    (report,) = build_drafts(Request.of_paths([meeting], Options(output=tmp_path)), DraftOptions())
    bare = without_base(report.written[0].read_bytes())
    assert not any("customXml" in name for name in members(bare))
    reading = read_review(bare, "bare.docx", [BaseStore(store_of(meeting))])
    assert reading.base.meeting.encode() == SAMPLE.read_bytes()
    assert (reading.exact, reading.changes, reading.comments) == (True, (), ())
