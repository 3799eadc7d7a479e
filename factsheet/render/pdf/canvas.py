"""The canvas: painting in the terms of the boxes; everything painted is an element's content or an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from factsheet.render.fonts.faces import Face
from factsheet.render.pdf.file import structure
from factsheet.render.pdf.file.file_writer import stream, text_string
from factsheet.render.pdf.file.page_canvas import PageCanvas, UntaggedTextError
from factsheet.render.pdf.file.structure import StructureElement, StructureTree
from factsheet.render.pdf.text.drawing import Strip
from factsheet.render.pdf.text.embedding import FileFonts, FontUse
from factsheet.render.pdf.text.pieces import LinePiece
from factsheet.render.pdf.text.runs import CommentTag, Destination, RunStyle
from factsheet.render.pdf.text.shaping import Fragment
from factsheet.render.pdf.text.styles import RuleStyle

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader


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
        "_face",
        "_fonts",
        "_owner",
        "_rise",
        "_shows",
        "_size",
        "_style",
        "_use",
    )

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


Rect = tuple[float, float, float, float]
PaintRunning = Callable[["SheetCanvas", int, int], None]

_URI_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"


class Artifact(Enum):
    """What stands on a page but not in the reading order, as a property list (ISO 32000-1 14.8.2.2)."""

    LAYOUT = "<</Type/Layout>>"
    REPEATED = "<</Type/Pagination>>"
    HEADER = "<</Type/Pagination/Subtype/Header>>"
    FOOTER = "<</Type/Pagination/Subtype/Footer>>"
    WATERMARK = "<</Type/Pagination/Subtype/Watermark>>"


class SheetCanvas(PageCanvas):
    """A canvas that paints boxes, and the running lines of every page once the number of pages is known.

    `tree` is the structure tree that the boxes' elements are in. `paint_running` is called with the canvas, the page's
    number and the page count.
    """

    def __init__(self, size: tuple[float, float], tree: StructureTree, paint_running: PaintRunning) -> None:
        super().__init__(size)
        self._tree = tree
        self._fonts = FileFonts()
        self._owners: list[StructureElement] = []
        self._page = 0
        """The index of the page that is painted."""
        self._outline_levels: list[int] = []
        self._paint_running = paint_running

    @contextmanager
    def artifact(self, kind: Artifact) -> Iterator[None]:
        """Make everything painted inside an artifact; artifacts do not nest (ISO 14289-1 7.1)."""
        if self.in_artifact:
            yield
            return
        self.in_artifact = True
        self.emit(f"/Artifact {kind.value} BDC")
        yield
        self.emit("EMC")
        self.in_artifact = False

    def content_of(self, element: StructureElement) -> str:
        """Give the operator that begins content of an element on this page (ISO 32000-1 14.7.4.2)."""
        identifier = len(self._owners)
        self._owners.append(element)
        element.kids.append(structure.Content(self._page, identifier))
        return f"/{element.kind} <</MCID {identifier}>> BDC"

    def open_text(self) -> TextPainter:
        """Give a text object; `paint_text` paints it."""
        return TextPainter(self._fonts, self.content_of)

    def paint_text(self, text: TextPainter) -> None:
        """Paint a text object; raises UntaggedTextError where its text is not marked."""
        self.emit(text.code(in_artifact=self.in_artifact))

    def fill(self, x: float, bottom: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle."""
        self._layout(f"{color_operands(color)} rg {x:.3f} {bottom:.3f} {width:.3f} {height:.3f} re f")

    def rule(self, x: float, y: float, width: float, line: RuleStyle) -> None:
        """Draw a horizontal rule whose middle lies at y."""
        stroke = f"{color_operands(line.color)} RG {line.width:.4g} w"
        self._layout(f"{stroke} {x:.3f} {y:.3f} m {x + width:.3f} {y:.3f} l S")

    def _layout(self, code: str) -> None:
        """Paint what belongs to the layout alone."""
        self.emit(code if self.in_artifact else f"/Artifact {Artifact.LAYOUT.value} BDC {code} EMC")

    def picture(self, image: ImageReader, rect: Rect, element: StructureElement | None) -> None:
        """Draw an image, an artifact without an element; transparent parts stay transparent."""
        left, bottom, right, top = rect
        size = (right - left, top - bottom)
        if element is None or self.in_artifact:
            with self.artifact(Artifact.LAYOUT):
                self.draw_image(image, left, bottom, *size)
            return
        element.attributes = structure.figure_box(*rect)
        self.emit(self.content_of(element))
        self.draw_image(image, left, bottom, *size)
        self.emit("EMC")

    def outline(self, title: str, key: str, level: int) -> None:
        """Add an outline entry for an anchor; a level is never skipped, whatever is asked for."""
        while self._outline_levels and self._outline_levels[-1] >= level:
            self._outline_levels.pop()
        self.add_outline(title, key, len(self._outline_levels))
        self._outline_levels.append(level)

    def link(self, rect: Rect, destination: Destination, element: StructureElement) -> None:
        """Make a rectangle (left, bottom, right, top) a link (ISO 32000-1 12.5.6.5, ISO 14289-1 7.18.5)."""
        key = self._tree.add_parent(element)
        head = b"<</Type/Annot/Subtype/Link/Rect%s/Border[0 0 0]/F 4/StructParent %d/Contents%s" % (
            _numbers(rect),
            key,
            text_string(destination.contents),
        )
        if destination.href is not None:
            uri = quote(destination.href, safe=_URI_CHARACTERS)
            self._attach(head + b"/A<</S/URI/URI%s>>" % text_string(uri), element)
        elif destination.target is not None:
            self._attach(head, element, destination.target)

    def comment(self, rects: Sequence[Rect], remark: CommentTag, element: StructureElement) -> None:
        """Attach a reviewer's remark as a highlight annotation (ISO 32000-1 12.5.6.10) that prints nothing itself."""
        lefts, bottoms, rights, tops = zip(*rects, strict=True)
        whole = (min(lefts), min(bottoms), max(rights), max(tops))
        quads = [n for left, bottom, right, top in rects for n in (left, top, right, top, left, bottom, right, bottom)]
        key = self._tree.add_parent(element)
        head = b"<</Type/Annot/Subtype/Highlight/Rect%s/QuadPoints%s/F 4/StructParent %d" % (
            _numbers(whole),
            _numbers(quads),
            key,
        )
        author, text = text_string(remark.author), text_string(remark.text)
        tail = b"/T%s/Contents%s/AP<</N %d 0 R>>" % (author, text, self._empty_appearance())
        self._attach(head + tail, element)

    def _attach(self, annotation: bytes, element: StructureElement, target: str | None = None) -> None:
        element.kids.append(structure.ObjectReference(self._page, self.annotate(annotation, target)))

    def _empty_appearance(self) -> int:
        return self.ready.add(stream(b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>", b""))

    def close_page(self) -> None:
        """Close the page."""
        self.end_page(self._tree.add_parent(self._owners))
        self._page = len(self.pages)
        self._owners = []

    def file(self) -> bytes:
        """Close the last page, add the running lines to every page, and give the bytes of the file."""
        if self._code:
            self.close_page()
        pages = self.pages
        for number, page in enumerate(pages, start=1):
            self.extend_page(page, partial(self._paint_running, self, number, len(pages)))
        root = structure.write_structure(self._tree, self.ready, [page.number for page in pages])
        self.catalog["StructTreeRoot"] = b" %d 0 R" % root
        return self.whole(self._fonts.write(self.ready))


def _numbers(values: Sequence[float]) -> bytes:
    return b"[%s]" % b" ".join([b"%.2f" % value for value in values])
