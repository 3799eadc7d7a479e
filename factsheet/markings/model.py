"""The model of a scheme of markings, as `docs/markings.md` describes it, and its JSON Schema."""

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from factsheet.diagnostics import suggest
from factsheet.diagnostics.values import refuse
from factsheet.models.schemas import for_editors

_STRICT = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

_WORD = r"[^\s/()]([^()/\n]*[^\s/()])?"
_LEVEL = r"[^\s/()]+([ /][^\s/()]+)*"
_CODE = "[A-Z]{3,4}"
_SOURCE = "Where the rule stands: document and section."


def _matching(pattern: str, message: str, *hints: str) -> tuple[Any, ...]:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise refuse(message, *hints)
        return text

    return AfterValidator(check), Field(json_schema_extra={"pattern": f"^({pattern})$"})


_AS_WORD = _matching(_WORD, "must be a word of a marking, without slashes and parentheses", "slashes divide words")
Word = Annotated[str, *_AS_WORD]
"""A word of a marking: slashes divide words, and parentheses stand around marks."""

_AS_LEVEL = _matching(_LEVEL, "must be a word of a level, without `//` and parentheses", "`//` divides categories")
LevelWord = Annotated[str, *_AS_LEVEL]
"""A word of a level, which may hold a single slash: `C-UE/EU-C`."""

_AS_CODE = _matching(_CODE, "must be a code of three or four capital letters", "for example `JPN` or `FVEY`")
Code = Annotated[str, *_AS_CODE]


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise refuse(f"must be a regular expression: {error}") from None
    return text


class LevelRule(BaseModel):
    """A level, by its portion mark."""

    model_config = _STRICT

    banner: LevelWord = Field(description="How a banner has it.")
    classified: bool = Field(False, description="Whether it is a classification.")
    source: str = Field("", description=_SOURCE)


class CompartmentRule(BaseModel):
    """A compartment of a control, and what must be where it stands."""

    model_config = _STRICT

    banner: Word | None = Field(None, description="How a banner has its first word.")
    levels: tuple[LevelWord, ...] = Field((), description="The levels that it may stand with, where not with all.")
    needs: tuple[Word, ...] = Field((), description="Controls that must stand beside it.")
    excludes: tuple[Word, ...] = Field((), description="Controls that must not stand beside it.")
    source: str = Field("", description=_SOURCE)


_COMPARTMENTS = (
    "What may stand behind it, by regular expressions: compartments behind hyphens, and sub-compartments behind spaces."
)
Compartments = dict[Annotated[str, AfterValidator(_pattern)], CompartmentRule]


class CategoryRule(BaseModel):
    """A category of controls, which a double slash divides from the others."""

    model_config = _STRICT

    name: Word = Field(description="Its name in this file.")
    head: Word | None = Field(
        None, description="What the category begins with, and may consist of; at the lowest level it stands for that."
    )
    open: Annotated[str, AfterValidator(_pattern)] | None = Field(
        None, description="A regular expression for controls that this file does not list."
    )
    lead: Word | None = Field(
        None, description="What open controls begin with, which is written before the first of them alone."
    )
    levels: tuple[LevelWord, ...] = Field((), description="The levels that open controls may stand with.")
    compartments: Compartments = Field({}, description=f"Of open controls. {_COMPARTMENTS}")
    first: Word | None = Field(None, description="What the controls begin with that stand before the others.")
    order: Literal["listed", "alphabetical"] = Field("listed", description="The order of controls.")
    banner: Literal["all", "head", "classified"] = Field(
        "all",
        description="What of it stands in banners: all, its head in those of what is unclassified, or all in those "
        "of what is classified.",
    )
    source: str = Field("", description=_SOURCE)


class ControlRule(BaseModel):
    """A control, by its portion mark."""

    model_config = _STRICT

    category: Word = Field(description="The category that it is of.")
    banner: Word | None = Field(None, description="How a banner has it; as the portion mark where it is left out.")
    title: Word | None = Field(None, description="Its name in full, which banners may have, too.")
    codes: Literal["after", "before", "spaced"] | None = Field(
        None,
        description="Where codes of countries stand that it lists: after it with commas, before it with slashes, or "
        "after it with spaces, where it may stand without, too.",
    )
    compartments: Compartments = Field({}, description=_COMPARTMENTS)
    compartmented: bool = Field(False, description="Whether it stands with a compartment alone.")
    levels: tuple[LevelWord, ...] = Field((), description="The levels that it may stand with, where not with all.")
    needs: tuple[Word, ...] = Field((), description="Controls that must stand beside it.")
    needs_one: tuple[Word, ...] = Field((), description="Controls one of which must stand beside it in a portion.")
    excludes: tuple[Word, ...] = Field((), description="Controls that must not stand beside it.")
    yields_to: tuple[Word, ...] = Field(
        (), description="Controls in whose presence it leaves the banner; they take its compartments over."
    )
    leaves_classified: bool = Field(False, description="Whether it leaves the banner of what is classified.")
    parts: tuple[Word, ...] = Field(
        (), description="What it becomes in a banner that is classified, or has another marking of foreign release."
    )
    ends_release: bool = Field(
        False, description="Whether a banner that is classified has no other marking of foreign release than none."
    )
    never_declassified: bool = Field(
        False, description="Whether no day or event may stand in the block of what has it, but `N/A to … portions.`"
    )
    alone: bool = Field(False, description="Whether a portion at the lowest level bears it without the level.")
    until: dt.date | None = Field(None, description="The day from which it is used no more.")
    instead: str = Field("", description="What is used since then.")
    refused: bool = Field(False, description="Whether it is an error after that day.")
    source: str = Field("", description=_SOURCE)


class ReleaseRule(BaseModel):
    """Which controls say to which countries something may be released, and which codes stand for groups of them."""

    model_config = _STRICT

    home: Code = Field(description="The country of the issuer, which stands first in every list.")
    none: Word = Field(description="The control that says: to none.")
    to: Word = Field(description="The control that lists to whom.")
    deferred: Word | None = Field(None, description="The control that leaves it to an officer.")
    shown: Word | None = Field(None, description="The control that lists to whom it may be shown alone.")
    eyes: Word | None = Field(None, description="The control that lists whose eyes alone it is for.")
    uncaveated_from: dt.date | None = Field(
        None,
        description="The day of origin from which classified information without any marking of release or "
        "dissemination is as if it were deferred.",
    )
    groups: dict[str, tuple[Code, ...]] = Field(
        {}, description="Codes that stand for several countries, each with these, or with none where they are not told."
    )
    source: str = Field("", description=_SOURCE)

    @field_validator("groups", mode="before")
    @classmethod
    def _by_code(cls, groups: object) -> object:
        return _keyed(groups, _CODE, "must stand under a code of three or four capital letters")


class ForeignRule(BaseModel):
    """Portions of others: `//GBR S`, and what tells of them where they stand with one's own."""

    model_config = _STRICT

    control: Word = Field(description="The control that lists whose they are, or stands without a list.")
    source: str = Field("", description=_SOURCE)


class PublicRule(BaseModel):
    """Which portions are for the public: those of a level, and of none above it, without a control."""

    model_config = _STRICT

    level: LevelWord = Field(description="The level.")
    unmarked: bool = Field(
        False, description="Whether a sheet of these alone may go to readers without any marking, its banner included."
    )
    source: str = Field("", description=_SOURCE)


class UnmarkedRule(BaseModel):
    """Which sheets may go without the marks of portions, where these all have one, which the banner then says alone."""

    model_config = _STRICT

    sheets: Literal["any", "unclassified", "public"] = Field(
        description="Those of any mark; those of one that is no classification; or those that are for the public."
    )
    source: str = Field("", description=_SOURCE)


class PageRule(BaseModel):
    """Which banner stands on the pages behind the first, which has the overall one."""

    model_config = _STRICT

    banner: Literal["overall", "page", "either"] = Field(
        description="The overall one; that of what stands on the page, in formats with pages; or either, as a build "
        "is asked for, and the overall one where it is not."
    )
    source: str = Field("", description=_SOURCE)


class Bearing(BaseModel):
    """What a sheet must bear from a level on."""

    model_config = _STRICT

    what: Literal["reference", "date", "copy", "distribution", "authority", "designation"] = Field(
        description="The number of the sheet, its date, the number of the copy, a distribution list, "
        "the block of authority, or the designation of what is controlled."
    )
    level: LevelWord = Field(description="The lowest level, or the head of a category, that needs it.")
    source: str = Field("", description=_SOURCE)


BlockKey = Literal[
    "by",
    "derived_from",
    "reason",
    "declassify_on",
    "controlled_by",
    "category",
    "distribution",
    "copy_number",
    "compilation",
]


class SchemeFile(BaseModel):
    """A scheme of markings. Levels are listed from the lowest, controls in the order in which they print."""

    model_config = _STRICT

    title: str = Field(min_length=1, description="Whose scheme it is.")
    base: Word | None = Field(None, description="The scheme that this one is laid over.")
    without: tuple[LevelWord, ...] = Field((), description="Levels and controls of the base that it does not have.")
    sources: tuple[str, ...] = Field((), description="The texts that its rules are taken from.")
    levels: dict[str, LevelRule] = Field(min_length=1, description="The levels by portion marks, lowest first.")
    public: PublicRule | None = Field(None, description="What is for the public; left out where nothing is.")
    unmarked: UnmarkedRule | None = Field(
        None, description="Which sheets may go without the marks of portions; none where it is left out."
    )
    categories: tuple[CategoryRule, ...] = Field((), description="The categories of controls, in order.")
    controls: dict[str, ControlRule] = Field({}, description="The controls by their portion marks, in order.")
    foreign: ForeignRule | None = Field(None, description="How portions of others are marked.")
    release: ReleaseRule | None = Field(None, description="How markings of foreign release roll up.")
    pages: PageRule | None = Field(None, description="What stands on pages; the overall banner where it is left out.")
    block: dict[BlockKey, str] = Field(
        {}, description="The lines of the block of a sheet, in order: what stands before each value."
    )
    bears: tuple[Bearing, ...] = Field((), description="What a sheet must bear.")

    @field_validator("levels", mode="before")
    @classmethod
    def _by_level(cls, levels: object) -> object:
        return _keyed(levels, _LEVEL, "must stand under a portion mark without `//` and parentheses")

    @field_validator("public")
    @classmethod
    def _one_of_the_levels(cls, public: PublicRule, info: ValidationInfo) -> PublicRule:
        levels = info.data.get("levels")
        if levels is not None:
            _known("public", "level", (public.level,), levels)
        return public

    @field_validator("controls", mode="before")
    @classmethod
    def _by_mark(cls, controls: object) -> object:
        return _keyed(controls, _WORD, "must stand under a portion mark without slashes and parentheses")

    @field_validator("controls")
    @classmethod
    def _of_known(cls, controls: dict[str, ControlRule], info: ValidationInfo) -> dict[str, ControlRule]:
        levels, categories = info.data.get("levels"), info.data.get("categories")
        if levels is None or categories is None:
            return controls
        known = [each.name for each in categories]
        marks = [*controls, *(each.head for each in categories if each.head)]
        for each in categories:
            _known(each.name, "levels", each.levels, levels)
            _known_below(each.name, each.compartments, levels, marks)
        for mark, rule in controls.items():
            _known(mark, "category", (rule.category,), known)
            _known(mark, "levels", rule.levels, levels)
            for key in ("needs", "needs_one", "excludes", "yields_to", "parts"):
                _known(mark, key, getattr(rule, key), marks)
            _known_below(mark, rule.compartments, levels, marks)
        return controls

    @field_validator("foreign")
    @classmethod
    def _a_control(cls, foreign: ForeignRule, info: ValidationInfo) -> ForeignRule:
        controls = info.data.get("controls")
        if controls is not None:
            _known("foreign", "control", (foreign.control,), controls)
        return foreign

    @field_validator("release")
    @classmethod
    def _controls_known(cls, release: ReleaseRule, info: ValidationInfo) -> ReleaseRule:
        controls = info.data.get("controls")
        if controls is not None:
            named = (release.none, release.to, release.deferred, release.shown, release.eyes)
            _known("release", "controls", tuple(filter(None, named)), controls)
        return release


def _keyed(values: object, pattern: str, message: str) -> object:
    """Put an error in the place of what stands under a key that cannot be."""
    if not isinstance(values, dict):
        return values
    return {key: value if re.fullmatch(pattern, str(key)) else refuse(message) for key, value in values.items()}


def _known(mark: str, key: str, names: tuple[str, ...], known: Any) -> None:  # noqa: ANN401 - a list, or keys
    if odd := next((name for name in names if name not in known), None):
        hint = suggest(odd, known) or f"there are: {', '.join(known) or 'none'}"
        raise refuse(f"names `{odd}` in `{key}` of `{mark}`, which this scheme does not have", hint)


def _known_below(mark: str, compartments: Compartments, levels: Any, marks: Any) -> None:  # noqa: ANN401 - as above
    for each in compartments.values():
        _known(mark, "levels", each.levels, levels)
        for key in ("needs", "excludes"):
            _known(mark, key, getattr(each, key), marks)


def scheme_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of schemes of markings, for editors."""
    schema = SchemeFile.model_json_schema()
    # What a scheme leaves out its base may have.
    schema["required"] = ["title"]
    for name in ("LevelRule", "ControlRule", "ReleaseRule"):
        schema["$defs"][name].pop("required", None)
    return for_editors(schema)
