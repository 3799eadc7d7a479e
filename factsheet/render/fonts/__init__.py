"""Fonts by family name: providers (packages, folders of files) come in, font files and their coverage go out.

Nothing here draws; a renderer asks `Fonts` for a family and loads the file it needs.
"""

from factsheet.render.fonts.collection import (
    CONTROLS,
    FontFamily,
    FontFile,
    FontProvider,
    Fonts,
    coverage,
    source_file,
    static_file,
)
from factsheet.render.fonts.conversion import reading_font
from factsheet.render.fonts.kerning import Kerning, kerning_script
from factsheet.render.fonts.providers import FolderFonts, PackageFonts
from factsheet.render.fonts.scripts import fallback_order

__all__ = [
    "CONTROLS",
    "FolderFonts",
    "FontFamily",
    "FontFile",
    "FontProvider",
    "Fonts",
    "Kerning",
    "PackageFonts",
    "coverage",
    "fallback_order",
    "kerning_script",
    "reading_font",
    "source_file",
    "static_file",
]
