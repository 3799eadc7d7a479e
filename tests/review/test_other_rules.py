"""A draft that was printed by other rules than today's comes back with what its reviewers did, and nothing else."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from drafts import make_base, make_draft, read_draft
from word_edits import Body, W, read

from factsheet.draft.remarks import ReviewFile
from factsheet.review.merge import Decisions
from factsheet.review.outcome import Result, merge_reviews
from factsheet.review.proof import review
from factsheet.review.results import MergeOutcome

LANGUAGES = ("en", "en-GB", "fr", "de", "es", "pt-BR", "ru", "uk", "zh", "ja", "ko", "hy", "th", "ar", "he", "hi")
DAYS = {"a day": "date: 2025-05-01", "a span": "from: 2025-04-30\nto: 2025-05-02"}
SAMPLE = (Path(__file__).parent / "sample.yaml").read_text("utf-8")


def meeting(language: str, days: str = "a span") -> str:
    text = SAMPLE.replace("Hold further talks}", "Hold further talks, due: 2025-09}")
    return text.replace("date: 2025-04-03\n", f"{DAYS[days]}\nlanguage: {language}\n", 1)


def otherwise(text: str) -> str:
    """Put a printed text otherwise, as a later CLDR may: its words in another order, with more between them."""
    if "{" in text:
        return text.replace("}", "} /", text.count("}") - 1)
    return "".join(reversed(re.split(r"([\s,.]+)", text))) + " թ."


@cache
def draft(text: str) -> bytes:
    """Give a draft that was printed by other rules."""
    today = make_base(text).prints
    assert {key.partition(" ")[0] for key in today} == {"days", "day:long", "due", "listing"}
    return make_draft(text, prints={key: otherwise(printed) for key, printed in today.items()})


def merged(data: bytes, text: str) -> Result:
    known, none = ReviewFile(), Decisions(frozenset(), frozenset())
    return merge_reviews(text.encode(), "meeting.yaml", [review("edited.docx", read_draft(data))], known, none)


def told(result: Result) -> list[tuple[str, str | None]]:
    return [(str(row.outcome), row.path) for row in result.rows]


@pytest.mark.parametrize(("language", "days"), [*((tag, "a span") for tag in LANGUAGES), ("fr", "a day")])
def test_a_draft_that_nobody_edited_has_no_changes(language, days):
    text = meeting(language, days)
    result = merged(draft(text), text)
    assert (result.rows, result.diagnostics, result.data) == ([], [], text.encode())


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bytes_of_one_edit_are_all_that_changes(language, tracked):
    text = meeting(language)
    body = Body(draft(text), tracked=tracked)
    paragraph = next(p for p in body.root.iter(f"{W}p") if "strengthen cooperation" in read(p))
    at = read(paragraph).index("cooperation")
    body.replace(paragraph, at, at + len("cooperation"), "ties")
    result = merged(body.data(), text)
    assert told(result) == [("merged", "summary[purpose].text")]
    assert result.data == text.replace("strengthen cooperation", "strengthen ties").encode()


@pytest.mark.parametrize(("written", "tracked"), [("2025-07-16", True), ("before the summit", False)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_becomes_what_a_reviewer_made_of_it(language, written, tracked):
    text = meeting(language)
    body = Body(draft(text), tracked=tracked)
    printed = make_base(text).prints["due 2025-07-15"]
    body.replace(body.paragraph(otherwise(printed)), 0, len(otherwise(printed)), written)
    result = merged(body.data(), text)
    assert set(told(result)) <= {(outcome, "follow_ups[plan].due") for outcome in ("merged", "prints otherwise")}
    assert result.data == text.replace("due: 2025-07-15", f"due: {written}").encode()
    differing = [row for row in result.rows if row.outcome == MergeOutcome.DIFFERS]
    assert [(row.before, written in row.after) for row in differing] == [(written, False)] * len(differing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_is_read_as_the_draft_writes_days(language):
    text = meeting(language)
    body = Body(draft(text), tracked=True)
    printed = otherwise(make_base(text).prints["due 2025-07-15"])
    at = printed.index("15")
    body.replace(body.paragraph(printed), at, at + 2, "16")
    assert merged(body.data(), text).data == text.replace("due: 2025-07-15", "due: 2025-07-16").encode()
