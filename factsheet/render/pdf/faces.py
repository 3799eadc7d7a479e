"""Font files as ReportLab fonts: loading, coverage, and the widths of words with their kerning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

from reportlab.pdfbase import pdfmetrics

from factsheet.render.fonts import CONTROLS, Kerning, kerning_script, reading_font
from factsheet.render.pdf.breaks import SPACES
from factsheet.render.pdf.embedding import NOT_EMBEDDED, SheetFont
from factsheet.render.pdf.show import Kerns, shown

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


class Kept(dict[str, _Measure]):
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
        self._glyphs = frozenset(point for point, glyph in face.charToGlyph.items() if glyph) - CONTROLS
        self._advances: dict[int, float] = face.charWidths
        self._default: float = face.defaultWidth
        self.words = Kept(self._measure)
        self.parts = Kept(self._part)
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


@cache
def load_face(file: Path) -> Face:
    """Load a TrueType file once a process, ready for any canvas; it is embedded as a subset (ISO 32000-1 9.9).

    The name holds the whole path: `pdfmetrics.registerFont` would give two files with one PostScript name the same
    font, so the font is entered under a name of its own instead.
    Raises FactsheetError (`unreadable-font`) for a file that cannot be embedded; where it is its glyphs that are
    damaged, only when the PDF is written.
    """
    name = f"{file.stem}:{file.parent}"
    with reading_font(file, NOT_EMBEDDED):
        font = SheetFont(name, file)
        face = Face(name, font)
    pdfmetrics._fonts[name] = font
    return face
