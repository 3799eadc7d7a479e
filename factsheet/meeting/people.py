"""Who met, where, and who says so; codes of states and of the few organisations that ISO 3166-1 reserves one for."""

from __future__ import annotations

from typing import Annotated

from factsheet.diagnostics import did_you_mean
from factsheet.diagnostics.values import Beside, lacks, refuse
from factsheet.meeting.dates import Day, WrittenTime
from factsheet.meeting.marking import Marked
from factsheet.meeting.text import (
    NOT_EMPTY,
    Email,
    FieldMark,
    FilePath,
    Line,
    OwnId,
    Part,
    Phone,
    Plain,
    Url,
    is_language,
    shown,
)
from factsheet.models.declaring import AfterValidator, Field, ValidationInfo, field_validator, model_validator, others
from factsheet.values.names.territories import ENGLISH

_CODES = {name.casefold(): code for code, name in ENGLISH.items()}
_ORGANISATIONS = {"EU", "EZ", "UN"}


def is_territory(code: str) -> bool:
    """Tell whether a text is an ISO 3166-1 alpha-2 code (or one reserved there, such as EU and UN)."""
    return code in ENGLISH


def state_named(name: str) -> str | None:
    """Give the code of the state that a text names in English, as CLDR names it, or None."""
    code = _CODES.get(name.casefold())
    return None if code in _ORGANISATIONS else code


def code_meant(text: str) -> str | None:
    """Give the code that somebody means who writes `UK`, `BEL`, `jp` or `Japan`, or None."""
    from babel.core import get_global  # noqa: PLC0415 - for what is wrong alone

    upper = text.upper()
    aliases = get_global("territory_aliases").get(upper) or ()
    candidates = (upper, *aliases, state_named(text) or "")
    return next((code for code in candidates if code in ENGLISH), None)


def _country(code: str) -> str:
    if not is_territory(code):
        raise refuse("must be an ISO 3166 code of two capital letters", _hint_for(code))
    return code


def _place_country(code: str) -> str:
    return code if code == NO_COUNTRY else _country(code)


def _party(text: str) -> str:
    if is_territory(text):
        return text
    # It is meant to be a code: it has two letters, or it is a code of another standard.
    if len(text) == 2 or (text.isupper() and code_meant(text) is not None):
        message = "must be an ISO 3166 code of two capital letters, or the name of an organisation"
        hints = (_hint_for(text),) if code_meant(text) else (_hint_for(text), _WRITE_OUT)
        raise refuse(message, *hints)
    if state_named(text):
        raise refuse("must name a state by its ISO 3166 code", _hint_for(text))
    return text


_WRITE_OUT = "write the name of an organisation out: its two letters are read as a state’s code"


def _hint_for(text: str) -> str:
    if code := code_meant(text):
        return did_you_mean(code)
    # Names are read for what is wrong alone.
    from factsheet.values.states import states_meant  # noqa: PLC0415

    codes = states_meant(text)
    return did_you_mean("` or `".join(codes)) if codes else "for example `US`, `JP` or `KR`"


Country = Annotated[str, AfterValidator(_country), shown("[A-Z]{2}"), FieldMark.STATE]
"""An ISO 3166-1 alpha-2 code."""

NO_COUNTRY = "ZZ"
"""What stands for a country that nobody has named yet; ISO 3166-1 leaves the code to users."""

PlaceCountry = Annotated[str, AfterValidator(_place_country), shown("[A-Z]{2}"), FieldMark.STATE]
"""The country of a place: a code, or NO_COUNTRY."""

Party = Annotated[Line, AfterValidator(_party), FieldMark.PARTY]
"""An ISO 3166-1 alpha-2 code, or the name of an organisation."""


class Emblem(Part):
    """The emblem of an issuer: an image file beside the meeting, and what it shows in words."""

    others = others(path="file src image logo", alt="description")

    path: FilePath = Field(description="The image, as a path from the meeting's folder, with forward slashes.")
    alt: Plain = Field(description="What the image shows, in words, for those who cannot see it.")


class Issuer(Part):
    """Who issues the sheet; its `country` decides the names of states."""

    others = others(
        name="ministry organisation organization",
        office="department desk unit",
        country="state code",
        emblem="logo seal crest arms",
    )

    name: Plain = Field(description="The ministry or organisation that issues the sheet.")
    office: Plain | None = Field(None, description="The office in it.")
    emblem: Emblem | None = Field(None, description="Its emblem, which stands above the name.")
    country: Country | None = Field(
        None,
        description="The issuer's country, an ISO 3166 code; it decides names of states and how English dates are.",
    )


class CoIssuer(Issuer):
    """Who issues the sheet together with the issuer."""

    named_by = ("name",)
    local = True

    id: OwnId = Field(description="Names it in references; the name where it is left out.")


class Release(Part):
    """When the sheet is released, and where: a day, or a day and an hour in a zone."""

    short = "time"
    others = others(date="day on", time="at hour moment", place="city dateline where")

    date: Day | None = Field(None, description="The day of the release.")
    time: WrittenTime | None = Field(
        None, description="The day and hour of the release with their time zone: 2025-04-03T12:00 Europe/Brussels."
    )
    place: Annotated[Plain | None, FieldMark.PLACE] = Field(None, description="The city that it is released in.")

    @model_validator(mode="before")
    @classmethod
    def _has_a_day(cls, value: object) -> object:
        if not isinstance(value, dict) or {"date", "time"} & value.keys() or value.keys() - cls.model_fields.keys():
            return value
        return {**value, "date": lacks("has no date", ("date", "time"), "add `date:`, or `time:` with hour and zone")}

    @field_validator("time")
    @classmethod
    def _not_beside_date(cls, time: WrittenTime, info: ValidationInfo) -> WrittenTime:
        if info.data.get("date"):
            beside = Beside("`date` stands here", ("date",), 1)
            raise refuse("must not stand beside `date`", "write either `date:` or `time:`", beside=beside)
        return time


class Venue(Part):
    """Where the meeting was held, and on what occasion."""

    others = others(
        city="town capital", country="state nation", place="location building room hotel site where", occasion="event"
    )

    city: Annotated[Plain, FieldMark.PLACE] = Field(description="The city.")
    country: PlaceCountry = Field(description="The country, as an ISO 3166 code of two capital letters.")
    place: Plain | None = Field(None, description="The building or room.")
    occasion: Plain | None = Field(None, description="What the meeting was part of, or held on the margins of.")


class NamesByLanguage(dict[str, str]):
    """Names by the tags of their languages, which do not change; pydantic has no mapping that can be hashed."""

    def __hash__(self) -> int:  # type: ignore[override]  # a plain dict has none
        """Give the hash of the names, whatever their order."""
        return hash(frozenset(self.items()))


_Names = Annotated[dict[str, Line], AfterValidator(NamesByLanguage)]


class Person(Part):
    """Somebody who took part; `name` in the order the person uses, `family_name` as it stands in `name`."""

    named_by = ("name",)
    short = "name"
    paragraph = True
    others = others(
        name="full_name person",
        family_name="surname last_name",
        title="position job office post rank",
        style="honorific salutation prefix address",
        also="names spellings transliterations",
    )

    id: OwnId
    style: Plain | None = Field(None, description="The style of address before the name: The Honorable, H.E. Mr.")
    name: Annotated[Plain, FieldMark.PERSON] = Field(description="The full name, in the order that the person uses.")
    family_name: Annotated[Plain | None, FieldMark.BY_LANGUAGE] = Field(
        None, description="The family name, as it stands in the full name."
    )
    title: Plain | None = Field(None, description="The office that the person holds.")
    role: Plain | None = Field(None, description="What the person did at the meeting.")
    also: Annotated[_Names | None, FieldMark.ASIDE, FieldMark.BY_LANGUAGE] = Field(
        None, description="The name in other languages, by their tags, as versions of the meeting in them write it."
    )

    @field_validator("also", mode="before")
    @classmethod
    def _by_language(cls, also: object) -> object:
        if not isinstance(also, dict):
            raise refuse("must be names by language", "for example `also: {ja: 岩屋毅}`")
        wrong = refuse("must stand behind a BCP 47 language tag", "for example `ja: 岩屋毅`")
        return {tag: name if is_language(str(tag)) else wrong for tag, name in also.items()}

    @field_validator("family_name")
    @classmethod
    def _stands_in_name(cls, family_name: str, info: ValidationInfo) -> str:
        name = info.data.get("name")
        if name and family_name not in name:
            beside = Beside("`name` stands here", ("name",), 1)
            raise refuse("must stand in `name` as it is written there", f"the name is `{name}`", beside=beside)
        return family_name


class Participant(Marked):
    """A party and its people, in the order they print."""

    named_by = ("party",)
    local = True
    others = others(
        party="country state name organisation organization code", people="delegation members persons names person"
    )

    id: OwnId = Field(description="Names the participant in references; the party where it is left out.")
    party: Party = Field(description="An ISO 3166 code of two capital letters, or the name of an organisation.")
    people: tuple[Person, ...] = Field((), description="Who spoke for the party: names, or persons with titles.")


class ParticipantGroup(Part):
    """Participants beside the parties, such as guests, under a title."""

    named_by = ("title",)
    others = others(title="name heading", participants="members parties people")

    id: OwnId
    title: Plain = Field(description="What they are: guests, observers, international organisations.")
    participants: Annotated[tuple[Participant, ...], *NOT_EMPTY] = Field(
        description="Who is of the group, in the order they are printed."
    )


class Contact(Marked):
    """Whom to ask."""

    named_by = ("name",)
    paragraph = True
    others = others(email="mail e_mail", phone="telephone tel mobile", url="website web link", office="department")

    id: OwnId
    name: Plain = Field(description="The name of a person or desk.")
    office: Plain | None = Field(None, description="The office.")
    email: Email | None = Field(None, description="The e-mail address.")
    phone: Phone | None = Field(None, description="The telephone number.")
    url: Url | None = Field(None, description="A page on the web.")
