"""A font family: up to four files, of which only the regular one must be there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontFamily:
    """The files of a family's styles; a style that is None is drawn with the nearest one there is."""

    name: str
    regular: Path
    bold: Path | None = None
    italic: Path | None = None
    bold_italic: Path | None = None

    def file(self, *, bold: bool = False, italic: bool = False) -> Path:
        """Give the file of a style; weight outlives slant where the family has no bold italic."""
        if bold and italic:
            return self.bold_italic or self.bold or self.italic or self.regular
        if bold:
            return self.bold or self.regular
        if italic:
            return self.italic or self.regular
        return self.regular


def family_key(name: str) -> str:
    """Give the form in which family names are compared: "Noto Sans JP" and "NotoSansJP" are one family."""
    return "".join(character for character in name.casefold() if character.isalnum())
