"""Fonts from the Python package `rendercv-fonts`: open fonts as static TrueType files, a folder a family."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from factsheet.render.fonts.family import FontFamily
from factsheet.render.fonts.grouping import group, style_by_file_name, style_by_name_table

PACKAGE = "rendercv_fonts"
DISTRIBUTION = "rendercv-fonts"


class PackageFonts:
    """The package's TrueType families; its OpenType files with CFF outlines are left out, no theme needs them."""

    @property
    def origin(self) -> str:
        """Where the fonts come from, in words: the package and its version."""
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only `factsheet fonts` asks

        try:
            return f"{DISTRIBUTION} {version(DISTRIBUTION)}"
        except PackageNotFoundError:
            return DISTRIBUTION

    def families(self) -> Mapping[str, FontFamily]:
        """Give the families; none where the package is not installed."""
        return _families()


@cache
def _families() -> Mapping[str, FontFamily]:
    # The package is only a folder: finding it without importing it saves its own walk over the files.
    spec = importlib.util.find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    files = [file for folder in folders or () for file in Path(folder).glob("*/*.ttf")]
    return group(style_by_file_name(file) or style_by_name_table(file) for file in sorted(files))
