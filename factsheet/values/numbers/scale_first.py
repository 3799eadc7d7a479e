"""Numbers of languages that say a scale before how many of it there are: Swahili `milioni 1.5`, `elfu tano`."""

from fractions import Fraction

from factsheet.values.numbers.han import SHY
from factsheet.values.numbers.numerals import Number, TokenText
from factsheet.values.numbers.senses import Role

_HUNDRED = 100
_NONE = Fraction(0)


def scales_first_at(text: TokenText, start: int) -> Number | None:
    """Read scales that stand before how many of them there are: `milioni 1.5`, `elfu tano na mia tatu`.

    Ones after tens may belong to the scale or to the whole: `elfu kumi na tano` is 15,000, or 10,005.
    """
    totals, index, last = (_NONE, _NONE), start, Fraction(10**18)
    while (scale := text.sense(index, Role.SCALE)) and scale.values[0] < last:
        last = scale.values[0]
        count, ones, index = _count(text, index + 1, last)
        totals = totals[0] + last * (count + ones), totals[1] + last * count + ones
        following = _following(text, index)
        if not text.sense(following, Role.SCALE):
            more, index = _rest(text, index, following, last)
            totals = totals[0] + more, totals[1] + more
            break
        index = following
    if index == start:
        return None
    in_words = all(text.is_word(each) for each in range(start, index))
    company = SHY if index == start + 1 else ""
    return Number(start, index, tuple(dict.fromkeys(totals)), None, in_words, company)


def _following(text: TokenText, index: int) -> int:
    """Give the token that goes on, behind an `and` or a comma; -1 if none does."""
    joined = text.sense(index, Role.AND) is not None and (text.near(index) or text.gap(index) == ", ")
    following = index + joined
    comma = not joined and text.gap(following) == ", "
    return following if text.near(following) or comma else -1


def _rest(text: TokenText, index: int, following: int, last: Fraction) -> tuple[Fraction, int]:
    """Give what is less than the last scale behind it, a part of it or a number, and the token after."""
    joined = text.sense(index, Role.AND)
    part = text.sense(following, Role.PART) if joined else None
    if part:
        return part.values[0] * last, following + 1
    value, ones, end = _small(text, following)
    return (value + ones, end) if value and value + ones < last else (_NONE, index)


def _count(text: TokenText, index: int, scale: Fraction) -> tuple[Fraction, Fraction, int]:
    """Give how many there are of a scale, one if nothing is said, the ones after its tens, and the token after."""
    if not text.near(index):
        return Fraction(1), _NONE, index
    digits, hundred = text.tokens[index].digits, text.sense(index, Role.SCALE)
    if digits:
        return digits.values[0], _NONE, index + 1
    if hundred and hundred.values[0] == _HUNDRED < scale and text.near(index + 1):
        value, _, end = _small(text, index + 1)
        if not 0 < value < 10:
            return Fraction(1), _NONE, index
        tens, ones, later = _small(text, end + 1) if text.sense(end, Role.AND) else (_NONE, _NONE, end)
        if tens and text.gap(later) == ", ":  # elfu mia mbili na mbili, mia moja
            return value * _HUNDRED + tens + ones, _NONE, later
        return value * _HUNDRED, _NONE, end
    value, ones, end = _small(text, index)
    return (value, ones, end) if value else (Fraction(1), _NONE, index)


def _small(text: TokenText, index: int) -> tuple[Fraction, Fraction, int]:
    """Give a number below a hundred, its ones apart where they are joined to tens, and the token after; 0 if none."""
    number = text.sense(index, Role.NUMBER)
    if number is None:
        return _NONE, _NONE, index
    ones = text.sense(index + 2, Role.NUMBER) if text.sense(index + 1, Role.AND) else None
    near = text.near(index + 1) and text.near(index + 2)
    if ones and number.room == 10 and ones.values[0] < 10 and near:
        return number.values[0], ones.values[0], index + 3
    return number.values[0], _NONE, index + 1
