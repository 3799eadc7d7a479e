"""What a word or sign of a text can be in a figure."""

from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

from factsheet.values.numbers.separators import Digits


class Role(Enum):
    """The part that a word or sign plays in a figure."""

    NUMBER = auto()
    """A number in words; its value is the number."""
    SCALE = auto()
    """What multiplies the number before it: `hundred`, `million`, `万`."""
    ORDINAL = auto()
    MARK = auto()
    """What makes an ordinal of the number beside it: `th`, `ª`, `第`."""
    PART = auto()
    """A unit fraction: `third`, `quarter`."""
    HALF = auto()
    """A half that is added: `and a half`, `y medio`, `rưỡi`."""
    ADDED = auto()
    """What is added to the number after it: `साढ़े`, `पौने`."""
    GLYPH = auto()
    """`½`."""
    DENOMINATOR = auto()
    """A denominator that stands before its numerator: `üçte`."""
    DIVIDED = auto()
    """What stands between denominator and numerator: `分の`, `分之`, `분의`."""
    WHOLE = auto()
    """What parts are added to: `две целых пять десятых`."""
    POINT = auto()
    """A decimal sign in words: `zwei Komma fünf`."""
    PERCENT = auto()
    HUNDREDTHS = auto()
    """A percentage before its number: `百分之`, `yüzde`, `asilimia`."""
    POINTS = auto()
    TIMES = auto()
    UNIT = auto()
    COUNTER = auto()
    """A counter that says no more than that the number before it counts."""
    MONEY = auto()
    AND = auto()
    OF = auto()
    TO = auto()
    FROM = auto()
    THING = auto()
    """What has a number for its name: `resolution`, `Article`."""
    BESIDE = auto()
    """A word that makes a thing of the number before it: `号`, `条`."""
    QUALIFIER = auto()
    ENOUGH = auto()
    """A qualifier after or within a number: `以上`, `여`."""
    MULTIPLE = auto()
    """`twofold`."""
    CASE = auto()
    """The ending of a case, behind digits: `3-х`."""
    STOP = auto()
    """Words that are no figure: `third parties`, `一致`."""
    ARTICLE = auto()
    MINUS = auto()


class Sense(NamedTuple):
    """One meaning of a word: `value` by its role; `room` is what a number leaves free for others to be added."""

    role: Role
    values: tuple[Fraction, ...] = ()
    text: str = ""
    room: int = 1


class Token(NamedTuple):
    """A part of a text that may be of a figure, digits or a word with its senses."""

    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    digits: Digits | None = None

    def sense(self, *roles: Role) -> Sense | None:
        """Give the first of the senses that has one of the roles."""
        for sense in self.senses:
            if sense.role in roles:
                return sense
        return None
