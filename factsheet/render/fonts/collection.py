"""Font families with the characters their files can draw, and the collection of all that a build may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol, TypeAlias

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.render.fonts.conversion import Conversion, reading_font

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


class FontProvider(Protocol):
    """A source of fonts."""

    @property
    def origin(self) -> str:
        """Where the fonts come from, in words."""
        ...

    def families(self) -> Mapping[str, FontFamily]:
        """Give the families by `family_key` of their names."""
        ...


class Fonts:
    """Fonts of several providers; where two know a family, the earlier one serves."""

    def __init__(self, *providers: FontProvider) -> None:
        self._providers = providers

    @cached_property
    def families(self) -> Mapping[str, FontFamily]:
        """All families by `family_key`."""
        merged: dict[str, FontFamily] = {}
        for provider in reversed(self._providers):
            merged.update(provider.families())
        return merged

    def has(self, family: str) -> bool:
        """Tell whether there is a family of this name."""
        return family_key(family) in self.families

    def find(self, family: str) -> FontFamily:
        """Give the family of this name.

        Raises FactsheetError (`unknown-font`), with the nearest names as a hint, for a family that no provider has.
        """
        found = self.families.get(family_key(family))
        if found is None:
            raise FactsheetError([self.unknown(family)])
        return found

    def origin(self, family: str) -> str:
        """Say where a family that there is comes from."""
        key = family_key(family)
        return next((provider.origin for provider in self._providers if key in provider.families()), "")

    def unknown(self, family: str) -> Diagnostic:
        """Say that no provider has a family."""
        from difflib import get_close_matches  # noqa: PLC0415 - only where a theme is wrong

        near = get_close_matches(family_key(family), self.families, n=3)
        names = ", ".join(self.families[key].name for key in near)
        hints = (f"did you mean {names}?",) if names else ()
        return Diagnostic("unknown-font", f"no font family is called {family!r}", hints=hints)


CONTROLS = frozenset((*range(0x20), *range(0x7F, 0xA0)))
"""Control characters: some fonts map them to an empty glyph, but nobody could read them."""


@lru_cache(maxsize=64)
def coverage(file: FontFile) -> frozenset[int]:
    """Give the code points of a font file's Unicode character map (OpenType `cmap`), control characters left out.

    Raises FactsheetError (`unreadable-font`) for a damaged file.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - a costly import that most sheets never need

    source = source_file(file)
    # fontTools leaves a file that it opened itself open when it cannot read it.
    with reading_font(source), source.open("rb") as stream, TTFont(stream, lazy=True) as font:
        return frozenset(font["cmap"].getBestCmap() or ()) - CONTROLS
