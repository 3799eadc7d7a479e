"""Which family of a theme serves which script, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factsheet.render.fonts.collection import Fonts
from factsheet.render.fonts.coverage import coverage
from factsheet.render.fonts.family import FontFamily, source_file
from factsheet.render.fonts.order import fallback_order
from factsheet.render.theme import FontChoice, Theme


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
