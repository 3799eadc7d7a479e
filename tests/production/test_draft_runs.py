"""Drafts are written whole with their bases, and what is at fault is told with its place."""

from __future__ import annotations

import json
import shutil
import zipfile
from base64 import b64decode
from pathlib import Path
from zlib import decompress

import pytest
from lxml import etree

from factsheet.compose.composer import compose
from factsheet.compose.pack import Pack, TemplateSource
from factsheet.document.text import document_text
from factsheet.draft.base import BaseStore, DraftBase, parse_base
from factsheet.markings.scheme import Scheme
from factsheet.meeting import read_meeting
from factsheet.production.drafts import build_drafts
from factsheet.production.options import DraftOptions, Options
from factsheet.production.sets.request import Request, SheetReport, State

REMARK = "comments:\n  - {id: r1, author: Legal, path: title, quote: Party, text: 'Which one?'}\n"
RESOLVED = "  - {id: r2, author: Legal, status: resolved, path: title, text: 'Settled'}\n"


def drafts(*paths: Path, drafting: DraftOptions | None = None, **options) -> list[SheetReport]:
    return list(build_drafts(Request.of_paths(paths, Options(**options)), drafting or DraftOptions()))


def draft(path: Path, **options) -> Path:
    (report,) = drafts(path, **options)
    assert report.diagnostics == ()
    (written,) = report.written
    return written


def part(file: Path, name: str) -> bytes:
    with zipfile.ZipFile(file) as package:
        return package.read(name)


def embedded(file: Path) -> DraftBase:
    return parse_base(decompress(b64decode(etree.fromstring(part(file, "customXml/item1.xml")).text)))


def errors(reports: list[SheetReport]) -> list[str]:
    return [str(found) for report in reports for found in report.diagnostics]


def test_a_draft_and_its_base_appear(meeting_file):
    file = draft(meeting_file())
    assert str(file) == "dist/sample.draft.docx"
    base = embedded(file)
    assert BaseStore(Path(".factsheet/drafts")).find(base.code) == base
    assert base.code[:4].encode() in part(file, "word/footer_first.xml")
    assert sorted(entry.name for entry in Path("dist").iterdir()) == ["sample.draft.docx"]


MARKED = """\
id: marked
title: Party A and Party B
kind: bilateral
marking: NOTES
date: 2026-05-04
venue: {city: Geneva, country: CH}
issuer: {name: Ministry of Party A}
participants: [{party: JP, marking: NOTES}, {party: CH, marking: NOTES}]
classification: {scheme: own}
summary: [{text: The parties met., marking: DEEDS}]
"""


def test_the_base_of_a_marked_draft_has_the_scheme_of_its_marks_in_its_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("own").mkdir()
    Path("own/own.yaml").write_text("title: Own\nlevels: {NOTES: {banner: NOTES}, DEEDS: {banner: DEEDS}}\n")
    path = Path("marked.yaml")
    path.write_text(MARKED)
    (report,) = drafts(path, markings=Path("own"))
    assert [str(each) for each in report.diagnostics] == []
    scheme = Scheme.of_values(embedded(report.written[0]).marking)
    assert (scheme.name, scheme.levels) == ("own", ("NOTES", "DEEDS"))


def test_the_base_of_an_unmarked_draft_has_no_scheme(meeting_file):
    base = embedded(draft(meeting_file()))
    assert base.marking == {}
    assert "marking" not in json.loads(base.to_bytes())  # as before there were any


def test_the_base_composes_the_draft_again(meeting_file):
    path = meeting_file(extra="clearances: [EUR/NATO]\n")
    base = embedded(draft(path, template="brief", paper="letter"))
    assert base.meeting.encode() == path.read_bytes()
    shown = {"template": "brief", "profile": "plain"}
    assert (base.file, dict(base.options)) == ("sample.yaml", {**shown, "paper": "letter"})
    templates = {name: TemplateSource(name, text) for name, text in base.templates.items()}
    pack = Pack("brief", base.main, templates, base.labels, base.designations)
    meeting = read_meeting(base.meeting.encode(), base.file).meeting
    lines = document_text(compose(meeting, pack, base.created, draft=True).document)
    assert "EUR/NATO" in lines
    words = "".join(etree.fromstring(part(Path("dist/sample.brief.draft.docx"), "word/document.xml")).itertext())
    assert all(line in words for line in lines)


def test_the_base_keeps_labels_that_were_laid_over_the_pack(meeting_file, own_packs):
    own = embedded(draft(meeting_file(), templates=own_packs({"standard/labels/en.yaml": "venue: Place\n"})))
    assert own.labels == embedded(draft(meeting_file())).labels | {"venue": "Place"}


def test_open_remarks_are_comments_and_resolved_ones_are_not(meeting_file):
    path = meeting_file()
    Path("sample.review.yaml").write_text(REMARK + RESOLVED, "utf-8")
    file = draft(path)
    assert b"Which one?" in part(file, "word/comments.xml")
    assert b"Settled" not in part(file, "word/comments.xml")
    assert [remark.id for remark in embedded(file).remarks] == ["r1"]


def test_another_store_and_enforced_tracking(meeting_file):
    file = draft(meeting_file(), drafting=DraftOptions(enforce_tracking=True, store=Path("kept/bases")))
    assert b"documentProtection" in part(file, "word/settings.xml")
    assert BaseStore(Path("kept/bases")).find(embedded(file).code)
    assert not Path(".factsheet").exists()


def test_the_same_meeting_gives_the_same_bytes(meeting_file):
    path = meeting_file()
    first = draft(path).read_bytes()
    shutil.rmtree("dist")
    assert draft(path).read_bytes() == first
    assert len(list(Path(".factsheet/drafts").iterdir())) == 1


def test_names_follow_the_pattern(meeting_file):
    assert str(draft(meeting_file(), name="{language}/{id}.{format}")) == "dist/en/sample.draft.docx"


def test_a_byte_order_mark_is_kept(meeting_file):
    path = meeting_file()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert embedded(draft(path)).meeting.encode() == path.read_bytes()


def test_a_final_sheet_has_no_draft(meeting_file):
    path = meeting_file()
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: final"), "utf-8")
    reports = drafts(path, meeting_file("other"))
    assert [report.state for report in reports] == [State.FAILED, State.BUILT]
    (found,) = reports[0].diagnostics
    assert (found.code, found.span.line) == ("draft-final", path.read_text("utf-8").split("status:")[0].count("\n") + 1)
    assert not Path("dist/sample.draft.docx").exists()
    assert len(list(Path(".factsheet/drafts").iterdir())) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("comments: [{author: B, text: c}]\n", "sample.review.yaml:1:12: error: the key `id` is missing"),
        ("remarks: []\n", "sample.review.yaml:1:1: error: unknown key `remarks`"),
        ("comments: [\n", "sample.review.yaml:2:1: error: "),
        ("comments: [{id: a, author: B, text: c, date: soon}]\n", "sample.review.yaml:1:46: error: `date`"),
    ],
)
def test_a_review_file_at_fault_is_told_with_its_place(meeting_file, text, said):
    path = meeting_file()
    Path("sample.review.yaml").write_text(text, "utf-8")
    found = errors(drafts(path))
    assert found
    assert found[0].startswith(said)
    assert not Path("dist").exists()
    assert not Path(".factsheet").exists()


def test_two_meetings_with_one_id_are_both_at_fault(meeting_file):
    paths = [meeting_file("sample", path=f"{name}/sample.yaml") for name in ("a", "b")]
    reports = drafts(*paths)
    assert [report.diagnostics[0].code for report in reports] == ["same-output", "same-output"]
    assert "b/sample.yaml" in reports[0].diagnostics[0].message
    (related,) = reports[0].diagnostics[0].related
    assert (related.span.file, related.span.excerpt.split(":")[0]) == ("b/sample.yaml", "id")


def test_meetings_at_fault_and_in_other_languages_are_told(meeting_file):
    Path("bad.yaml").write_text("[]", "utf-8")
    reports = drafts(Path("bad.yaml"), meeting_file(), languages=("fr",))
    assert [report.state for report in reports] == [State.FAILED, State.LEFT_OUT]


def test_a_store_that_cannot_be_written_leaves_no_draft(meeting_file):
    Path("file").write_text("", "utf-8")
    (report,) = drafts(meeting_file(), drafting=DraftOptions(store=Path("file/drafts")))
    assert report.diagnostics[0].code == "draft-store"
    assert not Path("dist/sample.draft.docx").exists()


def test_a_broken_value_stops_the_draft_at_its_place(meeting_file):
    path = meeting_file()
    text = path.read_text("utf-8").replace("One sentence says", "A [sentence](nowhere) says")
    path.write_text(text, "utf-8")
    (found,) = errors(drafts(path))
    assert found.startswith("sample.yaml:")
    assert found.endswith("[bad-link]")
    assert not Path(".factsheet").exists()
