"""The gates of clearance: `clearance-missing`, `clearance-objected`, `clearance-lapsed`."""

from collections.abc import Iterator

from factsheet.check.gate import Standing, Step
from factsheet.check.rule import Finding
from factsheet.meeting import Clearance, Decision, Meeting, MeetingFile, Role, content_digest
from factsheet.paths import item_text, key_text


def _asked(meeting: Meeting) -> list[Clearance]:
    """Give what each office was asked last: an answer in a later round is what counts; who drafted it is not asked."""
    last: dict[tuple[Role, str], Clearance] = {}
    for each in meeting.clearances:
        known = last.get((each.role, each.office))
        if each.role is not Role.DRAFTED and (known is None or _round(known) <= _round(each)):
            last[each.role, each.office] = each
    kept = {each.id for each in last.values()}
    return [each for each in meeting.clearances if each.id in kept]


def _round(clearance: Clearance) -> int:
    return int(clearance.round or 1)


def missing_clearances(file: MeetingFile, standing: Standing) -> Iterator[Finding]:
    """Find offices that have not answered."""
    until = "make a `--draft` for it" if standing.step is Step.RELEASE else "`status: draft`"
    for clearance in _asked(file.meeting):
        if clearance.decision is None:
            message = f"{clearance.office} has not answered"
            yield _finding(clearance, message, f"write its `decision:`, or {until} until it has")


def objections(file: MeetingFile, _: Standing) -> Iterator[Finding]:
    """Find offices that objected."""
    for clearance in _asked(file.meeting):
        if clearance.decision is Decision.OBJECTED:
            message = f"{clearance.office} has objected"
            yield _finding(clearance, message, "settle it with the office and write what it says now", "decision")


def lapsed_clearances(file: MeetingFile, _: Standing) -> Iterator[Finding]:
    """Find clearances of a text that has been edited since."""
    given = [clearance for clearance in _asked(file.meeting) if clearance.is_given and clearance.digest]
    if not given:
        return
    digest = content_digest(file.meeting)
    for clearance in given:
        if clearance.digest != digest:
            message = f"the text has been edited since {clearance.office} cleared it"
            hint = f"ask the office again; where its clearance still holds, write `digest: {digest}`"
            yield _finding(clearance, message, hint)


def _finding(clearance: Clearance, message: str, hint: str, key: str = "") -> Finding:
    path = item_text("clearances", clearance.id)
    return Finding(key_text(path, key) if key else path, message, (hint,))
