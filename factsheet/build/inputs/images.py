"""The images of a document's figures: read from the meeting's folder, and looked at before a renderer gets them."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.build.inputs.files import read_file, reason
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document import Document, Figure
from factsheet.document.walk import every_block

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MAX_BYTES = 64 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""Enough for a page at 600 dots an inch; more only fills memory."""

_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What sets an image of an Exif orientation upright, in Pillow's names."""


@dataclass(frozen=True, slots=True)
class Images:
    """The bytes of the images by the paths that figures name, and what is wrong with the others."""

    data: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def read_images(document: Document, folder: Path) -> Images:
    """Read the image of every figure of a document; `folder` is where paths start and what they may not leave."""
    data: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for figure in (block for block in every_block(document.blocks) if isinstance(block, Figure)):
        if figure.path in data:
            continue
        try:
            data[figure.path] = _read(folder, figure.path)
        except _Unfit as error:
            path = figure.origin.path if figure.origin else None
            diagnostics.append(Diagnostic(error.code, error.message, hints=error.hints, path=path))
    return Images(data, tuple(diagnostics))


class _Unfit(Exception):  # noqa: N818 - it is caught here and becomes a diagnostic
    """An image that cannot be used: why, and what to do."""

    def __init__(self, code: str, message: str, *hints: str) -> None:
        self.code, self.message, self.hints = code, message, hints
        super().__init__(message)


def _read(folder: Path, name: str) -> bytes:
    file = _file(folder, name)
    try:
        data = read_file(file, MAX_BYTES)
    except FactsheetError as error:
        raise _Unfit("figure-unreadable", f"the image {name}: {error.diagnostics[0].message}") from None
    return _looked_at(data, name)


def _file(folder: Path, name: str) -> Path:
    """Give the file of an image; a symbolic link may not lead out of the folder either."""
    try:
        file = (folder / name).resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a loop of links
        hint = f"paths start at the meeting's folder, {folder.resolve()}"
        raise _Unfit("figure-missing", f"there is no image {name}", hint) from None
    if not file.is_relative_to(folder.resolve()):
        raise _Unfit("figure-outside", f"the image {name} is outside the meeting's folder", "copy it into the folder")
    if not file.is_file():
        raise _Unfit("figure-unreadable", f"the image {name} is not a file")
    return file


def _looked_at(data: bytes, name: str) -> bytes:
    """Decode an image, which alone shows whether it is whole; refuses all but PNG and JPEG of a sensible size.

    Gives the same bytes, or those of the image set upright.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most sheets have no figures

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged notes of a camera do no harm
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _decode(Image.open(io.BytesIO(data), formats=("PNG", "JPEG")), name) or data
    except UnidentifiedImageError:
        raise _Unfit("figure-format", f"the image {name} is neither PNG nor JPEG", "save it as PNG or JPEG") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large(name) from None
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for damage, by the kind of damage
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise _Unfit("figure-damaged", f"the image {name} is damaged: {why}", "save it anew") from None


def _decode(image: ImageFile, name: str) -> bytes | None:
    """Give new bytes for an image that its camera noted as turned, and None for the others."""
    with image:
        if image.width * image.height > MAX_PIXELS:
            raise _too_large(name, image.width, image.height)
        image.load()
        return _upright(image)


def _upright(image: ImageFile) -> bytes | None:
    """Turn an image as its Exif orientation asks (Exif 2.32, 4.6.4.A), which PDF and Word would pass over."""
    from PIL import ExifTags, Image  # noqa: PLC0415 - most sheets have no figures

    turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    if turn is None:
        return None
    stream = io.BytesIO()
    turned = image.transpose(Image.Transpose[turn])
    turned.save(stream, image.format, quality=95, icc_profile=image.info.get("icc_profile"))
    return stream.getvalue()


def _too_large(name: str, *size: int) -> _Unfit:
    extent = f" ({size[0]:,} by {size[1]:,} pixels)" if size else ""
    message = f"the image {name} is too large{extent}; at most {MAX_PIXELS:,} pixels are read"
    return _Unfit("figure-too-large", message, "scale it down")
