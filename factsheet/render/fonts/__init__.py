"""Fonts by family name: providers (packages, folders of files) come in, font files and their coverage go out.

Nothing here draws; a renderer asks `Fonts` for a family and loads the file it needs.
"""

from factsheet.render.fonts.collection import FontProvider, Fonts
from factsheet.render.fonts.coverage import CONTROLS, coverage
from factsheet.render.fonts.damage import reading_font
from factsheet.render.fonts.family import FontFamily, FontFile, source_file, static_file
from factsheet.render.fonts.folder import FolderFonts
from factsheet.render.fonts.kerning import Kerning, kerning_script
from factsheet.render.fonts.order import fallback_order
from factsheet.render.fonts.packages import PackageFonts

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
