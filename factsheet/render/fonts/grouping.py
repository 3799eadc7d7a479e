"""Font files grouped into families, by the names of the files or those inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factsheet.render.fonts.family import FontFamily, FontFile, family_key

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


@dataclass(frozen=True, slots=True)
class StyleFile:
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
