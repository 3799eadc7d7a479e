"""The gates of silence: `silence-broken`, `silence-edited`, `silence-undigested`, errors in a final sheet.

Rules of Procedure of the OSCE (MC.DOC/1/06), annex 1(A).
"""

from collections.abc import Iterator

from factsheet.check.rule import Finding, Seen
from factsheet.diagnostics import Severity
from factsheet.meeting import Meeting, Status, circulated_digest, is_edited
from factsheet.paths import item_text


def broken_silence(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find objections that came before silence expired: one at that moment, or later, breaks nothing."""
    until = meeting.silence.until.zoned.instant if meeting.silence else None
    for each in meeting.objections:
        if until and each.time.zoned.instant < until:
            message = f"{each.party} objected before silence expired: the text is not adopted"
            hint = "settle it, circulate the text again, and write the new hour and digest without the objections"
            yield _finding(meeting, item_text("objections", each.id), message, hint)


def edited_texts(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find a text that is another than the one that was circulated: silence starts anew."""
    if is_edited(meeting):
        digest = circulated_digest(meeting)
        message = "the text has been edited since it was circulated, so that silence starts anew"
        hint = f"circulate it again and write its new `until:`, with `digest: {digest}`"
        yield _finding(meeting, "silence.digest", message, hint)


def without_digest(meeting: Meeting, _: Seen) -> Iterator[Finding]:
    """Find a silence procedure that does not tell which text was circulated."""
    if meeting.silence and meeting.silence.digest is None:
        message = "nothing tells which text was circulated, so that no edit would start silence anew"
        hint = f"write `digest: {circulated_digest(meeting)}`, the digest of the text as it is now"
        yield _finding(meeting, "silence", message, hint)


def _finding(meeting: Meeting, path: str, message: str, hint: str) -> Finding:
    severity = Severity.ERROR if meeting.status is Status.FINAL else None
    return Finding(path, message, (hint,), severity=severity)
