"""Silence: a meeting in, the meeting file with the hour and the digest of the text that is circulated out."""

from __future__ import annotations

from factsheet.api.given import NAME, MeetingSource, checked, make_options, meeting_bytes
from factsheet.api.sheets import Checked
from factsheet.diagnostics import FactsheetError


class Silenced(Checked, frozen=True):
    """A meeting file whose text is under silence, its hour and its digest; all are None where there are errors."""

    meeting: bytes | None = None
    until: str | None = None
    digest: str | None = None


def silence(meeting: MeetingSource, *, until: str | None = None, at: str | None = None, name: str = NAME) -> Silenced:
    """Put the text of a meeting under silence until an hour, at a moment, both times with their zone (None: now).

    Without `until` it is the hour that the meeting says, which an edited text may not keep. `name` is as for `check`.
    Raises ValueError for what is no time.
    """
    from factsheet.production.circulation import circulate  # noqa: PLC0415 - each call imports what it needs

    moment = make_options({"at": at}).moment
    hour = None if until is None else make_options({"at": until}).at
    try:
        done = circulate(meeting_bytes(meeting), checked("name", str, name), hour, moment)
    except FactsheetError as error:
        return Silenced(error.diagnostics)
    return Silenced(done.diagnostics, done.data, done.until, done.digest)
