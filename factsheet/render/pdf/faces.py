"""Font files as ReportLab fonts: loading, registration, widths and coverage."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from factsheet.render.fonts import CONTROLS

_WORDS_KEPT = 50_000


class Face:
    """A loaded font file; `name` is what the canvas knows it by."""

    __slots__ = ("_advances", "_default", "_glyphs", "_words", "cap_height", "name")

    def __init__(self, name: str, font: TTFont) -> None:
        self.name = name
        self.cap_height: float = (font.face.capHeight or 700) / 1000
        self._glyphs = frozenset(font.face.charToGlyph) - CONTROLS
        self._advances: dict[int, float] = font.face.charWidths
        self._default: float = font.face.defaultWidth
        self._words: dict[str, float] = {}

    def covers(self, character: str) -> bool:
        """Tell whether the font has a glyph for the character."""
        return ord(character) in self._glyphs

    def width(self, text: str, size: float) -> float:
        """Give the width of the text in points, `size` points large."""
        width = self._words.get(text)
        if width is None:
            if len(self._words) > _WORDS_KEPT:
                self._words.clear()
            advances, default = self._advances, self._default
            width = self._words[text] = sum([advances.get(ord(character), default) for character in text]) / 1000
        return width * size


@cache
def load_face(file: Path) -> Face:
    """Load a TrueType file once a process, ready for any canvas; it is embedded as a subset (ISO 32000-1 9.9).

    The name holds the whole path: `pdfmetrics.registerFont` would give two files with one PostScript name the same
    font, so the font is entered under a name of its own instead.
    """
    name = f"{file.stem}:{file.parent}"
    font = TTFont(name, str(file), asciiReadable=False)
    pdfmetrics._fonts[name] = font
    return Face(name, font)
