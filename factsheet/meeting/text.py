"""The types of text fields, and what they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """The base of every part of a meeting: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def refuse(message: str, *hints: str) -> PydanticCustomError:
    """Make the error of a value: what it must be, and hints on how to get there."""
    return PydanticCustomError("value", "{error}", {"error": message, "hints": hints})


def _one_line(text: str) -> str:
    if "\n" in text:
        raise refuse("must be one line", "fold a long text with `>-`")
    return text


def _one_paragraph(text: str) -> str:
    if re.search(r"\n\s*\n", text):
        raise refuse("must be one paragraph", "make each paragraph an item of its own")
    return text


RICH = "rich"
"""Marks, in a field's metadata, text that may hold inline markup."""

Plain = Annotated[str, StringConstraints(min_length=1), AfterValidator(_one_line)]
"""One line of text without markup."""

Rich = Annotated[str, StringConstraints(min_length=1), AfterValidator(_one_paragraph), RICH]
"""One paragraph with strong, emphasis and links in CommonMark; `\\n` is a space."""

CellText = Annotated[str, AfterValidator(_one_paragraph), RICH]
"""Rich text that may be empty."""


def _matching(pattern: str, message: str, *hints: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise refuse(message, *hints)
        return text

    return check


FileId = Annotated[
    str,
    StringConstraints(max_length=100),
    AfterValidator(
        _matching(
            r"[a-z0-9]+(-[a-z0-9]+)*",
            "must be lower-case letters, digits and single hyphens, since files are named by it",
            "for example `trilateral-brussels-2025-04-03`",
        )
    ),
]
"""An id that names files."""

ItemId = Annotated[
    str,
    StringConstraints(max_length=120),
    AfterValidator(_matching(r"[^\W_][\w.-]*", "must be letters, digits, `-`, `_` and `.`, without spaces")),
]
"""The identity of an item of a list."""

Version = Annotated[
    str, AfterValidator(_matching(r"\d+(\.\d+)*", "must be numbers joined by dots", "for example `2` or `1.3`"))
]

Url = Annotated[
    str,
    AfterValidator(
        _matching(r"https?://[^\s/]+\.[^\s]+", "must be a web address", "for example `https://www.example.org/page`")
    ),
]

Email = Annotated[str, AfterValidator(_matching(r"[^\s@]+@[^\s@]+\.[^\s@]+", "must be an e-mail address"))]


def _language(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        raise refuse("must be a BCP 47 language tag", "for example `en`, `fr` or `pt-BR`") from None
    return tag


LanguageTag = Annotated[str, AfterValidator(_language)]
"""A BCP 47 tag that Babel has a locale for."""


def _inside_the_set(path: str) -> str:
    pure = PurePosixPath(path)
    if "\\" in path or ":" in path or pure.is_absolute() or ".." in pure.parts or not pure.name:
        raise refuse("must be a path inside the meeting's folder", "write `figures/map.png`, with `/` and without `..`")
    return path


FigurePath = Annotated[str, StringConstraints(min_length=1), AfterValidator(_inside_the_set)]
"""A relative path with forward slashes that does not leave the meeting's folder."""
