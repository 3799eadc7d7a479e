"""Who met, where, and who says so."""

from __future__ import annotations

from typing import Annotated, Self

from babel import Locale
from babel.core import get_global
from pydantic import AfterValidator, Field, model_validator

from factsheet.meeting.text import Email, ItemId, Part, Plain, Url, refuse

_TERRITORIES = frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha())


def is_territory(code: str) -> bool:
    """Tell whether a text is an ISO 3166-1 alpha-2 code (or one reserved there, such as EU and UN)."""
    return code in _TERRITORIES


def _hint_for(code: str) -> str:
    aliases = get_global("territory_aliases").get(code.upper()) or []
    return f"did you mean `{aliases[0]}`?" if aliases else "for example `US`, `JP` or `KR`"


def _country(code: str) -> str:
    if not is_territory(code):
        raise refuse("must be an ISO 3166 code of two capital letters", _hint_for(code))
    return code


def _party(text: str) -> str:
    is_code = len(text) == 2 or (text.isupper() and get_global("territory_aliases").get(text))
    if is_code and not is_territory(text):
        raise refuse("is not an ISO 3166 code of two capital letters", _hint_for(text))
    return text


Country = Annotated[str, AfterValidator(_country)]
"""An ISO 3166-1 alpha-2 code."""

Party = Annotated[Plain, AfterValidator(_party)]
"""An ISO 3166-1 alpha-2 code, or the name of an organisation."""


class Issuer(Part):
    """Who issues the sheet; its `country` decides the names of states."""

    name: Plain
    office: Plain | None = None
    country: Country | None = None


class Venue(Part):
    """Where the meeting was held, and on what occasion."""

    city: Plain
    country: Country
    place: Plain | None = None
    occasion: Plain | None = None


class Person(Part):
    """Somebody who took part; `name` in the order the person uses, `family_name` as it stands in `name`."""

    id: ItemId
    name: Plain
    family_name: Plain | None = None
    title: Plain | None = None
    role: Plain | None = None

    @model_validator(mode="after")
    def _family_name_in_name(self) -> Self:
        if self.family_name and self.family_name not in self.name:
            raise refuse(f"has the family name `{self.family_name}`, which does not stand in `{self.name}`")
        return self


class Participant(Part):
    """A party and its people, in the order they print."""

    id: ItemId
    party: Party
    people: tuple[Person, ...] = ()


class Contact(Part):
    """Whom to ask."""

    id: ItemId
    name: Plain
    office: Plain | None = None
    email: Email | None = None
    phone: Annotated[Plain | None, Field(pattern=r"^\+?[0-9 ()./-]{4,30}$")] = None
    url: Url | None = None
