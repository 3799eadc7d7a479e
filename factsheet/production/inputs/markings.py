"""The schemes of markings that there are, and the banner that marks make in one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.production.inputs.packs import PackLibrary

if TYPE_CHECKING:
    from factsheet.markings.marks import PortionMark
    from factsheet.markings.scheme import Scheme
    from factsheet.pipeline.markings import Schemes


class ListedScheme(Struct, frozen=True):
    """A scheme: whose it is, its base, its levels from the lowest, its controls, its sources, and its file."""

    name: str
    title: str
    base: str | None
    levels: tuple[str, ...]
    controls: tuple[str, ...]
    sources: tuple[str, ...]
    file: str


class BannerWord(Struct, frozen=True):
    """A word of a banner, why it stands there, and the marks that it stands there for."""

    word: str
    why: str
    marks: tuple[str, ...]


class RolledUp(Struct, frozen=True):
    """The banner of some marks and the reason for each of its words.

    `undated` are the marks of which the day of origin decides, where it is not given.
    """

    banner: str
    words: tuple[BannerWord, ...]
    undated: tuple[str, ...]


def listed_schemes(library: PackLibrary) -> tuple[ListedScheme, ...]:
    """Give the schemes by their names; raises FactsheetError with all that is wrong with one, at its place."""
    schemes = _schemes(library)
    return tuple(_listed(schemes, name) for name in schemes.names)


def _schemes(library: PackLibrary) -> Schemes:
    from factsheet.pipeline.markings import Schemes  # noqa: PLC0415 - brings in the parser

    return Schemes(library.files.markings)


def _listed(schemes: Schemes, name: str) -> ListedScheme:
    found = schemes.scheme(name).rules
    file = schemes.file(name).file
    return ListedScheme(name, found.title, found.base, tuple(found.levels), tuple(found.controls), found.sources, file)


def roll_up_marks(library: PackLibrary, name: str, marks: Sequence[str], origin: dt.date | None = None) -> RolledUp:
    """Give the banner that portion marks make in a scheme.

    `origin` is the day of origin of classified information without a marking of foreign release. Raises OptionError for
    a scheme that is not there, FactsheetError for one at fault and for texts that are no marks of it.
    """
    from factsheet.markings.printing import banner_text  # noqa: PLC0415 - help and completion need none of it
    from factsheet.markings.release import Portion  # noqa: PLC0415 - as above
    from factsheet.markings.rollup import roll_up  # noqa: PLC0415 - as above

    library.scheme_file(name)
    scheme = _schemes(library).scheme(name)
    parsed = [Portion(text, mark) for text, mark in zip(marks, _parsed(marks, scheme), strict=True)]
    rolled = roll_up(parsed, scheme, origin)
    words = tuple(BannerWord(each.word, each.why, tuple(dict.fromkeys(each.paths))) for each in rolled.reasons)
    return RolledUp(banner_text(rolled.banner, scheme), words, tuple(dict.fromkeys(rolled.undated)))


def _parsed(marks: Sequence[str], scheme: Scheme) -> list[PortionMark]:
    from factsheet.markings.marks import MarkError  # noqa: PLC0415 - as above
    from factsheet.markings.parsing import parse_portion  # noqa: PLC0415 - as above

    found, wrong = [], []
    for text in marks:
        try:
            found.append(parse_portion(text, scheme))
        except MarkError as error:
            message = f"`{text}`, at character {error.at + 1}: {error}"
            wrong.append(Diagnostic("wrong-marking", message, hints=error.hints))
    if wrong:
        raise FactsheetError(wrong)
    return found
