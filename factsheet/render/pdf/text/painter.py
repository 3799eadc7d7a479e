"""The operators of text: pieces of lines come in, what shows them goes out, as one text object a paragraph."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from factsheet.render.fonts.faces import Face
from factsheet.render.pdf.file.structure import StructureElement
from factsheet.render.pdf.text.drawing import Strip
from factsheet.render.pdf.text.embedding import FileFonts, FontUse
from factsheet.render.pdf.text.pieces import LinePiece
from factsheet.render.pdf.text.runs import RunStyle
from factsheet.render.pdf.text.shaping import Fragment


class UntaggedTextError(Exception):
    """Text is painted that neither belongs to a structure element nor is an artifact."""


@cache
def color_operands(color: str) -> str:
    """Give the operands of the colour operators `rg` and `RG` for `#rrggbb`."""
    return " ".join([f"{int(color[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5)])


class TextPainter:
    """Gathers the operators of one text object; `content_of` begins the marked content of an element."""

    def __init__(self, fonts: FileFonts, content_of: Callable[[StructureElement], str]) -> None:
        self._fonts = fonts
        self._content_of = content_of
        self._code = ["BT"]
        self._owner: StructureElement | None = None
        self._face: Face | None = None
        self._size = 0.0
        self._use: FontUse | None = None
        self._style: RunStyle | None = None
        self._color = ""
        self._rise = 0.0
        self._shows = False

    def move(self, x: float, base: float) -> None:
        """Go to a place on a base line."""
        self._code.append(f"1 0 0 1 {x:.3f} {base:.3f} Tm")

    def belong(self, owner: StructureElement) -> None:
        """Mark what follows as content of an element (14.6)."""
        if owner is not self._owner:
            if self._owner is not None:
                self._code.append("EMC")
            self._owner = owner
            self._code.append(self._content_of(owner))

    def show(self, piece: LinePiece, stretch: float = 0.0) -> None:
        """Show a piece in its colour and on its height, its spaces wider by `stretch` points."""
        run, fragments, says = piece.run, piece.fragments, piece.says
        style = run.run_style
        if style is not self._style:
            self._set_look(style)
        insides = [fragment.inside for fragment in fragments]
        is_simple = None not in insides
        if is_simple and not any(insides):
            return
        use = self._set_font(run.shaper.face, style.size)
        use.shown.update(fragments)
        self._shows = True
        if not (is_simple or says):
            is_simple = _take_granted(fragments, insides, use)
        if is_simple and not (stretch or says) and piece.lead is None:
            self._code.append(f"[{''.join(insides)}]TJ".replace("><", ""))  # type: ignore[arg-type]
        else:
            self._show_peculiar(piece, insides, use, stretch)

    def _show_peculiar(self, piece: LinePiece, insides: list[str | None], use: FontUse, stretch: float) -> None:
        """Show a piece of which some fragments are not simple, or whose spaces are wider."""
        size, fragments = piece.run.run_style.size, piece.fragments
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

    def _set_look(self, style: RunStyle) -> None:
        self._style = style
        if style.color != self._color:
            self._color = style.color
            self._code.append(f"{color_operands(style.color)} rg")
        if style.rise != self._rise:
            self._rise = style.rise
            self._code.append(f"{style.rise:.4g} Ts")

    def _set_font(self, face: Face, size: float) -> FontUse:
        use = self._use
        if use is None or size != self._size or face is not self._face:
            use = self._use = self._fonts.use(face)
            self._face, self._size = face, size
            self._code.append(f"/{use.name} {size:.5g} Tf")
        return use

    def code(self, *, in_artifact: bool) -> str:
        """Give the whole object; raises UntaggedTextError for text that is neither marked nor in an artifact."""
        code = self._code
        if self._owner is not None:
            code.append("EMC")
        elif self._shows and not in_artifact:
            raise UntaggedTextError(" ".join(code))
        if self._rise:  # it outlasts the object (ISO 32000-1 9.3.1)
            code.append("0 Ts")
        code.append("ET")
        return "\n".join(code)


def _take_granted(fragments: Sequence[Fragment], insides: list[str | None], use: FontUse) -> bool:
    """Fill in what shows fragments whose claims are granted, as far as the first of another kind; tell if all are."""
    for at, fragment in enumerate(fragments):
        if insides[at] is None:
            if fragment.whole is None or not use.grants(fragment.claims):
                return False
            insides[at] = fragment.whole
    return True


def _saying(text: str) -> str:
    """Begin a span that says what its glyphs read (ISO 32000-1 14.9.4)."""
    return f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>>>BDC"
