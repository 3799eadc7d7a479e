"""The types of text fields, and what they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Annotated, Any, ClassVar
from unicodedata import combining, normalize

from babel import UnknownLocaleError

from factsheet.diagnostics import did_you_mean
from factsheet.diagnostics.values import refuse
from factsheet.models.declaring import AfterValidator, Field, Model, StringConstraints, model_validator
from factsheet.typography.digits import EUROPEAN, SYSTEMS, locale_of, numbering_asked
from factsheet.typography.tags import is_well_formed


class FieldMark(Enum):
    """What a field's metadata say of it, where its type does not."""

    RICH = auto()
    """Text that may hold inline markup."""
    WORDED = auto()
    """Words, which can be changed one by one; other values mean something as a whole only."""
    STATE = auto()
    """The code of a state."""
    PARTY = auto()
    """The code of a state, or a name."""
    DAYS = auto()
    """One of the days of the meeting, which print together."""
    LINES = auto()
    """Rich text whose line breaks stand."""
    LISTED = auto()
    """A list that prints as one text: `a, b, and c`."""
    ASIDE = auto()
    """What says nothing of the content that offices clear."""
    PERSON = auto()
    """The name of a person, which other scripts write otherwise."""
    PLACE = auto()
    """The name of a city, which other languages may have another for."""
    BY_LANGUAGE = auto()
    """What each language version of a meeting has in its own way, beside words."""


class Part(Model):
    """The base of every part of a meeting: frozen; unknown keys and keys without a value are errors.

    Parts that are items of a list take their ids from the keys `named_by`: of all items of the file no two may have
    the same, or where they are `local`, of their list. `short` is the key whose text stands for an item that says
    nothing else. A new paragraph beside a `paragraph` is another such item; what stands `inside` a line or row is none.
    `others` are words that writers use for its keys, and the keys that they mean.
    """

    stripped = True
    named_by: ClassVar[tuple[str, ...]] = ()
    local: ClassVar[bool] = False
    short: ClassVar[str | None] = None
    paragraph: ClassVar[bool] = False
    inside: ClassVar[bool] = False
    others: ClassVar[Mapping[str, str]] = {}

    @model_validator(mode="before")
    @classmethod
    def _every_key_has_a_value(cls, value: object) -> object:
        if not isinstance(value, dict) or None not in value.values():
            return value
        empty = refuse("has no value", "write one, or leave it out")
        return {key: empty if inner is None else inner for key, inner in value.items()}


def _one_line(text: str) -> str:
    if "\n" in text:
        raise refuse("must be one line", "fold a long text with `>-`")
    return text


def _one_paragraph(text: str) -> str:
    if "\n" in text and re.search(r"\n\s*\n", text):
        raise refuse("must be one paragraph", "make each paragraph an item of its own")
    return text


def _not_empty(items: tuple[Any, ...]) -> tuple[Any, ...]:
    if not items:
        raise refuse("must not be empty")
    return items


# Pydantic's own check of the length counts an item that is at fault as missing.
NOT_EMPTY = (AfterValidator(_not_empty), Field(json_schema_extra={"minItems": 1}))
"""Annotations of a list that must hold something."""

LONGEST = 20_000
"""The most characters of a text; odd emphasis in a longer one would take minutes to tell apart."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST), AfterValidator(_one_line)]
"""One line that means something as a whole only."""

Plain = Annotated[Line, FieldMark.WORDED]
"""One line of text without markup."""

_RICH = (AfterValidator(_one_paragraph), FieldMark.RICH, FieldMark.WORDED)

Rich = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST), *_RICH]
"""One paragraph with strong, emphasis and links in CommonMark; `\\n` is a space."""

CellText = Annotated[str, StringConstraints(max_length=LONGEST), *_RICH, FieldMark.LINES]
"""Rich text that may be empty; `\\n` is a line break."""


def _matching(pattern: str, message: str, *hints: str, mend: Callable[[str], str] | None = None) -> AfterValidator:
    fits = cache(partial(re.compile, pattern))  # at the first text: most sheets have few of these fields

    def check(text: str) -> str:
        if not fits().fullmatch(text):
            mended = mend(text) if mend else ""
            raise refuse(message, *((did_you_mean(mended),) if fits().fullmatch(mended) else hints))
        return text

    return AfterValidator(check)


def shown(pattern: str) -> Any:  # noqa: ANN401 - what pydantic gives back
    """Put a pattern into the JSON Schema, where an editor checks it (ECMA-262, whose classes are ASCII only)."""
    return Field(json_schema_extra={"pattern": f"^{pattern}$"})


def _as_file_id(text: str) -> str:
    bare = "".join(c for c in normalize("NFKD", text) if not combining(c))
    return re.sub("[^a-z0-9]+", "-", bare.lower()).strip("-")


_FILE_ID, _VERSION = "[a-z0-9]+(-[a-z0-9]+)*", "[0-9]+([.][0-9]+)*"

_DEVICES = "(con|prn|aux|nul|com[0-9]|lpt[0-9])"


def names_device(name: str) -> bool:
    """Tell whether Windows takes a name, whatever ends behind it, for a device: no file can be called so there."""
    return bool(re.fullmatch(_DEVICES, name.partition(".")[0].rstrip(), re.IGNORECASE))


def _no_device(text: str) -> str:
    if names_device(text):
        raise refuse(
            "is the name of a device on Windows, where no file can be called so", f"for example `{text}-talks`"
        )
    return text


FileId = Annotated[
    str,
    StringConstraints(max_length=100),
    _matching(
        _FILE_ID,
        "must be lower-case letters, digits and single hyphens, since files are named by it",
        "for example `trilateral-brussels-2025-04-03`",
        mend=_as_file_id,
    ),
    AfterValidator(_no_device),
    shown(f"(?!{_DEVICES}$){_FILE_ID}"),
]
"""An id that names files."""

ItemId = Annotated[
    str,
    StringConstraints(max_length=120),
    _matching(
        r"[^\W_][\w.-]*",
        "must be letters, digits, `-`, `_` and `.`, without spaces, and begin with a letter or digit",
        "for example `deterrence`",
    ),
]
"""The identity of an item of a list."""

OwnId = Annotated[
    ItemId,
    FieldMark.ASIDE,
    Field(
        description="Names the item in references; unique in the file. "
        "Left out, it is derived from the item's name or text."
    ),
]
"""The identity that an item itself has."""

ShortForm = Annotated[
    str,
    StringConstraints(max_length=40),
    _matching(r"[^\s\[\]]+( [^\s\[\]]+)*", "must be one line without square brackets"),
]
"""An abbreviation as it stands in the text, such as `NATO`, `R&D` or `P5+1`."""

Version = Annotated[
    str, _matching(_VERSION, "must be numbers joined by dots", "for example `2` or `1.3`"), shown(_VERSION)
]

_ROUND = "[1-9][0-9]?"

Round = Annotated[str, _matching(_ROUND, "must be a number from 1 to 99", "for example `2`"), shown(_ROUND)]
"""The number of a round, of several that a text goes through."""

_DIGEST = "[0-9a-f]{16}"

Digest = Annotated[
    str,
    _matching(
        _DIGEST, "must be 16 hexadecimal digits", "leave it out; `review merge` and `factsheet silence` write it"
    ),
    shown(_DIGEST),
]
"""The digest of a meeting's content."""

_SHA256 = "[0-9a-f]{64}"

Sha256 = Annotated[
    str,
    _matching(_SHA256, "must be 64 hexadecimal digits, in lower case", "for example as `sha256sum FILE` prints them"),
    shown(_SHA256),
]
"""The SHA-256 of a file."""

# Each of these two looks ahead for its dot: tried in the place of the dot, texts of many dots would take the square of
# their length.
Url = Annotated[
    str,
    _matching(r"https?://(?=[^\s/]+\.\S)\S+", "must be a web address", "for example `https://www.example.org/page`"),
]

Email = Annotated[
    str,
    _matching(
        r"[^\s@<>:,;]+@(?=[^\s@]+\.[^\s@])[^\s@<>:,;]+", "must be an e-mail address", "for example `press@example.org`"
    ),
]

Phone = Annotated[
    str, _matching(r"\+?[0-9 ()./-]{4,30}", "must be a telephone number", "for example `+32 2 123 45 67`")
]


def is_language(tag: str) -> bool:
    """Tell whether a text is a BCP 47 tag that Babel has a locale for; `hi-u-nu-deva` asks for digits besides."""
    try:
        return is_well_formed(tag) and bool(locale_of(tag))
    except (ValueError, UnknownLocaleError):
        return False


def _language_meant(text: str) -> str | None:
    """Give the tag that somebody means who writes `en_GB.UTF-8`, `English` or, for Japanese, `jp`; or None."""
    from babel import Locale  # noqa: PLC0415 - for what is wrong alone
    from babel.languages import get_official_languages  # noqa: PLC0415 - as above

    names = {str(name).casefold(): tag for tag, name in Locale("en").languages.items()}
    spoken = get_official_languages(text.upper(), de_facto=True) if len(text) == 2 else ()
    candidates = (text.partition(".")[0].replace("_", "-"), names.get(text.casefold(), ""), *spoken)
    return next((str(tag).replace("_", "-") for tag in candidates if is_language(str(tag).replace("_", "-"))), None)


def _language(tag: str) -> str:
    if not is_language(tag):
        meant = _language_meant(tag)
        raise refuse(
            "must be a BCP 47 language tag", did_you_mean(meant) if meant else "for example `en`, `fr` or `pt-BR`"
        )
    if (numbering_asked(tag) or EUROPEAN) not in SYSTEMS:
        known = ", ".join(SYSTEMS)
        raise refuse("asks for digits that the program does not have", f"after `-u-nu-` may stand {known}")
    return tag


LanguageTag = Annotated[str, AfterValidator(_language)]
"""A BCP 47 tag that Babel has a locale for."""


def _inside_the_set(path: str) -> str:
    pure = PurePosixPath(path)
    if "\\" in path or ":" in path or pure.is_absolute() or ".." in pure.parts or not pure.name:
        turned = PurePosixPath(path.replace("\\", "/"))
        stays = "\\" in path and turned.name and ".." not in turned.parts
        hint = f"write `{turned}`, with `/`" if stays else "write `figures/map.png`, with `/` and without `..`"
        if ":" in path or pure.is_absolute():
            hint = "put the file beside the meeting or in a folder there, and write `figures/map.png`"
        raise refuse("must be a path inside the meeting's folder", hint)
    return path


FilePath = Annotated[str, StringConstraints(min_length=1), AfterValidator(_inside_the_set)]
"""A relative path with forward slashes that does not leave the meeting's folder."""
