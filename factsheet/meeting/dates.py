"""Dates as the field writes them: days, and the four forms of a due date."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from factsheet.meeting.text import refuse

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NUMERIC = re.compile(r"[\d\s./:-]+")


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    with suppress(ValueError):
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    raise refuse("must be a date that exists, year first", "for example `2025-04-03`")


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, written YYYY-MM-DD (ISO 8601)."""


class Season(StrEnum):
    """A season of the year."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


_SEASONS = {**{season.value: season for season in Season}, "fall": Season.AUTUMN}
_SEASON = re.compile(rf"({'|'.join(_SEASONS)}) (\d{{4}})", re.IGNORECASE)


class DueKind(StrEnum):
    """The form of a due date."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    WORDS = "words"


class Due(BaseModel):
    """When something is due; `text` is what was written, the other fields what it means by its kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    kind: DueKind
    day: date | None = None
    year: int | None = None
    month: int | None = None
    season: Season | None = None

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: object) -> object:
        return parse_due(value) if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the written form: always text."""
        del schema, handler
        return {"type": "string", "minLength": 1, "description": "a day, a month, a season with year, or words"}


def parse_due(written: str) -> dict[str, Any]:
    """Parse a due date: `2025-07-15`, `2025-07`, `summer 2025`, or words that say when.

    Raises an error of the value for empty text and for figures that are no day or month.
    """
    text = " ".join(written.split())
    if _DAY.fullmatch(text):
        return {"text": text, "kind": DueKind.DAY, "day": _day(text)}
    if (month := _MONTH.fullmatch(text)) and 1 <= int(month[2]) <= 12:
        return {"text": text, "kind": DueKind.MONTH, "year": int(month[1]), "month": int(month[2])}
    if season := _SEASON.fullmatch(text):
        return {"text": text, "kind": DueKind.SEASON, "season": _SEASONS[season[1].lower()], "year": int(season[2])}
    if not text or _NUMERIC.fullmatch(text):
        hint = "for example `2025-07-15`, `2025-07`, `summer 2025` or `before the next ministerial`"
        raise refuse("must be a day, a month, a season with its year, or words", hint)
    return {"text": text, "kind": DueKind.WORDS}
