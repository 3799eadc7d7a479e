"""A font family: up to four files, of which only the regular one must be there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from factsheet.render.fonts.conversion import Conversion

FontFile: TypeAlias = Path | Conversion
"""A static TrueType file, or what makes one."""


@dataclass(frozen=True, slots=True)
class FontFamily:
    """The files of a family's styles; a style that is None is drawn with the nearest one there is."""

    name: str
    regular: FontFile
    bold: FontFile | None = None
    italic: FontFile | None = None
    bold_italic: FontFile | None = None

    def file(self, *, bold: bool = False, italic: bool = False) -> FontFile:
        """Give the file of a style; weight outlives slant where the family has no bold italic."""
        if bold and italic:
            return self.bold_italic or self.bold or self.italic or self.regular
        if bold:
            return self.bold or self.regular
        if italic:
            return self.italic or self.regular
        return self.regular

    @property
    def styles(self) -> tuple[str, ...]:
        """The names of the styles that have a file of their own."""
        own = {"regular": self.regular, "bold": self.bold, "italic": self.italic, "bold italic": self.bold_italic}
        return tuple(name for name, file in own.items() if file)


def static_file(file: FontFile) -> Path:
    """Give the TrueType file, made if it is not there yet; raises FactsheetError (`unreadable-font`)."""
    return file if isinstance(file, Path) else file.file()


def source_file(file: FontFile) -> Path:
    """Give the file as its maker wrote it."""
    return file if isinstance(file, Path) else file.source


def family_key(name: str) -> str:
    """Give the form in which family names are compared: "Noto Sans JP" and "NotoSansJP" are one family."""
    return "".join(character for character in name.casefold() if character.isalnum())
