"""The gate of reviews: `open-remark`, what reviewers said and nobody has settled."""

from collections.abc import Iterator

from factsheet.check.gate import OpenRemark, Standing
from factsheet.check.rule import Finding
from factsheet.diagnostics import Related, counted, shorten
from factsheet.meeting import MeetingFile

_SHOWN = 4


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
