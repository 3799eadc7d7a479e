"""Reading files that the user names, images among them: bounded, with every failure told as a diagnostic."""

from __future__ import annotations

from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError, Span, reason
from factsheet.pipeline.content import Unfit

MAX_MEETING_BYTES = 16 * 1024 * 1024
"""As many bytes of a meeting file as are read at all."""


def read_file(path: Path, limit: int) -> bytes:
    """Read a file of at most `limit` bytes; raises FactsheetError, with a span in the file, for what cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise FactsheetError([cannot_read(path, error)]) from None
    if len(data) > limit:
        message = f"the file has more than the {limit:,} bytes that are read"
        raise FactsheetError([Diagnostic("file-too-large", message, Span(str(path)))])
    return data


def cannot_read(path: Path, error: OSError) -> Diagnostic:
    """Say that a file or folder cannot be read, and why."""
    return Diagnostic("cannot-read", f"cannot be read: {reason(error)}", Span(str(path)))


MAX_BYTES = 64 * 1024 * 1024


def read_image(folder: Path, name: str) -> bytes | Unfit:
    """Read the file that a figure names; `folder` is where paths start and what they may not leave."""
    file = _file(folder, name)
    if isinstance(file, Unfit):
        return file
    try:
        return read_file(file, MAX_BYTES)
    except FactsheetError as error:
        return Unfit("figure-unreadable", f"the image {name}: {error.diagnostics[0].message}")


def _file(folder: Path, name: str) -> Path | Unfit:
    """Give the file of an image; a symbolic link may not lead out of the folder either."""
    try:
        file = (folder / name).resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a loop of links
        hint = f"paths start at the meeting's folder, {folder.resolve()}"
        return Unfit("figure-missing", f"there is no image {name}", (hint,))
    if not file.is_relative_to(folder.resolve()):
        hint = "copy it into the folder"
        return Unfit("figure-outside", f"the image {name} is outside the meeting's folder", (hint,))
    return file if file.is_file() else Unfit("figure-unreadable", f"the image {name} is not a file")
