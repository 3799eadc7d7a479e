"""The one font family that every program embeds."""

from __future__ import annotations

import importlib.util
from pathlib import Path

FAMILY = "Source Sans 3"
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}


def folder() -> Path:
    """Give the folder of the family's files."""
    spec = importlib.util.find_spec("rendercv_fonts")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("rendercv_fonts")
    return Path(spec.submodule_search_locations[0], FAMILY)


def file(style: str) -> Path:
    """Give the file of a style, one of `STYLES`."""
    return folder() / f"SourceSans3-{STYLES[style]}.ttf"
