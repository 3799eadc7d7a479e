"""The gates of clearance: `clearance-missing`, `clearance-objected`, `clearance-lapsed`, errors in a final sheet."""

from collections.abc import Iterator

from factsheet.check.rule import Finding, Seen
from factsheet.diagnostics import Severity
from factsheet.meeting import Clearance, Decision, Meeting, Role, Status, content_digest
from factsheet.paths import item_text, key_text


def _asked(meeting: Meeting) -> list[Clearance]:
    """Give what each office was asked last: an answer in a later round is what counts; who drafted it is not asked."""
    last: dict[tuple[Role, str], Clearance] = {}
    for each in meeting.clearances:
        known = last.get((each.role, each.office))
        if each.role is not Role.DRAFTED and (known is None or _round(known) <= _round(each)):
            last[each.role, each.office] = each
    return [each for each in meeting.clearances if any(each is kept for kept in last.values())]


def _round(clearance: Clearance) -> int:
    return int(clearance.round or 1)


def missing_clearances(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find offices that have not answered, in a sheet that says it is cleared, or final."""
    for clearance in _asked(meeting) if meeting.status is not Status.DRAFT else ():
        if clearance.decision is None:
            message = f"{clearance.office} has not answered, and the sheet is {meeting.status}"
            hint = "write its `decision:`, or `status: draft` until it has"
            yield _finding(meeting, clearance, message, hint)


def objections(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find offices that objected to a sheet that says it is cleared, or final."""
    for clearance in _asked(meeting) if meeting.status is not Status.DRAFT else ():
        if clearance.decision is Decision.OBJECTED:
            message = f"{clearance.office} has objected, and the sheet is {meeting.status}"
            hint = "settle it with the office and write what it says now"
            yield _finding(meeting, clearance, message, hint, "decision")


def lapsed_clearances(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find clearances of a text that has been edited since."""
    given = [clearance for clearance in _asked(meeting) if clearance.is_given and clearance.digest]
    if not given:
        return
    digest = content_digest(meeting)
    for clearance in given:
        if clearance.digest != digest:
            message = f"the text has been edited since {clearance.office} cleared it"
            hint = f"ask the office again; where its clearance still holds, write `digest: {digest}`"
            yield _finding(meeting, clearance, message, hint)


def _finding(meeting: Meeting, clearance: Clearance, message: str, hint: str, key: str = "") -> Finding:
    path = item_text("clearances", clearance.id)
    severity = Severity.ERROR if meeting.status is Status.FINAL else None
    return Finding(key_text(path, key) if key else path, message, (hint,), severity=severity)
