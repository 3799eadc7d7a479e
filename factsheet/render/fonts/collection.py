"""Font families with the characters their files can draw, all that a build may use, and which serves which script."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol, TypeAlias

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.render.fonts.conversion import Conversion, open_face, reading_font
from factsheet.render.theme import FontChoice, Theme

FontFile: TypeAlias = Path | Conversion
"""A static TrueType file, or what makes one."""


class FontFamily(Struct, frozen=True):
    """The files of a family's styles; a style that is None is drawn with the nearest one there is."""

    name: str
    regular: FontFile
    bold: FontFile | None = None
    italic: FontFile | None = None
    bold_italic: FontFile | None = None

    def file(self, *, bold: bool = False, italic: bool = False) -> FontFile:
        """Give the file of a style; weight outlives slant where the family has no bold italic."""
        if bold and italic:
            return self.bold_italic or self.bold or self.italic or self.regular
        if bold:
            return self.bold or self.regular
        if italic:
            return self.italic or self.regular
        return self.regular

    @property
    def styles(self) -> tuple[str, ...]:
        """The names of the styles that have a file of their own."""
        own = {"regular": self.regular, "bold": self.bold, "italic": self.italic, "bold italic": self.bold_italic}
        return tuple(name for name, file in own.items() if file)


def static_file(file: FontFile) -> Path:
    """Give the TrueType file, made if it is not there yet; raises FactsheetError (`unreadable-font`)."""
    return file if isinstance(file, Path) else file.file()


def source_file(file: FontFile) -> Path:
    """Give the file as its maker wrote it."""
    return file if isinstance(file, Path) else file.source


@lru_cache(maxsize=1024)
def family_key(name: str) -> str:
    """Give the form in which family names are compared: "Noto Sans JP" and "NotoSansJP" are one family."""
    return "".join(character for character in name.casefold() if character.isalnum())


class FontProvider(Protocol):
    """A source of fonts."""

    @property
    def origin(self) -> str:
        """Where the fonts come from, in words."""
        ...

    def families(self) -> Mapping[str, FontFamily]:
        """Give the families by `family_key` of their names."""
        ...


class Fonts:
    """Fonts of several providers; where two know a family, the earlier one serves."""

    def __init__(self, *providers: FontProvider, cache: Path | None = None) -> None:
        self._providers = providers
        self.cache = cache
        """The folder in which converted fonts of scripts are kept, or else as long as the process."""

    @cached_property
    def families(self) -> Mapping[str, FontFamily]:
        """All families by `family_key`."""
        merged: dict[str, FontFamily] = {}
        for provider in reversed(self._providers):
            merged.update(provider.families())
        return merged

    def has(self, family: str) -> bool:
        """Tell whether there is a family of this name."""
        return family_key(family) in self.families

    def find(self, family: str) -> FontFamily:
        """Give the family of this name.

        Raises FactsheetError (`unknown-font`), with the nearest names as a hint, for a family that no provider has.
        """
        found = self.families.get(family_key(family))
        if found is None:
            raise FactsheetError([self.unknown(family)])
        return found

    def origin(self, family: str) -> str:
        """Say where a family that there is comes from."""
        key = family_key(family)
        return next((provider.origin for provider in self._providers if key in provider.families()), "")

    def unknown(self, family: str) -> Diagnostic:
        """Say that no provider has a family."""
        from difflib import get_close_matches  # noqa: PLC0415 - only where a theme is wrong

        near = get_close_matches(family_key(family), self.families, n=3)
        names = ", ".join(self.families[key].name for key in near)
        hints = (f"did you mean {names}?",) if names else ()
        return Diagnostic("unknown-font", f"no font family is called {family!r}", hints=hints)


CONTROLS = frozenset((*range(0x20), *range(0x7F, 0xA0)))
"""Control characters: some fonts map them to an empty glyph, but nobody could read them."""


@lru_cache(maxsize=64)
def coverage(file: FontFile) -> frozenset[int]:
    """Give the code points of a font file's Unicode character map (OpenType `cmap`), control characters left out.

    Raises FactsheetError (`unreadable-font`) for a damaged file.
    """
    source = source_file(file)
    with reading_font(source):
        return frozenset(open_face(source).unicodes) - CONTROLS


def fallback_order(choice: FontChoice, language: str) -> tuple[str, ...]:
    """Give the families that serve text in a language (BCP 47), the theme's own first.

    The family of the language comes before those of other languages: they all have the Han characters, each in the
    forms of its own (Unicode 16, 18.1).
    """
    own = language_family(choice, language)
    others = [name for name in choice.fallback if name != own]
    if own:
        place = next((at for at, name in enumerate(others) if name in choice.languages.values()), len(others))
        others.insert(place, own)
    return (choice.family, *others)


SHARED_SIGNS = frozenset("·‐–—―‘’“”‥…※→←↑↓○●◎□■△▲▽▼◇◆☆★")
"""Punctuation and signs of Latin and East Asian fonts alike, which beside Han or kana are as wide as these."""


def is_full_width(tag: str) -> bool:
    """Tell whether the punctuation of a language (BCP 47) fills a square; Korean takes that of Latin."""
    return tag.lower().startswith(("ja", "zh"))


def language_family(choice: FontChoice, language: str) -> str | None:
    """Look up the family of a language, by ever shorter tags (RFC 4647, 3.4): zh-Hans-CN, zh-Hans, zh."""
    families = {tag.lower(): name for tag, name in choice.languages.items()}
    tag = language.lower()
    while tag:
        if tag in families:
            return families[tag]
        tag = tag.rpartition("-")[0]
    return None


class Script(Struct, frozen=True):
    """A script as a language (BCP 47) writes it, with characters that every font for it has."""

    name: str
    language: str
    characters: str


SCRIPTS = (
    Script("Latin", "en", "AZaz09ÀÄÇÉÑÖØÜßàäçéñöøüŒœ—“”"),
    Script("Extended Latin", "pl", "ĄąĆćĘęŁłŞşŻżŽžăđğőŵ"),
    Script("Greek", "el", "ΑΩαωΆΈΪάέήίΐόύώςΰ"),
    Script("Cyrillic", "uk", "АЯаяЁЂЄІЇЈЉЎЏҐёђєіїјљўџґ"),
    Script("Japanese", "ja", "ぁあんゔァアヶー、。「」日本国外務省畑込働辺渋"),
    Script("Korean", "ko", "가각뷁힣한국외교부대통령ㄱㅎㅏㅣ"),
    Script("Simplified Chinese", "zh-Hans", "、。《》中国外交部这们说发会关双边贸"),
)


class Service(Struct, frozen=True):
    """What serves a script in one of a theme's fonts; `family` is None where no font has all of its characters."""

    font: str
    script: Script
    family: FontFamily | None = None
    origin: str = ""

    @property
    def file(self) -> Path | None:
        """The file of the regular style, as its maker wrote it."""
        return source_file(self.family.regular) if self.family else None


class ListedFamily(Struct, frozen=True):
    """A family that a theme may name, the scripts of which its regular style has every usual character, its origin."""

    family: FontFamily
    scripts: tuple[str, ...]
    origin: str


def listed_families(fonts: Fonts) -> Iterator[ListedFamily]:
    """Give the families that a theme may name, by their names; raises FactsheetError for a damaged file."""
    for family in sorted(fonts.families.values(), key=lambda each: each.name.casefold()):
        has = coverage(family.regular)
        scripts = tuple(script.name for script in SCRIPTS if set(map(ord, script.characters)) <= has)
        yield ListedFamily(family, scripts, fonts.origin(family.name))


def services(theme: Theme, fonts: Fonts) -> Iterator[Service]:
    """Give what serves each script in each of a theme's fonts.

    Raises FactsheetError: `unknown-font` for a family that no provider has, `unreadable-font` for a damaged file.
    """
    for name, choice in theme.fonts.items():
        for script in SCRIPTS:
            yield _service(name, choice, script, fonts)


def _service(font: str, choice: FontChoice, script: Script, fonts: Fonts) -> Service:
    needed = set(map(ord, script.characters))
    for name in fallback_order(choice, script.language):
        family = fonts.find(name)
        if needed <= coverage(family.regular):
            return Service(font, script, family, fonts.origin(name))
    return Service(font, script)
