"""`factsheet review show` tells who did what to a draft, and where."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "review"))

from drafts import ROOT, edited, gone, ins, make_base, make_draft, members, packed, within

from factsheet.draft.base import BaseStore

TEXT = (ROOT / "tests" / "review" / "sample.yaml").read_text("utf-8")


@pytest.fixture
def draft(tmp_path, monkeypatch):
    """A folder with the meeting, the store and an edited draft."""
    monkeypatch.chdir(tmp_path)
    Path("meeting.yaml").write_text(TEXT, "utf-8")
    BaseStore(Path(".factsheet/drafts")).put(make_base(TEXT))
    data = edited(make_draft(TEXT), within("cooperation", gone("cooperation") + ins("ties")))
    Path("edited.docx").write_bytes(data)
    return Path("edited.docx")


def test_a_change_is_told_with_author_and_place(factsheet, draft):
    done = factsheet("review", "show", str(draft), "--format", "json")
    assert done.code == 0
    (entry,) = json.loads(done.out)
    line = next(n for n, text in enumerate(TEXT.splitlines(), 1) if "They met" in text)
    assert (entry["path"], entry["file"], entry["line"]) == ("summary[purpose].text", "meeting.yaml", line)
    assert (entry["before"], entry["after"]) == ("They met to strengthen cooperation.", "They met to strengthen ties.")
    assert entry["stamps"] == [{"author": "Jane", "date": "2025-04-04T10:00:00+00:00"}]
    assert set(entry) == {"draft", "what", "path", "file", "line", "column", "stamps", "before", "after"}


def test_a_table_is_printed(factsheet, draft):
    done = factsheet("review", "show", str(draft))
    assert done.code == 0
    assert "Jane" in done.out
    assert "1 change, 0 comments" in done.out


def test_revisions_of_others_do_not_count(factsheet, draft):
    done = factsheet("review", "show", str(draft), "--accept", "by=Bob", "--format", "json")
    assert json.loads(done.out) == []


def test_without_the_meeting_file_there_is_no_line(factsheet, draft):
    Path("meeting.yaml").unlink()
    (entry,) = json.loads(factsheet("review", "show", str(draft), "--format", "json").out)
    assert entry["line"] is None


def test_a_draft_without_its_base_is_an_error(factsheet, draft):
    done = factsheet("review", "show", str(draft), "--store", "elsewhere")
    assert done.code == 1
    assert "no-draft-base" in done.err
    assert "looked in elsewhere; `--store DIR` names the store of the draft" in done.err
    done = factsheet("review", "show", str(draft), "--store", "elsewhere", "--trust-embedded")
    assert done.code == 0


def test_the_folders_that_were_looked_in_are_named(factsheet, draft):
    Path("away").mkdir()
    moved = draft.rename(Path("away") / draft.name)
    Path(".factsheet/drafts").rename("kept")
    done = factsheet("review", "show", str(moved))
    folders = [Path("away/.factsheet/drafts"), Path(".factsheet/drafts")]
    assert f"looked in {folders[0]} and {folders[1]}; `--store DIR`" in " ".join(done.err.split())


def test_what_is_no_word_file_is_an_error(factsheet, draft):
    draft.write_bytes(packed({**members(draft.read_bytes()), "word/document.xml": b"<"}))
    done = factsheet("review", "show", str(draft))
    assert done.code == 1
    assert "word-damaged" in done.err


def test_odd_usage_is_told(factsheet, draft):
    assert factsheet("review", "show", str(draft), "--accept", "nobody").code == 2
