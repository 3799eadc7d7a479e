"""Which face draws which character: the theme's family first, then its fall-backs by coverage and language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from factsheet.render.fonts import FontFamily, FontFile, Fonts, coverage, fallback_order, source_file, static_file
from factsheet.render.pdf.faces import Face, load_face
from factsheet.render.theme import Theme

REPLACEMENTS = "\ufffd\u25a1?"
"""What stands for a character that no font has, the first of these that the fonts do have."""

_SHARED = frozenset("·‐–—―‘’“”‥…※→←↑↓○●◎□■△▲▽▼◇◆☆★")
"""Punctuation and signs of Latin and East Asian fonts alike, which beside Han or kana are as wide as these."""

_FULL_WIDTH = ("ja", "zh")
"""Languages whose punctuation fills a square; Korean takes that of Latin."""


class FontChain:
    """One style of a theme's font, with the same style of its fall-back families.

    `full_width` says that punctuation beside characters of a fall-back comes from there too.
    """

    def __init__(self, families: tuple[FontFamily, ...], *, bold: bool, italic: bool, full_width: bool = False) -> None:
        main, *fallback = (family.file(bold=bold, italic=italic) for family in families)
        self.main = load_face(static_file(main))
        self.files = {source_file(main)}
        """The files that decided what is drawn, as their makers wrote them."""
        self._fallback = fallback
        self._full_width = full_width
        self._faces: dict[str, Face | None] = {}

    def face(self, text: str) -> Face | None:
        """Give the first face that has every character of a text, None where none has."""
        if self.main.covers(text):
            return self.main
        if text not in self._faces:
            # Reading a character map is cheaper than loading a font of 10 MB only to find it does not serve.
            points = set(map(ord, text))
            file = next((file for file in self._fallback if points <= self._covered(file)), None)
            self._faces[text] = load_face(static_file(file)) if file else None
        return self._faces[text]

    def _covered(self, file: FontFile) -> frozenset[int]:
        self.files.add(source_file(file))
        return coverage(file)

    def runs(self, text: str, missing: set[str]) -> Iterator[tuple[Face, str]]:
        """Cut a text into stretches of one face; characters that no face has go to `missing` and show as a mark."""
        if self.main.covers(text):
            yield self.main, text
            return
        start = 0
        pairs: list[tuple[Face, str]] = []
        for foreign, group in groupby(self._foreign(text)):
            end = start + sum(1 for _ in group)
            pairs += self._of_fallback(text[start:end], missing) if foreign else [(self.main, text[start:end])]
            start = end
        for face, parts in groupby(pairs, key=lambda pair: pair[0]):
            yield face, "".join(part for _, part in parts)

    def _foreign(self, text: str) -> list[bool]:
        """Tell of each character whether it needs a fall-back; a mark stays with its letter, punctuation with Han."""
        own = self.main.covers
        foreign = [not own(character) for character in text]
        for index in range(1, len(text)):
            if unicodedata.combining(text[index]):
                foreign[index] = foreign[index - 1] = foreign[index] or foreign[index - 1]
            elif self._full_width and text[index] in _SHARED:
                foreign[index] |= foreign[index - 1]
        if self._full_width:
            for index in range(len(text) - 2, -1, -1):
                foreign[index] |= text[index] in _SHARED and foreign[index + 1]
        return foreign

    def _of_fallback(self, text: str, missing: set[str]) -> Iterator[tuple[Face, str]]:
        """Give one face for the whole stretch if there is one, so that a word is not set in the forms of two."""
        face = self.face(text)
        if face:
            yield face, text
        else:
            yield from self._pairs(text, missing)

    def _pairs(self, text: str, missing: set[str]) -> Iterator[tuple[Face, str]]:
        last = self.main
        for character in text:
            mark = unicodedata.combining(character) and last.covers(character)
            face = last if mark else self.face(character)
            if face:
                last = face
                yield face, character
            elif not _is_invisible(character):
                missing.add(character)
                yield self._replacement()

    def _replacement(self) -> tuple[Face, str]:
        for mark in REPLACEMENTS:
            if face := self.face(mark):
                return face, mark
        return self.main, " "


def _is_invisible(character: str) -> bool:
    """Tell of joiners and variation selectors, which leave nothing to show where a font does not know them."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100"


class FontBook:
    """The chains of a theme, made when first asked for; `language` (BCP 47) is that of text without one of its own."""

    def __init__(self, theme: Theme, fonts: Fonts, language: str = "") -> None:
        self.language = language
        self._theme = theme
        self._fonts = fonts
        self._chains: dict[tuple[str, bool, bool, str | None], FontChain] = {}

    def chain(self, font: str, *, bold: bool = False, italic: bool = False, language: str | None = None) -> FontChain:
        """Give the chain of a theme's font for text in a language.

        Raises FactsheetError: `unknown-font` for a family no provider has, `unreadable-font` for one that is damaged.
        """
        key = (font, bold, italic, language)
        chain = self._chains.get(key)
        if chain is None:
            tag = self.language if language is None else language
            families = tuple(map(self._fonts.find, fallback_order(self._theme.fonts[font], tag)))
            full_width = tag.lower().startswith(_FULL_WIDTH)
            chain = self._chains[key] = FontChain(families, bold=bold, italic=italic, full_width=full_width)
        return chain

    @property
    def files(self) -> frozenset[Path]:
        """The font files that decided what was drawn so far."""
        return frozenset(file for chain in self._chains.values() for file in chain.files)
