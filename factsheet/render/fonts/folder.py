"""Fonts from a folder of TrueType and OpenType files, such as the `fonts/` of a theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.render.fonts.conversion import Conversion
from factsheet.render.fonts.damage import reading_font
from factsheet.render.fonts.family import FontFamily
from factsheet.render.fonts.grouping import StyleFile, group, named_style, style_by_file_name, style_by_name_table
from factsheet.render.fonts.sfnt import table_tags

_SUFFIXES = (".ttf", ".otf")
_REGULAR, _BOLD = 400.0, 700.0


@dataclass(frozen=True, slots=True)
class FolderFonts:
    """The `.ttf` and `.otf` files of a folder, named `Family-Style.ttf`, or else by the names inside them.

    Fonts with CFF outlines and variable fonts are converted when they are used, and kept in the folder `cache`; a
    variable font gives the styles of its weight axis.
    """

    folder: Path
    cache: Path | None = None

    @property
    def origin(self) -> str:
        """Where the fonts come from, in words."""
        return str(self.folder)

    def families(self) -> Mapping[str, FontFamily]:
        """Give the folder's families; raises FactsheetError (`unreadable-font`) for a file that is no font."""
        files = self.folder.iterdir() if self.folder.is_dir() else ()
        fonts = sorted(file for file in files if file.suffix.lower() in _SUFFIXES and not file.name.startswith("."))
        return group(style for file in fonts for style in self._styles(file))

    def _styles(self, file: Path) -> Iterator[StyleFile]:
        with reading_font(file):
            tags = table_tags(file)
            if "fvar" in tags:
                yield from self._instances(file)
            else:
                face = style_by_file_name(file) or style_by_name_table(file)
                yield face if "glyf" in tags else StyleFile(face.family, face.style, self._converted(file))

    def _instances(self, file: Path) -> Iterator[StyleFile]:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - costly, and rarely needed

        face = style_by_name_table(file)
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            ranges = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}
        lightest, boldest = ranges.get("wght", (_REGULAR, _REGULAR))
        italic = "italic" in face.style
        if "wght" not in ranges:
            yield StyleFile(face.family, face.style, self._converted(file))
            return
        yield StyleFile(
            face.family, named_style(bold=False, italic=italic), self._converted(file, max(lightest, _REGULAR))
        )
        if boldest > _REGULAR:
            yield StyleFile(
                face.family, named_style(bold=True, italic=italic), self._converted(file, min(boldest, _BOLD))
            )

    def _converted(self, file: Path, weight: float | None = None) -> Conversion:
        return Conversion(file, () if weight is None else (("wght", weight),), self.cache)
