"""How the items of a list, or headings, are counted: `1.`, `(1)`, `a`, `ア`, and labels by that."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from factsheet.patterns import late
from factsheet.typography.digits import EUROPEAN, in_digits


class CounterStyle(StrEnum):
    """What counts, by the sign of the first item."""

    DECIMAL = "1"
    LOWER_LATIN = "a"
    UPPER_LATIN = "A"
    LOWER_ROMAN = "i"
    UPPER_ROMAN = "I"
    KATAKANA = "ア"
    HANGUL = "가"
    CIRCLED = "①"


_LETTERS = {
    CounterStyle.LOWER_LATIN: "abcdefghijklmnopqrstuvwxyz",
    CounterStyle.UPPER_LATIN: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    CounterStyle.KATAKANA: "アイウエオカキクケコサシスセソタチツテト"
    "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    CounterStyle.HANGUL: "가나다라마바사아자차카타파하",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_CIRCLED = 20


class Numbering(Struct, frozen=True):
    """The counter of a list or of headings, what stands before and after it, and the number of the first item.

    With `continues` the count goes on from what was counted so before; `start` is that number all the same. `digits` is
    the numbering system (UTS 35) of decimal numbers.
    """

    counter: CounterStyle
    before: str = ""
    after: str = ""
    start: int = 1
    continues: bool = False
    digits: str = EUROPEAN

    @property
    def form(self) -> str:
        """The label of the first item of all, by which templates and meetings name the numbering."""
        return f"{self.before}{self.counter}{self.after}"

    def label(self, place: int = 0) -> str:
        """Give the label of an item by its place, from 0."""
        return f"{self.before}{self._sign(self.start + place)}{self.after}"

    def at(self, place: int) -> Numbering:
        """Give the numbering of what begins with the item at a place."""
        return replace(self, start=self.start + place, continues=True) if place else self

    def _sign(self, number: int) -> str:
        """Give the sign of a number, as Word counts (ECMA-376 part 1, 17.18.59): after z comes aa, then bb."""
        match self.counter:
            case CounterStyle.LOWER_ROMAN | CounterStyle.UPPER_ROMAN:
                roman = _roman(number)
                return roman.upper() if self.counter is CounterStyle.UPPER_ROMAN else roman
            case CounterStyle.CIRCLED if number <= _MOST_CIRCLED:
                return chr(ord("①") + number - 1)
            case CounterStyle.DECIMAL | CounterStyle.CIRCLED:
                return in_digits(str(number), self.digits)
            case _:
                letters = _LETTERS[self.counter]
                return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


_SIGNS = "".join(CounterStyle)
_FORM = late(rf"(?P<before>[^\w\s]{{0,2}})(?P<counter>[{_SIGNS}])(?P<after>[^\w\s]{{0,2}})")
_MARK = re.compile(r"[^\s\d<>&]{1,2}")


def parse_numbering(form: str) -> Numbering | None:
    """Give the numbering of a form such as `1.`, `(a)` or `ア`; None for a text that is none."""
    match = _FORM.fullmatch(form)
    return Numbering(CounterStyle(match["counter"]), match["before"], match["after"]) if match else None


def is_mark(form: str) -> bool:
    """Tell whether a text may be the mark of a list that is not counted, such as `□`, `ㅇ` or `-`."""
    return bool(_MARK.fullmatch(form)) and parse_numbering(form) is None
