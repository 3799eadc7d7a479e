"""The images of a document's figures, looked at before a renderer gets them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Container, Iterable, Iterator
from threading import Lock

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, Severity, reason
from factsheet.document.algebra import every
from factsheet.document.nodes import Document, Figure
from factsheet.pipeline.packs import Unfit
from factsheet.source.signatures import DRAWINGS, HINTS, OFFICE, FileKind, file_kind

MAX_PIXELS = 50_000_000
"""Enough for a page at 600 dots an inch; more only fills memory."""

_warning = Lock()
"""How warnings are taken holds for all threads."""


class Images(Struct, frozen=True):
    """The bytes of the images by the paths that figures name, and what is wrong with the others."""

    data: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    looked_at: frozenset[str]


def look_at_images(document: Document, read: Callable[[str], bytes | Unfit]) -> Images:
    """Look at the image of every figure of a document; `read` gives the file that a figure names, or why not."""
    data: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    seen: set[str] = set()
    for figure in every((document,), Figure):
        if figure.path in data:
            continue
        path = figure.origin.path if figure.origin else None
        seen.add(figure.path)
        file = read(figure.path)
        found = file if isinstance(file, Unfit) else _look_at(file, figure.path)
        if isinstance(found, Unfit):
            diagnostics.append(Diagnostic(found.code, found.message, hints=found.hints, path=path))
            continue
        data[figure.path], notes = found
        if notes:
            dropped = ", ".join(notes)
            message = f"the image {figure.path} is published without what its file holds beside it: {dropped}"
            hint = "the file itself stays as it is"
            diagnostics.append(Diagnostic("figure-notes", message, None, (hint,), Severity.WARNING, path))
    return Images(data, tuple(diagnostics), frozenset(seen))


def look_at_unprinted(
    named: Iterable[tuple[str, str]], looked_at: Container[str], read: Callable[[str], bytes | Unfit]
) -> Iterator[Diagnostic]:
    """Say what is wrong with files that values name and the document does not print; `named` has paths of both."""
    for path, name in named:
        if name not in looked_at and isinstance(found := read(name), Unfit):
            yield Diagnostic(found.code, found.message, hints=found.hints, path=path)


def _look_at(data: bytes, name: str) -> tuple[bytes, tuple[str, ...]] | Unfit:
    """Decode an image, which alone shows whether it is whole; only PNG and JPEG of a sensible size fit.

    Gives the image alone, set upright, in greys and colours of 8 bits, and what its file held besides.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most sheets have no figures

    from factsheet.pipeline.image_parts import excess, published  # noqa: PLC0415 - as above

    if more := excess(data):
        message = f"the image {name} is too large: it has more than {more}"
        return Unfit("figure-too-large", message, ("open it, and save it anew",))
    try:
        with _warning, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged notes of a camera do no harm
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                if image.width * image.height > MAX_PIXELS:
                    return _too_large(name, image.width, image.height)
                image.load()
                return published(data, image)
    except UnidentifiedImageError:
        return _of_another_kind(data, name)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large(name)
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for damage, by the kind of damage
        why = reason(error) if isinstance(error, OSError) else str(error)
        return Unfit("figure-damaged", f"the image {name} is damaged: {why}", ("save it anew",))


_SAVE = "save it as PNG or JPEG"
_EXPORT = "export it as PNG, at 300 dots an inch of the size that it is printed in"
_INSIDE = "save the image in it as a file of its own"
_OTHERS = {
    **dict.fromkeys((*DRAWINGS, FileKind.PDF), _EXPORT),
    **dict.fromkeys((*OFFICE, FileKind.ZIP, FileKind.PACKED), _INSIDE),
    FileKind.PAGE: "save the image itself, not the page that shows it",
    FileKind.LFS: HINTS[FileKind.LFS],
}
"""What to do about files of other kinds that are given as images."""


def _of_another_kind(data: bytes, name: str) -> Unfit:
    kind = file_kind(data)
    if kind in {FileKind.PNG, FileKind.JPEG}:
        return Unfit("figure-damaged", f"the image {name} is damaged: its head makes no sense", ("save it anew",))
    if kind:
        called, hint = f"{kind}, ", _OTHERS.get(kind, _SAVE)
    else:
        called, hint = ("", _SAVE) if data else ("empty ", "save it anew")
    return Unfit("figure-format", f"the image {name} is {called}neither PNG nor JPEG", (hint,))


def _too_large(name: str, *size: int) -> Unfit:
    extent = f" ({size[0]:,} by {size[1]:,} pixels)" if size else ""
    message = f"the image {name} is too large{extent}; at most {MAX_PIXELS:,} pixels are read"
    return Unfit("figure-too-large", message, ("scale it down",))
