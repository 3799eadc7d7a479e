"""Text typed in the place of several parts of a line, divided among them: what the template printed stays its own."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from factsheet.review.lines import Segment
from factsheet.review.word.stream import Char
from factsheet.typography.marks import ends_in_mark


class LostText(NamedTuple):
    """A segment by its number, and the text that it has lost in one place."""

    number: int
    text: str


class _Worth(NamedTuple):
    """How well a division goes together; of two the first difference tells.

    Plain words in a value that the template sets in bold would come out bold. Words of the template that were typed
    again to the letter are the template's, and so is another sign in the place of one of its own. What was replaced
    takes text before what stands beside it does.
    """

    not_bold: int = 0
    retyped: int = 0
    signs: int = 0
    replaced: int = 0
    alike: int = 0
    blanks: int = 0

    def plus(self, other: "_Worth") -> "_Worth":
        return _Worth(*map(sum, zip(self, other, strict=True)))


class _Unit(Struct, frozen=True):
    """A segment that typed text may be of: a value, or with `literal` words of the template that were lost.

    Words are `glued` that stand before others without a blank.
    """

    number: int
    segment: Segment
    literal: str | None = None
    beside: bool = False
    looks: bool = True
    glued: bool = False

    def worth(self, char: Char) -> _Worth:
        """Tell what it is worth that a value takes a character."""
        alike = not self.looks or char.formatting.look.strong == self.segment.look.strong
        if char.text.isspace():
            return _Worth(replaced=-self.beside, blanks=alike - 1)
        not_bold = self.segment.look.strong and not alike and not self.beside
        return _Worth(not_bold=-not_bold, replaced=-self.beside, alike=alike - 1)


class _Way(NamedTuple):
    """The best way to a place: its worth, the units that the characters went to, and whether others are as good."""

    worth: _Worth
    units: tuple[int, ...]
    alone: bool = True


_Ways: TypeAlias = list[_Way | None]
"""The best way for each number of characters that are given out."""

_MOST = 2_000
"""Longer texts are not divided."""


def divided(
    segments: Sequence[Segment],
    lost: Sequence[LostText],
    beside: tuple[int | None, int | None],
    typed: Sequence[Char],
    *,
    looks: bool,
) -> list[int] | None:
    """Give the segment of each typed character; None where nothing tells, or several ways are as good.

    `lost` is what the text replaces, in order, `beside` the segments that it stands between; `looks` tells whether it
    says anything what characters look like.
    """
    values = [each for each in lost if segments[each.number].origin]
    if not values or len(lost) < 2 or len(typed) > _MOST:
        return None
    ways: _Ways = [_Way(_Worth(), ()), *[None] * len(typed)]
    for unit in _units(segments, lost, beside, looks=looks):
        ways = _through(unit, ways, typed)
    found = ways[-1]
    return list(found.units) if found and found.alone else None


def _units(
    segments: Sequence[Segment], lost: Sequence[LostText], beside: tuple[int | None, int | None], *, looks: bool
) -> list[_Unit]:
    behind = [*(segment.text[:1] for segment in segments[1:]), ""]
    inside = [
        _Unit(n, segments[n], None if segments[n].origin else text, looks=looks, glued=bool(behind[n].strip()))
        for n, text in lost
    ]
    left, right = (
        [_Unit(n, segments[n], beside=True, looks=looks)] if n is not None and segments[n].origin and n != end else []
        for n, end in zip(beside, (lost[0].number, lost[-1].number), strict=True)
    )
    return [*left, *inside, *right]


def _through(unit: _Unit, ways: _Ways, typed: Sequence[Char]) -> _Ways:
    """Give the ways behind a unit by those before it."""
    found = list(ways)
    if unit.literal is None:
        for at, char in enumerate(typed):
            if way := found[at]:
                step = _Way(way.worth.plus(unit.worth(char)), (*way.units, unit.number), way.alone)
                found[at + 1] = _better(found[at + 1], step)
        return found
    text, size = "".join(char.text for char in typed), len(unit.literal)
    worth = _Worth(retyped=sum(not c.isspace() for c in unit.literal), blanks=sum(map(str.isspace, unit.literal)))
    for at, way in enumerate(ways):
        part, behind = text[at : at + size], text[at + size : at + size + 1]
        again = part == unit.literal
        other = _is_other_sign(unit.literal, part) and (unit.glued or part[-1:].isspace() or not behind.strip())
        if way and (again or (other and not _closes(unit, way, part))):
            gained = way.worth.plus(worth if again else _Worth(signs=1))
            found[at + size] = _better(found[at + size], _Way(gained, way.units + (unit.number,) * size, way.alone))
    return found


def _is_other_sign(literal: str, typed: str) -> bool:
    """Tell whether a typed sign has the same blanks around it as one of the template's had."""
    sign, other = literal.strip(), typed.strip()
    if len(sign) != 1 or len(other) != 1 or sign.isalnum() or other.isalnum():
        return False
    return literal.split(sign) == typed.split(other)


def _closes(unit: _Unit, way: _Way, typed: str) -> bool:
    """Tell whether a mark in the place of the template's ends words that were typed with it for the value before it."""
    return way.units[-1:] == (unit.number - 1,) and ends_in_mark(typed) and ends_in_mark(unit.literal or "")


def _better(one: _Way | None, other: _Way) -> _Way:
    if one is None or other.worth > one.worth:
        return other
    return one._replace(alone=False) if other.worth == one.worth and other.units != one.units else one
