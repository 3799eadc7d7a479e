"""Fonts in the file: composite fonts of the glyphs that it shows, each subset made once for most files."""

import string
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from threading import Lock

import uharfbuzz as hb

from factsheet.models.records import Frozen
from factsheet.render.fonts.conversion import reading_font
from factsheet.render.fonts.faces import NOT_EMBEDDED, Face
from factsheet.render.pdf.file.file_writer import ReadyObjects, compressed
from factsheet.render.pdf.text.drawing import Claims
from factsheet.render.pdf.text.shaping import Fragment

_COMMON = string.printable[:95] + "‘’“”–—…•"
"""What the subset of every font holds that shows a Latin letter: then most files need the same one."""
_LETTERS = string.ascii_letters
_SUBSETS_KEPT = 256
_ENTRIES_PER_BLOCK = 100
_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "STAT", "cmap", "name", "OS/2", "post", "gasp", "kern")
"""Tables that a composite font does not need (ISO 32000-1 9.9): codes are glyphs, and the descriptor says the rest."""


class FontUse:
    """The use of a face in one file: the name of its resource, what was shown, what its codes mean there."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.shown: set[Fragment] = set()
        self.claims: dict[int, str] = {}

    def grants(self, claims: Claims) -> bool:
        """Tell whether codes mean in this file all that they claim; first come, first served."""
        granted = [self.claims.setdefault(code, text) == text for code, text in claims]
        return all(granted)


class FileFonts:
    """The fonts of one file."""

    def __init__(self) -> None:
        self._uses: dict[Face, FontUse] = {}

    def use(self, face: Face) -> FontUse:
        """Give the use of a face."""
        found = self._uses.get(face)
        if found is None:
            found = self._uses[face] = FontUse(f"F{len(self._uses) + 1}")
        return found

    def write(self, ready: ReadyObjects) -> Mapping[str, int]:
        """Add the fonts to the file, and give their object numbers by the names of their resources.

        Raises FactsheetError (`unreadable-font`) for one whose glyphs are damaged.
        """
        return {use.name: _write(face, use, ready) for face, use in self._uses.items() if use.shown}


class _Subset(Frozen):
    """A subset ready for any file: the array of widths; streams of glyphs, of glyphs by codes, and of ToUnicode."""

    widths: bytes
    glyphs: bytes
    glyph_by_code: bytes
    to_unicode: bytes


_making = Lock()


def _write(face: Face, use: FontUse, ready: ReadyObjects) -> int:
    """Write a Type 0 font with a descendant CIDFont whose CIDs are the face's codes (ISO 32000-1 9.7)."""
    codes = tuple(sorted(_kept(face, use.shown)))
    with _making, reading_font(face.file, NOT_EMBEDDED):
        subset = _subset(face, codes, tuple(sorted(use.claims.items())))
    name = b"AAAAAA+" + face.metrics.name.replace(" ", "").encode("ascii", "ignore")
    descriptor = ready.add(_descriptor(face, name, ready.add(subset.glyphs)))
    descendant = ready.add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/DW 0/W%s"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap %d 0 R/FontDescriptor %d 0 R>>"
        % (name, subset.widths, ready.add(subset.glyph_by_code), descriptor)
    )
    return ready.add(
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
        % (name, descendant, ready.add(subset.to_unicode))
    )


class _Usual(Frozen):
    """The codes of a face's Latin letters and usual characters, and what has been shown of these that has letters."""

    letters: frozenset[int]
    common: frozenset[int]
    shown: set[Fragment]


_MOST_USUAL = 20_000


@cache
def _usual_of(face: Face) -> _Usual:
    known = face.code_by_character
    letters, common = (frozenset([known[each] for each in text if each in known]) for text in (_LETTERS, _COMMON))
    return _Usual(letters, common, set())


def _kept(face: Face, shown: set[Fragment]) -> frozenset[int]:
    """Give the codes of the subset: with a Latin letter come the usual characters."""
    usual = _usual_of(face)
    if len(usual.shown) > _MOST_USUAL:
        usual.shown.clear()
    others = shown - usual.shown  # of most sheets hardly any: words stand in one after the other
    codes = frozenset[int]().union(*[fragment.codes for fragment in others])
    if len(others) == len(shown) and codes.isdisjoint(usual.letters):
        return codes
    letters, common = usual.letters, usual.common
    usual.shown.update(
        [each for each in others if common.issuperset(each.codes) and not letters.isdisjoint(each.codes)]
    )
    return codes | common


@lru_cache(maxsize=_SUBSETS_KEPT)
def _subset(face: Face, codes: tuple[int, ...], claims: Claims) -> _Subset:
    """Give a subset, made once for as long as it is in use; those of single files do not pile up."""
    _check_places(face, map(face.glyph, codes))
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(map(face.glyph, codes))
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    plan = hb.SubsetPlan(face.face, wanted)
    glyphs = bytes(plan.execute().blob.data)
    new = plan.old_to_new_glyph_mapping
    places = bytearray(2 * (codes[-1] + 1))
    for code in codes:
        places[2 * code : 2 * code + 2] = new[face.glyph(code)].to_bytes(2, "big")
    return _Subset(
        _widths(face, codes),
        compressed(b"/Length1 %d" % len(glyphs), glyphs),
        compressed(b"", bytes(places)),
        compressed(b"", _to_unicode(face, codes, {code: text for text, code in face.blanks.items()} | dict(claims))),
    )


def _check_places(face: Face, glyphs: Iterable[int]) -> None:
    """Raise ValueError where the table loca points outside of the outlines, which HarfBuzz reads as empty glyphs."""
    loca, size = bytes(face.face.reference_table("loca").data), len(face.face.reference_table("glyf").data)
    wide = struct.unpack_from(">h", bytes(face.face.reference_table("head").data), 50) == (1,)
    for glyph in glyphs:
        start, end = struct.unpack_from(">LL", loca, 4 * glyph) if wide else struct.unpack_from(">HH", loca, 2 * glyph)
        if not start <= end <= size // (1 if wide else 2):
            raise ValueError(f"its table loca is damaged at glyph {glyph}")


def _widths(face: Face, codes: Sequence[int]) -> bytes:
    """Give the array W: the first of codes in a row, and their widths (9.7.4.3)."""
    rows: list[list[int]] = []
    for before, code in pairwise((-2, *codes)):
        if code != before + 1:
            rows.append([])
        rows[-1].append(code)
    return _array(part for row in rows for part in (b"%d" % row[0], _numbers(face.width(code) for code in row)))


def _numbers(values: Iterable[float]) -> bytes:
    return _array(b"%.6g" % value for value in values)


def _array(parts: Iterable[bytes]) -> bytes:
    return b"[%s]" % b" ".join(parts)


_SYMBOLIC, _FIXED, _ITALIC = 1 << 2, 1, 1 << 6
"""Flags of font descriptors (ISO 32000-1 table 123); a subset with codes of its own is symbolic."""


def _descriptor(face: Face, name: bytes, glyphs: int) -> bytes:
    """Give the font descriptor (9.8)."""
    metrics = face.metrics
    flags = _SYMBOLIC | (_FIXED if metrics.is_fixed else 0) | (_ITALIC if metrics.italic_angle else 0)
    return (
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox%s/ItalicAngle %g/Ascent %g/Descent %g/CapHeight %g"
        b"/StemV %g/FontFile2 %d 0 R>>"
    ) % (
        name,
        flags,
        _numbers(metrics.box),
        metrics.italic_angle,
        metrics.ascent,
        metrics.descent,
        metrics.cap_height,
        metrics.stem,
        glyphs,
    )


def _to_unicode(face: Face, codes: Sequence[int], claims: Mapping[int, str]) -> bytes:
    """Give the CMap from codes to text (9.10.3)."""
    known = face.text_by_code
    pairs = [(code, known.get(code) or claims.get(code) or "\ufffd") for code in codes if code]
    return "\n".join(_cmap(pairs)).encode("ascii")


def _cmap(pairs: Sequence[tuple[int, str]]) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap"
    yield "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def"
    yield "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def"
    yield "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange"
    for start in range(0, len(pairs), _ENTRIES_PER_BLOCK):
        block = pairs[start : start + _ENTRIES_PER_BLOCK]
        yield f"{len(block)} beginbfchar"
        yield from (f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in block)
        yield "endbfchar"
    yield "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
