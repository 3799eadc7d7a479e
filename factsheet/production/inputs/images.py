"""The files of a meeting's figures: read from the meeting's folder, or told why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factsheet.diagnostics import FactsheetError
from factsheet.production.inputs.files import read_file

MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why an image cannot be used, and what to do; it stands in the place of the image's bytes."""

    code: str
    message: str
    hints: tuple[str, ...] = ()


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
