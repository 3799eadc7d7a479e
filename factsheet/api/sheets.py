"""Check, build and redline: meetings in, files and diagnostics out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from msgspec import Struct, field

from factsheet.api.given import (
    NAME,
    BytesLike,
    MeetingSource,
    Setup,
    checked,
    checked_all,
    image_reader,
    known_formats,
    make_builder,
    make_options,
    meeting_bytes,
    review_given,
)
from factsheet.diagnostics import Diagnostic, FactsheetError, has_errors
from factsheet.outputs.registry import sheet_outputs

if TYPE_CHECKING:
    from factsheet.production.sheets.task import Outcome, Task


class Checked(Struct, frozen=True):
    """What there is to say, in the order of its places."""

    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether any of it is an error; warnings are none."""
        return has_errors(self.diagnostics)


class Built(Checked, frozen=True):
    """Files by their formats (`pdf`, `docx`), but for those that have errors; `pages` are those of the PDF."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    pages: int | None = None


class Redlined(Checked, frozen=True):
    """Files with changes by their formats, none where there are errors; a warning says that nothing has changed."""

    files: Mapping[str, bytes] = field(default_factory=dict)


def check(
    meeting: MeetingSource,
    *,
    images: Mapping[str, BytesLike] | None = None,
    review_file: BytesLike | None = None,
    name: str = NAME,
    **setup: Unpack[Setup],
) -> Checked:
    """Check a meeting as it would be built: its YAML, its fields, how it composes, its figures, the editorial rules.

    `images` are the files that figures name, by their paths; `review_file` is what reviews left, of which nothing may
    be open where the meeting is final; `name` is what spans call the meeting's file.
    """
    task = _task(meeting, name, review_file)
    return Checked(_build(task, (), images, setup).diagnostics)


def build(  # noqa: PLR0913 - what a meeting is made of
    meeting: MeetingSource,
    formats: Iterable[str] = ("pdf", "docx"),
    *,
    alternat: str = "",
    images: Mapping[str, BytesLike] | None = None,
    review_file: BytesLike | None = None,
    name: str = NAME,
    **setup: Unpack[Setup],
) -> Built:
    """Make the files of a meeting, the same as the command line makes of the same input; the rest as for `check`.

    With `alternat` they are the copy of that party, which names it first.
    """
    task = _task(meeting, name, review_file, checked("alternat", str, alternat))
    made = _build(task, known_formats(formats), images, setup)
    return Built(made.diagnostics, made.files, made.pages)


def redline(  # noqa: PLR0913 - both versions have images and names
    old: MeetingSource,
    new: MeetingSource,
    formats: Iterable[str] = ("docx",),
    *,
    author: str = "factsheet",
    date: datetime | None = None,
    old_images: Mapping[str, BytesLike] | None = None,
    images: Mapping[str, BytesLike] | None = None,
    names: tuple[str, str] = ("old.yaml", "new.yaml"),
    **setup: Unpack[Setup],
) -> Redlined:
    """Make the sheet of the new version of a meeting with the changes from the old one as tracked changes.

    They are an `author`'s, made at a `date` (aware; None: `created`, else the meeting's last day).
    """
    from factsheet.production.redlines import (  # noqa: PLC0415 - brings in the pipeline
        Version,
        compare_versions,
        render_redline,
    )

    options = make_options(setup, known_formats(formats, paired=True))
    author, when = checked("author", str, author), options.created if date is None else checked("date", datetime, date)
    called = checked_all("names", str, names)
    if len(called) != 2:
        raise ValueError(f"names must be two, not {len(called)}")
    versions = (
        Version(called[0], meeting_bytes(old), image_reader("old_images", old_images)),
        Version(called[1], meeting_bytes(new), image_reader("images", images)),
    )
    builder = make_builder(options, setup)
    try:
        sheet = compare_versions(versions, builder, author, when)
        made = render_redline(sheet, versions, builder, sheet_outputs(options.formats))
    except FactsheetError as error:
        return Redlined(error.diagnostics)
    return Redlined(made.diagnostics, {each.name: data for each, data in made.files.items()})


def _task(meeting: MeetingSource, name: str, review_file: BytesLike | None, party: str = "") -> Task:
    from factsheet.production.sheets.task import Task  # noqa: PLC0415 - brings in the pipeline

    name = checked("name", str, name)
    return Task(name, meeting_bytes(meeting), party=party, review=review_given(name, review_file))


def _build(task: Task, formats: tuple[str, ...], images: Mapping[str, BytesLike] | None, setup: Setup) -> Outcome:
    builder = make_builder(make_options(setup, formats), setup)
    return builder.build(task, image_reader("images", images))
