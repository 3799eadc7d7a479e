"""Every value that a draft prints may be edited: what fits merges, what does not goes into the review file alone."""

from __future__ import annotations

import pytest
from drafts import make_base, read_draft
from sampling import sampled
from talks import TALKS, changed, draft, kept, printed_values, write_over
from word_edits import Body

from factsheet.draft.remarks import ReviewFile
from factsheet.review.lines import Line
from factsheet.review.merge import Decisions
from factsheet.review.outcome import Result, merge_readings
from factsheet.review.replay import replay_text


def lines(pack: str) -> tuple[Line, ...]:
    return replay_text(make_base(TALKS, pack), TALKS, {}).lines


def merged(data: bytes, today: bytes, known: ReviewFile) -> Result:
    return merge_readings({"e.docx": read_draft(data)}, today, "talks.yaml", known, Decisions())


@pytest.mark.parametrize(
    ("pack", "new", "tracked"),
    [("standard", "Zzz 9", False), ("standard", "", False), ("brief", "Zzz 9", True), ("brief", "", True)],
)
def test_what_is_written_or_taken_away_merges_once_or_is_kept_and_nothing_else_is(pack, new, tracked):
    all_lines = lines(pack)
    for place in [*printed_values(all_lines)][:: max(1, 200 // sampled(40))]:
        group = place[1]
        body = Body(draft(TALKS, pack), tracked=tracked)
        write_over(body, all_lines, place, new)
        data = body.data()
        result = merged(data, TALKS.encode(), ReviewFile())
        assert result.may_be_written, (str(group.path), [str(row) for row in result.rows])
        if kept(result):
            assert changed(result) == {}, str(group.path)
            ((_, near, before, after),) = kept(result)
            assert (near, before, after) == (str(group.path), group.before, new)
        else:
            texts = {text for text in changed(result).values() if text is not None}
            assert new in texts or not new, str(group.path)
        again = merged(data, result.data, result.review_file)
        assert (again.data, again.review_file) == (result.data, result.review_file), str(group.path)
