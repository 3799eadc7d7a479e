"""What generated checkers share: each gives the value of plain data that is right, and gives up on all other data.

Only what files usually have is taken: `yes` for a truth value, or `1e1` for a number, is left to pydantic.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from msgspec import Struct

T = TypeVar("T")
_Kind = TypeVar("_Kind", bound=StrEnum)

_WHOLE = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
_TRUTH = {"true": True, "false": False}


class UnfitError(ValueError):
    """The quick way ends here."""


class Checking(Struct):
    """What checks are told beside a value, as `ValidationInfo` has it."""

    data: dict[str, Any]
    context: Any


def give_up() -> NoReturn:
    """Leave it to pydantic."""
    raise UnfitError


def text(value: Any) -> str:  # noqa: ANN401 - any plain data
    """Give a text."""
    return value if type(value) is str else give_up()


def stripped(value: Any) -> str:  # noqa: ANN401 - as above
    """Give a text without the white space around it."""
    return value.strip() if type(value) is str else give_up()


def whole(value: Any) -> int:  # noqa: ANN401 - as above
    """Give a whole number."""
    if type(value) is int:
        return value
    return int(value) if type(value) is str and _WHOLE.fullmatch(value) else give_up()


def number(value: Any) -> float:  # noqa: ANN401 - as above
    """Give a number."""
    if type(value) is float:
        return value
    return float(value) if type(value) is str and _NUMBER.fullmatch(value) else give_up()


def truth(value: Any) -> bool:  # noqa: ANN401 - as above
    """Give a truth value."""
    found = value if type(value) is bool else _TRUTH.get(text(value))
    return give_up() if found is None else found


def one_of(value: Any, *known: str) -> str:  # noqa: ANN401 - as above
    """Give a text that is one of some."""
    return value if type(value) is str and value in known else give_up()


def member(value: Any, kind: type[_Kind]) -> _Kind:  # noqa: ANN401 - as above
    """Give a member of an enumeration, by its value."""
    return value if type(value) is kind else kind(text(value))


def instance(value: Any, kind: type[T]) -> T:  # noqa: ANN401 - as above
    """Give a value that is of a class already."""
    return value if type(value) is kind else give_up()


def between(value: float, least: float, most: float) -> float:
    """Give a number within bounds."""
    return value if least <= value <= most else give_up()


def listed(value: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Give a list."""
    return value if type(value) is list else give_up()


def table(value: Any) -> dict[Any, Any]:  # noqa: ANN401 - as above
    """Give a mapping."""
    return value if type(value) is dict else give_up()


def keyed(value: Any, keys: frozenset[str]) -> None:  # noqa: ANN401 - as above
    """Give up on what is no mapping, and on one with other keys."""
    if not table(value).keys() <= keys:
        give_up()
