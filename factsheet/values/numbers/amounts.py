"""Amounts: a number with its sign, its currency or unit, its percent, and whether it counts, orders or names."""

from msgspec.structs import replace

from factsheet.values.numbers.cardinals import number_at
from factsheet.values.numbers.figures import FigureKind
from factsheet.values.numbers.lexicon import BEFORE
from factsheet.values.numbers.measured import FoundAmount, is_beside, with_suffix
from factsheet.values.numbers.numerals import TokenText
from factsheet.values.numbers.ordinals import ordinal_at
from factsheet.values.numbers.parts import fraction_at
from factsheet.values.numbers.senses import Role, Sense
from factsheet.values.numbers.units import same_unit


def amount_at(text: TokenText, start: int, money: bool = False) -> FoundAmount | None:
    """Read an amount that begins with a token: its longest reading; `money` if it is one though no sign says so."""
    tries = (fraction_at(text, start), ordinal_at(text, start), _multiple(text, start), _plain(text, start, money))
    found = [each for each in tries if each]
    return max(found, key=lambda each: each.end) if found else None


def _multiple(text: TokenText, start: int) -> FoundAmount | None:
    word = text.sense(start, Role.MULTIPLE)
    return FoundAmount(start, start + 1, word.values, FigureKind.MULTIPLE) if word else None


def _plain(text: TokenText, start: int, money: bool) -> FoundAmount | None:
    """Read a number with the money, percent or unit before or after it."""
    prefix, first = _prefix(text, start)
    number = number_at(text, first, money=money or (prefix is not None and prefix.role is Role.MONEY))
    if number is None or (prefix and not is_beside(text, first)):
        return None
    found = FoundAmount(start, number.end, number.values, number=number, qualifier=number.qualifier)
    if prefix is None:
        found = with_suffix(text, found)
        half = found.end == start + 1 and text.sense(start, Role.GLYPH)
        return replace(found, kind=FigureKind.FRACTION) if half else found
    if prefix.role is Role.MONEY:
        return _both_units(text, replace(found, unit=prefix.text, money=True))
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


def _both_units(text: TokenText, found: FoundAmount) -> FoundAmount:
    """Take a currency named after the number, too, if it says which that of the sign is: `$5 million USD`."""
    after = with_suffix(text, replace(found, unit=""))
    if not after.unit or not same_unit(found.unit, after.unit):
        return found
    return replace(after, unit=found.unit) if after.unit.endswith("?") else after
