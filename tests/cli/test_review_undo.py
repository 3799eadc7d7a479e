"""`factsheet review undo`: the last merge is taken back to the byte, or refused with the reason."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from clearance import MEETING

sys.path.append(str(Path(__file__).parents[1] / "review"))

from test_review_merge import Reviewer

RECORD = Path(".factsheet/merges/m.yaml.json")
REVIEW = Path("m.review.yaml")


@pytest.fixture
def edited(draft):
    """Give the name of a draft with an edited value and a word of the template's struck, which no value takes."""
    return Reviewer(draft).swap("soon", "in summer").swap("Follow-ups", "Next steps").save()


def bytes_of(*files):
    return [file.read_bytes() if file.exists() else None for file in (Path("m.yaml"), REVIEW, *files)]


def test_the_last_merge_is_taken_back_to_the_byte(edited, factsheet):
    before = bytes_of()
    assert factsheet("review", "merge", edited).code == 0
    assert all(now != was for now, was in zip(bytes_of(), before, strict=True))
    outcome = factsheet("review", "undo", "m.yaml")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"taken back: the merge of {edited}; written: m.yaml; removed: m.review.yaml\n"
    assert bytes_of(RECORD) == [*before, None]
    again = factsheet("review", "undo", "m.yaml")
    assert (again.code, "[nothing-to-undo]" in again.err) == (1, True)
    assert factsheet("review", "merge", edited).code == 0
    assert "in summer" in Path("m.yaml").read_text("utf-8")


def test_a_review_file_that_was_there_is_as_it_was(edited, factsheet):
    REVIEW.write_bytes(b"# Kept by the desk\r\ncomments:\r\n- {id: one, author: Jane, text: Is this so?}\r\n")
    before = bytes_of()
    assert factsheet("review", "merge", edited).code == 0
    assert factsheet("review", "undo", "m.yaml").code == 0
    assert bytes_of() == before


def test_a_dry_run_tells_and_writes_nothing(edited, factsheet):
    assert factsheet("review", "merge", edited).code == 0
    before = bytes_of(RECORD)
    outcome = factsheet("review", "undo", "m.yaml", "--dry-run")
    assert outcome.out.startswith(f"would be taken back: the merge of {edited}; to be written: m.yaml; to be removed: ")
    assert (outcome.code, bytes_of(RECORD)) == (0, before)


@pytest.mark.parametrize("name", ["m.yaml", "m.review.yaml"])
def test_what_has_changed_since_is_left_alone(name, edited, factsheet):
    assert factsheet("review", "merge", edited).code == 0
    with Path(name).open("ab") as file:
        file.write(b"# a later edit\n")
    before = bytes_of(RECORD)
    outcome = factsheet("review", "undo", "m.yaml")
    assert (outcome.code, bytes_of(RECORD)) == (1, before)
    assert "has changed since the last merge; nothing is taken back" in outcome.err
    assert "[changed-since]" in outcome.err


def test_a_review_file_that_the_merge_left_alone_may_change(draft, factsheet):
    name = Reviewer(draft).swap("soon", "in summer").save()
    assert factsheet("review", "merge", name).code == 0
    REVIEW.write_text("comments:\n- {id: one, author: Jane, text: Is this so?}\n", "utf-8")
    before = REVIEW.read_bytes()
    assert factsheet("review", "undo", "m.yaml").code == 0
    assert bytes_of() == [MEETING.encode(), before]


def test_an_undo_that_was_cut_short_goes_on(edited, factsheet):
    assert factsheet("review", "merge", edited).code == 0
    Path("m.yaml").write_text(MEETING, "utf-8")
    assert factsheet("review", "undo", "m.yaml").code == 0
    assert bytes_of(RECORD) == [MEETING.encode(), None, None]


def test_merges_that_write_nothing_leave_the_record_alone(edited, factsheet):
    assert factsheet("review", "merge", edited, "--dry-run").code == 0
    assert not RECORD.exists()
    assert factsheet("review", "merge", edited).code == 0
    kept = RECORD.read_bytes()
    assert factsheet("review", "merge", edited).code == 0
    assert RECORD.read_bytes() == kept


def test_a_damaged_record_is_told(edited, factsheet):
    assert factsheet("review", "merge", edited).code == 0
    RECORD.write_bytes(b"{}")
    outcome = factsheet("review", "undo", "m.yaml")
    assert (outcome.code, "is no record of a merge" in outcome.err) == (1, True)


def test_as_json(edited, factsheet):
    assert factsheet("review", "merge", edited).code == 0
    found = json.loads(factsheet("review", "undo", "m.yaml", "--format", "json").out)
    assert found == {"undone": True, "drafts": [edited], "written": ["m.yaml"], "removed": ["m.review.yaml"]}


def test_quietly_nothing_is_said(edited, factsheet):
    assert factsheet("review", "merge", edited).code == 0
    assert factsheet("review", "undo", "m.yaml", "-q").out == ""
