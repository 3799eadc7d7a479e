"""Widths of table columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnExtent:
    """What a column asks for: the width of its longest word, that of its longest text, or a fixed share (0 to 1)."""

    least: float
    full: float
    share: float | None = None


def column_widths(columns: Sequence[ColumnExtent], width: float) -> tuple[float, ...]:
    """Divide the width of a table, in points.

    Fixed shares come first. Of the rest, narrow columns get all they ask for; the others share what remains by the
    length of their texts, none less than its longest word as long as there is room.
    """
    fixed = [width * column.share if column.share is not None else None for column in columns]
    room = width - sum(share for share in fixed if share is not None)
    free = [column for column, share in zip(columns, fixed, strict=True) if share is None]
    sized = iter(_divide(free, max(room, 0.0)))
    return _scaled([next(sized) if share is None else share for share in fixed], width)


def _divide(columns: Sequence[ColumnExtent], room: float) -> list[float]:
    least = [column.least for column in columns]
    if sum(least) >= room:
        return _waterfall(least, room)
    if sum(column.full for column in columns) <= room:
        return _spread([column.full for column in columns], room)
    widths = _waterfall([column.full for column in columns], room)
    return _raised(widths, least, room)


def _waterfall(wishes: Sequence[float], room: float) -> list[float]:
    """Grant wishes up to a common share; the greater ones divide the rest by the square root of what they ask."""
    granted: dict[int, float] = {}
    rest = list(range(len(wishes)))
    while rest:
        share = (room - sum(granted.values())) / len(rest)
        modest = [index for index in rest if wishes[index] <= share]
        if not modest:
            break
        granted |= {index: wishes[index] for index in modest}
        rest = [index for index in rest if index not in granted]
    left = room - sum(granted.values())
    weight = sum(wishes[index] ** 0.5 for index in rest)
    granted |= {index: left * wishes[index] ** 0.5 / weight for index in rest}
    return [granted[index] for index in range(len(wishes))]


def _raised(widths: list[float], least: Sequence[float], room: float) -> list[float]:
    """Raise columns to their longest word, at the cost of those with width to spare."""
    raised = [max(width, floor) for width, floor in zip(widths, least, strict=True)]
    spare = [width - floor for width, floor in zip(raised, least, strict=True)]
    excess = sum(raised) - room
    total = sum(spare)
    return [width - excess * own / total for width, own in zip(raised, spare, strict=True)] if total > 0 else raised


def _spread(widths: list[float], room: float) -> list[float]:
    """Divide what is left over by the widths, so that the table fills the measure."""
    total = sum(widths)
    return [width * room / total for width in widths] if total else [room / len(widths) for _ in widths]


def _scaled(widths: list[float], width: float) -> tuple[float, ...]:
    total = sum(widths)
    return tuple(own * width / total for own in widths) if total else tuple(widths)
