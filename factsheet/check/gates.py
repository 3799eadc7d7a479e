"""The gates: clearances, silence, embargoes, what reviewers left open, and what is left of a starter file.

Silence is by the Rules of Procedure of the OSCE (MC.DOC/1/06), annex 1(A).
"""

import re
from collections.abc import Iterator

from factsheet.check.rule import Finding, OpenRemark, Standing, Step
from factsheet.diagnostics import Related, counted, shorten
from factsheet.meeting import (
    NO_COUNTRY,
    Clearance,
    Decision,
    Meeting,
    MeetingFile,
    Role,
    breaking_objections,
    circulated_digest,
    content_digest,
    is_edited,
)
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


def unembargoed_levels(file: MeetingFile, standing: Standing) -> Iterator[Finding]:
    """Find an embargo whose hour has not come in a sheet for a level that is unembargoed, a draft for it included."""
    meeting = file.meeting
    if standing.unembargoed and meeting.embargo and standing.at and meeting.is_embargoed(standing.at):
        message = f"the level `{standing.level}` is unembargoed, and the embargo ends at {meeting.embargo}"
        hint = "make it from that hour on; until then, levels that are not get copies marked EMBARGOED"
        yield Finding("embargo", message, (hint,))


_SHOWN = 4
"""Of so many the places are told."""


def open_remarks(_: MeetingFile, standing: Standing) -> Iterator[Finding]:
    """Find what is open in the review file beside the meeting, in one finding at the first of it."""
    if not standing.remarks:
        return
    first, *others = standing.remarks
    comments = sum(each.is_comment for each in standing.remarks)
    changes = len(standing.remarks) - comments
    parts = [counted(number, kind) for number, kind in ((comments, "comment"), (changes, "change")) if number]
    verb = "is" if len(standing.remarks) == 1 else "are"
    message = f"{' and '.join(parts)} of reviewers {verb} still open"
    related = tuple(Related(_said(each), each.span) for each in others[: _SHOWN - 1])
    hint = "answer what is asked, make the changes that are right, and write `status: resolved` below each"
    yield Finding("", message, (hint,), related, span=first.span, rest=f": {_said(first)}")


def _said(remark: OpenRemark) -> str:
    who = ", ".join(filter(None, (remark.author, "" if remark.is_comment else "a change")))
    return f"{who}: “{shorten(remark.says)}”" if who else f"“{shorten(remark.says)}”"


PLACEHOLDERS = frozenset(
    [
        "A paragraph stands between points, or without any.",
        "A point can be a plain text, too.",
        "City",
        "Heading of the text",
        "Name of the contact",
        "Name of the issuing ministry",
        "Name of the issuing office",
        "Name of the person",
        "One sentence says what was agreed.",
        "The most important result",
        "Title of the meeting",
        "Title of the person",
        "Title of the text that the points rest on",
        "What is to be done",
        "What the point is about",
        "What was said or agreed on it.",
    ]
)
"""The texts of a starter file that cannot stay; parties of it are numbered."""

_PARTY = re.compile("Party [1-9]")


def placeholders(file: MeetingFile, standing: Standing) -> Iterator[Finding]:
    """Find what is left of a starter file, in one finding.

    A draft of which most is still the starter file is being written, and its writer knows.
    """
    codes = [*_codes(file.meeting)]
    if not codes and PLACEHOLDERS.isdisjoint(map(str.strip, file.positions.texts)):
        return
    written = file.words_that(lambda text, _: text.strip() in PLACEHOLDERS)
    left = {str(it.path): it.text.strip() for it in written}
    begun = standing.step is Step.DRAFT and 2 * len(set(left.values())) > len(PLACEHOLDERS)
    found = [*left, *codes]
    if not found or begun:
        return
    message = f"{counted(len(found), 'placeholder')} of the starter file still to be replaced"
    related = tuple(Related("and here", path=path) for path in found[1:_SHOWN])
    yield Finding(found[0], message, ("write what is true of this meeting",), related)


def _codes(meeting: Meeting) -> Iterator[str]:
    """Give the paths of a country that nobody has named, and of parties that have a number for a name."""
    if meeting.venue and meeting.venue.country == NO_COUNTRY:
        yield "venue.country"
    for each in meeting.participants:
        if _PARTY.fullmatch(each.party):
            yield key_text(item_text("participants", each.id), "party")
