"""Ranges: `3–5`, `from 3 to 5`, `$1–2 billion`, where both ends share what is said once."""

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factsheet.values.numbers.amounts import amount_at
from factsheet.values.numbers.figures import FigureKind
from factsheet.values.numbers.measured import FoundAmount
from factsheet.values.numbers.numerals import SPACE, TokenText
from factsheet.values.numbers.senses import Role
from factsheet.values.numbers.units import same_unit

_DASHES = frozenset("-–—―~～〜−")


class AmountSpan(Struct, frozen=True):
    """An amount, or the two ends of a range."""

    first: FoundAmount
    last: FoundAmount | None = None
    opened: bool = False
    """Whether the word before it is needed to read it: `between 3 and 5`."""

    @property
    def end(self) -> int:
        """Give the token after it."""
        return self.last.end if self.last else self.first.end


def span_at(text: TokenText, start: int) -> AmountSpan | None:
    """Read an amount or a range that begins with a token."""
    opened = bool(text.sense(start - 1, Role.FROM)) and text.near(start)
    first = amount_at(text, start)
    if first is None:
        return None
    index = _after_link(text, first, opened)
    loose = index == first.end and text.gap(first.end) == " - "
    last = amount_at(text, index, money=first.money) if index else None
    if last is None or index is None or (loose and not _shares(last)):
        return AmountSpan(first)
    opening = opened and text.sense(first.end, Role.AND) is not None and not text.sense(first.end, Role.TO)
    return _joined(first, last, opening) or AmountSpan(first)


def _after_link(text: TokenText, first: FoundAmount, opened: bool) -> int | None:
    """Give the token after a dash or a word that links two ends; an `and` does where a word has opened the range."""
    end = first.end
    gap = text.gap(end)
    if gap is None:
        return None
    if gap.strip(SPACE) in _DASHES:
        tight = gap in {"-", " - "} and first.number is not None and not first.number.in_words
        return end if tight or gap.strip(SPACE) != "-" else None
    linked = text.sense(end, Role.TO) or (opened and text.sense(end, Role.AND))
    return end + 1 if linked and text.near(end) and text.near(end + 1, "-") else None


def _shares(last: FoundAmount) -> bool:
    """Tell whether a second end has something that the first may share, for which a loose hyphen stands: `3 - 5 km`."""
    return last.unit != "" or (last.number is not None and last.number.scale is not None)


def _joined(first: FoundAmount, last: FoundAmount, opened: bool) -> AmountSpan | None:
    """Give the range of two ends; None if they are none: of different units, or the second not the larger."""
    countable = {FigureKind.CARDINAL, FigureKind.PERCENT, FigureKind.POINTS, FigureKind.ORDINAL, FigureKind.MULTIPLE}
    kinds = {first.kind, last.kind}
    if not kinds <= countable or len(kinds - {FigureKind.CARDINAL}) > 1 or not (first.number and last.number):
        return None
    if first.unit and last.unit and not same_unit(first.unit, last.unit):
        return None
    values = first.values
    scale = last.number.scale
    if scale and first.number.scale is None and values[0] < last.values[0] / scale:
        values = tuple(value * scale for value in values)
    if not values[0] < last.values[0]:
        return None
    kind = last.kind if last.kind is not FigureKind.CARDINAL else first.kind
    unit = last.unit or first.unit
    return AmountSpan(replace(first, values=values, kind=kind, unit=unit), replace(last, kind=kind, unit=unit), opened)


def values_of(span: AmountSpan) -> list[tuple[Fraction, Fraction | None]]:
    """Give the ends that a span can have, the likeliest first."""
    if span.last is None:
        return [(value, None) for value in span.first.values]
    return [(low, high) for low in span.first.values for high in span.last.values if low < high]
