"""Fonts by family name: providers (packages, folders of files) come in, font files and their coverage go out.

Nothing here draws; a renderer asks `Fonts` for a family and loads the file it needs.
"""

from factsheet.render.fonts.collection import FontProvider, Fonts
from factsheet.render.fonts.coverage import CONTROLS, coverage
from factsheet.render.fonts.family import FontFamily
from factsheet.render.fonts.folder import FolderFonts
from factsheet.render.fonts.kerning import Kerning, kerning_script
from factsheet.render.fonts.packages import PackageFonts

__all__ = [
    "CONTROLS",
    "FolderFonts",
    "FontFamily",
    "FontProvider",
    "Fonts",
    "Kerning",
    "PackageFonts",
    "coverage",
    "kerning_script",
]
