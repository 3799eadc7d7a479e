"""Leak-check: files, a full meeting and a level in; what the files hold that the level may not see out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Unpack

from factsheet.api.given import (
    NAME,
    BytesLike,
    MeetingSource,
    Setup,
    checked,
    checked_files,
    make_cache,
    make_options,
    meeting_bytes,
)
from factsheet.api.sheets import Checked
from factsheet.diagnostics import FactsheetError


def leak_check(
    files: Mapping[str, BytesLike], meeting: MeetingSource, level: str, *, name: str = NAME, **setup: Unpack[Setup]
) -> Checked:
    """Look through files, by their names, for what a level may not see of a meeting; `name` is as for `check`.

    Each place where something is found is an error (`leak`), and so is a file that cannot be looked through
    (`unread-file`). Raises OptionError for a level that there is not.
    """
    from factsheet.production.leaks import Against, check_files, secrets_of  # noqa: PLC0415 - each call imports its own

    options = make_options({**setup, "release": checked("level", str, level)})
    given = checked_files("files", files)
    try:
        against = Against(checked("name", str, name), meeting_bytes(meeting))
        secrets = secrets_of([against], options, make_cache(setup))
    except FactsheetError as error:
        return Checked(error.diagnostics)
    return Checked(check_files(given, secrets))
