"""The catalogue: what each code means, how much it weighs, what to do, and an example that can be run.

`codes/` holds it, a file a chapter of `docs/diagnostics.md`, which is made from it. Nothing imports this but what
explains codes.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, field

from factsheet.diagnostics import Severity

PAGE = "docs/diagnostics.md"
CHAPTERS = (
    "yaml",
    "meeting",
    "imports",
    "rules",
    "figures",
    "templates",
    "markings",
    "releases",
    "looks",
    "runs",
    "sets",
    "parity",
    "trace",
    "drafts",
    "reviews",
    "redlines",
)
"""The files of the catalogue, in the order of the page."""

MEETING = """\
id: sample
kind: bilateral
title: Party A and Party B
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: Party A}, {party: Party B}]
date: 2025-04-03
"""
"""The meeting that examples add to."""


class Example(Struct, frozen=True):
    """Files by their names, and commands of a shell; the last one says something with the code.

    `below` is what stands below MEETING in `meeting.yaml`; `beside` are other codes that come with it.
    """

    steps: tuple[str, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    below: str = ""
    beside: frozenset[str] = frozenset()


class CatalogueEntry(Struct, frozen=True):
    """A code: what it means wherever it is said, what to do, and why it weighs more in one case than in another."""

    code: str
    means: str
    remedy: str
    severities: tuple[Severity, ...]
    weighs: str = ""
    example: Example | None = None

    @property
    def page(self) -> str:
        """The section that explains the code, from the root of the project."""
        return f"{PAGE}#{self.code}"


class Chapter(Struct, frozen=True):
    """The codes that somebody meets at one thing that they do."""

    title: str
    about: str
    entries: tuple[CatalogueEntry, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """Give the whole catalogue, chapter by chapter."""
    return tuple(map(_chapter, CHAPTERS))


@cache
def catalogue() -> Mapping[str, CatalogueEntry]:
    """Give every entry by its code."""
    return {entry.code: entry for chapter in chapters() for entry in chapter.entries}


def _chapter(name: str) -> Chapter:
    text = files("factsheet.diagnostics").joinpath("codes", f"{name}.toml").read_text("utf-8")
    plain = tomllib.loads(text)
    title, about = plain.pop("title"), plain.pop("about")
    return Chapter(title, about, tuple(_entry(code, values) for code, values in plain.items()))


def _entry(code: str, plain: Mapping[str, Any]) -> CatalogueEntry:
    severities = tuple(map(Severity, plain.get("severities", ["error"])))
    return CatalogueEntry(code, plain["means"], plain["do"], severities, plain.get("weighs", ""), _example(plain))


def _example(plain: Mapping[str, Any]) -> Example | None:
    if not plain.keys() & {"below", "files", "run"}:
        return None
    steps = tuple(plain.get("run", ["factsheet check meeting.yaml"]))
    return Example(steps, plain.get("files", {}), plain.get("below", ""), frozenset(plain.get("beside", ())))
