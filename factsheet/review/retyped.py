"""Text typed in the place of several parts of a line, divided among them: what the template printed stays its own."""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from factsheet.meeting import facts_at
from factsheet.review.lines import Segment
from factsheet.review.word.stream import Char
from factsheet.typography.marks import ends_in_mark


class Trust(Struct, frozen=True):
    """What may be believed of a draft.

    With `looks`, what characters look like tells of where they are from; `exact` tells that they are surely from where
    they are said to be. The template puts a `stop` behind what ends in no mark.
    """

    looks: bool = True
    exact: bool = True
    stop: str = "."


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

    Words are `glued` that stand before others without a blank, and `common` that a value without markup has in it, too,
    as dates have commas; `names` tells of a value that no item is without.
    """

    number: int
    segment: Segment
    literal: str | None = None
    beside: bool = False
    looks: bool = True
    glued: bool = False
    common: bool = False
    names: bool = False

    def worth(self, char: Char) -> _Worth:
        """Tell what it is worth that a value takes a character."""
        alike = not self.looks or char.formatting.look.strong == self.segment.look.strong
        if char.text.isspace():
            return _Worth(replaced=-self.beside, blanks=alike - 1)
        not_bold = self.segment.look.strong and not alike and not self.beside and not self.names
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
    trust: Trust,
) -> list[int] | None:
    """Give the segment of each typed character; None where nothing tells, or several ways are as good.

    `lost` is what the text replaces, in order, `beside` the segments that it stands between.
    """
    values = [each for each in lost if segments[each.number].origin]
    if not values or len(lost) < 2 or len(typed) > _MOST:
        return None
    ways: _Ways = [_Way(_Worth(), ()), *[None] * len(typed)]
    for unit in _units(segments, lost, beside, looks=trust.looks):
        ways = _through(unit, ways, typed, trust.stop)
    found = ways[-1]
    if found is None or not found.alone or (len(values) > 1 and _is_doubtful(segments, values, typed, found, trust)):
        return None
    return list(found.units)


def _is_doubtful(
    segments: Sequence[Segment], values: Sequence[LostText], typed: Sequence[Char], way: _Way, trust: Trust
) -> bool:
    """Tell whether a division of a text over several values leaves it open what names the item.

    It does where nothing is left for the name, where other words than before are not set in bold as names are, and
    where one value has taken in what another one was.
    """
    given = {each.number: [c for c, n in zip(typed, way.units, strict=True) if n == each.number] for each in values}
    texts = {number: "".join(char.text for char in chars).strip() for number, chars in given.items()}
    names = [each for each in values if _names(segments[each.number])]
    whole = [each for each in values if each.text == segments[each.number].text]
    for each in names:
        text, look = texts[each.number], segments[each.number].look
        strong = not trust.looks or all(c.formatting.look.strong for c in given[each.number] if not c.text.isspace())
        if (not text and each in whole and any(texts.values())) or (
            look.strong and not strong and text != each.text.strip()
        ):
            return True
    taken = ((one, other) for one, other in product(whole, values) if one is not other)
    return bool(names) and any(one.text in texts[other.number] and one.text not in other.text for one, other in taken)


def _names(segment: Segment) -> bool:
    """Tell whether a segment shows the one value that its item is named by; abbreviations have an id."""
    path = segment.path
    return path is not None and bool(path.owner) and (path[-1].key,) in (("id",), facts_at(path.owner).named_by)


def _units(
    segments: Sequence[Segment], lost: Sequence[LostText], beside: tuple[int | None, int | None], *, looks: bool
) -> list[_Unit]:
    behind = [*(segment.text[:1] for segment in segments[1:]), ""]
    values = [text for n, text in lost if (origin := segments[n].origin) and origin.start is None]
    inside = [
        _Unit(
            n,
            segments[n],
            None if segments[n].origin else text,
            looks=looks,
            glued=bool(behind[n].strip()),
            common=bool(text.strip()) and any(text in value for value in values),
            names=_names(segments[n]),
        )
        for n, text in lost
    ]
    left, right = (
        [_Unit(n, segments[n], beside=True, looks=looks)] if n is not None and segments[n].origin and n != end else []
        for n, end in zip(beside, (lost[0].number, lost[-1].number), strict=True)
    )
    return [*left, *inside, *right]


def _through(unit: _Unit, ways: _Ways, typed: Sequence[Char], stop: str) -> _Ways:
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
        follows = part[:1].isspace() or not text[at - 1 : at].isspace()
        other = (
            follows and _is_other_sign(unit.literal, part) and (unit.glued or part[-1:].isspace() or not behind.strip())
        )
        if way and (again or (other and not _closes(unit, way, part, stop))):
            gained = way.worth.plus(worth if again and not unit.common else _Worth(signs=1))
            found[at + size] = _better(found[at + size], _Way(gained, way.units + (unit.number,) * size, way.alone))
    return found


def _is_other_sign(literal: str, typed: str) -> bool:
    """Tell whether a typed sign has the same blanks around it as one of the template's had."""
    sign, other = literal.strip(), typed.strip()
    if len(sign) != 1 or len(other) != 1 or sign.isalnum() or other.isalnum():
        return False
    return literal.split(sign) == typed.split(other)


def _closes(unit: _Unit, way: _Way, typed: str, stop: str) -> bool:
    """Tell whether a mark in the place of a stop ends words that were typed with it for the value before it."""
    is_stop = (unit.literal or "").strip() == stop.strip()
    return is_stop and way.units[-1:] == (unit.number - 1,) and ends_in_mark(typed)


def _better(one: _Way | None, other: _Way) -> _Way:
    if one is None or other.worth > one.worth:
        return other
    return one._replace(alone=False) if other.worth == one.worth and other.units != one.units else one
