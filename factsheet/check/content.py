"""What stands in a sheet: `empty-heading`, `section-left-out`, and the four rules of follow-ups."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from factsheet.check.rule import Finding, Seen
from factsheet.diagnostics import Related
from factsheet.meeting import Due, DueKind, FollowUpStatus, Meeting, SectionContent, TableContent
from factsheet.paths import item_text, key_text


def without_content(_: Meeting, seen: Seen) -> Iterator[Finding]:
    """Find sections without content and tables without rows."""
    for path, part in seen.parts:
        if type(part) is SectionContent and part.summary is None and not part.content:
            yield Finding(path, f"the section “{part.title}” has no content", ("add `content:`, or remove it",))
        elif type(part) is TableContent and not part.rows:
            yield Finding(path, "the table has no rows", ("add `rows:`, or remove it",))


def left_out_sections(meeting: Meeting, seen: Seen) -> Iterator[Finding]:
    """Find sections of which a sheet that prints others has nothing, such as one page that has no room for tables."""
    paths = [text.origin.path for text in seen.texts if text.origin]
    shown = {path.partition("]")[0] for path in paths if path.startswith("sections[")}
    for section in meeting.sections if shown else ():
        path = item_text("sections", section.id)
        if section.content and path.partition("]")[0] not in shown:
            hint = "give it a `summary:`, or its points lead-ins, which the template prints"
            yield Finding(path, f"the sheet leaves the section “{section.title}” out", (hint,))


def without_owner(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find follow-ups that nobody is to do."""
    for item in meeting.follow_ups:
        if not item.owners and item.status is not FollowUpStatus.DROPPED:
            hint = "add `owners:` with a party's code or a name"
            yield Finding(item_text("follow_ups", item.id), "the follow-up has no owner", (hint,))


_TO_DO = {FollowUpStatus.PLANNED, FollowUpStatus.OPEN, FollowUpStatus.ONGOING}


def without_due(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find follow-ups still to be done for which no time is named."""
    for item in meeting.follow_ups:
        if item.due is None and item.status in _TO_DO:
            hint = "add `due:` with a day, a month, a season or words, such as `summer 2025`"
            yield Finding(item_text("follow_ups", item.id), "the follow-up has no due date", (hint,))


def worded_dues(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find due dates that are kept as words, and are a day, a month or a part of a year."""
    worded = [each for each in meeting.follow_ups if each.due and each.due.kind is DueKind.WORDS]
    for item in worded:
        text = item.due.text if item.due else ""
        if hints := _written(text, meeting) if any(map(str.isnumeric, text)) else ():
            message = f"the due date `{text}` is kept as words, so that it cannot be compared or written otherwise"
            yield Finding(key_text(item_text("follow_ups", item.id), "due"), message, hints)


def _written(text: str, meeting: Meeting) -> tuple[str, ...]:
    from factsheet.meeting.date_hints import due_hints  # noqa: PLC0415 - most words have no figures

    return due_hints(text, meeting.language, meeting.issuer.country)


def done_outside(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find follow-ups done on days that are not the meeting's."""
    for item in meeting.follow_ups:
        if item.due is None or item.status is not FollowUpStatus.DONE:
            continue
        days = _days(item.due)
        if days and (days[0] > meeting.last_day or days[1] < meeting.first_day):
            message = f"the follow-up is done, but {item.due.text} is outside the meeting's own days"
            hint = "set its `status` to `open`, or mend `due`"
            held = Related("the meeting's own days", path="date" if meeting.date else "from")
            yield Finding(key_text(item_text("follow_ups", item.id), "due"), message, (hint,), (held,))


def _days(due: Due) -> tuple[date, date] | None:
    """Give the first and last day that a due date may mean; seasons and words name none."""
    if due.day:
        return due.day, due.day
    if due.year and due.month:
        return date(due.year, due.month, 1), date(due.year, due.month, monthrange(due.year, due.month)[1])
    return None
