"""A text object written operator by operator (ISO 32000-1 9.4): only what changes is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from reportlab.pdfbase.pdfdoc import PDFDocument

from factsheet.render.pdf.embedding import SheetFont
from factsheet.render.pdf.faces import Face
from factsheet.render.pdf.show import operator, operators
from factsheet.render.pdf.structure import Element


class UntaggedTextError(AssertionError):
    """Text is painted that neither belongs to a structure element nor is an artifact."""


@cache
def rgb(color: str) -> tuple[float, float, float]:
    """Give the parts of a colour `#rrggbb`, 0 to 1."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@cache
def color_operands(color: str) -> str:
    """Give the operands of the colour operators `rg` and `RG`."""
    return " ".join(f"{part:.4g}" for part in rgb(color))


class TextPainter:
    """Gathers the operators of one text object; `content_of` begins the marked content of an element."""

    __slots__ = (
        "_code",
        "_color",
        "_content_of",
        "_document",
        "_font",
        "_owner",
        "_rise",
        "_stretch",
        "_texts",
    )

    def __init__(self, document: PDFDocument, content_of: Callable[[Element], str]) -> None:
        self._document = document
        self._content_of = content_of
        self._code = ["BT"]
        self._owner: Element | None = None
        self._font: tuple[SheetFont, float, int] | None = None
        self._texts: set[str] = set()
        self._color = ""
        self._rise = 0.0
        self._stretch = 0.0

    def move(self, x: float, base: float, stretch: float) -> None:
        """Go to the start of a line, whose spaces are wider by `stretch` points."""
        self._code.append(f"1 0 0 1 {x:.3f} {base:.3f} Tm")
        if stretch != self._stretch:
            self._stretch = stretch
            self._code.append(f"{stretch:.4f} Tw")

    def belong(self, owner: Element) -> None:
        """Mark what follows as content of an element (14.6)."""
        if owner is not self._owner:
            if self._owner is not None:
                self._code.append("EMC")
            self._owner = owner
            self._code.append(self._content_of(owner))

    def color(self, color: str) -> None:
        """Show what follows in a colour `#rrggbb`."""
        if color != self._color:
            self._color = color
            self._code.append(f"{color_operands(color)} rg")

    def rise(self, rise: float) -> None:
        """Show what follows above the base line, in points."""
        if rise != self._rise:
            self._rise = rise
            self._code.append(f"{rise:.4g} Ts")

    def show(self, face: Face, size: float, text: str) -> None:
        """Show a text; words met before are ready where all their codes are fixed."""
        font, inside = face.font, face.inside(text)
        if inside is None:
            for subset, code in operators(font, self._document, text, tuple(face.kerns(text))):
                self._set_font(font, size, subset)
                self._code.append(code)
            return
        self._set_font(font, size, 0)
        self._texts.add(text)
        self._code.append(operator(inside, kerned=")" in inside))

    def _set_font(self, font: SheetFont, size: float, subset: int) -> None:
        current = self._font
        if current and current[0] is font and current[2] == subset and current[1] == size:
            return
        encoding = font.codes_in(self._document)
        self._texts = encoding.shown
        self._font = (font, size, subset)
        name = font.getSubsetInternalName(subset, self._document)
        self._code.append(f"{name} {size:.5g} Tf")

    def code(self, *, in_artifact: bool) -> str:
        """Give the whole object; raises UntaggedTextError for text that is neither marked nor in an artifact."""
        code = self._code
        if self._owner is not None:
            code.append("EMC")
        elif not in_artifact and any(each.endswith(("Tj", "TJ")) for each in code):
            raise UntaggedTextError(" ".join(code))
        # Word spacing and rise outlast the object (ISO 32000-1 9.3.1).
        if self._stretch:
            code.append("0 Tw")
        if self._rise:
            code.append("0 Ts")
        code.append("ET")
        return "\n".join(code)
