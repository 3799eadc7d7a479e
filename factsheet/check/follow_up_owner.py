"""`follow-up-owner`: nobody owns a follow-up."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.check.rule import Finding, Rule
from factsheet.document import Document
from factsheet.meeting import FollowUpStatus, Meeting


def _find(meeting: Meeting, document: Document) -> Iterator[Finding]:
    del document
    for item in meeting.follow_ups:
        if not item.owners and item.status is not FollowUpStatus.DROPPED:
            hint = "add `owners:` with a party's code or a name"
            yield Finding(f"follow_ups[{item.id}]", "the follow-up has no owner", (hint,))


RULE = Rule("follow-up-owner", _find)
