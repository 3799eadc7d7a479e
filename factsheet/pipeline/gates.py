"""The gates of the pipeline: what a sheet comes to them for, with what reviewers left open beside its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factsheet.check.rule import OpenRemark, Standing, Step
from factsheet.check.run import check_gates
from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, has_errors
from factsheet.meeting.model import Status
from factsheet.pipeline.sheets import by_place

if TYPE_CHECKING:
    from factsheet.draft.remarks import ReviewFile
    from factsheet.meeting import MeetingFile
    from factsheet.pipeline.packs import NamedFile
    from factsheet.release.levels import Level
    from factsheet.source.nodes import Location


def standing_of(file: MeetingFile, review: NamedFile | None) -> Standing:
    """Give what a full sheet comes to the gates for; `review` is the review file of its meeting.

    No gate asks what is open beside a draft, nor is the file of it read. Raises FactsheetError for one at fault.
    """
    standing = Standing.of(file.meeting)
    if review is None or standing.step < Step.CLEARED:
        return standing
    return replace(standing, remarks=remarks_in(review))


def standing_at(
    file: MeetingFile, level: Level, at: datetime, review: NamedFile | None, *, draft: bool = False
) -> Standing:
    """Give what a meeting comes to the gates for at a level of release, at a moment (aware).

    It is weighed as if it were final, but for a draft, which is how answers are got. Raises as `standing_of` does.
    """
    step = Standing.of(file.meeting).step if draft else Step.RELEASE
    remarks = () if draft or review is None else remarks_in(review)
    return Standing(step, level.name, level.unembargoed, at, remarks)


def remarks_in(review: NamedFile) -> tuple[OpenRemark, ...]:
    """Give what is open in a review file, in the order of it; raises FactsheetError for one at fault."""
    from factsheet.draft.remarks import ReviewFile  # noqa: PLC0415 - brings in pydantic
    from factsheet.pipeline.review_files import read_review_file  # noqa: PLC0415 - as above
    from factsheet.source.bind import bind  # noqa: PLC0415 - as above
    from factsheet.source.nodes import value_span  # noqa: PLC0415 - as above

    root = read_review_file(review.data, review.file)
    return tuple(
        OpenRemark(is_comment, author, says, value_span(root, location))
        for location, is_comment, author, says in _open(bind(root, ReviewFile))
    )


def _open(file: ReviewFile) -> Iterator[tuple[Location, bool, str, str]]:
    for index, each in enumerate(file.comments):
        if each.is_open:
            yield ("comments", index), True, each.author, each.text or each.quote
    for index, change in enumerate(file.changes):
        if change.is_open:
            yield ("changes", index), False, change.author, change.after or change.before or change.kind


def gates_of(file: MeetingFile, standing: Standing, said: str | None = None) -> tuple[Diagnostic, ...]:
    """Give what the gates say of a meeting, each at its place; `said` is as in `check_gates`."""
    return by_place(file.positions.place(check_gates(file, standing, said)))


def says_draft(file: MeetingFile, level: str) -> tuple[Diagnostic, ...]:
    """Say of a sheet for the public that it bears the word DRAFT, as that of a draft does."""
    from factsheet.release.levels import PUBLIC  # noqa: PLC0415 - only where something is released

    if level != PUBLIC or file.meeting.status is not Status.DRAFT:
        return ()
    message = f"the sheet is released to `{PUBLIC}`, and says on every page that it is a draft"
    hint = "write `status: cleared` or `status: final` where it is none any more"
    told = Diagnostic("draft-released", message, None, (hint,), Severity.WARNING, "status")
    return tuple(file.positions.place((told,)))


def hold_gates(file: MeetingFile, standing: Standing) -> tuple[Diagnostic, ...]:
    """Give what a meeting goes out with all the same, each with its reason and its place.

    Raises FactsheetError where a gate stops it.
    """
    found = gates_of(file, standing)
    if has_errors(found):
        raise FactsheetError(found)
    return found
