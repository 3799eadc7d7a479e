"""Fonts from the Python package `rendercv-fonts`: open fonts as static TrueType files, a folder a family."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from factsheet.render.fonts.family import FontFamily
from factsheet.render.fonts.folder import group_files

PACKAGE = "rendercv_fonts"


class PackageFonts:
    """The package's TrueType families; its OpenType files with CFF outlines are left out, ReportLab refuses them."""

    def families(self) -> Mapping[str, FontFamily]:
        """Give the families; none where the package is not installed."""
        return _families()


@cache
def _families() -> Mapping[str, FontFamily]:
    # The package is only a folder: finding it without importing it saves its own walk over the files.
    spec = importlib.util.find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    files = [file for folder in folders or () for file in Path(folder).glob("*/*.ttf")]
    return group_files(sorted(files))
