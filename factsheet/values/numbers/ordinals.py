"""Ordinals: words, and numbers with a mark, an ordinal or a point beside them."""

import re
from fractions import Fraction

from msgspec.structs import replace

from factsheet.values.numbers.cardinals import number_at
from factsheet.values.numbers.figures import FigureKind
from factsheet.values.numbers.measured import FoundAmount, is_beside
from factsheet.values.numbers.numerals import Number, TokenText
from factsheet.values.numbers.senses import Role


def ordinal_at(text: TokenText, start: int) -> FoundAmount | None:
    """Read an ordinal: a word, a number with a mark beside it, tens and a word."""
    before = text.sense(start, Role.MARK)
    if before and before.text == "before":
        running = text.lexicon.writing.running
        number = number_at(text, start + 1, most=1 if running else 9) if text.near(start + 1, "-") else None
        return _ordered(text, start, number) if number else None
    if word := text.sense(start, Role.ORDINAL):
        found = FoundAmount(start, start + 1, word.values, FigureKind.ORDINAL)
        ones = text.sense(start + 1, Role.ORDINAL) if word.values[0] % 10 == 0 and text.near(start + 1) else None
        if ones and ones.values[0] < 10:  # dwudziesty pierwszy, décimo primeiro
            return replace(found, end=start + 2, values=(word.values[0] + ones.values[0],))
        if more := _with_cardinal(text, start, word.values[0]):
            return replace(found, end=more[1], values=(word.values[0] + more[0],))
        other = text.sense(start, Role.NUMBER)
        return replace(found, others=((other.values[0], FigureKind.CARDINAL, ""),)) if other else found
    number = number_at(text, start)
    return _marked(text, number) if number else None


def _with_cardinal(text: TokenText, start: int, ordinal: Fraction) -> tuple[Fraction, int] | None:
    """Give the cardinal that an ordinal goes on with, and the token after: الثاني والعشرون, kedua puluh satu."""
    writing = text.lexicon.writing
    if ordinal < 10 and writing.and_within == "both" and text.sense(start + 1, Role.AND) and text.near(start + 1):
        tens = text.sense(start + 2, Role.NUMBER) if text.near(start + 2) else None
        return (tens.values[0], start + 3) if tens and 20 <= tens.values[0] < 100 else None
    ones = text.sense(start + 1, Role.NUMBER) if writing.ordinal_first and text.near(start + 1) else None
    return (ones.values[0], start + 2) if ones and ordinal % 10 == 0 and ones.values[0] < 10 else None


def _marked(text: TokenText, number: Number) -> FoundAmount | None:
    """Give a number that a mark, an ordinal or a point behind it makes one of order."""
    end = number.end
    found = FoundAmount(number.start, end, number.values, FigureKind.ORDINAL, number=number)
    digits = text.tokens[end - 1].digits
    word = text.sense(end, Role.ORDINAL)
    if word and not digits and text.near(end, "-") and word.values[0] < number.room:
        return replace(found, end=end + 1, values=tuple(value + word.values[0] for value in number.values))
    mark = text.sense(end, Role.MARK)
    joined = text.sense(end + 1, Role.ORDINAL) if text.sense(end, Role.AND) and text.near(end, "-") else None
    if joined and not digits and text.near(end + 1, "-") and _may_join(number, joined.values[0]):
        return replace(found, end=end + 2, values=tuple(value + joined.values[0] for value in number.values))
    if not digits and not text.lexicon.writing.running:
        return None
    if mark and mark.text != "before" and is_beside(text, end) and _is_tight(text, end):
        return replace(found, end=end + 1)
    return _pointed(text, found) if text.lexicon.writing.ordinal_point and end == number.start + 1 else None


def _may_join(number: Number, ordinal: Fraction) -> bool:
    """Tell whether an `and` makes one ordinal of two: vingt-et-unième, neunundfünfzigste."""
    return ordinal < number.room or (number.values[0] < 10 and 20 <= ordinal < 100)


def _is_tight(text: TokenText, index: int) -> bool:
    return " " not in (text.gap(index) or "") or text.lexicon.writing.running


_POINT = re.compile(r"[0-9]{1,3}\.(?:[ \N{NO-BREAK SPACE}](?P<next>[^\W\d_])|\Z)")


def _pointed(text: TokenText, found: FoundAmount) -> FoundAmount | None:
    """Read a number with a point, which a small letter after it makes an ordinal; a capital may begin a sentence."""
    match = _POINT.match(text.plain, text.tokens[found.start].start)
    if match is None:
        return None
    capital = match["next"] and match["next"].isupper()
    others = tuple((value, FigureKind.CARDINAL, "") for value in found.values) if capital else ()
    return replace(found, others=others, tail=1) if match["next"] or found.start == 0 else None


def _ordered(text: TokenText, start: int, number: Number) -> FoundAmount:
    """Give a number behind a mark of ordinals, which is the number of a thing if a word beside it says so."""
    found = FoundAmount(start, number.end, number.values, FigureKind.ORDINAL, number=replace(number, company=""))
    end = number.end
    if text.sense(end, Role.BESIDE) and text.near(end):
        return replace(found, end=end + 1, kind=FigureKind.REFERENCE)
    if text.sense(end, Role.COUNTER, Role.MARK) and text.near(end):
        return replace(found, end=end + 1)
    return found
