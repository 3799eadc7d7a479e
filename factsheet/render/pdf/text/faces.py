"""Font files and their shaping: text goes in, fragments come out, whose glyphs HarfBuzz chose and placed.

A fragment is what stands between two places at which a line may be cut. Each is shaped once a process for its face,
language and direction; lines are joined from them. The glyphs of a letter depend on no letter behind a space, but in
fonts that kern their spaces.
"""

import struct
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import groupby, pairwise
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

import uharfbuzz as hb
from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.render.fonts.collection import CONTROLS
from factsheet.render.fonts.conversion import reading_font
from factsheet.render.pdf.text.breaks import SOFT_HYPHEN, SPACES, may_hold

_Measure = TypeVar("_Measure")
_KEPT = 50_000
NOT_EMBEDDED = "cannot be embedded"
NEWLINE = "\n"
HANGING = SPACES + NEWLINE
"""What hangs at the end of a line."""

JOINER = "\u200d"
"""U+200D stands for a letter of another fragment that a letter joins."""

Claims = tuple[tuple[int, str], ...]
"""What codes mean that no character of the font has: ligatures, and other glyphs that depend on their neighbours."""


class Strip(NamedTuple):
    """Glyphs on one height: `rise` in parts of the type size, `inside` what stands in the array of TJ."""

    rise: float
    inside: str


class Fragment(Struct, frozen=True, eq=False):
    """A shaped text: `width` without the spaces at its end, `advance` with them, in parts of the type size.

    `strips` show it, from left to right; `codes` are those of the glyphs. Its text is that of its codes if it
    `is_plain`, claims granted; else whoever shows it says the text (ISO 32000-1 14.9.4). `spaces` stand at its end;
    they, or one before it, `may_hold`.
    """

    text: str
    width: float
    advance: float
    strips: tuple[Strip, ...]
    codes: frozenset[int]
    claims: Claims = ()
    is_plain: bool = True
    spaces: int = 0
    may_hold: bool = False
    inside: str | None = None
    """What shows it within a longer array, if it is that simple."""


class KeptMeasures(dict[str, _Measure]):
    """What is measured once a process, by its text; when there is too much of it, all is forgotten."""

    def __init__(self, measure: Callable[[str], _Measure]) -> None:
        self._measure = measure

    def __missing__(self, text: str) -> _Measure:
        """Measure a text and keep the measure."""
        if len(self) >= _KEPT:
            self.clear()
        found = self[text] = self._measure(text)
        return found


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
        self._glyphs = list(map(self.font.get_nominal_glyph, points))
        self._points = points
        self._advances: dict[int, float] = {}
        self._shapers: dict[tuple[str, bool], Shaper] = {}

    @cached_property
    def code_by_character(self) -> dict[str, int]:
        """The code of each character of the font."""
        firsts: set[int] = set()
        codes: dict[str, int] = {}
        for point, glyph in zip(self._points, self._glyphs, strict=True):
            codes[chr(point)] = self.face.glyph_count + len(codes) - len(firsts) if glyph in firsts else glyph
            firsts.add(glyph)
        return codes

    @cached_property
    def text_by_code(self) -> dict[int, str]:
        """The text of each code of a character; forms of presentation mean their letters."""
        return {code: _letters(character) for character, code in self.code_by_character.items()}

    @cached_property
    def glyph_by_character(self) -> dict[str, int]:
        """The glyph of each character of the font by itself."""
        return {chr(point): glyph for point, glyph in zip(self._points, self._glyphs, strict=True)}

    @cached_property
    def _further_glyphs(self) -> dict[int, int]:
        count, glyphs = self.face.glyph_count, self.glyph_by_character
        return {code: glyphs[character] for character, code in self.code_by_character.items() if code >= count}

    def glyph(self, code: int) -> int:
        """Give the glyph that a code shows."""
        return code if code < self.face.glyph_count else self._further_glyphs[code]

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

    def shaper(self, language: str, *, leftwards: bool = False) -> "Shaper":
        """Give what shapes the text of a language (BCP 47) with this face."""
        found = self._shapers.get((language, leftwards))
        if found is None:
            found = self._shapers[language, leftwards] = Shaper(self, language, leftwards=leftwards)
        return found


def _letters(character: str) -> str:
    """Give the letters of a ligature or of a form that a letter has between others (Unicode 15, 23.8 and chapter 9)."""
    if "\ufb00" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc":
        return unicodedata.normalize("NFKC", character)
    return character


_SEEN = str.maketrans({"\u00a0": " ", **dict.fromkeys("\u2066\u2067\u2068\u2069\u2060\ufeff\u034f", "")})
"""A no-break space is shown as a space; isolates and word joiners show nothing."""
_JOINERS = str.maketrans(dict.fromkeys("\u200b\u200c\u200d", ""))
_PLACES = str.maketrans(dict.fromkeys("\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "))
"""Spaces that a font may show by that of U+0020."""


class _Glyph(NamedTuple):
    """A glyph as it is shown; distances in thousandths of the type size, `shift` to the right before it is drawn."""

    code: int
    advance: float
    own: float
    shift: float
    rise: float


class Shaper:
    """Shapes the text of one face, language (BCP 47) and direction; `fragments` holds what has been shaped."""

    def __init__(self, face: Face, language: str, *, leftwards: bool) -> None:
        self.face = face
        self.fragments = KeptMeasures(self._fragment)
        self._spaces: dict[str, Sequence[_Glyph]] = {}
        self._language = language
        self._direction = "rtl" if leftwards else "ltr"

    def width(self, text: str) -> float:
        """Give the width of a short text, its spaces included, in parts of the type size."""
        return self.fragments[text].advance

    def _fragment(self, text: str) -> Fragment:
        if text[-1:] == SOFT_HYPHEN:
            return self._hyphenated(text)
        word = text.rstrip(HANGING)
        tail = text[len(word) :].replace(NEWLINE, "")
        word = word if word.isascii() else word.translate(_SEEN)
        glyphs: list[_Glyph] = []
        claims: dict[int, str] = {}
        is_plain = True
        for stretch in _stretches(word):
            for group, meant in self._shaped(stretch):
                own, claimed, plain = self._meaning(group, meant)
                glyphs += own
                claims |= claimed
                is_plain = is_plain and plain
        spaces = [glyph for space in tail for glyph in self._space(space)]
        width = sum([glyph.advance for glyph in glyphs])
        strips = _strips((*glyphs, *spaces))
        is_simple = is_plain and not claims and len(strips) == 1 and not strips[0].rise
        return Fragment(
            word.strip(JOINER) + tail,
            width / 1000,
            (width + sum([space.advance for space in spaces])) / 1000,
            strips,
            frozenset([glyph.code for glyph in (*glyphs, *spaces)]),
            tuple(claims.items()),
            is_plain,
            len(tail),
            may_hold(text, self._language),
            strips[0].inside if is_simple else None if strips else "",
        )

    def _hyphenated(self, text: str) -> Fragment:
        """Give the first part of a word with its hyphen, which is a soft one still, or else the font's plain one."""
        face = self.face
        part = self.fragments[text[:-1]]
        shown = next((sign for sign in (SOFT_HYPHEN, "\u2010", "-") if sign in face.code_by_character), "")
        if not shown:
            return part
        code = face.code_by_character[shown]
        width = part.width + face.width(code) / 1000
        return Fragment(
            part.text + SOFT_HYPHEN,
            width,
            width,
            (*part.strips, Strip(0.0, f"<{code:04X}>")),
            part.codes | {code},
            part.claims,
            part.is_plain and shown == SOFT_HYPHEN,
        )

    def _shaped(self, text: str) -> Iterator[tuple[list[_Glyph], str]]:
        """Give the glyphs of each cluster, from left to right, with the text of the cluster."""
        buffer = hb.Buffer()
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.add_str(text)
        buffer.direction = self._direction
        if self._language:
            buffer.language = self._language
        buffer.guess_segment_properties()
        hb.shape(self.face.font, buffer)
        infos = buffer.glyph_infos
        starts = sorted({info.cluster for info in infos})
        spans = dict(zip(starts, pairwise([0, *starts[1:], len(text)]), strict=False))
        placed = zip(infos, buffer.glyph_positions, strict=True)
        for start, group in groupby(placed, key=_cluster):
            first, end = spans[start]
            yield [self._placed(info.codepoint, at) for info, at in group], text[first:end]

    def _placed(self, glyph: int, at: hb.GlyphPosition) -> _Glyph:
        scale = 1000 * self.face.scale
        own = self.face.own_advance(glyph)
        return _Glyph(glyph, at.x_advance * scale, own, at.x_offset * scale, at.y_offset * scale)

    def _meaning(self, glyphs: Sequence[_Glyph], text: str) -> tuple[Sequence[_Glyph], dict[int, str], bool]:
        """Give the glyphs of a cluster with their codes, what these claim to mean, and whether that is the text."""
        face = self.face
        meant = text.translate(_JOINERS) or text
        if len(glyphs) == 1:
            (glyph,) = glyphs
            if face.glyph_by_character.get(meant) == glyph.code:
                code = face.code_by_character[meant]
                return [glyph._replace(code=code)], {}, face.text_by_code[code] == text
            if glyph.code not in face.text_by_code:
                return glyphs, {glyph.code: meant}, meant == text
            return glyphs, {}, face.text_by_code[glyph.code] == text.translate(_PLACES)
        unknown = [at for at, glyph in enumerate(glyphs) if glyph.code not in face.text_by_code]
        return glyphs, {glyphs[at].code: meant[min(at, len(meant) - 1)] for at in unknown}, False

    def _space(self, space: str) -> Sequence[_Glyph]:
        """Give the glyph of a space at the end; what the font does not have is as wide as HarfBuzz makes it."""
        found = self._spaces.get(space)
        if found is None:
            shaped = [glyph for group, _ in self._shaped(space) for glyph in group]
            code = self.face.code_by_character.get(space)
            found = shaped if code is None else [glyph._replace(code=code) for glyph in shaped]
            self._spaces[space] = found
        return found


def _cluster(placed: tuple[hb.GlyphInfo, hb.GlyphPosition]) -> int:
    return int(placed[0].cluster)


def _stretches(text: str) -> Iterator[str]:
    """Cut a text where its script changes (UAX 24); what scripts share stays with what stands before it."""
    if text.isascii():
        if text:
            yield text
        return
    start, script = 0, None
    for at, character in enumerate(text):
        own = _script(character)
        if own and script and own != script:
            yield text[start:at]
            start = at
        script = own or script
    yield text[start:]


_TOGETHER = {"Hira": "Hani", "Kana": "Hani", "Bopo": "Hani"}
"""Scripts that stand in one run with another."""


@cache
def _script(character: str) -> str | None:
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return _TOGETHER.get(script, script) if script else None


def _strips(glyphs: Sequence[_Glyph]) -> tuple[Strip, ...]:
    """Give what shows glyphs: hexadecimal codes, and between them, in thousandths, what is taken from the advance."""
    strips = []
    owed = 0.0
    for rise, group in groupby(glyphs, key=lambda glyph: glyph.rise):
        parts: list[str] = []
        for glyph in group:
            owed += glyph.shift
            if abs(owed) > _LEAST:
                parts.append(f">{-owed:.4g}<")
                owed = 0.0
            parts.append(f"{glyph.code:04X}")
            owed += glyph.advance - glyph.own - glyph.shift
        strips.append((rise, "".join(parts)))
    tail = f"{-owed:.4g}" if abs(owed) > _LEAST else ""
    last = len(strips) - 1
    return tuple(
        Strip(rise / 1000, f"<{inside}>{tail if at == last else ''}".removeprefix("<>"))
        for at, (rise, inside) in enumerate(strips)
    )


_LEAST = 0.05
"""Distances in thousandths of the type size that nobody sees."""

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
        face = hb.Face(hb.Blob.from_file_path(str(file)))
        _check(file, face)
        return Face(file, face)


_RESTRICTED = 0x2
"""The bit of OS/2 `fsType` that forbids embedding, if no other of the first four is set."""


def _check(file: Path, face: hb.Face) -> None:
    """Refuse what HarfBuzz would read as an empty font, and what its maker lets nobody embed."""
    reason = ""
    hhea, os2 = _table(face, "hhea"), _table(face, "OS/2")
    if not face.glyph_count or not len(face.unicodes):
        reason = "it has no glyphs, or no table of characters"
    elif len(hhea) < 36 or struct.unpack_from(">H", hhea) != (1,) or not 0 < _metrics_count(hhea) <= face.glyph_count:
        reason = "its table hhea is damaged"
    elif len(os2) > 10 and struct.unpack_from(">H", os2, 8)[0] & 0xF == _RESTRICTED:
        reason = "its license forbids it"
    if reason:
        raise FactsheetError([Diagnostic("unreadable-font", f"{file.name} {NOT_EMBEDDED}: {reason}")])


def _metrics_count(hhea: bytes) -> int:
    (count,) = struct.unpack_from(">H", hhea, 34)
    return int(count)


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
