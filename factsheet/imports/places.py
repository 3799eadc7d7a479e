"""Where a meeting took place: by the dateline, or by what a text says at its head."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import UnknownLocaleError
from babel.core import get_global
from msgspec import Struct

from factsheet.edit.scalars import Fresh
from factsheet.imports.blocks import Block
from factsheet.imports.proposals import READ, find_place
from factsheet.imports.record import Proposal
from factsheet.imports.structure import Dateline
from factsheet.meeting.people import NO_COUNTRY
from factsheet.models.tables import read_table
from factsheet.typography.digits import locale_of
from factsheet.values.states import read_state

CITY = "City"
"""What stands for a city that a source does not say, as in a starter file."""


class ReadPlace(Struct, frozen=True):
    """A city, the ISO 3166 code of its country, empty where nothing says it, and what they rest on."""

    city: str
    code: str
    told: str

    def lines(self, fresh: Fresh) -> Iterator[str]:
        """Give the lines of a venue; a city without its country is proposed alone, as no sheet can print it so."""
        if self.code:
            yield f"  {fresh.entry('city', self.city, 2)} # {self.told}"
            yield f"  country: {self.code}"
            return
        if self.city != CITY:
            yield f"  # place? {self.city}, {self.told}"
        said = "" if self.city != CITY else f" # {self.told}"
        yield f"  city: {CITY}{said}"
        yield f"  country: {NO_COUNTRY} # stands for what the source does not say"


def read_place(line: Dateline | None, opening: list[Block], language: str, proposals: list[Proposal]) -> ReadPlace:
    """Read the place off the dateline, or else off the texts at the head; the words that say it go to `proposals`."""
    if line is not None and line.place:
        city, _, state = line.place.partition(",")
        made = _placed(city, state, language, f"by the dateline, {line.at}")
        proposals.append(_proposal(made, line.at, line.text))
        return made
    for block in opening:
        if found := find_place(block.text[:READ], language):
            made = _placed(found.city, found.state, language, f"proposed by “{found.said}”, {block.at}")
            proposals.append(_proposal(made, block.at, found.said))
            return made
    return ReadPlace(CITY, "", "the source has no dateline that names the place")


def _proposal(place: ReadPlace, at: str, said: str) -> Proposal:
    return Proposal("venue", f"{place.city}, {place.code}" if place.code else place.city, at, said)


def _placed(city: str, state: str, language: str, told: str) -> ReadPlace:
    said = state.strip(" ,")
    codes = read_state(said, language) if said else ()
    code = codes[0] if len(codes) == 1 else _country_of(city.strip(), language)
    return ReadPlace(city.strip(), code, told if code else f"{told}; which country it is in is not said")


@cache
def _cities() -> dict[str, str]:
    table = read_table("factsheet.imports", "cities.toml")
    return {city: code for code, cities in table.items() for city in cities}


def _country_of(city: str, language: str) -> str:
    """Give the country of a city of our table, or that names a time zone (IANA), also in the language (CLDR)."""
    if code := _cities().get(city.replace("\u00a0", " ")):
        return code
    territories = get_global("zone_territories")
    name = city.title().replace(" ", "_")
    zones = {zone for zone in territories if zone.rpartition("/")[2] == name}
    if not zones:
        try:
            named = locale_of(language).time_zones.items()
        except (UnknownLocaleError, ValueError):
            return ""
        zones = {zone for zone, said in named if said.get("city") == city}
    found = {territories[zone] for zone in zones if zone in territories}
    return found.pop() if len(found) == 1 else ""
