"""The portions of a meeting: what bears a mark of its own where the sheet is marked, and what must."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factsheet.meeting.content import Point, TableContent
from factsheet.meeting.facts import facts_of
from factsheet.meeting.marking import Marked
from factsheet.meeting.model import Meeting
from factsheet.meeting.positions import identity_of
from factsheet.paths import item_text, key_text


class MarkedPortion(Struct, frozen=True):
    """A portion and its path; `needed` is False where the mark of what it stands in, or of all, covers it."""

    part: Marked
    path: str
    needed: bool = True

    @property
    def marking(self) -> str:
        """The path of its mark."""
        return key_text(self.path, "marking")


def is_marked(meeting: Meeting) -> bool:
    """Tell whether a meeting has markings."""
    return meeting.classification is not None or any(each.part.marking for each in portions_of(meeting))


def portions_of(meeting: Meeting) -> tuple[MarkedPortion, ...]:
    """Give the portions of a meeting in the order of its fields, the title first."""
    found = _portions(meeting, "", covered=False)
    if mark_of_all(meeting) is None:
        return tuple(found)
    return tuple(MarkedPortion(each.part, each.path, needed=False) for each in found)


def mark_of_all(meeting: Meeting) -> str | None:
    """Give the mark that a meeting states for all of its portions, if it does: none then bears its own."""
    return meeting.classification.portions if meeting.classification else None


def _portions(part: object, path: str, *, covered: bool) -> Iterator[MarkedPortion]:
    if isinstance(part, Marked):
        yield MarkedPortion(part, path, needed=not covered)
        # Where all segments are of one level, the mark of the main one is enough (32 CFR 2001.21(c)(3)).
        covered = (
            isinstance(part, Point | TableContent)
            and (covered or part.marking is not None)
            and not any(_marks_below(part))
        )
    for name, facts in facts_of(type(part)).items():  # type: ignore[arg-type] # a part, as its fields are
        if not facts.parts:
            continue
        value = getattr(part, name)
        at = key_text(path, facts.key)
        if isinstance(value, tuple):
            for item in value:
                yield from _portions(item, item_text(at, identity_of(item)), covered=covered)
        elif value is not None:
            yield from _portions(value, at, covered=covered)


def _marks_below(part: Point | TableContent) -> Iterator[str]:
    for each in part.points if isinstance(part, Point) else part.rows:
        if each.marking:
            yield each.marking
        if isinstance(each, Point):
            yield from _marks_below(each)
