"""Shaping: text of a face, a language and a direction goes in, fragments come out, whose glyphs HarfBuzz placed.

A fragment is what stands between two places at which a line may be cut. Each is shaped once a process; lines are joined
from them. The glyphs of a letter depend on no letter behind a space, but in fonts that kern their spaces.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby, pairwise
from typing import Literal, TypeVar

import uharfbuzz as hb
from msgspec.structs import replace

from factsheet.render.fonts.faces import Face
from factsheet.render.fonts.script_runs import script_runs
from factsheet.render.pdf.text import drawing
from factsheet.typography.held_spaces import may_hold
from factsheet.typography.line_breaks import NEWLINE, SOFT_HYPHEN, SPACES
from factsheet.typography.quarter_spaces import QUARTER

Direction = Literal["ltr", "rtl"]
_Measure = TypeVar("_Measure")
_KEPT, _MOST_SIZES = 50_000, 64
HANGING = SPACES + NEWLINE
"""What hangs at the end of a line."""

NON_JOINER = "\u200c"


class Fragment:
    """A shaped text: `width` without the spaces at its end, `advance` with them, in parts of the type size.

    `parts` show it, from left to right, also where it is read `leftwards`, None where `inside` does as a whole; `codes`
    are those of the glyphs. `spaces` stand at its end; they, or one before it, `may_hold`.
    """

    # No record: compiled code reads the attributes of its own classes at once, and lines ask for them word by word.
    def __init__(  # noqa: PLR0913, PLR0917 - what is kept of a shaped text
        self,
        text: str,
        width: float,
        advance: float,
        parts: tuple[drawing.Part, ...] | None,
        codes: tuple[int, ...],
        spaces: int = 0,
        may_hold: bool = False,
        leftwards: bool = False,
        inside: str | None = None,
        whole: str | None = None,
        claims: drawing.Claims = (),
        gap: float = 0.0,
    ) -> None:
        self.text, self.width, self.advance, self._parts, self.codes = text, width, advance, parts, codes
        self.spaces, self.may_hold, self.leftwards = spaces, may_hold, leftwards
        self.inside = inside
        """What shows it within a longer array, if it is that simple."""
        self.whole, self.claims = whole, claims
        """What shows it so where all its claims are granted, if that is simple, and these."""
        self.gap = gap
        """The part of its advance that is neither a glyph nor a space of the text, and falls away where a line ends."""

    @property
    def parts(self) -> tuple[drawing.Part, ...]:
        """What shows it, from left to right."""
        found = self._parts
        return (drawing.Part(self.text, (drawing.Strip(0.0, self.inside or ""),)),) if found is None else found


Sized = tuple[Fragment, float, float, bool]
"""A fragment with its width and advance at a size, in points, and whether it may hold a space."""


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


class Shaper:
    """Shapes the text of one face, language (BCP 47) and direction; `fragments` holds what has been shaped."""

    def __init__(self, face: Face, language: str, direction: Direction) -> None:
        self.face = face
        self.fragments = KeptMeasures(self._fragment)
        self.parted = KeptMeasures(self._parted)
        """The same fragments with a quarter-em space behind them, which is no character of the text."""
        self._sized: dict[float, KeptMeasures[Sized]] = {}
        self._spaces: dict[str, Sequence[drawing.PlacedGlyph]] = {}
        self._language = language
        self._direction, self._leftwards = direction, direction == "rtl"
        space = face.letters[" "]
        plain = drawing.PlacedGlyph(space.code, space.units * (1000 * face.scale), space.own, 0, 0)
        self._is_usual = not self._leftwards and self._space(" ") == [plain]
        """Whether it shapes rightwards, and a space moves nothing."""

    def width(self, text: str) -> float:
        """Give the width of a short text, its spaces included, in parts of the type size."""
        return self.fragments[text].advance

    def sized(self, size: float) -> KeptMeasures[Sized]:
        """Give the fragments at a size."""
        found = self._sized.get(size)
        if found is None:
            if len(self._sized) >= _MOST_SIZES:
                self._sized.clear()
            found = self._sized[size] = KeptMeasures(partial(self._at_size, size))
        return found

    def _at_size(self, size: float, text: str) -> Sized:
        found = self.fragments[text]
        return found, found.width * size, found.advance * size, found.may_hold

    def _fragment(self, text: str) -> Fragment:
        if text[-1:] == SOFT_HYPHEN:
            return self._hyphenated(text)
        word = text.rstrip(HANGING)
        tail = text[len(word) :].replace(NEWLINE, "")
        word = word if word.isascii() else word.translate(_SEEN)
        if simple := self._letter_for_letter(text, word, tail):
            return simple
        shaped = [each for stretch in script_runs(word) for each in self._shaped(stretch)]
        clusters = [self._meaning(*apart) for each in shaped for apart in self._apart(*each)]
        if self._leftwards:
            clusters = [each for cluster in clusters for each in drawing.in_reach(cluster)]
        spaces = [drawing.GlyphCluster(self._space(space), space, {}, is_plain=True) for space in tail]
        width = sum([glyph.advance for cluster in clusters for glyph in cluster.glyphs], 0.0)
        hanging = sum([glyph.advance for cluster in spaces for glyph in cluster.glyphs], 0.0)
        pen = drawing.Pen(self._blank())
        parts = drawing.joined_spaces(tuple(drawing.in_parts((*clusters, *spaces), pen)), len(tail))
        whole, claims = drawing.inside(parts), tuple([claim for part in parts for claim in part.claims])
        is_odd = self._leftwards and (len(word) > 1 or bool(unicodedata.mirrored(word or " ")))
        return Fragment(
            word.strip(drawing.JOINER) + tail,
            width / 1000,
            (width + hanging) / 1000,
            parts,
            (*[glyph.code for cluster in (*clusters, *spaces) for glyph in cluster.glyphs], *pen.codes),
            len(tail),
            may_hold(text, self._language),
            self._leftwards,
            None if claims or is_odd else whole,
            None if self._leftwards else whole,
            claims,
        )

    def _letter_for_letter(self, text: str, word: str, tail: str) -> Fragment | None:
        """Give the fragment of a word of which each letter has a glyph of its own on the base line, None of others.

        It is the same as letters, clusters and parts come to, in a third of the time.
        """
        face, end = self.face, len(tail)
        if not (self._is_usual and word and word.isascii()) or tail.strip(" "):
            return None
        glyphs, codes, shown, units, owns = zip(*[face.letters[sign] for sign in word], strict=True)
        buffer = self._buffer(word)
        if [(info.cluster, info.codepoint) for info in buffer.glyph_infos] != [*enumerate(glyphs)]:
            return None
        across, up, placed, _ = zip(*[at.position for at in buffer.glyph_positions], strict=True)
        if any(across) or any(up):
            return None
        scale, space = 1000 * face.scale, face.letters[" "]
        advances, behind = [advance * scale for advance in placed], [space.units * scale] * end
        if placed == units:
            inside = f"<{''.join(shown)}{space.shown * end}>"
        else:
            row = zip(shown + (space.shown,) * end, owns + (space.own,) * end, strict=True)
            inside = drawing.in_a_row(row, advances + behind)
        width, codes = sum(advances, 0.0), codes + (space.code,) * end
        advance, holds = (width + sum(behind, 0.0)) / 1000, may_hold(text, self._language)
        return Fragment(word + tail, width / 1000, advance, None, codes, end, holds, inside=inside, whole=inside)

    def _parted(self, text: str) -> Fragment:
        """Give a fragment with a gap, which ends in an empty glyph: readers see a space in gaps without one."""
        found, blank = self.fragments[text], self.face.blanks["\u2060"]
        if " " not in self.face.characters:
            return found
        *others, last = found.parts
        room = drawing.Strip(0.0, f"{self.face.width(blank) - 1000 * QUARTER:.4g}<{blank:04X}>")
        parts = (*others, replace(last, strips=(*last.strips, room), is_plain=False))
        if max(text) > "\uffff":  # which pdfium would leave out of a text that is said
            parts = (*found.parts, drawing.Part("", (room,), is_plain=False))
        ends = (found.spaces, found.may_hold, found.leftwards)
        advance, codes, claims = found.advance + QUARTER, (*found.codes, blank), found.claims
        return Fragment(found.text, found.width, advance, parts, codes, *ends, claims=claims, gap=QUARTER)

    def _hyphenated(self, text: str) -> Fragment:
        """Give the first part of a word with its hyphen, which is a soft one still, or else the font's plain one."""
        face = self.face
        word = self.fragments[text[:-1]]
        shown = next((sign for sign in (SOFT_HYPHEN, "\u2010", "-") if sign in face.code_by_character), "")
        if not shown:
            return word
        code = face.code_by_character[shown]
        width = word.width + face.width(code) / 1000
        hyphen = drawing.Part(SOFT_HYPHEN, (drawing.Strip(0.0, f"<{code:04X}>"),), is_plain=shown == SOFT_HYPHEN)
        return Fragment(word.text + SOFT_HYPHEN, width, width, (*word.parts, hyphen), (*word.codes, code))

    def _shaped(self, text: str) -> Iterator[tuple[list[drawing.PlacedGlyph], str]]:
        """Give the glyphs of each cluster, from left to right, with the text of the cluster."""
        buffer = self._buffer(text)
        infos = buffer.glyph_infos
        starts = sorted({info.cluster for info in infos})
        spans = dict(zip(starts, pairwise([0, *starts[1:], len(text)]), strict=False))
        placed = zip(infos, buffer.glyph_positions, strict=True)
        for start, group in groupby(placed, key=_start_of_cluster):
            first, end = spans[start]
            yield [self._placed(info.codepoint, at) for info, at in group], text[first:end]

    def _buffer(self, text: str) -> hb.Buffer:
        """Give the buffer of a shaped text of one script."""
        buffer = hb.Buffer()
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.add_str(text)
        buffer.direction = self._direction
        if self._language:
            buffer.language = self._language
        buffer.guess_segment_properties()
        # Han and kana are set solid: no kerning (JLReq 3.1.1, CLReq 3.1.1).
        hb.shape(self.face.font, buffer, {"kern": False} if buffer.script in _SOLID else None)
        return buffer

    def _apart(self, glyphs: list[drawing.PlacedGlyph], text: str) -> Iterator[tuple[list[drawing.PlacedGlyph], str]]:
        """Give a cluster, and beside it what parts its letters from the next, shown by an empty glyph.

        Readers that turn round what runs leftwards would turn a text that is said for the glyphs of a word, too.
        """
        parts = NON_JOINER in text and self._leftwards and " " in self.face.characters
        letters = text.strip(NON_JOINER)
        if not parts or not letters or NON_JOINER in letters:
            yield glyphs, text
            return
        code = self.face.blanks[NON_JOINER]
        apart = [drawing.PlacedGlyph(code, 0, self.face.width(code), 0, 0)], NON_JOINER
        if text[-1] == NON_JOINER:
            yield apart
        yield glyphs, letters
        if text[0] == NON_JOINER:
            yield apart

    def _placed(self, glyph: int, at: hb.GlyphPosition) -> drawing.PlacedGlyph:
        scale = 1000 * self.face.scale
        own = self.face.own_advance(glyph)
        return drawing.PlacedGlyph(glyph, at.x_advance * scale, own, at.x_offset * scale, at.y_offset * scale)

    def _meaning(self, glyphs: Sequence[drawing.PlacedGlyph], text: str) -> drawing.GlyphCluster:
        """Say what the codes of a cluster mean, and whether that is its text."""
        face = self.face
        meant = text.translate(_JOINERS) or text
        if len(glyphs) == 1:
            (glyph,) = glyphs
            if face.glyph_by_character.get(meant) == glyph.code:
                code = face.code_by_character[meant]
                return drawing.GlyphCluster(
                    [replace(glyph, code=code)], text, {}, is_plain=face.text_by_code[code] == text
                )
            if glyph.code not in face.text_by_code:
                return drawing.GlyphCluster(glyphs, text, {glyph.code: meant}, is_plain=meant == text)
            if self._leftwards and unicodedata.mirrored(meant[0]):
                return drawing.GlyphCluster(glyphs, text, {}, is_plain=True)  # readers turn round what they see
            return drawing.GlyphCluster(
                glyphs, text, {}, is_plain=face.text_by_code[glyph.code] == text.translate(_PLACES)
            )
        if pairs := self._letter_by_letter(glyphs, text):
            return pairs
        unknown = [at for at, glyph in enumerate(glyphs) if glyph.code not in face.text_by_code]
        claims = {glyphs[at].code: meant[min(at, len(meant) - 1)] for at in unknown}
        return drawing.GlyphCluster(glyphs, text, claims, is_plain=False)

    def _letter_by_letter(self, glyphs: Sequence[drawing.PlacedGlyph], text: str) -> drawing.GlyphCluster | None:
        """Give a cluster of a letter with marks whose glyphs stand for a character each, in the order of reading."""
        leftwards = self._leftwards
        if leftwards and len(text) == 1:
            text += drawing.JOINER * (len(glyphs) - 1)  # what lengthens a letter
        if len(glyphs) != len(text) or not (leftwards or all(map(drawing.stands_in_line, glyphs))):
            return None
        face, order = self.face, text[::-1] if leftwards else text
        claims = {}
        for glyph, character in zip(glyphs, order, strict=True):
            if glyph.code not in face.text_by_code and leftwards:
                claims[glyph.code] = character
            elif face.text_by_code.get(glyph.code) != character:
                return None
        return drawing.GlyphCluster(glyphs, text, claims, is_plain=True)

    def _blank(self) -> drawing.PlacedGlyph | None:
        """Give the empty glyph by which readers find a strip."""
        code = self.face.blanks["\u2060"]
        return drawing.PlacedGlyph(code, 0, self.face.width(code), 0, 0) if " " in self.face.characters else None

    def _space(self, space: str) -> Sequence[drawing.PlacedGlyph]:
        """Give the glyph of a space at the end; what the font does not have is as wide as HarfBuzz makes it."""
        found = self._spaces.get(space)
        if found is None:
            shaped = [glyph for group, _ in self._shaped(space) for glyph in group]
            code = self.face.code_by_character.get(space)
            found = shaped if code is None else [replace(glyph, code=code) for glyph in shaped]
            self._spaces[space] = found
        return found


@cache
def shaper_of(face: Face, language: str, direction: Direction) -> Shaper:
    """Give what shapes the text of a language (BCP 47) and direction with a face, once a process."""
    return Shaper(face, language, direction)


_SOLID = ("Hani", "Hira", "Kana")


def _start_of_cluster(placed: tuple[hb.GlyphInfo, hb.GlyphPosition]) -> int:
    return int(placed[0].cluster)
