"""Fonts with CFF outlines or variations made into the static TrueType that a PDF can take, kept whole or not at all."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, reason
from factsheet.files import read_plain, replace_whole

if TYPE_CHECKING:
    import uharfbuzz
    from fontTools.ttLib import TTFont


@contextmanager
def reading_font(file: Path, failure: str = "cannot be read as a font") -> Iterator[None]:
    """Turn whatever goes wrong inside into FactsheetError (`unreadable-font`), which names the file and the failure.

    Damaged tables make the readers of fonts raise anything: assertions, key errors, errors of `struct`.
    """
    try:
        yield
    except FactsheetError:
        raise
    except Exception as error:
        why = reason(error) if isinstance(error, OSError) else str(error) or type(error).__name__
        message = f"{file.name} {failure}: {why}"
        raise FactsheetError([Diagnostic("unreadable-font", message)]) from error


def open_face(file: Path) -> uharfbuzz.Face:
    """Open a font file; raises ValueError for what HarfBuzz would read as an empty font."""
    import uharfbuzz  # noqa: PLC0415 - Word files need it for a fall-back alone

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
    if not face.glyph_count or not len(face.unicodes):
        raise ValueError("it has no glyphs, or no table of characters")
    return face


MAX_BYTES = 256 * 1024 * 1024
"""Fonts of all Han characters have a tenth of it."""
_RECIPE = b"1"
"""Part of every key of the cache: changed with the conversion."""

_ERROR = 0.5
"""How far a quadratic curve may stray from the cubic one, in thousandths of the type size."""

_converting = Lock()
"""A font has one file, whichever thread asks first."""

Location = tuple[tuple[str, float], ...]
"""Where a style of a variable font lies on its axes (OpenType 1.9, fvar)."""


class Conversion(Struct, frozen=True):
    """A style of a font file, converted when it is first used and kept in the folder `cache`, if there is one."""

    source: Path
    location: Location = ()
    cache: Path | None = None

    def file(self) -> Path:
        """Give the TrueType file; raises FactsheetError (`unreadable-font`) for a font that cannot be converted."""
        with _converting:
            return _file(self)


@cache
def _file(conversion: Conversion) -> Path:
    with reading_font(conversion.source, "cannot be converted to TrueType"):
        data = read_plain(conversion.source, MAX_BYTES)
        key = _content_key(_RECIPE, repr(conversion.location).encode(), data)
        return kept(conversion.cache, key, ".ttf", lambda: convert(data, conversion.location))


def convert(data: bytes, location: Location = ()) -> bytes:
    """Give a font as static TrueType: at the location on its axes, the others at their defaults, with `glyf` outlines.

    The same font gives the same bytes.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - costly, and only for fonts of a theme

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    if "fvar" in font:
        font = _instance(font, dict(location))
    if "glyf" not in font:
        _make_quadratic(font)
    for table in ("DSIG", "STAT", "MVAR", "HVAR"):
        if table in font:
            del font[table]
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _instance(font: TTFont, location: dict[str, float]) -> TTFont:
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415 - as above

    axes = {
        axis.axisTag: min(max(location.get(axis.axisTag, axis.defaultValue), axis.minValue), axis.maxValue)
        for axis in font["fvar"].axes
    }
    instance = instantiateVariableFont(font, axes, inplace=True)
    if "CFF2" in instance:
        from fontTools.cffLib.CFF2ToCFF import convertCFF2ToCFF  # noqa: PLC0415 - as above

        convertCFF2ToCFF(instance)
    # Styles of one file share a PostScript name, under which a PDF would take them for one font.
    suffix = "".join(f"-{tag}{value:g}" for tag, value in sorted(location.items()))
    for record in instance["name"].names:
        if record.nameID == 6:
            record.string = record.toUnicode() + suffix
    return instance


def _make_quadratic(font: TTFont) -> None:
    """Replace CFF outlines by quadratic ones, and what headers say of them (OpenType 1.9); there is no hinting."""
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415 - as above
    from fontTools.pens.cu2quPen import Cu2QuPen  # noqa: PLC0415 - as above
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415 - as above

    glyphs = font.getGlyphSet()
    error = _ERROR * font["head"].unitsPerEm / 1000
    outlines = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        outlines[name] = pen.glyph()
    builder = FontBuilder(font=font)
    builder.isTTF = True
    builder.setupGlyf(outlines)
    builder.setupMaxp()
    font["maxp"].maxZones = 1
    for name, outline in outlines.items():
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(outline, "xMin", 0))
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font.sfntVersion = "\x00\x01\x00\x00"
    font["head"].glyphDataFormat = 0
    post = font["post"]
    post.formatType, post.extraNames, post.mapping, post.glyphOrder = 3.0, [], {}, font.getGlyphOrder()


_FOLDER = "fonts"


def _content_key(*parts: bytes) -> str:
    """Give the key of what is made of these parts."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big") + part)
    return hashed.hexdigest()[:40]


def kept(cache: Path | None, key: str, suffix: str, make: Callable[[], bytes]) -> Path:
    """Give the file of this key, made where there is none or it is damaged.

    Without a cache folder, or in one that cannot be written to, it lasts as long as the process.
    """
    if cache is not None:
        try:
            return _kept_in(cache / _FOLDER, key, suffix, make)
        except OSError:
            pass
    return _kept_in(_folder_of_process(), key, suffix, make)


def _kept_in(folder: Path, key: str, suffix: str, make: Callable[[], bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob(f"{key}-*{suffix}"):
        if _is_whole(file):
            return file
        file.unlink(missing_ok=True)
    data = make()
    file = folder / f"{key}-{_digest(data)}{suffix}"
    replace_whole(file, data)
    return file


def _is_whole(file: Path) -> bool:
    """Tell whether a file is what was written: its name ends in the hash of its content."""
    try:
        return file.stem.rpartition("-")[2] == _digest(read_plain(file, 2 * MAX_BYTES))
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:24]


@cache
def _folder_of_process() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="factsheet-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
