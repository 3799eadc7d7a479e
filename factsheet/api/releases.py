"""Releases: a meeting and a level in, the meeting as the level gets it out, and what is withheld from it."""

from __future__ import annotations

from typing import Unpack

from factsheet.api.given import (
    NAME,
    BytesLike,
    MeetingSource,
    Setup,
    checked,
    make_options,
    meeting_bytes,
    review_given,
)
from factsheet.api.sheets import Checked
from factsheet.diagnostics import FactsheetError, has_errors
from factsheet.release.withheld import Withheld


class Released(Checked, frozen=True):
    """A meeting file as a level gets it, None where there are errors; what is `withheld` has paths in the full one."""

    meeting: bytes | None = None
    withheld: tuple[Withheld, ...] = ()


def release(
    meeting: MeetingSource,
    level: str,
    *,
    review_file: BytesLike | None = None,
    name: str = NAME,
    **setup: Unpack[Setup],
) -> Released:
    """Give what a level may see of a meeting, and what it may not; `review_file` and `name` are as for `check`.

    The gates that it goes through for a reason are warnings. Sheets of a level are made by `build`, `draft` and
    `redline` with the setting `release`. Raises OptionError for a level that there is not.
    """
    from factsheet.meeting import read_meeting  # noqa: PLC0415 - each call imports what it needs
    from factsheet.pipeline.gates import gates_of, standing_at  # noqa: PLC0415 - as above
    from factsheet.pipeline.sheets import by_place  # noqa: PLC0415 - as above
    from factsheet.production.inputs.levels import releaser_of  # noqa: PLC0415 - as above
    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - as above

    options = make_options({**setup, "release": checked("level", str, level)})
    packs = PackLibrary(options.templates, options.profiles, options.markings).files
    releaser = releaser_of(options, packs)
    review = review_given(checked("name", str, name), review_file)
    try:
        file = read_meeting(meeting_bytes(meeting), name)
        said = gates_of(file, standing_at(file, releaser.level, options.moment, review))
    except FactsheetError as error:
        return Released(error.diagnostics)
    try:
        made = releaser.release(file)
    except FactsheetError as error:
        return Released(by_place((*said, *error.diagnostics)))
    return Released(said) if has_errors(said) else Released(said, made.file.data, made.withheld)
