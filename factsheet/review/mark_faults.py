"""What is wrong with the marks of portions that a merge brings into a marked meeting."""

from collections.abc import Iterable
from dataclasses import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity
from factsheet.draft.base import DraftBase
from factsheet.markings.scheme import Scheme
from factsheet.meeting import read_meeting
from factsheet.pipeline.marked import portion_faults


def new_faults(before: bytes, after: bytes, file: str, bases: Iterable[DraftBase]) -> tuple[Diagnostic, ...]:
    """Tell of portions without a mark, and of marks that are none, which a meeting has since it was merged.

    They are warnings, at their places in the merged file: nothing of the merge is held back. The scheme is that of the
    drafts. Raises FactsheetError for a base whose scheme cannot be read.
    """
    marking = next((base.marking for base in bases if base.marking), None)
    if marking is None:
        return ()
    try:
        scheme = Scheme.of_values(marking)
    except ValueError:
        message = "the scheme of markings in the base of the draft cannot be read"
        raise FactsheetError([Diagnostic("draft-base", message)]) from None
    known = {(each.code, each.path) for each in _faults(before, file, scheme)}
    found = (each for each in _faults(after, file, scheme) if (each.code, each.path) not in known)
    return tuple(replace(each, severity=Severity.WARNING) for each in found)


def _faults(data: bytes, file: str, scheme: Scheme) -> tuple[Diagnostic, ...]:
    try:
        meeting = read_meeting(data, file)
    except FactsheetError:
        return ()  # what is wrong with it is told elsewhere
    return meeting.positions.place(portion_faults(meeting, scheme))
