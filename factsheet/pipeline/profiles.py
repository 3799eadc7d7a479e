"""From the files of profiles to what they say: each laid over its base, and checked, with every error at its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from factsheet.meeting.content import NumberingForms
from factsheet.pipeline.layered_files import LayeredFiles, LayeredKind
from factsheet.pipeline.packs import NamedFile, unknown_profile
from factsheet.profiles.house import PLAIN, DateForm, House, NameForm
from factsheet.profiles.model import Elements, Profile
from factsheet.protocol.orders import Order
from factsheet.source import nodes
from factsheet.typography.tags import match_language, matching

USUAL = PLAIN.name
"""The profile of issuers of no country, and of countries that no profile names."""

_KIND = LayeredKind("profile", unknown_profile, own=("base", "countries", "title"), whole=("order",))

T = TypeVar("T")


class Profiles(LayeredFiles):
    """The profiles of some files by their names, each read once; the files of one's own come first."""

    def __init__(self, files: Mapping[str, NamedFile]) -> None:
        super().__init__(files, _KIND)
        self._profiles: dict[str, Profile] = {}

    def profile(self, name: str) -> Profile:
        """Give a profile; raises FactsheetError with all that is wrong with it, each at its place."""
        if name not in self._profiles:
            from factsheet.profiles.checker import checked  # noqa: PLC0415 - most sheets have the usual profile
            from factsheet.source.bind import bind  # noqa: PLC0415 - as above

            if name == USUAL and name not in self.files:
                return Profile(title=USUAL)
            self._profiles[name] = bind(self.laid(name), Profile, checked)
        return self._profiles[name]

    def themes(self, name: str) -> tuple[NamedFile, ...]:
        """Give the files of a profile and of its bases that say something of the theme, the uppermost first."""
        return tuple(self.file(each) for each in self.chain(name) if nodes.child(self.root(each), "theme"))

    def root_with(self, name: str, location: nodes.Location) -> nodes.Node:
        """Give the content of the file that says what stands at a location: a profile's own, or that of a base."""
        return self.root(next((each for each in self.chain(name) if nodes.at(self.root(each), location)), name))

    def of_country(self, country: str | None) -> str:
        """Give the name of the profile of a country's issuers.

        Of two that name it, it is the first. Raises FactsheetError for a profile that is no YAML.
        """
        named = [name for name in self.files if country and country in self._countries(name)]
        return named[0] if named else USUAL

    def _countries(self, name: str) -> tuple[str, ...]:
        if b"countries" not in self.file(name).data:
            return ()
        found = nodes.child(self.root(name), "countries")
        items = found.items if isinstance(found, nodes.Sequence) else ()
        return tuple(item.value for item in items if isinstance(item, nodes.Scalar) and item.value)


def house_of(profile: Profile, name: str, language: str, filed: Mapping[str, str]) -> House:
    """Give what a profile of a name says of sheets in a language; parties are `filed` by these names in English."""
    usual = Elements(head=profile.head, body=profile.body, numbering=profile.numbering)
    said = _over_usual(_of(profile.languages, language), usual)
    numbering = said.numbering or NumberingForms()
    names, dates, order = _of(profile.names, language), _of(profile.dates, language), profile.order
    return House(
        name,
        said.head or (),
        said.body or (),
        {kind.value: _elements(_over_usual(each, said)) for kind, each in profile.documents.items()},
        profile.housekeeping,
        numbering.sections,
        numbering.paragraphs or "",
        numbering.points,
        profile.zone or "",
        Order(order.first, order.rest, order.seat or ""),
        dict(filed),
        NameForm(names.family, names.capitals, names.of) if names else NameForm(),
        DateForm(dates.locale or "", dates.era or "", dates.pattern or "") if dates else DateForm(),
        profile.clearances,
    )


def _over_usual(said: Elements | None, usual: Elements) -> Elements:
    """Give elements with what they leave out from the usual ones."""
    given = {} if said is None else {name: value for name, value in said if value is not None}
    return usual.model_copy(update=given)


def _elements(said: Elements) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return said.head or (), said.body or ()


def _of(by_language: Mapping[str, T], language: str) -> T | None:
    tag = match_language(by_language, language)
    return by_language[tag] if tag else None


def laid_texts(by_language: Mapping[str, Mapping[str, str]], language: str) -> dict[str, str]:
    """Give the texts that serve a language, the nearer over the others."""
    found: dict[str, str] = {}
    for tag in reversed(matching(by_language, language)):
        found.update(by_language[tag])
    return found
