"""Dates and times as fields write them: days, the four forms of a due date, times of day in a zone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from factsheet.diagnostics.values import refuse
from factsheet.models.declaring import BeforeValidator, Model, ValidationInfo, WithJsonSchema, model_validator
from factsheet.patterns import late
from factsheet.times.zoned import ZonedTime, ZonedTimeError, parse_zoned

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = late(r"(\d{4})-(\d{2})", re.ASCII)
_MISWRITTEN = re.compile(r"\d{4}-\d.*", re.ASCII)


def _day(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        if isinstance(value, date):
            return value
        raise _no_day("must be a date")
    text = value.strip()
    if not _DAY.fullmatch(text):
        raise _no_day("must be a date written year-month-day", _hints(text, info.context, due=False))
    return _that_exists(text)


def _that_exists(text: str) -> date:
    with suppress(ValueError):
        return date.fromisoformat(text)
    raise _no_day("must be a day that exists")


def _no_day(message: str, hints: tuple[str, ...] = ()) -> PydanticCustomError:
    return refuse(message, *(hints or ("for example `2025-04-03`",)))


def _hints(text: str, whole: object, *, due: bool) -> tuple[str, ...]:
    """Say how to write the date that a text names; `whole` is the meeting as it is written, which has its language."""
    from factsheet.meeting.date_hints import day_hints, due_hints  # noqa: PLC0415 - for what is wrong alone

    meeting = whole if isinstance(whole, dict) else {}
    language, issuer = meeting.get("language"), meeting.get("issuer")
    country = issuer.get("country") if isinstance(issuer, dict) else None
    known = (language if isinstance(language, str) else "en", country if isinstance(country, str) else None)
    return (due_hints if due else day_hints)(text, *known)


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, written YYYY-MM-DD (ISO 8601)."""


class Season(StrEnum):
    """A season of the year."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


_SEASONS = {**{season.value: season for season in Season}, "fall": Season.AUTUMN}
_SEASON = late(rf"({'|'.join(_SEASONS)}) (\d{{4}})", re.IGNORECASE | re.ASCII)


class DueKind(StrEnum):
    """The form of a due date."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    WORDS = "words"


class Due(Model):
    """When something is due; `text` is what was written, the other fields what it means by its kind.

    It is validated from text alone.
    """

    written_schema: ClassVar[Mapping[str, Any]] = {
        "type": "string",
        "minLength": 1,
        "description": "A day, a month, a season with its year, or words.",
    }

    text: str
    kind: DueKind
    day: date | None = None
    year: int | None = None
    month: int | None = None
    season: Season | None = None

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            raise _no_due()
        return parse_due(value, info.context)


def parse_due(written: str, whole: object = None) -> dict[str, Any]:
    """Parse a due date: `2025-07-15`, `2025-07`, `summer 2025`, or words that say when.

    Gives the fields of `Due`; `whole` is the meeting around it, as it is written. Raises an error of the value for text
    without letters and for figures that are no day or month.
    """
    text = " ".join(written.split())
    if _DAY.fullmatch(text):
        return {"text": text, "kind": DueKind.DAY, "day": _that_exists(text)}
    if (month := _MONTH.fullmatch(text)) and 1 <= int(month[2]) <= 12 and int(month[1]):
        return {"text": text, "kind": DueKind.MONTH, "year": int(month[1]), "month": int(month[2])}
    if season := _SEASON.fullmatch(text):
        return {"text": text, "kind": DueKind.SEASON, "season": _SEASONS[season[1].lower()], "year": int(season[2])}
    if _MISWRITTEN.fullmatch(text) or not any(map(str.isalpha, text)):
        raise _no_due(_hints(text, whole, due=True))
    return {"text": text, "kind": DueKind.WORDS}


def _no_due(hints: tuple[str, ...] = ()) -> PydanticCustomError:
    example = "for example `2025-07-15`, `2025-07`, `summer 2025` or `before the next ministerial`"
    return refuse("must be a day, a month, a season with its year, or words", *(hints or (example,)))


_SHAPE = (
    "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2})?"
    r"( [A-Za-z_+-]+(/[A-Za-z0-9_+-]+)*|([Zz]|[+-][0-9]{2}:[0-9]{2})\[!?[A-Za-z0-9_/+-]+\])"
)
"""What editors know a time in a zone by."""
_EXAMPLE = "2025-04-03T12:00 Europe/Brussels"


class WrittenTime(Model):
    """A time of day in a zone: `text` is what was written, `zoned` what it means. It is validated from text alone."""

    written_schema: ClassVar[Mapping[str, Any]] = {
        "type": "string",
        "pattern": f"^{_SHAPE}$",
        "patternErrorMessage": f"This must be a day, an hour and a time zone, such as {_EXAMPLE}.",
        "description": "A day, an hour and a time zone.",
    }

    text: str

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: object) -> object:
        if not isinstance(value, str):
            raise refuse("must be a day, an hour and a time zone", f"for example `{_EXAMPLE}`")
        text = " ".join(value.split())
        try:
            _parsed(text)
        except ZonedTimeError as error:
            raise refuse(str(error), *error.hints) from None
        return {"text": text}

    def __str__(self) -> str:
        return self.text

    @property
    def zoned(self) -> ZonedTime:
        """The time that is meant."""
        return _parsed(self.text)


_parsed = lru_cache(maxsize=64)(parse_zoned)
