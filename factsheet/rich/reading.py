"""Inline markup inside YAML text: a small CommonMark subset (strong, emphasis, links, escapes) as positioned runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from factsheet.patterns import late

if TYPE_CHECKING:
    from markdown_it.token import Token


ABSOLUTE_URI = late(r"(https?://|mailto:|tel:)\S+", re.IGNORECASE)


class Style(NamedTuple):
    """What sets a run apart; the order is that in which the markup is nested."""

    href: str | None = None
    strong: bool = False
    emphasis: bool = False


class Run(Struct, frozen=True):
    """Text of one style; `start` and `end` are code points of the value it was parsed from, markup excluded."""

    text: str
    start: int
    end: int
    strong: bool = False
    emphasis: bool = False
    href: str | None = None

    @property
    def style(self) -> Style:
        """What sets it apart."""
        return Style(self.href, self.strong, self.emphasis)


def is_plain(value: str) -> bool:
    """Tell whether a rich text is surely one plain run, which shows it as it is."""
    return not ("*" in value or "[" in value or "\\" in value or "\n" in value)


def parse_rich(value: str) -> tuple[Run, ...]:
    """Parse one paragraph of rich text; a line break in the value reads as a space. Never fails."""
    if is_plain(value):
        return (Run(value, 0, len(value)),) if value else ()
    return _parsed(value)


def parse_lines(value: str) -> tuple[tuple[Run, ...], ...]:
    """Parse rich text whose line breaks stand: the runs of each line, with their places in the whole.

    Markup ends with its line.
    """
    found: list[tuple[Run, ...]] = []
    at = 0
    for line in value.split("\n"):
        runs = (replace(run, start=run.start + at, end=run.end + at) for run in parse_rich(line))
        found.append(tuple(runs))
        at += len(line) + 1
    return tuple(found)


def _parsed(value: str) -> tuple[Run, ...]:
    from factsheet.rich.parser import tokens_of  # noqa: PLC0415 - a costly import that few texts need

    runs: list[Run] = []
    for token, (href, strong, emphasis) in styled(tokens_of(value)):
        _append(runs, replace(_run(token), strong=strong, emphasis=emphasis, href=href))
    return tuple(runs)


def styled(tokens: Iterable[Token]) -> Iterator[tuple[Token, Style]]:
    """Give the inline tokens of CommonMark that set no style themselves, each with the style that it stands in."""
    strong = emphasis = 0
    href: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                href = str(token.attrs["href"])
            case "link_close":
                href = None
            case _:
                yield token, Style(href, bool(strong), bool(emphasis))


def _run(token: Token) -> Run:
    start = int(token.meta["at"])
    if token.type in {"softbreak", "hardbreak"}:
        return Run(" ", start, start + 1)
    # An escape is longer in the value than what it shows; its markup is what was written.
    return Run(token.content, start, start + len(token.markup or token.content))


def _append(runs: list[Run], run: Run) -> None:
    """Append a run, joined to the one before where style and place go on."""
    if not run.text:
        return
    last = runs[-1] if runs else None
    if last and last.end == run.start and last.style == run.style:
        runs[-1] = replace(last, text=last.text + run.text, end=run.end)
    else:
        runs.append(run)


def foreign_links(runs: Sequence[Run]) -> tuple[str, ...]:
    """Give the link targets that are not absolute http, https, mailto or tel URIs."""
    return tuple(dict.fromkeys(r.href for r in runs if r.href is not None and not ABSOLUTE_URI.fullmatch(r.href)))
