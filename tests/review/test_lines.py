"""What a draft reads with revisions rejected is, line for line, what its document says."""

from __future__ import annotations

import pytest
from drafts import ROOT, make_draft, read_draft
from samples import SAMPLES

from factsheet.review.lines import keys_of

MEETINGS = [*SAMPLES, ROOT / "tests" / "review" / "sample.yaml"]


@pytest.mark.parametrize("pack", ["standard", "brief"])
@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda file: file.stem)
def test_an_untouched_draft_has_no_changes(meeting, pack):
    reading = read_draft(make_draft(meeting.read_text("utf-8"), pack))
    assert reading.exact
    assert reading.accepted == keys_of(reading.replay.lines)
    assert reading.changes == ()
    assert reading.comments == ()
    assert reading.diagnostics == ()
