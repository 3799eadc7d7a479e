"""Amounts: a number with its sign, its currency or unit, its percent, and whether it counts, orders or names."""

import re
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factsheet.values.numbers.cardinals import Number, TokenText, number_at
from factsheet.values.numbers.figures import FigureKind
from factsheet.values.numbers.lexicon import BEFORE
from factsheet.values.numbers.senses import Role, Sense
from factsheet.values.numbers.units import same_unit

_BREAK = " \N{NO-BREAK SPACE}-"


class Found(Struct, frozen=True):
    """An amount from one token to before another; what `values` mean is in its kind and unit."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    kind: FigureKind = FigureKind.CARDINAL
    unit: str = ""
    number: Number | None = None
    others: tuple[tuple[Fraction, FigureKind, str], ...] = ()
    qualifier: str = ""
    tail: int = 0
    """How many characters after its last token are of it: the point of `3. Treffen`."""


def amount_at(text: TokenText, start: int) -> Found | None:
    """Read an amount that begins with a token: its longest reading."""
    tries = (_fraction(text, start), _ordinal(text, start), _multiple(text, start), _plain(text, start))
    found = [each for each in tries if each]
    return max(found, key=lambda each: each.end) if found else None


def _multiple(text: TokenText, start: int) -> Found | None:
    word = text.sense(start, Role.MULTIPLE)
    return Found(start, start + 1, word.values, FigureKind.MULTIPLE) if word else None


def _plain(text: TokenText, start: int) -> Found | None:
    """Read a number with the money, percent or unit before or after it."""
    prefix, first = _prefix(text, start)
    number = number_at(text, first, money=prefix is not None and prefix.role is Role.MONEY)
    if number is None or (prefix and not text.near(first)):
        return None
    found = Found(start, number.end, number.values, number=number, qualifier=number.qualifier)
    if prefix is None:
        found = _with_suffix(text, found)
        half = found.end == start + 1 and text.sense(start, Role.GLYPH)
        return replace(found, kind=FigureKind.FRACTION) if half else found
    if prefix.role is Role.MONEY:
        return _both_units(text, replace(found, unit=prefix.text))
    if prefix.role is Role.UNIT:
        return _both_units(text, replace(found, unit=prefix.text))
    return replace(found, unit="%", kind=FigureKind.PERCENT)


def _prefix(text: TokenText, start: int) -> tuple[Sense | None, int]:
    """Give what stands before a number and belongs to it, and the token that the number begins with."""
    writing = text.lexicon.writing
    prefix = text.sense(start, Role.MONEY, Role.HUNDREDTHS)
    if prefix is None and writing.percent_first:
        prefix = text.sense(start, Role.PERCENT)
    unit = text.sense(start, Role.UNIT)
    if prefix is None and unit and (writing.unit_first or unit.room == BEFORE):
        prefix = unit
    first = start + bool(prefix)
    while prefix and text.sense(first, Role.OF) and text.near(first):
        first += 1
    sign = text.sense(first, Role.MONEY) if prefix and prefix.role is Role.MONEY and text.near(first) else None
    if prefix and sign and same_unit(prefix.text, sign.text):  # USD $800 million
        first += 1
        prefix = sign if prefix.text.endswith("?") else prefix
    return prefix, first


def _both_units(text: TokenText, found: Found) -> Found:
    """Take a currency named after the number, too, if it says which that of the sign is: `$5 million USD`."""
    after = _with_suffix(text, replace(found, unit=""))
    if not after.unit or not same_unit(found.unit, after.unit):
        return found
    return replace(after, unit=found.unit) if after.unit.endswith("?") else after


def _with_suffix(text: TokenText, found: Found) -> Found:
    """Take what follows a number and says what it counts."""
    index = found.end
    if index >= len(text.tokens) or text.gap(index) is None:
        return found
    if text.sense(index, Role.CASE) and text.gap(index) == "-" and found.number:
        number = replace(found.number, form="the ending of a case after digits")
        return replace(found, end=index + 1, number=number)
    enough = text.sense(index, Role.ENOUGH) if text.gap(index) == "" else None
    if enough and text.near(index + 1) and text.sense(index + 1, Role.MONEY, Role.UNIT, Role.COUNTER):
        found, index = replace(found, qualifier=enough.text), index + 1
    while text.sense(index, Role.OF) and _beside(text, index):
        index += 1
    if not _beside(text, index):
        return found
    return _measured(text, found, index) or found


def _beside(text: TokenText, index: int) -> bool:
    """Tell whether a token stands right after the one before it, or behind its hyphen, apostrophe or point."""
    return text.near(index, "-'.") or text.gap(index) in {". ", ".\N{NO-BREAK SPACE}", "-\N{NO-BREAK SPACE}"}


_KINDS = {
    Role.POINTS: (FigureKind.POINTS, "%"),
    Role.BESIDE: (FigureKind.REFERENCE, ""),
    Role.TIMES: (FigureKind.MULTIPLE, ""),
    Role.COUNTER: (FigureKind.CARDINAL, ""),
}


def _measured(text: TokenText, found: Found, index: int) -> Found | None:
    token = text.tokens[index]
    if token.sense(Role.PERCENT):
        point = text.sense(index + 1, Role.POINTS) if _beside(text, index + 1) else None
        kind = FigureKind.POINTS if point else FigureKind.PERCENT
        return replace(found, end=index + (2 if point else 1), kind=kind, unit="%")
    if money := token.sense(Role.MONEY):
        more = text.sense(index + 1, Role.MONEY) if text.near(index + 1) else None
        closer = more is not None and same_unit(money.text, more.text)
        return replace(found, end=index + 1 + closer, unit=more.text if more and closer else money.text)
    if (unit := token.sense(Role.UNIT)) and not token.sense(Role.POINTS, Role.BESIDE):
        letter = text.gap(index) == "" and token.sense(Role.SCALE)
        others = tuple((value * letter.values[0], found.kind, "") for value in found.values) if letter else ()
        return replace(found, end=index + 1, unit=unit.text, others=others)
    known = token.sense(*_KINDS)
    if known is None:
        return None
    kind, sign = _KINDS[known.role]
    return replace(found, end=index + 1, kind=kind, unit=sign)


def _ordinal(text: TokenText, start: int) -> Found | None:
    """Read an ordinal: a word, a number with a mark beside it, tens and a word."""
    before = text.sense(start, Role.MARK)
    if before and before.text == "before":
        running = text.lexicon.writing.running
        number = number_at(text, start + 1, most=1 if running else 9) if text.near(start + 1, "-") else None
        return _ordered(text, start, number) if number else None
    if word := text.sense(start, Role.ORDINAL):
        found = Found(start, start + 1, word.values, FigureKind.ORDINAL)
        other = text.sense(start, Role.NUMBER)
        return replace(found, others=((other.values[0], FigureKind.CARDINAL, ""),)) if other else found
    number = number_at(text, start)
    return _marked(text, number) if number else None


def _marked(text: TokenText, number: Number) -> Found | None:
    """Give a number that a mark, an ordinal or a point behind it makes one of order."""
    end = number.end
    found = Found(number.start, end, number.values, FigureKind.ORDINAL, number=number)
    digits = text.tokens[end - 1].digits
    word = text.sense(end, Role.ORDINAL)
    if word and not digits and text.near(end, "-") and word.values[0] < number.room:
        return replace(found, end=end + 1, values=tuple(value + word.values[0] for value in number.values))
    mark = text.sense(end, Role.MARK)
    if not digits and not text.lexicon.writing.running:
        return None
    if mark and mark.text != "before" and _beside(text, end) and _is_tight(text, end):
        return replace(found, end=end + 1)
    return _pointed(text, found) if text.lexicon.writing.ordinal_point and end == number.start + 1 else None


def _is_tight(text: TokenText, index: int) -> bool:
    return " " not in (text.gap(index) or "") or text.lexicon.writing.running


_POINT = re.compile(r"[0-9]{1,3}\.(?:[ \N{NO-BREAK SPACE}](?P<next>[^\W\d_])|\Z)")


def _pointed(text: TokenText, found: Found) -> Found | None:
    """Read a number with a point, which a small letter after it makes an ordinal; a capital may begin a sentence."""
    match = _POINT.match(text.plain, text.tokens[found.start].start)
    if match is None:
        return None
    capital = match["next"] and match["next"].isupper()
    others = tuple((value, FigureKind.CARDINAL, "") for value in found.values) if capital else ()
    return replace(found, others=others, tail=1) if match["next"] or found.start == 0 else None


def _ordered(text: TokenText, start: int, number: Number) -> Found:
    """Give a number behind a mark of ordinals, which is the number of a thing if a word beside it says so."""
    found = Found(start, number.end, number.values, FigureKind.ORDINAL, number=replace(number, company=""))
    end = number.end
    if text.sense(end, Role.BESIDE) and text.near(end):
        return replace(found, end=end + 1, kind=FigureKind.REFERENCE)
    if text.sense(end, Role.COUNTER, Role.MARK) and text.near(end):
        return replace(found, end=end + 1)
    return found


def _fraction(text: TokenText, start: int) -> Found | None:
    """Read a fraction: `one third`, `two-thirds`, `3/4`, `三分の一`, `half a million`."""
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
    return _with_suffix(text, counted)
