"""Font files as ReportLab fonts with the widths of their words, and which face draws which character."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

from reportlab.pdfbase import pdfmetrics

from factsheet.render.fonts import collection
from factsheet.render.fonts.collection import FontFile
from factsheet.render.fonts.conversion import reading_font
from factsheet.render.fonts.kerning import Kerning, kerning_script
from factsheet.render.pdf.text.breaks import SPACES
from factsheet.render.pdf.text.fonts import NOT_EMBEDDED, Kerns, SheetFont, shown
from factsheet.render.theme import Theme

_Measure = TypeVar("_Measure")
_WORDS_KEPT = 50_000
NEWLINE = "\n"
HANGING = SPACES + NEWLINE
"""What hangs at the end of a line."""
_SPACES = " \u00a0\u00ad"
_BREAK_AFTER = f"-\u2010\u2013\u2014{_SPACES}"
"""What lines break after: no kerning there, so that the parts are as wide as the whole."""


class Word(NamedTuple):
    """A text as set: its width and the kerns, in parts of the type size.

    `inside` is the inside of the string that shows it, None where it has characters without fixed codes.
    """

    width: float
    kerns: Kerns = ()
    inside: str | None = None


class KeptWidths(dict[str, _Measure]):
    """What is measured once a process, by its text; when there is too much of it, all is forgotten."""

    def __init__(self, measure: Callable[[str], _Measure]) -> None:
        self._measure = measure

    def __missing__(self, text: str) -> _Measure:
        """Measure a text and keep the measure."""
        if len(self) >= _WORDS_KEPT:
            self.clear()
        found = self[text] = self._measure(text)
        return found


class Face:
    """A loaded font file; `name` is what the canvas knows it by, `font` what its text is encoded with."""

    __slots__ = (
        "_advances",
        "_default",
        "_glyphs",
        "_kerning",
        "_pairs",
        "_scale",
        "cap_height",
        "font",
        "name",
        "parts",
        "words",
    )

    def __init__(self, name: str, font: SheetFont) -> None:
        face = font.face
        self.name = name
        self.font = font
        self.cap_height: float = (face.capHeight or 700) / 1000
        self._glyphs = frozenset(point for point, glyph in face.charToGlyph.items() if glyph) - collection.CONTROLS
        self._advances: dict[int, float] = face.charWidths
        self._default: float = face.defaultWidth
        self.words = KeptWidths(self._measure)
        self.parts = KeptWidths(self._part)
        self._kerning = Kerning(face.get_table("GPOS")) if "GPOS" in face.table else None
        self._scale = 1 / face.unitsPerEm
        self._pairs: dict[tuple[str, str], float] = {}

    def covers(self, text: str) -> bool:
        """Tell whether the font has a glyph for every character of the text."""
        return self._glyphs.issuperset(map(ord, text))

    def width(self, text: str, size: float) -> float:
        """Give the width of a word in points, `size` points large."""
        return self.words[text].width * size

    def advance(self, text: str) -> float:
        """Give the width of a text of many words, which is not worth keeping as a whole, in parts of the type size."""
        known, words = self.words, text.split(" ")
        return sum([known[word].width for word in words], known[" "].width * (len(words) - 1))

    def kerns(self, text: str) -> Iterator[tuple[int, float]]:
        """Give the kerns of a text of many words."""
        at = 0
        for word in text.split(" "):
            yield from ((at + index, kern) for index, kern in self.words[word].kerns)
            at += len(word) + 1

    def inside(self, text: str) -> str | None:
        """Give the inside of the string that shows a text, None where some of its characters have no fixed codes."""
        words = self.words
        try:
            return " ".join([words[word].inside for word in text.split(" ")])  # type: ignore[misc]
        except TypeError:
            return None

    def _part(self, text: str) -> tuple[float, float] | None:
        """Give the width of a word without and with the space behind it, None for what is not that simple."""
        word = text.removesuffix(" ")
        if word.rstrip(HANGING) != word:
            return None
        width = self.words[word].width
        return width, width + self.words[" "].width if word != text else width

    def _measure(self, word: str) -> Word:
        advances, default = self._advances, self._default
        natural = sum([advances.get(ord(character), default) for character in word]) / 1000
        kerns = tuple(self._pair_kerns(word)) if self._kerning else ()
        codes = self.font.fixed_codes(word)
        inside = None if codes is None else shown(codes, kerns)
        return Word(natural + sum([kern for _, kern in kerns]), kerns, inside)

    def _pair_kerns(self, word: str) -> Iterable[tuple[int, float]]:
        pairs = self._pairs
        for index, pair in enumerate(pairwise(word)):
            kern = pairs.get(pair)
            if kern is None:
                kern = pairs[pair] = self._kern(*pair)
            if kern:
                yield index, kern

    def _kern(self, left: str, right: str) -> float:
        script = kerning_script(left)
        if self._kerning is None or left in _BREAK_AFTER or right in _SPACES:
            return 0
        # A digit or a full stop has no script of its own: it is kerned by that of the letter beside it.
        script = script if left.isalpha() else kerning_script(right)
        if not script:
            return 0
        glyphs = self.font.face.charToGlyph
        units = self._kerning.between(script, glyphs.get(ord(left), 0), glyphs.get(ord(right), 0))
        return float(units * self._scale)


_loading = Lock()
"""Two faces of one file would stand as two fonts in a sheet of another thread."""


def load_face(file: Path) -> Face:
    """Load a TrueType file once a process, ready for any canvas; it is embedded as a subset (ISO 32000-1 9.9).

    The name holds the whole path: `pdfmetrics.registerFont` would give two files with one PostScript name the same
    font, so the font is entered under a name of its own instead.
    Raises FactsheetError (`unreadable-font`) for a file that cannot be embedded; where it is its glyphs that are
    damaged, only when the PDF is written.
    """
    with _loading:
        return _loaded(file)


@cache
def _loaded(file: Path) -> Face:
    name = f"{file.stem}:{file.parent}"
    with reading_font(file, NOT_EMBEDDED):
        font = SheetFont(name, file)
        face = Face(name, font)
    pdfmetrics._fonts[name] = font
    return face


REPLACEMENTS = "\ufffd\u25a1?"
"""What stands for a character that no font has, the first of these that the fonts do have."""

_SELECTED = re.compile("[^\0-\x7f][\ufe00-\ufe0f\U000e0100-\U000e01ef]")


class FontChain:
    """One style of a theme's font, with the same style of its fall-back families.

    `full_width` says that punctuation beside characters of a fall-back comes from there too.
    """

    def __init__(
        self, families: tuple[collection.FontFamily, ...], *, bold: bool, italic: bool, full_width: bool = False
    ) -> None:
        main, *fallback = (family.file(bold=bold, italic=italic) for family in families)
        self.main = load_face(collection.static_file(main))
        self.files = {collection.source_file(main)}
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
            self._faces[text] = load_face(collection.static_file(file)) if file else None
        return self._faces[text]

    def variants(self, text: str) -> list[str]:
        """Give the characters whose selectors ask for a form that their font has; the usual one is drawn."""
        if text.isascii() or not (found := _SELECTED.findall(text)):
            return []
        faces = ((each, self.face(each[0])) for each in found)
        return [each for each, face in faces if face and each in collection.variants(face.font.file)]

    def _covered(self, file: FontFile) -> frozenset[int]:
        self.files.add(collection.source_file(file))
        return collection.coverage(file)

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
            elif self._full_width and text[index] in collection.SHARED_SIGNS:
                foreign[index] |= foreign[index - 1]
        if self._full_width:
            for index in range(len(text) - 2, -1, -1):
                foreign[index] |= text[index] in collection.SHARED_SIGNS and foreign[index + 1]
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

    def __init__(self, theme: Theme, fonts: collection.Fonts, language: str = "") -> None:
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
            families = tuple(map(self._fonts.find, collection.fallback_order(self._theme.fonts[font], tag)))
            full_width = collection.is_full_width(tag)
            chain = self._chains[key] = FontChain(families, bold=bold, italic=italic, full_width=full_width)
        return chain

    @property
    def files(self) -> frozenset[Path]:
        """The font files that decided what was drawn so far."""
        return frozenset(file for chain in self._chains.values() for file in chain.files)
