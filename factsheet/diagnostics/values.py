"""The errors that pydantic models raise about values, in the form that `source.bind` tells them in."""

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

LACKING = "lacking"
"""The type of an error that says which of several keys (`keys` in its context) a mapping lacks."""


class Beside(Struct, frozen=True):
    """A place that a value at fault has to do with, and a few words on it.

    `place` holds keys and indexes: from what is so many steps (`up`) above the value, or from the root of the file.
    """

    message: str
    place: tuple[int | str, ...]
    up: int | None = None


def refuse(message: str, *hints: str, beside: Beside | None = None) -> "PydanticCustomError":
    """Make the error of a value: what it must be, and hints on how to get there.

    Raise it, or put it in the place of the value, where it is found with all other errors (see `bind`).
    """
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - for what is wrong alone

    return PydanticCustomError("value", "{error}", {"error": message, "hints": hints, "beside": beside})


def lacks(message: str, keys: tuple[str, ...], *hints: str) -> "PydanticCustomError":
    """Make the error of a mapping that has none of the keys it needs; it stands in the place of one of them."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - as above

    return PydanticCustomError(LACKING, "{error}", {"error": message, "keys": keys, "hints": hints})


def missing() -> "PydanticCustomError":
    """Make the error of a key that must stand, as pydantic's own; it stands in the place of the value."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - as above

    return PydanticCustomError("missing", "Field required")
