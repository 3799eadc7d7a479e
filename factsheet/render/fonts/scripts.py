"""Fonts for scripts that a theme's own fonts do not have: from packages of PyPI, or from the system."""

import importlib.util
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from factsheet.render.fonts.collection import FontFamily, family_key
from factsheet.render.fonts.providers import FolderFonts, group, style_by_file_name

PACKAGES = "fontpkg_"
"""How the packages of single families begin: `fontpkg-noto-sans-arabic` brings Noto Sans Arabic."""


class ScriptFonts(Struct, frozen=True):
    """The families that serve a script, by its code (ISO 15924), best first; `packaged` are those that PyPI has."""

    code: str
    name: str
    families: tuple[str, ...]
    packaged: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """The command that brings a font for the script."""
        if self.packaged:
            return f"pip install fontpkg-{self.packaged[0].lower().replace(' ', '-')}"
        return "apt install fonts-noto-core"


_NAMES = (
    "Adlm Adlam, Armn Armenian, Bali Balinese, Beng Bengali, Cans Canadian Aboriginal, Cakm Chakma, Cham Cham"
    ", Cher Cherokee, Copt Coptic, Ethi Ethiopic, Geor Georgian, Gujr Gujarati, Guru Gurmukhi, Java Javanese"
    ", Knda Kannada, Laoo Lao, Lisu Lisu, Mlym Malayalam, Mong Mongolian, Mtei Meetei Mayek, Mymr Myanmar, Nkoo NKo"
    ", Olck Ol Chiki, Orya Oriya, Osma Osmanya, Sinh Sinhala, Sund Sundanese, Syrc Syriac, Tale Tai Le"
    ", Talu New Tai Lue, Tfng Tifinagh, Tglg Tagalog, Thaa Thaana, Vaii Vai, Yiii Yi"
)
"""Scripts whose family in Noto is called `Noto Sans` and the name that stands here."""

_OTHERS = (
    # Amiri and Noto Naskh have a glyph a letter; of those that are put together from parts, pdfium copies words turned.
    ScriptFonts("Arab", "Arabic", ("Amiri", "Noto Naskh Arabic", "Noto Sans Arabic"), ("Amiri",)),
    ScriptFonts("Deva", "Devanagari", ("Noto Sans Devanagari", "Mukta"), ("Noto Sans Devanagari",)),
    # Heebo has brackets and dashes, which Noto Sans Hebrew lacks: a paragraph with some would be in two faces.
    ScriptFonts("Hebr", "Hebrew", ("Heebo", "Noto Sans Hebrew", "Frank Ruhl Libre"), ("Heebo",)),
    ScriptFonts("Khmr", "Khmer", ("Noto Sans Khmer",), ("Noto Sans Khmer",)),
    ScriptFonts("Taml", "Tamil", ("Noto Sans Tamil",), ("Noto Sans Tamil",)),
    ScriptFonts("Telu", "Telugu", ("Noto Sans Telugu",), ("Noto Sans Telugu",)),
    ScriptFonts("Thai", "Thai", ("Noto Sans Thai",), ("Noto Sans Thai",)),
    ScriptFonts("Tibt", "Tibetan", ("Noto Serif Tibetan",)),
)


_SIZES = {"Amiri": 1.12}
"""Families whose letters look smaller than Latin ones of the same size: by how much they are enlarged beside them.

Its waw and hah are 0.29 and 0.26 em high, those of Noto Sans Arabic 0.34 and 0.42 em; the x of Source Sans is 0.49 em.
"""


@cache
def relative_size(file_name: str) -> float:
    """Give the size of a font's letters in parts of the type size that a theme asks for, by the name of its file."""
    return _SIZES.get(file_name.partition("-")[0], 1.0)


def _noto(entry: str) -> ScriptFonts:
    code, _, name = entry.partition(" ")
    return ScriptFonts(code, name, (f"Noto Sans {name}",))


SCRIPT_FONTS = {each.code: each for each in (*map(_noto, _NAMES.split(", ")), *_OTHERS)}
"""What serves each script beside those of every theme: Latin, Greek, Cyrillic, Han, kana and Hangul."""


def told(script: str) -> tuple[str, str]:
    """Give the name of a script (ISO 15924), and the command that brings a font for it, if one is known."""
    if known := SCRIPT_FONTS.get(script):
        return known.name, known.command
    from fontTools.unicodedata import script_name  # noqa: PLC0415 - costly, and only for what no font has

    return str(script_name(script, default=script)), ""


def script_families(script: str, cache_folder: Path | None) -> Iterator[FontFamily]:
    """Give the families for a script (ISO 15924) that are installed, best first; variable ones are kept converted."""
    known = SCRIPT_FONTS.get(script)
    for name in known.families if known else ():
        if family := _family(name, cache_folder):
            yield family


@cache
def _family(name: str, cache_folder: Path | None) -> FontFamily | None:
    spec = importlib.util.find_spec(PACKAGES + name.lower().replace(" ", "_"))
    for folder in spec.submodule_search_locations or () if spec else ():
        if family := FolderFonts(Path(folder) / "files", cache_folder).families().get(family_key(name)):
            return family
    return _of_system(name)


def _of_system(name: str) -> FontFamily | None:
    stem = name.replace(" ", "")
    for folder in _system_folders():
        files = (folder / f"{stem}-{style}.ttf" for style in ("Regular", "Bold"))
        if faces := [face for file in files if file.is_file() and (face := style_by_file_name(file))]:
            return next(iter(group(faces).values()))
    return None


def _system_folders() -> tuple[Path, ...]:
    """Give the folders in which systems keep Noto's fonts."""
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    own = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "fonts"
    shared = (Path(root) / part for root in ("/usr/share/fonts", "/usr/local/share/fonts") for part in _PLACES)
    return (own, *shared, Path("/Library/Fonts"), Path("/System/Library/Fonts/Supplemental"))


_PLACES = ("truetype/noto", "noto", "google-noto", "google-noto-vf", "")
