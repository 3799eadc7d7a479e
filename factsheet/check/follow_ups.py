"""Follow-ups: `follow-up-owner`, `follow-up-due` and `done-outside-meeting`."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from factsheet.check.rule import Finding
from factsheet.diagnostics import Related
from factsheet.document.nodes import Document
from factsheet.meeting import Due, FollowUpStatus, Meeting


def without_owner(meeting: Meeting, _: Document) -> Iterator[Finding]:
    """Find follow-ups that nobody is to do."""
    for item in meeting.follow_ups:
        if not item.owners and item.status is not FollowUpStatus.DROPPED:
            hint = "add `owners:` with a party's code or a name"
            yield Finding(f"follow_ups[{item.id}]", "the follow-up has no owner", (hint,))


_TO_DO = {FollowUpStatus.OPEN, FollowUpStatus.ONGOING}


def without_due(meeting: Meeting, _: Document) -> Iterator[Finding]:
    """Find follow-ups still to be done for which no time is named."""
    for item in meeting.follow_ups:
        if item.due is None and item.status in _TO_DO:
            hint = "add `due:` with a day, a month, a season or words, such as `summer 2025`"
            yield Finding(f"follow_ups[{item.id}]", "the follow-up has no due date", (hint,))


def done_outside(meeting: Meeting, _: Document) -> Iterator[Finding]:
    """Find follow-ups done on days that are not the meeting's."""
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
