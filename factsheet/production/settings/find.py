"""Where the settings of a set stand."""

from __future__ import annotations

from pathlib import Path

NAME = "factsheet.toml"


def find_settings(start: Path) -> Path | None:
    """Give the `factsheet.toml` of a folder or of the nearest folder around it; None where there is none."""
    folder = start.resolve()
    return next((file for each in (folder, *folder.parents) if (file := each / NAME).is_file()), None)
