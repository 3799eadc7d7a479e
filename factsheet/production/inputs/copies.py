"""Which copies a meeting is to have: those of the parties that are asked for, or of all."""

from factsheet.diagnostics import FactsheetError
from factsheet.production.options import ALL

NO_COPY = ("",)
"""What stands for the sheet that is no copy."""


def copies(meeting: bytes, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Give the parties that are to have a copy of a meeting file; `NO_COPY` where none is asked for.

    Of those asked for, the ones that take part; all of them where none does, which is told as they are made. A file
    that cannot be read as one of a meeting has no copies.
    """
    found = _parties(meeting) if asked else ()
    if not found:
        return NO_COPY
    return found if ALL in asked else tuple(each for each in found if each in asked) or asked


def _parties(meeting: bytes) -> tuple[str, ...]:
    from factsheet.compose.ordering import parties_of  # noqa: PLC0415 - only where there are copies
    from factsheet.meeting import read_meeting  # noqa: PLC0415 - as above

    try:
        return parties_of(read_meeting(meeting, "").meeting)
    except FactsheetError:  # it is told when the sheet is made
        return ()
