"""A number with what it counts, orders or names: the words that follow it."""

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factsheet.values.numbers.figures import FigureKind
from factsheet.values.numbers.lexicon import AFTER
from factsheet.values.numbers.numerals import Number, TokenText
from factsheet.values.numbers.senses import Role
from factsheet.values.numbers.units import same_unit


class FoundAmount(Struct, frozen=True):
    """An amount from one token to before another; what `values` mean is in its kind and unit."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    kind: FigureKind = FigureKind.CARDINAL
    unit: str = ""
    number: Number | None = None
    others: tuple[tuple[Fraction, FigureKind, str], ...] = ()
    qualifier: str = ""
    money: bool = False
    """Whether a sign of money stands before it, which holds for the other end of a range, too: `€10–15m`."""
    tail: int = 0
    """How many characters after its last token are of it: the point of `3. Treffen`."""


def with_suffix(text: TokenText, found: FoundAmount) -> FoundAmount:
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
    while text.sense(index, Role.OF) and is_beside(text, index):
        index += 1
    if not is_beside(text, index):
        return found
    return _measured(text, found, index) or found


def is_beside(text: TokenText, index: int) -> bool:
    """Tell whether a token stands right after the one before it, or behind its hyphen, apostrophe or point."""
    return text.near(index, "-'.") or text.gap(index) in {". ", ".\N{NO-BREAK SPACE}", "-\N{NO-BREAK SPACE}"}


_YEARS = 150


def _is_year(text: TokenText, found: FoundAmount, index: int) -> bool:
    """Tell whether the word for years after a number is that of a date: `2025 года`, `2025年`."""
    unit, value = text.sense(index, Role.UNIT), found.values[0]
    if not unit or unit.text != "a":
        return False
    long = text.word(index) in {"年", "년"} and value >= _YEARS
    return long or (1900 <= value <= 2100 and text.tokens[index - 1].end - text.tokens[index - 1].start == 4)


_KINDS = {
    Role.POINTS: (FigureKind.POINTS, "%"),
    Role.BESIDE: (FigureKind.REFERENCE, ""),
    Role.TIMES: (FigureKind.MULTIPLE, ""),
    Role.COUNTER: (FigureKind.CARDINAL, ""),
}


def _measured(text: TokenText, found: FoundAmount, index: int) -> FoundAmount | None:
    token = text.tokens[index]
    if percent := token.sense(Role.PERCENT):
        tenths = percent.values[0] if percent.values else 1
        point = text.sense(index + 1, Role.POINTS) if is_beside(text, index + 1) else None
        kind = FigureKind.POINTS if point else FigureKind.PERCENT
        values = tuple(value * tenths for value in found.values)
        return replace(found, end=index + (2 if point else 1), values=values, kind=kind, unit="%")
    if money := token.sense(Role.MONEY):
        more = text.sense(index + 1, Role.MONEY) if text.near(index + 1) else None
        closer = more is not None and same_unit(money.text, more.text)
        return replace(found, end=index + 1 + closer, unit=more.text if more and closer else money.text)
    if _is_year(text, found, index):
        return None
    if (unit := token.sense(Role.UNIT)) and not token.sense(Role.POINTS, Role.BESIDE):
        letter = text.gap(index) == "" and token.sense(Role.SCALE)
        others = tuple((value * letter.values[0], found.kind, "") for value in found.values) if letter else ()
        return replace(found, end=index + 1, unit=unit.text, others=others)
    known = token.sense(*_KINDS)
    if known is None or known.text == AFTER:
        return None
    kind, sign = _KINDS[known.role]
    return replace(found, end=index + 1, kind=kind, unit=sign)
