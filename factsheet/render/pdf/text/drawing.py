"""Glyphs where HarfBuzz placed them go in, parts come out: what shows them, and what it reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from factsheet.models.records import Frozen

JOINER = "\u200d"
"""U+200D stands for a letter of another fragment that a letter joins."""

Claims = tuple[tuple[int, str], ...]
"""What codes mean that no character of the font has: ligatures, and other glyphs that depend on their neighbours."""


class Strip(Frozen):
    """Glyphs on one height: `rise` in parts of the type size, `inside` what stands in the array of TJ."""

    rise: float
    inside: str


class Part(Frozen):
    """Glyphs that stand beside each other, and the text that they read.

    Their codes mean it if it `is_plain`, the claims granted; else whoever shows it says it (ISO 32000-1 14.9.4).
    """

    text: str
    strips: tuple[Strip, ...]
    claims: Claims = ()
    is_plain: bool = True


class PlacedGlyph(Frozen):
    """A glyph as it is shown; distances in thousandths of the type size, `shift` to the right before it is drawn."""

    code: int
    advance: float
    own: float
    shift: float
    rise: float


class GlyphCluster(Frozen):
    """The glyphs of letters that belong together, what their codes claim to mean, and whether they mean the text."""

    glyphs: Sequence[PlacedGlyph]
    text: str
    claims: Mapping[int, str]
    is_plain: bool
    leads: bool = False
    """Whether readers find it where it begins, though it is drawn elsewhere."""


_LEAST = 0.05
"""Distances in thousandths of the type size that nobody sees."""


class Pen:
    """Writes glyphs: hexadecimal codes, and between them, in thousandths, what is taken from the advance.

    Readers order strips by where their first glyph stands. Of a cluster that says its text, which is to be read once,
    further strips begin with an empty glyph, the `blank`, at the place of the first.
    """

    def __init__(self, blank: PlacedGlyph | None) -> None:
        self._blank = blank
        self._pen = self._at = self._first = 0.0
        """Where the next glyph stands by the advances, where the codes have come to, and where the cluster begins."""
        self._says = self._leads = False
        self._rise: float | None = None
        self._inside: list[str] = []
        self._strips: list[Strip] = []
        self.codes: set[int] = set()
        """The codes of the blanks."""

    def begin(self, cluster: GlyphCluster) -> None:
        """Begin a cluster."""
        self._says, self._first = not cluster.is_plain, self._pen
        self._leads = cluster.leads

    def draw(self, glyph: PlacedGlyph) -> None:
        """Draw a glyph behind the last."""
        place = self._pen + glyph.shift
        if glyph.rise != self._rise or self._leads:
            further = bool(self._inside)
            blank = (further or self._leads) and self._says and self._blank
            if further or blank:
                self._move(self._first + (not self._leads) if blank else place)
            self._end()
            self._rise = glyph.rise
            if blank and self._blank:
                self._inside.append(f"{self._blank.code:04X}")
                self._at += self._blank.own
                self.codes.add(self._blank.code)
        self._move(place)
        self._inside.append(f"{glyph.code:04X}")
        self._at = place + glyph.own
        self._pen += glyph.advance

    def lift(self, *, last: bool) -> tuple[Strip, ...]:
        """Give the strips drawn since it was lifted last; the last ones end at their advance."""
        if self._leads and self._blank:
            self._move(self._first)
            self._inside.append(f"{self._blank.code:04X}")
            self._at += self._blank.own
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


def in_parts(clusters: Sequence[GlyphCluster], pen: Pen) -> Iterator[Part]:
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


def joined_spaces(parts: tuple[Part, ...], spaces: int) -> tuple[Part, ...]:
    """Put spaces at the end into what is said before them: pdfium passes over a text object of spaces alone."""
    if not spaces or len(parts) < 2 or len(parts[-1].text) > spaces:
        return parts
    *others, said, end = parts
    return (*others, replace(said, text=said.text + end.text, strips=(*said.strips, *end.strips)))


def inside(parts: Sequence[Part]) -> str | None:
    """Give what shows parts whose codes mean their text, once claimed, and that stand on the base line."""
    strips = [strip for part in parts for strip in part.strips]
    if any(strip.rise for strip in strips) or (strips and not all(part.is_plain for part in parts)):
        return None
    return "".join([strip.inside for strip in strips])


def in_a_row(glyphs: Iterable[tuple[str, float]], advances: Iterable[float]) -> str:
    """Give what shows glyphs that stand on the base line, as a pen writes them: by their codes and own advances."""
    inside: list[str] = []
    pen = at = 0.0
    for (shown, own), advance in zip(glyphs, advances, strict=True):
        if not -_LEAST <= pen - at <= _LEAST:
            inside.append(f">{at - pen:.4g}<")
            at = pen
        inside.append(shown)
        at = pen + own
        pen += advance
    if abs(pen - at) > _LEAST:
        inside.append(f">{at - pen:.4g}<")
    return f"<{''.join(inside)}>".replace("<>", "")


def in_reach(cluster: GlyphCluster) -> Iterable[GlyphCluster]:
    """Part a letter that runs leftwards from its raised marks: each is said where its letter begins."""
    if not cluster.is_plain or not any(glyph.rise for glyph in cluster.glyphs):
        return (cluster,)
    claims = cluster.claims
    return [
        GlyphCluster(
            [glyph],
            sign,
            {code: claims[code] for code in (glyph.code,) if code in claims},
            not glyph.rise,
            bool(glyph.rise),
        )
        for glyph, sign in zip(cluster.glyphs, reversed(cluster.text), strict=True)
    ]


def stands_in_line(glyph: PlacedGlyph) -> bool:
    """Tell whether a glyph stands beside the one before it, neither raised nor moved nor over it."""
    return not glyph.rise and abs(glyph.shift) < _LEAST and (glyph.advance > 0 or not glyph.own)
