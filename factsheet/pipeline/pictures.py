"""The images of a document's figures, looked at before a renderer gets them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Container, Iterable, Iterator
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, Severity, reason
from factsheet.document.algebra import every
from factsheet.document.nodes import Document, Figure
from factsheet.pipeline.packs import Unfit

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

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
        try:
            data[figure.path], notes = _look_at(read(figure.path), figure.path)
            diagnostics += _dropped(figure.path, notes, path)
        except _UnfitError as error:
            unfit = error.unfit
            diagnostics.append(Diagnostic(unfit.code, unfit.message, hints=unfit.hints, path=path))
    return Images(data, tuple(diagnostics), frozenset(seen))


def look_at_unprinted(
    named: Iterable[tuple[str, str]], looked_at: Container[str], read: Callable[[str], bytes | Unfit]
) -> Iterator[Diagnostic]:
    """Say what is wrong with files that values name and the document does not print; `named` has paths of both."""
    for path, name in named:
        if name not in looked_at and isinstance(found := read(name), Unfit):
            yield Diagnostic(found.code, found.message, hints=found.hints, path=path)


def _dropped(name: str, notes: tuple[str, ...], path: str | None) -> Iterator[Diagnostic]:
    if notes:
        message = f"the image {name} is published without what its file holds beside it: {', '.join(notes)}"
        hint = "the file itself stays as it is"
        yield Diagnostic("figure-notes", message, hints=(hint,), severity=Severity.WARNING, path=path)


class _UnfitError(Exception):
    """An image that cannot be used."""

    def __init__(self, code: str, message: str, *hints: str) -> None:
        self.unfit = Unfit(code, message, hints)
        super().__init__(message)


def _look_at(data: bytes | Unfit, name: str) -> tuple[bytes, tuple[str, ...]]:
    """Decode an image, which alone shows whether it is whole; refuses all but PNG and JPEG of a sensible size.

    Gives the image alone, set upright, in greys and colours of 8 bits, and what its file held besides.
    """
    if isinstance(data, Unfit):
        raise _UnfitError(data.code, data.message, *data.hints)
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most sheets have no figures

    from factsheet.pipeline.image_parts import excess  # noqa: PLC0415 - as above

    if more := excess(data):
        message = f"the image {name} is too large: it has more than {more}"
        raise _UnfitError("figure-too-large", message, "open it, and save it anew")
    try:
        with _warning, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged notes of a camera do no harm
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _alone(data, Image.open(io.BytesIO(data), formats=("PNG", "JPEG")), name)
    except UnidentifiedImageError:
        raise _of_another_kind(data, name) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large(name) from None
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for damage, by the kind of damage
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise _UnfitError("figure-damaged", f"the image {name} is damaged: {why}", "save it anew") from None


def _of_another_kind(data: bytes, name: str) -> _UnfitError:
    from factsheet.pipeline.image_kinds import begins_well, other_kind  # noqa: PLC0415 - images are right as a rule

    if begins_well(data):
        return _UnfitError("figure-damaged", f"the image {name} is damaged: its head makes no sense", "save it anew")
    kind, hint = other_kind(data)
    return _UnfitError(
        "figure-format", " ".join(filter(None, ("the image", name, "is", kind, "neither PNG nor JPEG"))), hint
    )


def _alone(data: bytes, image: ImageFile, name: str) -> tuple[bytes, tuple[str, ...]]:
    from factsheet.pipeline.publishing import published  # noqa: PLC0415 - brings in Pillow

    with image:
        if image.width * image.height > MAX_PIXELS:
            raise _too_large(name, image.width, image.height)
        image.load()
        return published(data, image)


def _too_large(name: str, *size: int) -> _UnfitError:
    extent = f" ({size[0]:,} by {size[1]:,} pixels)" if size else ""
    message = f"the image {name} is too large{extent}; at most {MAX_PIXELS:,} pixels are read"
    return _UnfitError("figure-too-large", message, "scale it down")
