"""Font files as faces: what a file covers, the codes of its glyphs in a PDF, its measures."""

import struct
import unicodedata
from bisect import bisect_left
from functools import cache, cached_property
from itertools import count
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import uharfbuzz as hb
from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.render.fonts.collection import CONTROLS
from factsheet.render.fonts.conversion import open_face, reading_font

NOT_EMBEDDED = "cannot be embedded"


class Metrics(Struct, frozen=True):
    """What a font descriptor says (ISO 32000-1 9.8), in thousandths of the type size."""

    name: str
    box: tuple[float, float, float, float]
    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    stem: float
    is_fixed: bool


class Letter(NamedTuple):
    """A character that has a glyph by itself: the glyph, -1 where there is none, its code, that in hexadecimal digits.

    The glyph's own advance stands as the font has it, and in thousandths of the type size.
    """

    glyph: int
    code: int
    shown: str
    units: int
    own: float


class _Letters(dict[str, Letter]):
    """The characters of a face, each looked up when it is first asked for."""

    def __init__(self, face: "Face") -> None:
        self._face = face

    def __missing__(self, sign: str) -> Letter:
        glyph = self._face.glyph_by_character.get(sign)
        if glyph is None:
            found = Letter(-1, 0, "", 0, 0.0)
        else:
            code, units = self._face.code_by_character[sign], self._face.font.get_glyph_h_advance(glyph)
            found = Letter(glyph, code, f"{code:04X}", units, self._face.own_advance(glyph))
        self[sign] = found
        return found


class Face:
    """A loaded font file; the codes of its text in a PDF are its glyphs' numbers, and further ones for further texts.

    Where several characters have one glyph, the lowest has the glyph's number as its code, the others have codes of
    their own, so that each is copied as it was written.
    """

    def __init__(self, file: Path, face: hb.Face) -> None:
        self.file = file
        self.face = face
        self.font = hb.Font(face)
        self.scale = 1 / face.upem
        self.metrics = _metrics(face)
        self.cap_height = self.metrics.cap_height / 1000
        points = sorted(set(face.unicodes) - CONTROLS)
        self.characters = frozenset(map(chr, points))
        self.has_han_or_kana = not self.characters.isdisjoint("\u4e00\u3042")
        self._glyphs: list[int] = list(map(self.font.get_nominal_glyph, points))
        self._points = points
        self._advances: dict[int, float] = {}
        self.letters = _Letters(self)

    @cached_property
    def code_by_character(self) -> dict[str, int]:
        """The code of each character of the font."""
        return {**self.glyph_by_character, **dict(zip(self._sharing, count(self.face.glyph_count), strict=False))}

    @cached_property
    def _sharing(self) -> list[str]:
        """The characters whose glyph is that of a lower one, too."""
        characters, glyphs = list(self.glyph_by_character), self._glyphs
        lowest = dict(zip(reversed(glyphs), reversed(characters), strict=True))
        return [sign for sign, glyph in zip(characters, glyphs, strict=True) if lowest[glyph] != sign]

    @cached_property
    def text_by_code(self) -> dict[int, str]:
        """The text of each code of a character; forms of presentation mean their letters."""
        known = self.code_by_character
        found = dict(zip(known.values(), known, strict=True))
        joined = map(chr, self._points[bisect_left(self._points, 0xFB00) :])
        return found | {known[sign]: _letters(sign) for sign in joined}

    @cached_property
    def glyph_by_character(self) -> dict[str, int]:
        """The glyph of each character of the font by itself."""
        return dict(zip(map(chr, self._points), self._glyphs, strict=True))

    @cached_property
    def _further_glyphs(self) -> dict[int, int]:
        glyphs = self.glyph_by_character
        return {code: glyphs[sign] for code, sign in enumerate(self._sharing, self.face.glyph_count)}

    @cached_property
    def blanks(self) -> dict[str, int]:
        """The codes of an empty glyph by what they mean: U+2060, no part of a word; U+200C, which parts letters."""
        first: int = self.face.glyph_count + len(self._further_glyphs)
        return {"\u2060": first, "\u200c": first + 1}

    def glyph(self, code: int) -> int:
        """Give the glyph that a code shows."""
        if code < self.face.glyph_count:
            return code
        return self._further_glyphs.get(code) or self.glyph_by_character[" "]

    def own_advance(self, glyph: int) -> float:
        """Give the advance that a font says of a glyph, in thousandths of the type size."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = self.font.get_glyph_h_advance(glyph) * 1000 * self.scale
        return found

    def covers(self, text: str) -> bool:
        """Tell whether the font has a glyph for every character of the text."""
        return self.characters.issuperset(text)

    def width(self, code: int) -> float:
        """Give the width of a code, in thousandths of the type size."""
        return self.own_advance(self.glyph(code))


def _letters(character: str) -> str:
    """Give the letters of a ligature or of a form that a letter has between others (Unicode 15, 23.8 and chapter 9)."""
    if "\ufb00" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc":
        return unicodedata.normalize("NFKC", character)
    return character


_loading = Lock()
"""Two faces of one file would stand as two fonts in a sheet of another thread."""


def load_face(file: Path) -> Face:
    """Load a TrueType file once a process; it is embedded as a subset (ISO 32000-1 9.9).

    Raises FactsheetError (`unreadable-font`) for a file that is damaged or may not be embedded.
    """
    with _loading:
        return _loaded(file)


@cache
def _loaded(file: Path) -> Face:
    with reading_font(file, NOT_EMBEDDED):
        face = open_face(file)
        _check(file, face)
        return Face(file, face)


_RESTRICTED = 0x2
"""The bit of OS/2 `fsType` that forbids embedding, if no other of the first four is set."""


def _check(file: Path, face: hb.Face) -> None:
    """Refuse a font whose measures are damaged, and one that its maker lets nobody embed."""
    reason = ""
    hhea, os2 = _table(face, "hhea"), _table(face, "OS/2")
    version, metrics = struct.unpack_from(">H32xH", hhea) if len(hhea) >= 36 else (0, 0)
    if version != 1 or not 0 < metrics <= face.glyph_count:
        reason = "its table hhea is damaged"
    elif len(os2) > 10 and struct.unpack_from(">H", os2, 8)[0] & 0xF == _RESTRICTED:
        reason = "its license forbids it"
    if reason:
        raise FactsheetError([Diagnostic("unreadable-font", f"{file.name} {NOT_EMBEDDED}: {reason}")])


def _table(face: hb.Face, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data)


def _metrics(face: hb.Face) -> Metrics:
    """Read the tables head, hhea, OS/2 and post (OpenType 1.9)."""
    scale = 1000 / face.upem
    head, hhea, os2, post = (_table(face, tag) for tag in ("head", "hhea", "OS/2", "post"))
    ascent, descent = struct.unpack_from(">hh", hhea, 4)
    weight = struct.unpack_from(">H", os2, 4)[0] if os2 else 400
    has_heights = len(os2) >= 90 and struct.unpack_from(">H", os2, 0)[0] >= 2
    capital = struct.unpack_from(">h", os2, 88)[0] if has_heights else 0
    angle, _, _, fixed = struct.unpack_from(">lhhL", post, 4) if post else (0, 0, 0, 0)
    left, bottom, right, top = struct.unpack_from(">4h", head, 36)
    return Metrics(
        face.get_name(6) or "font",
        (left * scale, bottom * scale, right * scale, top * scale),
        ascent * scale,
        descent * scale,
        capital * scale or 700.0,
        angle / 65536,
        50 + int((weight / 65) ** 2),
        bool(fixed),
    )
