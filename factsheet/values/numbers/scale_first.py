"""Numbers of languages that say a scale before how many of it there are: Swahili `milioni 1.5`, `elfu tano`."""

from fractions import Fraction

from factsheet.values.numbers.han import SHY
from factsheet.values.numbers.numerals import Number, TokenText
from factsheet.values.numbers.senses import Role


def scales_first_at(text: TokenText, start: int) -> Number | None:
    """Read scales that stand before how many of them there are: `milioni 1.5`, `elfu tano na mia tatu`."""
    total, other, index, last = Fraction(0), Fraction(0), start, Fraction(10**18)
    while (
        (scale := text.sense(index, Role.SCALE))
        and scale.values[0] < last
        and (index == start or text.near(index) or text.gap(index) == ", ")
    ):
        last = scale.values[0]
        count, ones, index = _count(text, index + 1)
        total += last * (count + ones)
        other += last * count + ones
        if text.sense(index, Role.AND) and text.near(index) and text.near(index + 1):
            part, number = text.sense(index + 1, Role.PART), text.sense(index + 1, Role.NUMBER)
            more = part.values[0] * last if part else number.values[0] if number else Fraction(0)
            total, other = total + more, other + more
            index += 2 if more else 1 if text.sense(index + 1, Role.SCALE) else 0
    if index == start:
        return None
    in_words = all(text.is_word(each) for each in range(start, index))
    company = SHY if index == start + 1 else ""
    return Number(start, index, tuple(dict.fromkeys((total, other))), None, in_words, company)


def _count(text: TokenText, index: int) -> tuple[Fraction, Fraction, int]:
    """Give how many there are of a scale before it, ones that may be added to these or to all, and the token after."""
    none = Fraction(0)
    if not text.near(index):
        return Fraction(1), none, index
    digits, number = text.tokens[index].digits, text.sense(index, Role.NUMBER)
    if digits:
        return digits.values[0], none, index + 1
    if number is None:
        return Fraction(1), none, index
    ones = text.sense(index + 2, Role.NUMBER) if text.sense(index + 1, Role.AND) else None
    if ones and number.room == 10 and ones.values[0] < 10 and text.near(index + 1) and text.near(index + 2):
        return number.values[0], ones.values[0], index + 3
    return number.values[0], none, index + 1
