"""Every value that a draft prints may be edited: what fits merges, what does not goes into the review file alone."""

from __future__ import annotations

import pytest
from drafts import make_base
from talks import TALKS, changed, kept, merged
from word_edits import Body, W, read

from factsheet.review.attribution import Group, Parts, groups_of
from factsheet.review.lines import Line
from factsheet.review.replay import replay_text


def lines(pack: str) -> tuple[Line, ...]:
    return replay_text(make_base(TALKS, pack), TALKS, {}).lines


def values(pack: str) -> list[tuple[int, Group]]:
    """Give every value that is printed, with the number of its line."""
    found = []
    for number, line in enumerate(lines(pack)):
        groups = groups_of(line.segments, Parts([[] for _ in line.segments]))
        found += [(number, group) for group in groups if group.path and group.before]
    return found


def edit(pack: str, number: int, group: Group, new: str):
    """Give an edit that puts another text in the place of a value."""
    all_lines = lines(pack)
    line = all_lines[number]
    nth = sum(other.text == line.text for other in all_lines[:number])

    def made(body: Body) -> None:
        text = line.text.replace("\t", "")
        paragraph = [p for p in body.root.iter(f"{W}p") if read(p) == text][nth]
        start = group.start - line.text[: group.start].count("\t")
        body.replace(paragraph, start, start + len(group.before), new)

    return made


@pytest.mark.parametrize(
    ("pack", "new", "tracked"),
    [("standard", "Zzz 9", True), ("standard", "", True), ("brief", "Zzz 9", False), ("brief", "", False)],
)
def test_what_is_written_or_taken_away_merges_or_is_kept_and_nothing_else_is(pack, new, tracked):
    for number, group in values(pack):
        result = merged(edit(pack, number, group, new), tracked=tracked, pack=pack)
        assert result.may_be_written, (str(group.path), [str(row) for row in result.rows])
        if kept(result):
            assert changed(result) == {}, str(group.path)
            ((_, near, before, after),) = kept(result)
            assert (near, before, after) == (str(group.path), group.before, new)
        else:
            texts = {text for text in changed(result).values() if text is not None}
            assert new in texts or not new, str(group.path)
