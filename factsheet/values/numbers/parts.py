"""Fractions: `½`, `3/4`, `one third`, `三分の一`, and what they are parts of: `half a million`."""

from fractions import Fraction

from factsheet.values.numbers.cardinals import number_at
from factsheet.values.numbers.figures import FigureKind
from factsheet.values.numbers.measured import FoundAmount, with_suffix
from factsheet.values.numbers.numerals import Number, TokenText
from factsheet.values.numbers.senses import Role


def fraction_at(text: TokenText, start: int) -> FoundAmount | None:
    """Read a fraction: `one third`, `two-thirds`, `3/4`, `三分の一`, `half a million`."""
    number = number_at(text, start)
    whole = _part_first(text, start) or (number and (_divided(text, number) or _with_whole(text, number)))
    if whole or (number and (number.scale or number.values[0].denominator != 1)):
        return whole or None
    article = number is None and text.sense(start, Role.ARTICLE) is not None
    index = number.end if number else start + article
    part = text.sense(index, Role.PART)
    if part is None or (index > start and not text.near(index, "-\u200c")):
        return None
    ordinal = text.sense(index, Role.ORDINAL)
    if number and number.in_words and ordinal and ordinal.values[0] < number.room:  # twenty-third
        return None
    if index == start and part.text != "alone" and _scale_after(text, index + 1) is None:
        return None
    count = number.values[0] if number else 1
    return _of_scale(text, FoundAmount(start, index + 1, (count * part.values[0],), FigureKind.FRACTION))


def _with_whole(text: TokenText, number: Number) -> FoundAmount | None:
    """Read a number with parts added to it in words: `две целых пять десятых`."""
    if not (text.sense(number.end, Role.WHOLE) and text.near(number.end)):
        return None
    part = fraction_at(text, number.end + 1) if text.near(number.end + 1) else None
    if part is None or part.kind is not FigureKind.FRACTION:
        return None
    found = FoundAmount(number.start, part.end, (number.values[0] + part.values[0],))
    return with_suffix(text, found)


def _scale_after(text: TokenText, index: int) -> int | None:
    """Give the token of the scale that a part is one of, behind `of` and an article."""
    while text.near(index) and text.sense(index, Role.OF, Role.ARTICLE):
        index += 1
    scale = text.sense(index, Role.SCALE) if text.near(index, "-") else None
    return index if scale and not scale.text and scale.values[0] >= 12 else None


def _part_first(text: TokenText, start: int) -> FoundAmount | None:
    """Read a part with how many there are of it behind: Turkish `üçte iki`, Swahili `theluthi mbili`."""
    number = text.sense(start + 1, Role.NUMBER) if text.near(start + 1) else None
    below = text.sense(start, Role.DENOMINATOR)
    part = text.sense(start, Role.PART) if text.lexicon.writing.scale_first else None
    unit = 1 / below.values[0] if below else part.values[0] if part else None
    if number is None or unit is None:
        return None
    return FoundAmount(start, start + 2, (unit * number.values[0],), FigureKind.FRACTION)


_DENOMINATORS = frozenset([2, 3, 4, 5, 6, 8, 10, 100, 1000])


def _divided(text: TokenText, number: Number) -> FoundAmount | None:
    """Read `3/4` and `20 2/3`, and denominators that come first: `三分の一`."""
    end = number.end
    if value := _with_stroke(text, number.start):
        return FoundAmount(number.start, end + 1, (value,), FigureKind.FRACTION)
    more = _with_stroke(text, end) if text.near(end) and end == number.start + 1 else None
    if more and not number.in_words:
        return with_suffix(text, FoundAmount(number.start, end + 2, (number.values[0] + more,)))
    if text.sense(end, Role.DIVIDED) and text.near(end):
        return _denominator_first(text, number)
    return None


def _with_stroke(text: TokenText, index: int) -> Fraction | None:
    """Give the proper fraction that two numbers with a stroke between them are."""
    if text.gap(index + 1) not in {"/", "\u2044"}:
        return None
    above, below = text.tokens[index].digits, text.tokens[index + 1].digits
    if above is None or below is None or below.values[0] not in _DENOMINATORS:
        return None
    return above.values[0] / below.values[0] if 0 < above.values[0] < below.values[0] else None


def _denominator_first(text: TokenText, number: Number) -> FoundAmount | None:
    above = number_at(text, number.end + 1) if text.near(number.end + 1) else None
    if above is None or not number.values[0] or not above.values[0]:
        return None
    value = above.values[0] / number.values[0]
    if text.lexicon.writing.numerator_first:
        return FoundAmount(number.start, above.end, (1 / value,), FigureKind.FRACTION)
    if number.values[0] == 100:
        return FoundAmount(number.start, above.end, (value * 100,), FigureKind.PERCENT, "%")
    return FoundAmount(number.start, above.end, (value,), FigureKind.FRACTION)


def _of_scale(text: TokenText, found: FoundAmount) -> FoundAmount:
    """Take the scale that a fraction is one of: `half a million`, `three quarters of a million`."""
    index = _scale_after(text, found.end)
    scale = text.sense(index, Role.SCALE) if index is not None else None
    if index is None or scale is None:
        return found
    values = tuple(value * scale.values[0] for value in found.values)
    return with_suffix(text, FoundAmount(found.start, index + 1, values))
