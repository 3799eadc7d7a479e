"""From the text of a new item to its fields, by what the lines of items like it print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.paths import ValuePath
from factsheet.review.attribution import Group, Parts, groups_of
from factsheet.review.lines import Line
from factsheet.review.word.looks import PLAIN, RunLook
from factsheet.review.word.stream import Char
from factsheet.rich.reading import Run
from factsheet.rich.writing import write_rich

_CLOSING = ".:;?!…"


@dataclass(frozen=True, slots=True)
class ReadFields:
    """The values of an item by field, and those that are given as printed."""

    values: dict[str, str]
    printed: frozenset[str] = frozenset()


def read_fields(chars: Sequence[Char], examples: Iterable[tuple[Line, ValuePath]]) -> ReadFields | None:
    """Read the fields of a new line by the lines of items like it, each given with the item that it shows.

    Gives None where the text fits none of them. What an example sets in bold must be bold, and nothing else.
    """
    patterns = {}
    for line, item in examples:
        pattern = _pattern(line, item)
        patterns[tuple((field, group.before if field is None else "") for field, group in pattern)] = pattern
    for pattern in sorted(patterns.values(), key=lambda each: (-len(each), _fields(each))):
        if found := _fit(chars, pattern):
            return found
    return None


_Pattern = tuple[tuple[str | None, Group], ...]


def _pattern(line: Line, item: ValuePath) -> _Pattern:
    """Give the field that each part of a line shows, None for the template's words; numbers of notes left out."""
    empty = Parts([[] for _ in line.segments])
    groups = [group for group in groups_of(line.segments, empty) if line.counts[group.first]]
    pattern = [(str(group.path.below(item)) if group.path else None, group) for group in groups]
    while pattern and pattern[-1][0] is None and not pattern[-1][1].before.strip("\u00a0 "):
        pattern.pop()
    return tuple(pattern)


def _fields(pattern: _Pattern) -> tuple[str, ...]:
    return tuple(field for field, _ in pattern if field is not None)


def _fit(chars: Sequence[Char], pattern: _Pattern) -> ReadFields | None:
    text = "".join(char.text for char in chars)
    if not _fields(pattern):
        return None
    expression = "".join(re.escape(g.before) if field is None else "(.+?)" for field, g in pattern)
    match = re.fullmatch(expression, text, re.DOTALL)
    if match is None:
        return None
    values, printed = {}, set()
    for place, (field, group) in enumerate(((f, g) for f, g in pattern if f is not None), 1):
        part = chars[match.start(place) : match.end(place)]
        template = _template_look(group)
        if any(
            char.formatting.look.strong != template.strong
            for char in part
            if not char.text.isspace() and not group.rich
        ):
            return None
        if group.rich and template.strong != _mostly_strong(part):
            return None
        values[field] = _value(part, template, rich=group.rich)
        printed |= {field} if group.printed_by else set()
    return ReadFields(values, frozenset(printed))


def _template_look(group: Group) -> RunLook:
    """Give the look that the template gives a value: rich text makes its own."""
    return PLAIN if group.rich else group.segments[0].look


def _mostly_strong(chars: Sequence[Char]) -> bool:
    seen = [char.formatting.look.strong for char in chars if not char.text.isspace()]
    return bool(seen) and all(seen)


def _value(chars: Sequence[Char], template: RunLook, *, rich: bool) -> str:
    return rich_value(chars, template) if rich else "".join(char.text for char in chars)


def rich_value(chars: Iterable[Char], template: RunLook = PLAIN) -> str:
    """Give characters as rich text."""
    return write_rich(_runs(chars, template)).strip()


def _runs(chars: Iterable[Char], template: RunLook) -> Iterator[Run]:
    for char in chars:
        look = char.formatting.look
        strong, emphasis = look.strong and not template.strong, look.emphasis and not template.emphasis
        yield Run(char.text, 0, 0, strong, emphasis, None if template.href else look.href)


def read_point(chars: Sequence[Char]) -> ReadFields:
    """Read a new point: a bold start that ends a sentence is its lead-in, and all else its text.

    The template puts a full stop behind a lead-in; where the draft has none, bold is bold.
    """
    strong = next((n for n, c in enumerate(chars) if not c.formatting.look.strong and not c.text.isspace()), len(chars))
    lead = "".join(char.text for char in chars[:strong]).strip()
    rest = chars[strong:]
    if not lead or (rest and (lead[-1] not in _CLOSING or not chars[strong - 1].text.isspace())):
        return ReadFields({"text": rich_value(chars)})
    if not rest:
        return ReadFields({"lead": lead})
    return ReadFields({"lead": lead.removesuffix("."), "text": rich_value(rest)})
