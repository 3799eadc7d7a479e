"""What is read: figures with their places, and the amounts that they can mean."""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct


class FigureKind(StrEnum):
    """What an amount is an amount of."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    MULTIPLE = "multiple"
    """So many times as much: `twofold`, `3倍`."""
    REFERENCE = "reference"
    """The number of a thing: `resolution 2397`, `第5条`."""


class Amount(Struct, frozen=True):
    """One value that a figure can have.

    `value` is exact; `upper` is the end of a range. `unit` is an ISO 4217 code, a unit's symbol (SI brochure, and
    UCUM's name where there is none: `km²`, `MWh`, `°C`, `d`, `a`), `%` or nothing. A unit that a word leaves open ends
    with a question mark: `USD?` for dollars of nobody's, `t?` for tons, `°C?` for degrees.
    """

    value: Fraction
    upper: Fraction | None = None
    kind: FigureKind = FigureKind.CARDINAL
    unit: str = ""


class Figure(Struct, frozen=True):
    """A figure at `start` to `end` of a text, in code points of the text as given.

    `readings` holds each lawful reading, the likeliest first; more than one is a question that the text leaves open.
    `form` tells of a form that the language does not have (`1.5十億`), `qualifier` of the word beside it: `about`,
    `over`, `at least`, `under`, `up to`, `nearly`. `in_words` is true where no numeral stands in it.
    """

    start: int
    end: int
    readings: tuple[Amount, ...]
    form: str = ""
    qualifier: str = ""
    in_words: bool = False
