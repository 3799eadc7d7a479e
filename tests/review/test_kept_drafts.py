"""Drafts of earlier releases come back, whatever has changed since in the program and in Babel's CLDR.

Those in `kept/form-1` were made by the last version whose bases have form 1, with Babel 2.18.0. Of each there is the
draft as it went out, one with tracked changes, and one that was edited without tracking.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.draft.base import BaseStore
from factsheet.draft.remarks import ReviewFile
from factsheet.review.merge import Decisions
from factsheet.review.outcome import Result, merge_reviews
from factsheet.review.proof import review
from factsheet.review.reader import read_review

KEPT = Path(__file__).parent / "kept" / "form-1"
LANGUAGES = ("en", "en-gb", "hy")
DUE = {"tracked": "2025-07-02", "untracked": "before the summit"}


def merged(language: str, kind: str) -> Result:
    file = f"{language}.{kind}.docx"
    reading = read_review((KEPT / file).read_bytes(), file, [BaseStore(KEPT / "store")])
    known, none = ReviewFile(), Decisions(frozenset(), frozenset())
    return merge_reviews(meeting(language), f"{language}.yaml", [review(file, reading)], known, none)


def meeting(language: str) -> bytes:
    return (KEPT / f"{language}.yaml").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kept_draft_that_nobody_edited_has_no_changes(language):
    result = merged(language, "draft")
    assert (result.rows, result.diagnostics, result.review_file) == ([], [], ReviewFile())
    assert result.data == meeting(language)


@pytest.mark.parametrize("kind", ["tracked", "untracked"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kept_draft_gives_the_changes_that_were_made_and_no_others(language, kind):
    result = merged(language, kind)
    edited = meeting(language).replace(b"meet again", b"meet in a year").replace(b"2025-07-01", DUE[kind].encode())
    assert result.data == edited
    changed = {row.path for row in result.rows}
    assert changed == {"summary[the-parties-meet-again].text", "follow_ups[the-report-is-sent].due"}
    assert result.review_file == ReviewFile()


@pytest.mark.parametrize("file", sorted((KEPT / "store").iterdir()), ids=lambda file: file.name[:8])
def test_a_kept_base_keeps_its_code(file):
    base = BaseStore(KEPT / "store").find(file.stem)
    assert base is not None
    assert (base.form, base.code, base.to_bytes()) == (1, file.stem, file.read_bytes())
