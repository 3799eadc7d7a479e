"""Which face draws which character: the theme's family first, then its fall-backs by coverage."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from factsheet.render.fonts import FontFamily, Fonts, coverage
from factsheet.render.pdf.faces import Face, load_face
from factsheet.render.theme import FontChoice, Theme

REPLACEMENTS = "\ufffd\u25a1?"
"""What stands for a character that no font has, the first of these that the fonts do have."""


class FontChain:
    """One style of a theme's font, with the same style of its fall-back families."""

    def __init__(self, families: tuple[FontFamily, ...], *, bold: bool, italic: bool) -> None:
        files = [family.file(bold=bold, italic=italic) for family in families]
        self.main = load_face(files[0])
        self._fallback = files[1:]
        self._faces: dict[str, Face | None] = {}

    def face(self, character: str) -> Face | None:
        """Give the first face that has the character, None where none has."""
        if self.main.covers(character):
            return self.main
        if character not in self._faces:
            # Reading a character map is cheaper than loading a font of 10 MB only to find it does not serve.
            files = (file for file in self._fallback if ord(character) in coverage(file))
            file = next(files, None)
            self._faces[character] = load_face(file) if file else None
        return self._faces[character]

    def runs(self, text: str, missing: set[str]) -> Iterator[tuple[Face, str]]:
        """Cut a text into stretches of one face; characters that no face has go to `missing` and show as a mark."""
        if all(map(self.main.covers, text)):
            yield self.main, text
            return
        pairs = self._pairs(text, missing)
        for face, group in groupby(pairs, key=lambda pair: pair[0]):
            yield face, "".join(character for _, character in group)

    def _pairs(self, text: str, missing: set[str]) -> Iterator[tuple[Face, str]]:
        last = self.main
        for character in text:
            mark = unicodedata.combining(character) and last.covers(character)
            face = last if mark else self.face(character)
            if face:
                last = face
                yield face, character
            elif unicodedata.category(character) != "Cf":  # joiners and variation marks leave nothing to show
                missing.add(character)
                yield self._replacement()

    def _replacement(self) -> tuple[Face, str]:
        for mark in REPLACEMENTS:
            if face := self.face(mark):
                return face, mark
        return self.main, " "


class FontBook:
    """The chains of a theme, by its font names and styles, made when first asked for."""

    def __init__(self, theme: Theme, fonts: Fonts) -> None:
        self._theme = theme
        self._fonts = fonts
        self._chains: dict[tuple[str, bool, bool], FontChain] = {}

    def chain(self, font: str, *, bold: bool = False, italic: bool = False) -> FontChain:
        """Give the chain of a theme's font; raises FactsheetError (`unknown-font`) for a family no provider has."""
        key = (font, bold, italic)
        if key not in self._chains:
            families = self._families(self._theme.fonts[font])
            self._chains[key] = FontChain(families, bold=bold, italic=italic)
        return self._chains[key]

    def _families(self, choice: FontChoice) -> tuple[FontFamily, ...]:
        return tuple(self._fonts.find(name) for name in (choice.family, *choice.fallback))
