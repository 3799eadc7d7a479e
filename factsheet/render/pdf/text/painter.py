"""The operators of text: pieces of lines come in, what shows them goes out, as one text object a paragraph."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from factsheet.render.pdf.file.structure import StructureElement
from factsheet.render.pdf.text.drawing import Strip
from factsheet.render.pdf.text.embedding import FileFonts, FontUse
from factsheet.render.pdf.text.pieces import LinePiece
from factsheet.render.pdf.text.runs import ParagraphTags, TextRun
from factsheet.render.pdf.text.shaping import Fragment


class UntaggedTextError(Exception):
    """Text is painted that neither belongs to a structure element nor is an artifact."""


_PLACE = "1 0 0 1 %.3f %.3f Tm"


@cache
def color_operands(color: str) -> str:
    """Give the operands of the colour operators `rg` and `RG` for `#rrggbb`."""
    return " ".join([f"{int(color[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5)])


class TextPainter:
    """Adds the operators of one text object to `code`, content of the elements of `tags`, which `content` begins."""

    _run: TextRun | None = None
    _owner: StructureElement | None = None
    _color: str = ""
    _rise: float = 0.0
    _use: FontUse | None = None
    """The font of the run, once it is set."""
    _font: FontUse | None = None
    _size: float = 0.0

    def __init__(
        self, code: list[str], fonts: FileFonts, content: Callable[[StructureElement], str], tags: ParagraphTags | None
    ) -> None:
        self._code, self._fonts, self._content, self._tags = code, fonts, content, tags
        code.append("BT")

    def show(self, x: float, base: float, pieces: Sequence[LinePiece], stretch: float, *, label: bool) -> None:
        """Show a line from a place on its base line, its spaces wider by `stretch` points; `label` is for its owner."""
        code, begins = self._code, True
        for piece in pieces:
            at = piece.x
            if begins or at is not None:
                code.append(_PLACE % (x + (at or 0.0 if piece.lead is None else piece.lead), base))
                begins = False
            if piece.run is not self._run:
                self._begin(piece.run, label=label)
            fragments = piece.fragments
            insides = [fragment.inside for fragment in fragments]
            if None in insides or stretch or at is not None:
                self._show_peculiar(piece, insides, stretch)
            elif inside := "".join(insides):  # type: ignore[arg-type]
                (self._use or self._set_font(piece.run)).shown.update(fragments)
                code.append(f"[{inside}]TJ".replace("><", ""))
        if label:
            self._run = None  # whose owner is another one in the paragraph

    def _begin(self, run: TextRun, *, label: bool) -> None:
        """Mark what follows as content of the element of a run (14.6), in the colour and on the height of the run."""
        style, tags, code = run.run_style, self._tags, self._code
        self._run, self._use = run, None
        if tags is not None:
            owner = tags.owner(style.path, label=label) if label or style.path else tags.element
            if owner is not self._owner:
                if self._owner is not None:
                    code.append("EMC")
                self._owner = owner
                code.append(self._content(owner))
        if style.color != self._color:
            self._color = style.color
            code.append(f"{color_operands(style.color)} rg")
        if style.rise != self._rise:
            self._rise = style.rise
            code.append(f"{style.rise:.4g} Ts")

    def _set_font(self, run: TextRun) -> FontUse:
        """Give the use of the font of the run that is shown, and set it where the one before had another."""
        use, size = self._fonts.use(run.shaper.face), run.run_style.size
        self._use = use
        if use is not self._font or size != self._size:
            self._font, self._size = use, size
            self._code.append(f"/{use.name} {size:.5g} Tf")
        return use

    def _show_peculiar(self, piece: LinePiece, insides: list[str | None], stretch: float) -> None:
        """Show a piece of which some fragments are not simple, or whose spaces are wider."""
        if None not in insides and not any(insides):
            return
        size, fragments, use = piece.run.run_style.size, piece.fragments, self._use or self._set_font(piece.run)
        use.shown.update(fragments)
        if not piece.says:
            _take_granted(fragments, insides, use)
        if stretch:
            wider = f"{-1000 * stretch / size:.4g} "
            insides = [
                None if inside is None else inside + wider * fragment.spaces
                for inside, fragment in zip(insides, fragments, strict=True)
            ]
        if piece.says:
            self._code.append(_saying(piece.says))
        if None in insides:
            insides = [
                shown
                for fragment, inside in zip(fragments, insides, strict=True)
                for shown in ([inside] if inside is not None else self._parts(piece, fragment, use, stretch))
            ]
        code = f"[{''.join(insides)}]TJ".replace("><", "").replace("[]TJ", "")  # type: ignore[arg-type]
        lead = self._lead(piece, use)
        self._code.append(code.replace("[", f"[{lead}", 1).replace("><", "") if lead else code)
        if piece.says:
            self._code.append("EMC")

    def _lead(self, piece: LinePiece, use: FontUse) -> str:
        """Give the space by which readers find a piece, and the way from it to the piece, within an array."""
        if piece.lead is None or piece.x is None:
            return ""
        space = piece.run.shaper.fragments[" "]
        use.shown.add(space)
        way = 1000 * (space.advance - (piece.x - piece.lead) / piece.run.run_style.size)
        return f"{space.inside}{way:.1f}"

    def _parts(self, piece: LinePiece, fragment: Fragment, use: FontUse, stretch: float) -> Iterator[str]:
        """Give what shows a fragment that is not that simple, within an array that may end and begin anew in it.

        Its codes may not say its text, and its glyphs stand on several heights. What is read leftwards is marked as
        such (ISO 32000-1 14.8.2.3.3), or says its text as a whole.
        """
        size = piece.run.run_style.size
        granted = [use.grants(part.claims) and part.is_plain for part in fragment.parts]
        if piece.says:
            for part in fragment.parts:
                yield from self._strips(part.strips, size)
        else:
            turned = all(
                is_granted or len(part.text) == 1 for part, is_granted in zip(fragment.parts, granted, strict=True)
            )
            whole = fragment.leftwards and not turned
            if fragment.leftwards:
                yield f"]TJ {'/ReversedChars BMC' if turned else _saying(fragment.text)} ["
            for part, is_granted in zip(fragment.parts, granted, strict=True):
                yield "" if is_granted or whole else f"]TJ {_saying(part.text)} ["
                yield from self._strips(part.strips, size)
                yield "" if is_granted or whole else "]TJ EMC ["
            if fragment.leftwards:
                yield "]TJ EMC ["
        if stretch and fragment.spaces:
            yield f"{-1000 * stretch * fragment.spaces / size:.4g} "

    def _strips(self, strips: Iterable[Strip], size: float) -> Iterator[str]:
        rise = self._rise
        for strip in strips:
            own = self._rise + strip.rise * size
            yield strip.inside if own == rise else f"]TJ {own:.4g} Ts [{strip.inside}"
            rise = own
        yield "" if rise == self._rise else f"]TJ {self._rise:.4g} Ts ["

    def close(self, *, in_artifact: bool) -> None:
        """End the object; raises UntaggedTextError for text that is neither marked nor in an artifact."""
        code = self._code
        if self._owner is not None:
            code.append("EMC")
        elif self._font and not in_artifact:
            raise UntaggedTextError(" ".join(code))
        if self._rise:  # it outlasts the object (ISO 32000-1 9.3.1)
            code.append("0 Ts")
        code.append("ET")


def _take_granted(fragments: Sequence[Fragment], insides: list[str | None], use: FontUse) -> None:
    """Fill in what shows fragments whose claims are granted, as far as the first of another kind."""
    for at, fragment in enumerate(fragments):
        if insides[at] is None:
            if fragment.whole is None or not use.grants(fragment.claims):
                return
            insides[at] = fragment.whole


def _saying(text: str) -> str:
    """Begin a span that says what its glyphs read (ISO 32000-1 14.9.4)."""
    return f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>>>BDC"
