"""Where fonts come from: the package `rendercv-fonts`, and folders of files grouped into families."""

import importlib.util
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from os import SEEK_END
from pathlib import Path

from msgspec import Struct

from factsheet.files import open_plain
from factsheet.render.fonts.collection import FontFamily, FontFile, family_key
from factsheet.render.fonts.conversion import MAX_BYTES, Conversion, reading_font

_STYLES = {
    "regular": "regular",
    "normal": "regular",
    "book": "regular",
    "bold": "bold",
    "italic": "italic",
    "oblique": "italic",
    "bolditalic": "bold_italic",
    "boldoblique": "bold_italic",
}
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|[_\s]+")


class StyleFile(Struct, frozen=True):
    """The file of one style (`regular`, `bold`, `italic`, `bold_italic`) of a family."""

    family: str
    style: str
    file: FontFile


def group(faces: Iterable[StyleFile]) -> dict[str, FontFamily]:
    """Group the files of styles into families by `family_key`; a family without a regular file uses its first."""
    grouped: dict[str, dict[str, StyleFile]] = {}
    for face in faces:
        grouped.setdefault(family_key(face.family), {}).setdefault(face.style, face)
    return {key: _family(faces_of) for key, faces_of in grouped.items()}


def _family(faces: dict[str, StyleFile]) -> FontFamily:
    first = faces.get("regular") or next(iter(faces.values()))
    files = {style: face.file for style, face in faces.items()}
    return FontFamily(first.family, **{"regular": first.file} | files)


def named_style(*, bold: bool, italic: bool) -> str:
    """Give the name of a style."""
    return ("bold_italic" if italic else "bold") if bold else ("italic" if italic else "regular")


def style_by_file_name(file: Path) -> StyleFile | None:
    """Read family and style from a file name such as `NotoSansJP-Bold.ttf`; None where it is named otherwise."""
    family, _, style = file.stem.rpartition("-")
    known = _STYLES.get(family_key(style))
    return StyleFile(_WORDS.sub(" ", family), known, file) if family and known else None


def style_by_name_table(file: Path) -> StyleFile:
    """Read family and style from the names inside a font; raises anything where it is damaged."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - costly, and rarely needed

    # fontTools leaves a file that it opened itself open when it cannot read it.
    with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
        names = font["name"]
        family = names.getBestFamilyName() or file.stem
        style = names.getBestSubFamilyName() or "regular"
    known = _STYLES.get(family_key(style))
    # A style beyond the four ("Light") is a family of its own, as Windows and Word name it.
    return StyleFile(family, known, file) if known else StyleFile(f"{family} {style}", "regular", file)


_TRUETYPE = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_RECORD = 16


def table_tags(file: Path) -> frozenset[str]:
    """Give the tags of a font's tables; raises ValueError for what is no single, whole TrueType or OpenType font."""
    with open_plain(file) as stream:
        head = stream.read(12)
        if head[:4] not in _TRUETYPE or len(head) < 12:
            raise ValueError("it begins as no TrueType or OpenType font does")
        (count,) = struct.unpack_from(">H", head, 4)
        records = stream.read(_RECORD * count)
        size = stream.seek(0, SEEK_END)
    if len(records) < _RECORD * count:
        raise ValueError("it ends before its first table")
    tables = [struct.unpack_from(">4s4xLL", records, start) for start in range(0, len(records), _RECORD)]
    if size > MAX_BYTES:
        raise ValueError(f"it has more than the {MAX_BYTES:,} bytes that are read")
    if any(start + length > size for _, start, length in tables):
        raise ValueError("it ends before its last table")
    return frozenset(tag.decode("latin-1") for tag, _, _ in tables)


_SUFFIXES = (".ttf", ".otf")
_REGULAR, _BOLD = 400.0, 700.0


class FolderFonts(Struct, frozen=True):
    """The `.ttf` and `.otf` files of a folder, named `Family-Style.ttf`, or else by the names inside them.

    Fonts with CFF outlines and variable fonts are converted when they are used, and kept in the folder `cache`; a
    variable font gives the styles of its weight axis.
    """

    folder: Path
    cache: Path | None = None

    @property
    def origin(self) -> str:
        """Where the fonts come from, in words."""
        return str(self.folder)

    def families(self) -> Mapping[str, FontFamily]:
        """Give the folder's families; raises FactsheetError (`unreadable-font`) for a file that is no font."""
        files = self.folder.iterdir() if self.folder.is_dir() else ()
        fonts = sorted(file for file in files if file.suffix.lower() in _SUFFIXES and not file.name.startswith("."))
        return group(style for file in fonts for style in self._styles(file))

    def _styles(self, file: Path) -> Iterator[StyleFile]:
        with reading_font(file):
            tags = table_tags(file)
            if "fvar" in tags:
                yield from self._instances(file)
            else:
                face = style_by_file_name(file) or style_by_name_table(file)
                yield face if "glyf" in tags else StyleFile(face.family, face.style, self._converted(file))

    def _instances(self, file: Path) -> Iterator[StyleFile]:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - costly, and rarely needed

        face = style_by_name_table(file)
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            ranges = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}
        lightest, boldest = ranges.get("wght", (_REGULAR, _REGULAR))
        italic = "italic" in face.style
        if "wght" not in ranges:
            yield StyleFile(face.family, face.style, self._converted(file))
            return
        yield StyleFile(
            face.family, named_style(bold=False, italic=italic), self._converted(file, max(lightest, _REGULAR))
        )
        if boldest > _REGULAR:
            yield StyleFile(
                face.family, named_style(bold=True, italic=italic), self._converted(file, min(boldest, _BOLD))
            )

    def _converted(self, file: Path, weight: float | None = None) -> Conversion:
        return Conversion(file, () if weight is None else (("wght", weight),), self.cache)


PACKAGE = "rendercv_fonts"
DISTRIBUTION = "rendercv-fonts"


class PackageFonts:
    """The package's TrueType families; its OpenType files with CFF outlines are left out, no theme needs them."""

    @property
    def origin(self) -> str:
        """Where the fonts come from, in words: the package and its version."""
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only `factsheet fonts` asks

        try:
            return f"{DISTRIBUTION} {version(DISTRIBUTION)}"
        except PackageNotFoundError:
            return DISTRIBUTION

    def families(self) -> Mapping[str, FontFamily]:
        """Give the families; none where the package is not installed."""
        return _families()


@cache
def _families() -> Mapping[str, FontFamily]:
    # The package is only a folder: finding it without importing it saves its own walk over the files.
    spec = importlib.util.find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    files = [file for folder in folders or () for file in Path(folder).glob("*/*.ttf")]
    return group(style_by_file_name(file) or style_by_name_table(file) for file in sorted(files))
