"""Writing files whole or not at all, and never over what somebody else has just written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.staging import discard, stage


def save_all(files: Mapping[Path, bytes], seen: Mapping[Path, bytes]) -> None:
    """Write files in their order, each replaced in one step after all have been staged beside them.

    `seen` is what was read of files before: one that has changed since is not written, and neither are the others.
    Raises FactsheetError.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            staged[path] = stage(path, data)
        _refuse_changed(seen)
        for path in files:
            os.replace(staged.pop(path), path)  # noqa: PTH105 - the name says that it replaces
    except OSError as error:
        message = f"{error.filename or 'the file'}: cannot be written: {error.strerror or error}"
        raise FactsheetError([Diagnostic("cannot-write", message)]) from None
    finally:
        for left in staged.values():
            discard(left)


def _refuse_changed(seen: Mapping[Path, bytes]) -> None:
    for path, data in seen.items():
        if not path.exists() or path.read_bytes() != data:
            message = f"{path} was changed by somebody else meanwhile; nothing is written"
            raise FactsheetError([Diagnostic("changed-meanwhile", message, hints=("run the merge again",))])
