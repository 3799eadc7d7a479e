"""What numbers are put together from: the tokens of a text with what lies between them, and the sum of their parts."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct, field

from factsheet.values.numbers.lexicon import Lexicon
from factsheet.values.numbers.senses import Role, Sense, Token

SPACE = " \N{NO-BREAK SPACE}"


def is_space(gap: str) -> bool:
    """Tell whether nothing stands between two words but space, and at most one end of a line."""
    return not gap or (len(gap) < 10 and gap.isspace() and gap.count("\n") < 2)


class NumberPart(NamedTuple):
    """What a token does to the number before it: `n` adds, `s` multiplies, `h` adds parts of the last, `d` decimals."""

    does: str
    values: tuple[Fraction, ...]
    room: int = 1


class Number(Struct, frozen=True):
    """A number from one token to before another; `scale` is what its last word multiplied by.

    `company` is what it must stand beside to be one: nothing, `shy` for what it counts, `weak` for a scale or a unit.
    """

    start: int
    end: int
    values: tuple[Fraction, ...]
    scale: Fraction | None = None
    in_words: bool = False
    company: str = ""
    form: str = ""
    room: int = 1
    qualifier: str = ""


class TokenText(Struct, frozen=True):
    """The tokens of a text with what lies between them."""

    low: str
    plain: str
    tokens: Sequence[Token]
    lexicon: Lexicon
    numbers: dict[tuple[int, bool, int], "Number | None"] = field(default_factory=dict)
    """The numbers that have been read, each of which several kinds of amounts ask for."""

    def gap(self, index: int) -> str | None:
        """Give what stands between a token and the one before it; None if there is no such pair."""
        if not 0 < index < len(self.tokens):
            return None
        return self.low[self.tokens[index - 1].end : self.tokens[index].start]

    def near(self, index: int, besides: str = "") -> bool:
        """Tell whether a token follows the one before it with nothing between but a space, or one of other signs."""
        gap = self.gap(index)
        return gap is not None and (is_space(gap) or gap in tuple(besides))

    def sense(self, index: int, *roles: Role) -> Sense | None:
        """Give the first sense of a token that has one of the roles."""
        return self.tokens[index].sense(*roles) if 0 <= index < len(self.tokens) else None

    def is_word(self, index: int) -> bool:
        """Tell whether a token does not begin with a digit."""
        return not self.low[self.tokens[index].start].isdecimal()

    def word(self, index: int) -> str:
        """Give a token's text in lower case."""
        token = self.tokens[index]
        return self.low[token.start : token.end]


def evaluate(parts: Sequence[NumberPart]) -> Fraction | None:
    """Give the value of parts by the first choice of each; None if they make no number together."""
    terms: list[tuple[Fraction, int]] = []
    for part in parts:
        value = part.values[0]
        term = _term(part, value, terms)
        if term is None:
            return None
        terms.append(term)
    return sum((value for value, _ in terms), Fraction(0))


def _term(part: NumberPart, value: Fraction, terms: list[tuple[Fraction, int]]) -> tuple[Fraction, int] | None:
    """Give the next term, having taken out of the terms what it takes up."""
    if part.does == "n":
        return (value, part.room) if not terms or 0 < value < terms[-1][1] else None
    if part.does == "i":  # the ones stand before the tens: fünf-und-zwanzig
        return (value + terms.pop()[0], 1) if terms and 0 < terms[-1][0] < 10 and 20 <= value < 100 else None
    if part.does == "d":
        return (value, 1) if terms else None
    if part.does == "h":
        return (value * max(terms[-1][1], 1), 1) if terms else None
    gathered = Fraction(0)
    while terms and terms[-1][0] < value:
        gathered += terms.pop()[0]
    multiplied = (gathered or 1) * value
    return (multiplied, int(value)) if not terms or multiplied < terms[-1][1] else None
