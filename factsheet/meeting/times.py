"""Times of day in a zone as fields of a meeting have them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, ClassVar

from factsheet.diagnostics.values import refuse
from factsheet.models.declaring import Model, model_validator
from factsheet.times.zoned import ZonedTime, ZonedTimeError, parse_zoned

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
