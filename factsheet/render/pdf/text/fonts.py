"""Fonts in the file: fixed codes for usual characters, shared subsets, and the operators that show text."""

import string
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from factsheet.render.fonts.conversion import reading_font
from factsheet.render.pdf.file.file_writer import compressed
from factsheet.render.pdf.file.seams import to_unicode_cmap

NOT_EMBEDDED = "cannot be embedded"
_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0
_CODES = 256
_SUBSETS_KEPT = 64

_ASCII = string.ascii_letters + string.digits + string.punctuation
_TYPOGRAPHIC = "‘’“”–—…•"
_BEYOND_ASCII = (
    f"{_TYPOGRAPHIC}‚„‹›«»€£¥§©®°±²³µ¶·¿¡½†‡‰™×÷"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœŠšŽžŸĀāŌōŪūĂăĄąĆćČčĐđĘęĚěŁł"
)
_FIXED = {ord(c): ord(c) for c in _ASCII} | {ord(c): code for code, c in enumerate(_BEYOND_ASCII, 127)}
"""The codes of the usual characters; those of ASCII are themselves."""

_COMMON = frozenset(map(ord, _ASCII + _TYPOGRAPHIC))
"""What the subset of every font holds that shows a Latin letter: then most sheets need the same one."""

_LETTERS = frozenset(map(ord, string.ascii_letters))


class _Subset(NamedTuple):
    """A subset ready for any file: the array of widths, and the streams of ToUnicode and of the glyphs."""

    last: int
    widths: bytes
    to_unicode: bytes
    glyphs: bytes


class _Encoding:
    """The codes of one font in one file, in ReportLab's form; `shown` are the texts of the first subset."""

    namePrefix = "F"  # noqa: N815 - ReportLab names it

    def __init__(self, fixed: dict[int, int], subset: Sequence[int]) -> None:
        self.assignments = fixed | {0: 0, _SPACE: _SPACE, _NO_BREAK_SPACE: _SPACE}
        self.subsets = [list(subset)]
        self.nextCode = _CODES
        self.internalName: str | None = None
        self.frozen = 0
        self.shown: set[str] = set()


class SheetFont(TTFont):  # type: ignore[misc]
    """A TrueType file as a font of ReportLab; its glyphs, which are read late, may turn out to be damaged."""

    state: WeakKeyDictionary[PDFDocument, _Encoding]

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), asciiReadable=False)
        self.file = file
        self._subsets: OrderedDict[tuple[int, ...], _Subset] = OrderedDict()
        self._making = Lock()  # ReportLab reads the glyphs of a font by a place in its file that it keeps

    @cached_property
    def fixed(self) -> dict[int, int]:
        """The codes of the usual characters that the font has; the space is among them."""
        glyphs = self.face.charToGlyph
        return {point: code for point, code in _FIXED.items() if point in glyphs} | {_SPACE: _SPACE}

    @cached_property
    def _whole(self) -> tuple[int, ...]:
        """The character of every code of the first subset, 0 for none."""
        whole = [0] * _CODES
        for point, code in self.fixed.items():
            whole[code] = point
        return tuple(whole)

    def codes_in(self, document: PDFDocument) -> _Encoding:
        """Give the codes of this font in a file."""
        found = self.state.get(document)
        if found is None:
            found = self.state[document] = _Encoding(self.fixed, self._whole)
        return found

    def fixed_codes(self, word: str) -> bytes | None:
        """Give the codes of a word, None where it has a character without a fixed one."""
        fixed = self.fixed
        try:
            return bytes([fixed[ord(character)] for character in word])
        except KeyError:
            return None

    def splitString(  # noqa: N802 - ReportLab names it
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> Sequence[tuple[int, bytes]]:
        """Give the codes of a text, cut where another subset begins."""
        self.codes_in(doc).shown.add(text)
        split: Sequence[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return split

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab names it
        """Embed the glyphs in use (ISO 32000-1 9.6.3); raises FactsheetError (`unreadable-font`)."""
        encoding = self.codes_in(doc)
        encoding.frozen = 1
        used = set().union(*encoding.shown) if encoding.shown else set()
        encoding.subsets[0] = self._trimmed(set(map(ord, used)))
        with reading_font(self.file, NOT_EMBEDDED):
            for number, points in enumerate(encoding.subsets):
                self._add_subset(doc, number, tuple(points))
        del self.state[doc]

    def _trimmed(self, used: set[int]) -> list[int]:
        """Give the first subset with 0 for what nobody needs."""
        kept = used | _COMMON if used & _LETTERS else used
        points = [point if point in kept else 0 for point in self._whole]
        points[_SPACE] = _SPACE
        while len(points) > _SPACE + 1 and not points[-1]:
            points.pop()
        return points

    def _add_subset(self, doc: PDFDocument, number: int, points: tuple[int, ...]) -> None:
        ready = doc.ready
        subset = self._subset(number, points)
        name = self._name(number)
        resource = self.getSubsetInternalName(number, doc)[1:]
        own = b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 0/LastChar %d/Widths%s" % (
            name,
            subset.last,
            subset.widths,
        )
        links = (ready.add(subset.to_unicode), ready.add(self._descriptor(name, ready.add(subset.glyphs))))
        font = ready.add(own + b"/ToUnicode %d 0 R/FontDescriptor %d 0 R>>" % links)
        doc.idToObject["BasicFonts"].dict[resource] = b"%d 0 R" % font

    def _name(self, number: int) -> bytes:
        tagged: bytes = b"%s+%s%s" % (SUBSETN(number), self.face.name, self.face.subfontNameX)
        return tagged.replace(b" ", b"")

    def _subset(self, number: int, points: tuple[int, ...]) -> _Subset:
        """Give a subset, made once for as long as it is in use; those of single sheets do not pile up."""
        with self._making:
            found = self._subsets.get(points)
            if found is None:
                found = self._subsets[points] = self._made(number, points)
                if len(self._subsets) > _SUBSETS_KEPT:
                    self._subsets.popitem(last=False)
            else:
                self._subsets.move_to_end(points)
            return found

    def _made(self, number: int, points: tuple[int, ...]) -> _Subset:
        face = self.face
        glyphs: bytes = face.makeSubset(points)
        cmap = to_unicode_cmap(self._name(number).decode("ascii", "replace"), points).encode("ascii")
        return _Subset(
            len(points) - 1,
            _array(map(face.getCharWidth, points)),
            compressed(b"", cmap),
            compressed(b"/Length1 %d" % len(glyphs), glyphs),
        )

    def _descriptor(self, name: bytes, glyphs: int) -> bytes:
        """Give the font descriptor (ISO 32000-1 9.8); a subset with codes of its own is symbolic."""
        face = self.face
        return (
            b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox%s/ItalicAngle %g/Ascent %g/Descent %g/CapHeight %g"
            b"/StemV %g/MissingWidth %g/FontFile2 %d 0 R>>"
        ) % (
            name,
            face.flags & ~_NONSYMBOLIC | _SYMBOLIC,
            _array(face.bbox),
            face.italicAngle,
            face.ascent,
            face.descent,
            face.capHeight,
            face.stemV,
            face.defaultWidth,
            glyphs,
        )


_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5
"""Flags of font descriptors (ISO 32000-1 table 123)."""


def _array(values: Iterable[float]) -> bytes:
    return b"[%s]" % b" ".join([b"%g" % value for value in values])


Kerns = tuple[tuple[int, float], ...]
"""What is added after characters, by their index, in parts of the type size."""

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {40: "\\(", 41: "\\)", 92: "\\\\"}


def shown(codes: bytes, kerns: Kerns) -> str:
    """Give the inside of a string that shows codes (ISO 32000-1 7.3.4.2, 9.4.3).

    Where there are kerns, the string ends and begins anew at each: it must stand in an array.
    """
    if not kerns:
        return _escaped(codes)
    parts, start = [], 0
    for index, kern in kerns:
        parts.append(f"{_escaped(codes[start : index + 1])}){_adjustment(kern)}(")
        start = index + 1
    return "".join(parts) + _escaped(codes[start:])


def operator(inside: str, *, kerned: bool) -> str:
    """Give the operator that shows a string, Tj or TJ."""
    return f"[({inside})]TJ" if kerned else f"({inside})Tj"


def operators(font: SheetFont, document: PDFDocument, text: str, kerns: Kerns) -> Iterator[tuple[int, str]]:
    """Give the operators that show a text, each with the subset whose codes it has."""
    start = 0
    for subset, codes in font.splitString(text, document):
        end = start + len(codes)
        inner = tuple((index - start, kern) for index, kern in kerns if start <= index < end)
        yield subset, operator(shown(codes, inner), kerned=bool(inner))
        start = end


def _escaped(codes: bytes) -> str:
    return codes.decode("latin-1").translate(_ESCAPES)


@cache
def _adjustment(kern: float) -> str:
    """Give a kern as TJ takes it: what is subtracted, in thousandths of the type size."""
    return f"{-1000 * kern:.4g}"
