"""Shaping: text of a face, a language and a direction goes in, fragments come out, whose glyphs HarfBuzz placed.

A fragment is what stands between two places at which a line may be cut. Each is shaped once a process; lines are joined
from them. The glyphs of a letter depend on no letter behind a space, but in fonts that kern their spaces.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import uharfbuzz as hb
from msgspec import Struct
from msgspec.structs import replace

from factsheet.render.pdf.text.breaks import SOFT_HYPHEN, SPACES
from factsheet.render.pdf.text.faces import Face
from factsheet.render.pdf.text.script_runs import script_runs
from factsheet.typography.held_spaces import may_hold
from factsheet.typography.quarter_spaces import QUARTER

_Measure = TypeVar("_Measure")
_KEPT = 50_000
NEWLINE = "\n"
HANGING = SPACES + NEWLINE
"""What hangs at the end of a line."""

NON_JOINER = "\u200c"
JOINER = "\u200d"
"""U+200D stands for a letter of another fragment that a letter joins."""

Claims = tuple[tuple[int, str], ...]
"""What codes mean that no character of the font has: ligatures, and other glyphs that depend on their neighbours."""


class Strip(NamedTuple):
    """Glyphs on one height: `rise` in parts of the type size, `inside` what stands in the array of TJ."""

    rise: float
    inside: str


class Part(NamedTuple):
    """Glyphs that stand beside each other, and the text that they read.

    Their codes mean it if it `is_plain`, the claims granted; else whoever shows it says it (ISO 32000-1 14.9.4).
    """

    text: str
    strips: tuple[Strip, ...]
    claims: Claims = ()
    is_plain: bool = True


class Fragment(Struct, frozen=True, eq=False):
    """A shaped text: `width` without the spaces at its end, `advance` with them, in parts of the type size.

    `parts` show it, from left to right, also where it is read `leftwards`; `codes` are those of the glyphs. `spaces`
    stand at its end; they, or one before it, `may_hold`.
    """

    text: str
    width: float
    advance: float
    parts: tuple[Part, ...]
    codes: frozenset[int]
    spaces: int = 0
    may_hold: bool = False
    leftwards: bool = False
    inside: str | None = None
    """What shows it within a longer array, if it is that simple."""
    gap: float = 0.0
    """The part of its advance that is neither a glyph nor a space of the text, and falls away where a line ends."""


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


class _Cluster(NamedTuple):
    """The glyphs of letters that belong together, what their codes claim to mean, and whether they mean the text."""

    glyphs: Sequence[_Glyph]
    text: str
    claims: Mapping[int, str]
    is_plain: bool


_LEAST = 0.05
"""Distances in thousandths of the type size that nobody sees."""


class _Pen:
    """Writes glyphs: hexadecimal codes, and between them, in thousandths, what is taken from the advance.

    Readers order strips by where their first glyph stands. Of a cluster that says its text, which is to be read once,
    further strips begin with an empty glyph, the `blank`, at the place of the first.
    """

    def __init__(self, blank: _Glyph | None) -> None:
        self._blank = blank
        self._pen = self._at = self._first = 0.0
        """Where the next glyph stands by the advances, where the codes have come to, and where the cluster begins."""
        self._says = False
        self._rise: float | None = None
        self._inside: list[str] = []
        self._strips: list[Strip] = []
        self.codes: set[int] = set()
        """The codes of the blanks."""

    def begin(self, cluster: _Cluster) -> None:
        """Begin a cluster."""
        self._says, self._first = not cluster.is_plain, self._pen

    def draw(self, glyph: _Glyph) -> None:
        """Draw a glyph behind the last."""
        place = self._pen + glyph.shift
        if glyph.rise != self._rise:
            further = bool(self._inside)
            if further:
                self._move(self._first + 1 if self._says and self._blank else place)
            self._end()
            self._rise = glyph.rise
            if further and self._says and self._blank:
                self._inside.append(f"{self._blank.code:04X}")
                self._at += self._blank.own
                self.codes.add(self._blank.code)
        self._move(place)
        self._inside.append(f"{glyph.code:04X}")
        self._at = place + glyph.own
        self._pen += glyph.advance

    def lift(self, *, last: bool) -> tuple[Strip, ...]:
        """Give the strips drawn since it was lifted last; the last ones end at their advance."""
        if last and self._inside:
            self._move(self._pen)
        self._end()
        found, self._strips, self._rise = tuple(self._strips), [], None
        return found

    def _move(self, place: float) -> None:
        if abs(place - self._at) > _LEAST:
            self._inside.append(f">{self._at - place:.4g}<")
            self._at = place

    def _end(self) -> None:
        if self._inside:
            inside = f"<{''.join(self._inside)}>".replace("<>", "")
            self._strips.append(Strip((self._rise or 0.0) / 1000, inside))
            self._inside = []


def _parts(clusters: Sequence[_Cluster], pen: _Pen) -> Iterator[Part]:
    """Give clusters as parts: those whose codes are their text in any file stand in one."""
    for simple, group in groupby(clusters, key=lambda cluster: cluster.is_plain and not cluster.claims):
        own = list(group)
        for together in [own] if simple else [[each] for each in own]:
            for cluster in together:
                pen.begin(cluster)
                for glyph in cluster.glyphs:
                    pen.draw(glyph)
            text = "".join([cluster.text for cluster in together]).strip(JOINER)
            strips = pen.lift(last=together[-1] is clusters[-1])
            yield Part(text, strips, tuple(together[0].claims.items()), together[0].is_plain)


def _inside(parts: Sequence[Part]) -> str | None:
    """Give what shows parts within a longer array, None where they are not that simple."""
    if not parts:
        return ""
    (first, *others), strips = parts, parts[0].strips
    if others or first.claims or not first.is_plain or len(strips) != 1 or strips[0].rise:
        return "" if not any(part.strips for part in parts) else None
    return strips[0].inside


class Shaper:
    """Shapes the text of one face, language (BCP 47) and direction; `fragments` holds what has been shaped."""

    def __init__(self, face: Face, language: str, *, leftwards: bool) -> None:
        self.face = face
        self.fragments = KeptMeasures(self._fragment)
        self.parted = KeptMeasures(self._parted)
        """The same fragments with a quarter-em space behind them, which is no character of the text."""
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
        shaped = (
            apart for stretch in script_runs(word) for each in self._shaped(stretch) for apart in self._apart(*each)
        )
        clusters = [self._meaning(*each) for each in shaped]
        spaces = [_Cluster(self._space(space), space, {}, is_plain=True) for space in tail]
        width = sum([glyph.advance for cluster in clusters for glyph in cluster.glyphs])
        hanging = sum([glyph.advance for cluster in spaces for glyph in cluster.glyphs])
        pen = _Pen(None if self._direction == "rtl" else next(iter(self._space(" ")), None))
        parts = tuple(_parts((*clusters, *spaces), pen))
        return Fragment(
            word.strip(JOINER) + tail,
            width / 1000,
            (width + hanging) / 1000,
            parts,
            frozenset([*(glyph.code for cluster in (*clusters, *spaces) for glyph in cluster.glyphs), *pen.codes]),
            len(tail),
            may_hold(text, self._language),
            self._direction == "rtl",
            None
            if self._direction == "rtl" and (len(word) > 1 or unicodedata.mirrored(word or " "))
            else _inside(parts),
        )

    def _parted(self, text: str) -> Fragment:
        """Give a fragment with a gap, which ends in an empty glyph: readers see a space in gaps without one."""
        found, blank = self.fragments[text], self.face.blank
        if " " not in self.face.characters:
            return found
        *others, last = found.parts
        room = Strip(0.0, f"{self.face.width(blank) - 1000 * QUARTER:.4g}<{blank:04X}>")
        parts = (*others, last._replace(strips=(*last.strips, room), is_plain=False))
        if max(text) > "\uffff":  # which pdfium would leave out of a text that is said
            parts = (*found.parts, Part("", (room,), is_plain=False))
        wider, codes = found.advance + QUARTER, found.codes | {blank}
        return replace(found, advance=wider, parts=parts, codes=codes, inside=None, gap=QUARTER)

    def _hyphenated(self, text: str) -> Fragment:
        """Give the first part of a word with its hyphen, which is a soft one still, or else the font's plain one."""
        face = self.face
        word = self.fragments[text[:-1]]
        shown = next((sign for sign in (SOFT_HYPHEN, "\u2010", "-") if sign in face.code_by_character), "")
        if not shown:
            return word
        code = face.code_by_character[shown]
        width = word.width + face.width(code) / 1000
        hyphen = Part(SOFT_HYPHEN, (Strip(0.0, f"<{code:04X}>"),), is_plain=shown == SOFT_HYPHEN)
        return Fragment(word.text + SOFT_HYPHEN, width, width, (*word.parts, hyphen), word.codes | {code})

    def _shaped(self, text: str) -> Iterator[tuple[list[_Glyph], str]]:
        """Give the glyphs of each cluster, from left to right, with the text of the cluster."""
        buffer = hb.Buffer()
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.add_str(text)
        buffer.direction = self._direction
        if self._language:
            buffer.language = self._language
        buffer.guess_segment_properties()
        # Han and kana are set solid: no kerning (JLReq 3.1.1, CLReq 3.1.1).
        hb.shape(self.face.font, buffer, {"kern": False} if buffer.script in _SOLID else None)
        infos = buffer.glyph_infos
        starts = sorted({info.cluster for info in infos})
        spans = dict(zip(starts, pairwise([0, *starts[1:], len(text)]), strict=False))
        placed = zip(infos, buffer.glyph_positions, strict=True)
        for start, group in groupby(placed, key=_start_of_cluster):
            first, end = spans[start]
            yield [self._placed(info.codepoint, at) for info, at in group], text[first:end]

    def _apart(self, glyphs: list[_Glyph], text: str) -> Iterator[tuple[list[_Glyph], str]]:
        """Give a cluster, and beside it what parts its letters from the next, where the font has an empty glyph for it.

        Readers that turn round what runs leftwards would turn a text that is said for the glyphs of a word, too.
        """
        glyph = self.face.glyph_by_character.get(NON_JOINER)
        if glyph is None or self._direction != "rtl" or text[1:][-1:] != NON_JOINER or not self.face.is_empty(glyph):
            yield glyphs, text
            return
        yield [_Glyph(glyph, 0, self.face.own_advance(glyph), 0, 0)], NON_JOINER
        yield glyphs, text[:-1]

    def _placed(self, glyph: int, at: hb.GlyphPosition) -> _Glyph:
        scale = 1000 * self.face.scale
        own = self.face.own_advance(glyph)
        return _Glyph(glyph, at.x_advance * scale, own, at.x_offset * scale, at.y_offset * scale)

    def _meaning(self, glyphs: Sequence[_Glyph], text: str) -> _Cluster:
        """Say what the codes of a cluster mean, and whether that is its text."""
        face = self.face
        meant = text.translate(_JOINERS) or text
        if len(glyphs) == 1:
            (glyph,) = glyphs
            if face.glyph_by_character.get(meant) == glyph.code:
                code = face.code_by_character[meant]
                return _Cluster([glyph._replace(code=code)], text, {}, is_plain=face.text_by_code[code] == text)
            if glyph.code not in face.text_by_code:
                return _Cluster(glyphs, text, {glyph.code: meant}, is_plain=meant == text)
            if self._direction == "rtl" and unicodedata.mirrored(meant[0]):
                return _Cluster(glyphs, text, {}, is_plain=True)  # readers turn round what they see
            return _Cluster(glyphs, text, {}, is_plain=face.text_by_code[glyph.code] == text.translate(_PLACES))
        if pairs := self._letter_by_letter(glyphs, text):
            return pairs
        unknown = [at for at, glyph in enumerate(glyphs) if glyph.code not in face.text_by_code]
        claims = {glyphs[at].code: meant[min(at, len(meant) - 1)] for at in unknown}
        return _Cluster(glyphs, text, claims, is_plain=False)

    def _letter_by_letter(self, glyphs: Sequence[_Glyph], text: str) -> _Cluster | None:
        """Give a cluster of a letter with marks whose glyphs stand for a character each, in the order of reading."""
        leftwards = self._direction == "rtl"
        if leftwards and len(text) == 1:
            text += JOINER * (len(glyphs) - 1)  # what lengthens a letter
        if len(glyphs) != len(text):
            return None
        face, order = self.face, text[::-1] if leftwards else text
        claims = {}
        for glyph, character in zip(glyphs, order, strict=True):
            if glyph.code not in face.text_by_code and leftwards:
                claims[glyph.code] = character
            elif face.text_by_code.get(glyph.code) != character:
                return None
        return _Cluster(glyphs, text, claims, is_plain=True)

    def _space(self, space: str) -> Sequence[_Glyph]:
        """Give the glyph of a space at the end; what the font does not have is as wide as HarfBuzz makes it."""
        found = self._spaces.get(space)
        if found is None:
            shaped = [glyph for group, _ in self._shaped(space) for glyph in group]
            code = self.face.code_by_character.get(space)
            found = shaped if code is None else [glyph._replace(code=code) for glyph in shaped]
            self._spaces[space] = found
        return found


_shapers: WeakKeyDictionary[Face, dict[tuple[str, bool], Shaper]] = WeakKeyDictionary()


def shaper_of(face: Face, language: str, *, leftwards: bool = False) -> Shaper:
    """Give what shapes the text of a language (BCP 47) with a face, once a process."""
    known = _shapers.setdefault(face, {})
    found = known.get((language, leftwards))
    if found is None:
        found = known[language, leftwards] = Shaper(face, language, leftwards=leftwards)
    return found


_SOLID = ("Hani", "Hira", "Kana")


def _start_of_cluster(placed: tuple[hb.GlyphInfo, hb.GlyphPosition]) -> int:
    return int(placed[0].cluster)
