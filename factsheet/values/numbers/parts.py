"""Fractions: `½`, `3/4`, `one third`, `三分の一`, and what they are parts of: `half a million`."""

from fractions import Fraction

from factsheet.values.numbers.cardinals import number_at
from factsheet.values.numbers.figures import FigureKind
from factsheet.values.numbers.measured import Found, with_suffix
from factsheet.values.numbers.numerals import Number, TokenText
from factsheet.values.numbers.senses import Role


def fraction_at(text: TokenText, start: int) -> Found | None:
    """Read a fraction: `one third`, `two-thirds`, `3/4`, `三分の一`, `half a million`."""
    if first := _part_first(text, start):
        return first
    number = number_at(text, start)
    article = text.sense(start, Role.ARTICLE)
    count, index = (Fraction(1), start + 1) if article and number is None else (Fraction(1), start)
    if number:
        count, index = number.values[0], number.end
        if divided := _divided(text, number):
            return divided
    part = text.sense(index, Role.PART)
    if part is None or (index > start and not text.near(index, "-\u200c")):
        return None
    counted = text.sense(index + 1, Role.SCALE) if text.near(index + 1, "-") else None
    if index == start and part.text != "alone" and not counted:
        return None
    if number and (number.scale or count.denominator != 1):
        return None
    found = Found(start, index + 1, (count * part.values[0],), FigureKind.FRACTION)
    return _of_scale(text, found)


def _part_first(text: TokenText, start: int) -> Found | None:
    """Read a part with how many there are of it behind: Turkish `üçte iki`, Swahili `theluthi mbili`."""
    number = text.sense(start + 1, Role.NUMBER) if text.near(start + 1) else None
    below = text.sense(start, Role.DENOMINATOR)
    part = text.sense(start, Role.PART) if text.lexicon.writing.scale_first else None
    unit = 1 / below.values[0] if below else part.values[0] if part else None
    return Found(start, start + 2, (unit * number.values[0],), FigureKind.FRACTION) if number and unit else None


def _divided(text: TokenText, number: Number) -> Found | None:
    """Read `3/4`, and denominators that come first: `三分の一`."""
    end = number.end
    digits = text.tokens[end].digits if end < len(text.tokens) else None
    if text.gap(end) in {"/", "\u2044"} and end == number.start + 1 and digits:
        below = digits.values[0]
        proper = 0 < number.values[0] < below and below in {2, 3, 4, 5, 6, 8, 10, 100, 1000}
        return Found(number.start, end + 1, (number.values[0] / below,), FigureKind.FRACTION) if proper else None
    if text.sense(end, Role.DIVIDED) and text.near(end):
        above = number_at(text, end + 1) if text.near(end + 1) else None
        if above and number.values[0]:
            value = above.values[0] / number.values[0]
            percent = number.values[0] == 100
            if text.lexicon.writing.numerator_first:
                value, percent = 1 / value, False
            kind = FigureKind.PERCENT if percent else FigureKind.FRACTION
            return Found(number.start, above.end, (value * 100 if percent else value,), kind, "%" if percent else "")
    return None


def _of_scale(text: TokenText, found: Found) -> Found:
    """Take the scale that a fraction is one of: `half a million`, `three quarters of a million`."""
    index = found.end
    while text.near(index) and text.sense(index, Role.OF, Role.ARTICLE):
        index += 1
    scale = text.sense(index, Role.SCALE) if text.near(index, "-") else None
    if scale is None or scale.text or scale.values[0] < 1000:
        return found
    values = tuple(value * scale.values[0] for value in found.values)
    counted = Found(found.start, index + 1, values, FigureKind.CARDINAL)
    return with_suffix(text, counted)
