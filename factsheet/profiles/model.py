"""The model of a profile, as `docs/profiles.md` describes it, and its JSON Schema."""

from typing import Annotated, Any, Literal

from factsheet.diagnostics.values import refuse
from factsheet.meeting.content import NumberingForms
from factsheet.meeting.model import DocumentKind
from factsheet.meeting.people import Country, is_territory
from factsheet.meeting.text import Line, is_language
from factsheet.models.declaring import AfterValidator, Field, Model, field_validator
from factsheet.profiles.house import BODY, HEAD, BodyElement, ClearanceForm, FamilyName, HeadElement
from factsheet.protocol.orders import HOST, ISSUER, Rest, seat_of
from factsheet.times.zones import zone_named


def _language(tag: str) -> str:
    if not is_language(tag):
        raise refuse("must stand under a BCP 47 language tag", "for example `en`, `fr` or `pt-BR`")
    return tag


def _first(party: str) -> str:
    if party not in {HOST, ISSUER} and not is_territory(party):
        raise refuse(f"must be `{HOST}`, `{ISSUER}` or an ISO 3166 code", "for example `US`, `JP` or `KR`")
    return party


def _seat(seat: str) -> str:
    try:
        code = seat_of(seat)
    except LookupError as error:
        raise refuse(f"must be a state or a session whose seat is known: {error.args[0]}") from None
    if not is_territory(code):
        raise refuse("must be an ISO 3166 code, or the number of a session", "for example `YE`, or 79")
    return seat


def _zone(name: str) -> str:
    if zone_named(name) is None:
        raise refuse("must be a time zone by its IANA name", "for example `Asia/Tokyo`")
    return name


class OrderOfParties(Model):
    """The order that a house gives parties in."""

    stripped = True

    first: tuple[Annotated[str, AfterValidator(_first)], ...] = Field(
        default=(), description="Who stands first: `host`, `issuer`, or parties by their codes."
    )
    rest: Rest = Field(
        default="given",
        description="How the others follow: as `given`, by their `english` names, as the `eu` or the `un` have them.",
    )
    seat: Annotated[str, AfterValidator(_seat)] | None = Field(
        default=None, description="With `rest: un`, the state drawn for the first seat, or the number of its session."
    )

    @field_validator("seat", mode="before")
    @classmethod
    def _text(cls, seat: object) -> object:
        return str(seat) if isinstance(seat, int) and not isinstance(seat, bool) else seat


class NamesOfPersons(Model):
    """How names of persons print."""

    stripped = True

    family: FamilyName = Field(default="as written", description="Where the family name stands.")
    capitals: bool = Field(default=False, description="Whether the family name stands in capitals.")
    of: tuple[Line, ...] = Field(
        default=(), description="The parties whose people's names print so; all where it is left out."
    )


class Dates(Model):
    """How days print."""

    stripped = True

    locale: Annotated[str, AfterValidator(_language)] | None = Field(
        default=None, description="The locale by whose rules they print, such as `en-GB`."
    )
    era: Literal["japanese"] | None = Field(default=None, description="The era whose years they have: 令和7年.")
    pattern: str | None = Field(
        default=None, description="A pattern of CLDR for a day: y, M, d, E and what stands between them."
    )


def _by_language(texts: object) -> object:
    """Put an error in the place of what stands under no language."""
    if not isinstance(texts, dict):
        return texts
    odd = refuse("must stand under a BCP 47 language tag", "for example `en`, `fr` or `pt-BR`")
    return {tag: value if is_language(str(tag)) else odd for tag, value in texts.items()}


def _codes(names: dict[str, str]) -> dict[str, str]:
    if odd := next((code for code in names if not is_territory(code)), None):
        raise refuse(f"names `{odd}`, which is no ISO 3166 code", "for example `US`, `JP` or `KR`")
    return names


_NUMBERING = "How sections, paragraphs and points are numbered where the meeting does not say so."


class Elements(Model):
    """The elements of a kind of text, or in a language; what is left out is as in the other sheets of the house."""

    stripped = True

    head: tuple[HeadElement, ...] | None = Field(default=None, description="What stands above the text, in order.")
    body: tuple[BodyElement, ...] | None = Field(default=None, description="What the text has, in order.")
    numbering: NumberingForms | None = Field(default=None, description=_NUMBERING)


class Profile(Model):
    """A profile: how a house issues its sheets. What it leaves out is as its `base` has it, or as `plain` is."""

    title: Line = Field(description="Whose house of style it is.")
    base: Line | None = Field(default=None, description="The profile that this one is laid over.")
    countries: tuple[Country, ...] = Field(
        default=(), description="The countries whose issuers have it where no other is asked for."
    )
    pack: Line = Field(default="standard", description="The template pack that it is printed with.")
    paper: Literal["a4", "letter"] | None = Field(default=None, description="The page size, instead of the theme's.")
    head: tuple[HeadElement, ...] = Field(default=HEAD, description="What stands above the text, in order.")
    body: tuple[BodyElement, ...] = Field(default=BODY, description="What the text has, in order.")
    languages: dict[str, Elements] = Field(default={}, description="Elements of sheets in a language, by its tag.")
    documents: dict[DocumentKind, Elements] = Field(default={}, description="Elements of other kinds of text, by kind.")
    marking: Line = Field(default="plain", description="The scheme of markings of sheets whose portions bear marks.")
    zone: Annotated[str, AfterValidator(_zone)] | None = Field(
        default=None, description="The time zone of the house, such as Asia/Tokyo."
    )
    numbering: NumberingForms | None = Field(default=None, description=_NUMBERING)
    housekeeping: bool = Field(
        default=False,
        description="Whether a release says how far it has come: its status and version, all states of follow-ups.",
    )
    clearances: ClearanceForm = Field(
        default="table",
        description="How clearances are listed: in a table, or on a page: who approves, drafted, clears.",
    )
    order: OrderOfParties = Field(default=OrderOfParties(), description="The order of parties.")
    names: dict[str, NamesOfPersons] = Field(default={}, description="How names of persons print, by language.")
    dates: dict[str, Dates] = Field(default={}, description="How days print, by language.")
    labels: dict[str, dict[str, str]] = Field(default={}, description="Labels laid over the pack's, by language.")
    designations: dict[str, Annotated[dict[str, Line], AfterValidator(_codes)]] = Field(
        default={}, description="Names of states laid over the designations, by language and code."
    )
    theme: dict[str, Any] = Field(default={}, description="What is laid over the theme of the pack.")
    fit: tuple[Annotated[float, Field(ge=0.5, lt=1)], ...] = Field(
        default=(),
        description="With `--fit`, shares of sizes and spaces that a sheet which is too long may take, in order.",
    )

    @field_validator("languages", "names", "dates", "labels", "designations", mode="before")
    @classmethod
    def _in_languages(cls, texts: object) -> object:
        return _by_language(texts)
