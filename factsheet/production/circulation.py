"""Texts put under silence: the hour, and the digest of the text that is circulated, are written into meeting files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, has_errors
from factsheet.edit.edits import Edits
from factsheet.edit.rewrite import rewrite
from factsheet.files import save_all
from factsheet.meeting import MeetingFile, breaking_objections, circulated_digest, is_edited, read_meeting, usual_keys
from factsheet.paths import ValuePath, item_text
from factsheet.production.inputs.files import MAX_MEETING_BYTES, Found, read_file
from factsheet.source.nodes import Location, Mapping, PlainValue, at
from factsheet.source.reader import read
from factsheet.times.zoned import parse_zoned

_KEY = "silence"


class Circulated(Struct, frozen=True):
    """A meeting file whose text is under silence: its name and bytes, the hour, and the digest of the text.

    `is_new` tells that the file did not say so before. Where there are errors, the hour and the digest are empty.
    """

    name: str
    data: bytes
    until: str
    digest: str
    is_new: bool
    diagnostics: tuple[Diagnostic, ...] = ()


def circulate(data: bytes, name: str, until: str | None, moment: dt.datetime) -> Circulated:
    """Put the text of a meeting file under silence until an hour with its zone, at a moment (aware).

    Without an hour it is the one that is written, which an edited text may not keep: silence starts anew. Raises
    FactsheetError for what is no meeting, and where there is no hour, or none to come.
    """
    file = read_meeting(data, name)
    silence, digest = file.meeting.silence, circulated_digest(file.meeting)
    hour = " ".join(until.split()) if until else silence.until.text if silence else None
    if silence and hour and (silence.until.text, silence.digest) == (hour, digest):
        return Circulated(name, data, hour, digest, is_new=False, diagnostics=_broken(file))
    if hour is None:
        raise _fault(file, "no-silence", "nothing says until when silence lasts", "name the hour with `--until`")
    if not until and is_edited(file.meeting):
        message = "the text has been edited since it was circulated, so that silence starts anew"
        hint = "circulate it again, and name its new hour with `--until`"
        raise _fault(file, "silence-edited", message, hint, f"{_KEY}.digest")
    if parse_zoned(hour).instant <= moment:
        hint = "name an hour to come; `--at` is the moment of circulation, where that is past"
        raise _fault(file, "silence-expired", f"silence that begins now cannot expire at {hour}", hint, _KEY)
    written = _written(data, name, hour, digest)
    return Circulated(name, written, hour, digest, is_new=True, diagnostics=_broken(read_meeting(written, name)))


def _fault(file: MeetingFile, code: str, message: str, hint: str, path: str = "") -> FactsheetError:
    return FactsheetError(file.positions.place([Diagnostic(code, message, hints=(hint,), path=path)]))


def _written(data: bytes, name: str, hour: str, digest: str) -> bytes:
    """Give the file with the hour and the digest; a text alone, the short form of the hour, becomes a mapping."""
    root = read(data, name)
    said: dict[str, PlainValue] = {"until": hour, "digest": digest}
    known = at(root, (_KEY,))
    values: dict[Location, PlainValue] = {(_KEY,): said}
    if isinstance(known, Mapping):
        values = {(_KEY, key): text for key, text in said.items() if known.text(key) != text}
    keys: dict[Location, tuple[str, ...]] = {
        (): usual_keys(ValuePath()),
        (_KEY,): usual_keys(ValuePath.parse(_KEY)),
    }
    return rewrite(data, name, Edits(values, keys=keys))


def _broken(file: MeetingFile) -> tuple[Diagnostic, ...]:
    """Tell of objections that stay: those to an earlier text, too, count as ones to this."""
    hint = "take the objection out once the text has settled it"
    return file.positions.place(
        Diagnostic(
            "silence-broken",
            f"{each.party} has objected, which breaks silence",
            hints=(hint,),
            severity=Severity.WARNING,
            path=item_text("objections", each.id),
        )
        for each in breaking_objections(file.meeting)
    )


def circulate_files(found: Found, until: str | None, moment: dt.datetime) -> tuple[Circulated, ...]:
    """Put the texts of meeting files under silence: all of them are written, or none.

    Gives what became of each, of those that cannot be with errors. Raises FactsheetError for what cannot be found,
    read or written.
    """
    if found.diagnostics:
        raise FactsheetError(found.diagnostics)
    seen = {path: read_file(path, MAX_MEETING_BYTES) for path in found.files}
    done = [_tried(data, str(path), until, moment) for path, data in seen.items()]
    if any(has_errors(each.diagnostics) for each in done):
        return tuple(replace(each, is_new=False) for each in done)
    save_all({Path(each.name): each.data for each in done if each.is_new}, seen)
    return tuple(done)


def _tried(data: bytes, name: str, until: str | None, moment: dt.datetime) -> Circulated:
    try:
        return circulate(data, name, until, moment)
    except FactsheetError as error:
        return Circulated(name, data, "", "", is_new=False, diagnostics=error.diagnostics)
