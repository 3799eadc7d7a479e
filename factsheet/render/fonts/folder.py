"""Fonts from a folder of TrueType files, such as the `fonts/` of a theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.render.fonts.family import FontFamily, family_key

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
class _Face:
    family: str
    style: str
    file: Path


class FolderFonts:
    """The `.ttf` files of a folder, named `Family-Style.ttf`, or else by the names inside them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def families(self) -> Mapping[str, FontFamily]:
        """Give the folder's families; raises FactsheetError (`unreadable-font`) for a file that is no font."""
        return group_files(sorted(self._folder.glob("*.ttf")))


def group_files(files: Iterable[Path]) -> dict[str, FontFamily]:
    """Group font files into families by `family_key`; a family without a regular file uses its first."""
    grouped: dict[str, dict[str, _Face]] = {}
    for file in files:
        face = _face_by_file_name(file) or _face_by_name_table(file)
        grouped.setdefault(family_key(face.family), {}).setdefault(face.style, face)
    return {key: _family(faces) for key, faces in grouped.items()}


def _family(faces: Mapping[str, _Face]) -> FontFamily:
    first = faces.get("regular") or next(iter(faces.values()))
    files = {style: face.file for style, face in faces.items()}
    return FontFamily(first.family, **{"regular": first.file} | files)


def _face_by_file_name(file: Path) -> _Face | None:
    family, _, style = file.stem.rpartition("-")
    known = _STYLES.get(family_key(style))
    return _Face(_WORDS.sub(" ", family), known, file) if family and known else None


def _face_by_name_table(file: Path) -> _Face:
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - costly, and rarely needed

    try:
        # fontTools leaves a file that it opened itself open when it cannot read it.
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            names = font["name"]
            family = names.getBestFamilyName() or file.stem
            style = names.getBestSubFamilyName() or "regular"
    except (TTLibError, OSError, KeyError) as error:
        message = f"{file.name} is not a TrueType font: {error}"
        raise FactsheetError([Diagnostic("unreadable-font", message)]) from error
    known = _STYLES.get(family_key(style))
    # A style beyond the four ("Light") is a family of its own, as Windows and Word name it.
    return _Face(family, known, file) if known else _Face(f"{family} {style}", "regular", file)
