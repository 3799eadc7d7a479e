"""In which order a theme's families are asked by language, and which of them serves which script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factsheet.render.fonts.collection import FontFamily, Fonts, coverage, source_file
from factsheet.render.theme import FontChoice, Theme


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


def language_family(choice: FontChoice, language: str) -> str | None:
    """Look up the family of a language, by ever shorter tags (RFC 4647, 3.4): zh-Hans-CN, zh-Hans, zh."""
    families = {tag.lower(): name for tag, name in choice.languages.items()}
    tag = language.lower()
    while tag:
        if tag in families:
            return families[tag]
        tag = tag.rpartition("-")[0]
    return None


@dataclass(frozen=True, slots=True)
class Script:
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


@dataclass(frozen=True, slots=True)
class Service:
    """What serves a script in one of a theme's fonts; `family` is None where no font has all of its characters."""

    font: str
    script: Script
    family: FontFamily | None = None
    origin: str = ""

    @property
    def file(self) -> Path | None:
        """The file of the regular style, as its maker wrote it."""
        return source_file(self.family.regular) if self.family else None


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
