"""The gates of silence: `silence-broken`, `silence-edited`, `silence-undigested`.

Rules of Procedure of the OSCE (MC.DOC/1/06), annex 1(A).
"""

from collections.abc import Iterator

from factsheet.check.gate import Standing
from factsheet.check.rule import Finding
from factsheet.meeting import MeetingFile, breaking_objections, circulated_digest, is_edited
from factsheet.paths import item_text


def broken_silence(file: MeetingFile, _: Standing) -> Iterator[Finding]:
    """Find objections that came before silence expired."""
    for each in breaking_objections(file.meeting):
        message = f"{each.party} objected before silence expired: the text is not adopted"
        hint = "settle it, take the objection out, and circulate the text again: `factsheet silence --until TIME`"
        yield Finding(item_text("objections", each.id), message, (hint,))


def edited_texts(file: MeetingFile, _: Standing) -> Iterator[Finding]:
    """Find a text that is another than the one that was circulated: silence starts anew."""
    if is_edited(file.meeting):
        digest = circulated_digest(file.meeting)
        message = "the text has been edited since it was circulated, so that silence starts anew"
        hint = f"circulate it again: `factsheet silence --until TIME` writes the new hour, and `digest: {digest}`"
        yield Finding("silence.digest", message, (hint,))


def without_digest(file: MeetingFile, _: Standing) -> Iterator[Finding]:
    """Find a silence procedure that does not tell which text was circulated."""
    meeting = file.meeting
    if meeting.silence and meeting.silence.digest is None:
        message = "nothing tells which text was circulated, so that no edit would start silence anew"
        hint = f"`factsheet silence` writes `digest: {circulated_digest(meeting)}`, that of the text as it is now"
        yield Finding("silence", message, (hint,))
