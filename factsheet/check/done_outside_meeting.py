"""`done-outside-meeting`: a follow-up is called done on a day on which the meeting was not held."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from factsheet.check.rule import Finding, Rule
from factsheet.diagnostics import Related
from factsheet.document import Document
from factsheet.meeting import Due, FollowUpStatus, Meeting


def _find(meeting: Meeting, document: Document) -> Iterator[Finding]:
    del document
    for item in meeting.follow_ups:
        if item.due is None or item.status is not FollowUpStatus.DONE:
            continue
        days = _days(item.due)
        if days and (days[0] > meeting.last_day or days[1] < meeting.first_day):
            message = f"the follow-up is done, but {item.due.text} is outside the meeting's own days"
            hint = "set its `status` to `open`, or mend `due`"
            held = Related("the meeting's own days", path="date" if meeting.date else "from")
            yield Finding(f"follow_ups[{item.id}].due", message, (hint,), (held,))


def _days(due: Due) -> tuple[date, date] | None:
    """Give the first and last day that a due date may mean; seasons and words name none."""
    if due.day:
        return due.day, due.day
    if due.year and due.month:
        return date(due.year, due.month, 1), date(due.year, due.month, monthrange(due.year, due.month)[1])
    return None


RULE = Rule("done-outside-meeting", _find)
