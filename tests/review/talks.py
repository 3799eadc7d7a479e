"""A meeting whose draft tests edit, value by value, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from drafts import make_draft, read_draft
from word_edits import Body, W, read

from factsheet.draft.remarks import ReviewFile
from factsheet.review.attribution import Group, unedited
from factsheet.review.lines import Line
from factsheet.review.merge import Decisions
from factsheet.review.outcome import Result, merge_readings
from factsheet.review.tree import Tree, read_tree

TALKS = """\
id: talks
kind: bilateral
title: Party A and Party B
language: en
date: 2026-05-04
venue: {city: Geneva, country: CH}
issuer: {name: Ministry of Party A, office: Press office}
participants:
  - party: Party A
    people:
      - {name: Anna Example, family_name: Example, title: Foreign Minister}
  - party: Party B
summary:
  - lead: Next meeting
    text: The parties will meet again in May.
  - lead: Energy
    text: The parties agreed on closer cooperation in energy.
sections:
  - id: security
    title: Security
    summary: The parties spoke about deterrence.
    content:
      - lead: First point
        text: The commitment remains critical to security in the region.
      - lead: Second point
        text: A hotline between the ministries opens in 2027.
        sources: [statement]
      - lead: Third point
        text: Experts meet twice a year.
      - paragraph: Running text without a bullet stands here.
      - table:
          id: funds
          caption: Funds by area
          columns: [Area, {title: Sum, align: end}]
          rows:
            - [Energy, "2.5"]
            - [Minerals, "1.1"]
            - [Youth, "0.4"]
follow_ups:
  - action: Report on critical minerals
    owners: Party A
    due: 2026-07-15
  - action: Exchange of experts
    owners: Party B
    due: summer 2026
sources:
  - id: statement
    title: Joint statement
    publisher: Ministry of Party A
    date: 2026-05-04
    url: "https://www.example.org/s"
contacts:
  - {name: Press desk, phone: +41 22 555 01 01, email: press@example.org}
clearances: [Legal Adviser, Press office]
"""


@cache
def draft(text: str = TALKS, pack: str = "standard") -> bytes:
    return make_draft(text, pack)


def merged(
    edit: Callable[[Body], object], *, tracked: bool = True, text: str = TALKS, pack: str = "standard"
) -> Result:
    """Merge the draft of a meeting into it, once edited."""
    body = Body(draft(text, pack), tracked=tracked)
    edit(body)
    return merged_file(body.data(), text)


def merged_file(data: bytes, text: str = TALKS) -> Result:
    """Merge an edited draft of a meeting into it."""
    return merge_readings({"e.docx": read_draft(data)}, text.encode(), "talks.yaml", ReviewFile(), Decisions())


def says(result: Result) -> Tree:
    """Give what the merged meeting says."""
    assert result.data is not None, [str(each) for each in (*result.rows, *result.diagnostics)]
    return read_tree(result.data, "talks.yaml")


def changed(result: Result, text: str = TALKS) -> dict[str, str | None]:
    """Give the values that the merge has changed, by their paths; None for those that are gone."""
    before, after = read_tree(text.encode(), "talks.yaml").values, says(result).values
    paths = [path for path in {**before, **after} if before.get(path) != after.get(path)]
    return {str(path): after.get(path) for path in paths}


def kept(result: Result) -> list[tuple[str, str | None, str, str]]:
    """Give what went into the review file: kind, path, text before and after."""
    return [(each.kind, each.near, each.before, each.after) for each in result.review_file.changes]


def printed_values(lines: Sequence[Line]) -> Iterator[tuple[int, Group]]:
    """Give every value that is printed, with the number of its line."""
    for number, line in enumerate(lines):
        yield from ((number, group) for group in unedited(line) if group.path and group.before)


def write_over(body: Body, lines: Sequence[Line], place: tuple[int, Group], new: str) -> None:
    """Put another text in the place of a printed value; of lines that read alike, it is in the one of its number."""
    number, group = place
    line = lines[number]
    nth = sum(other.text == line.text for other in lines[:number])
    paragraph = [p for p in body.root.iter(f"{W}p") if read(p) == _lettered(line.text)][nth]
    start = len(_lettered(line.text[: group.start]))
    body.replace(paragraph, start, start + len(group.before), new)


def _lettered(text: str) -> str:
    """Give a text as `read` does, which gives no tabs and no breaks of lines."""
    return text.replace("\t", "").replace("\n", "")
