"""`follow-up-due`: a follow-up that is still to be done is due at no time."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.check.rule import Finding, Rule
from factsheet.document import Document
from factsheet.meeting import FollowUpStatus, Meeting

_TO_DO = {FollowUpStatus.OPEN, FollowUpStatus.ONGOING}


def _find(meeting: Meeting, document: Document) -> Iterator[Finding]:
    del document
    for item in meeting.follow_ups:
        if item.due is None and item.status in _TO_DO:
            hint = "add `due:` with a day, a month, a season or words, such as `summer 2025`"
            yield Finding(f"follow_ups[{item.id}]", "the follow-up has no due date", (hint,))


RULE = Rule("follow-up-due", _find)
