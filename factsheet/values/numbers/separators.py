"""Digits with separators, by the habits of a language and of others: `1.500` is 1500 in German and 1.5 in English."""

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

SPACES = "\N{NO-BREAK SPACE}"
"""Spaces that group digits in every language (SI brochure, 5.4.4); folding leaves this one of them."""
LONGEST = 60
"""How many digits and separators a number has at most: what is longer is a key or noise."""
_LIKE = str.maketrans({"٬": "'", "،": ",", " ": SPACES, "·": "."})
_MARKS = re.compile(r"[^0-9]")
_BY_THREE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_BY_TWO = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")


class Habits(Struct, frozen=True):
    """How a language writes digits: its decimal signs, its group separators, whether lakhs and crores are grouped.

    Where two decimal signs are lawful (`ar`) each takes the other for a group separator. `also` is one that is lawful,
    too, but groups where three digits follow it (`es`).
    """

    decimals: str
    groups: str
    by_two: bool = False
    also: str = ""


class Digits(Struct, frozen=True):
    """What digits mean, the likeliest first, and what is not the language's own about them."""

    values: tuple[Fraction, ...]
    form: str = ""


def read_digits(written: str, habits: Habits) -> Digits | None:
    """Read digits with separators; none if no habit makes a number of them."""
    if len(written) > LONGEST:
        return None
    arabic = "٬" in written
    written = written.translate(_LIKE)
    if "/" in written:
        return _with_stroke(written, habits)
    marks = _MARKS.findall(written)
    if not marks:
        return Digits((Fraction(int(written)),))
    if "٫" in marks or arabic:
        return _single(written, "٫", "'")
    own = list(dict.fromkeys(_own(written, habits)))
    foreign = [value for value in dict.fromkeys(_foreign(written)) if value not in own]
    if not own:
        form = "" if len(marks) == 1 and marks[0] in habits.also else "separators of another language"
        return Digits(tuple(foreign), form) if foreign else None
    return Digits((*own, *foreign)) if _doubtful(written, habits) else Digits(tuple(own))


def _with_stroke(written: str, habits: Habits) -> Digits | None:
    """Read a stroke as the decimal sign that it is in Persian, or as that of groups, or of a fraction."""
    whole, _, rest = written.partition("/")
    first = read_digits(whole, habits)
    if first is None or not rest.isdecimal():
        return None
    below = Fraction(int(rest))
    fraction = (first.values[0] / below,) if 0 < first.values[0] < below <= 10 else ()
    grouped = (first.values[0] * 1000 + below,) if len(rest) == 3 and 0 < first.values[0] < 1000 else ()
    return Digits((first.values[0] + below / 10 ** len(rest), *grouped, *fraction))


def _single(written: str, decimal: str, group: str) -> Digits | None:
    value = _value(written, decimal, group)
    return Digits((value,)) if value is not None else None


def _own(written: str, habits: Habits) -> Iterator[Fraction]:
    for decimal in habits.decimals:
        for group in {*habits.groups, *SPACES, *habits.decimals} - {decimal}:
            value = _value(written, decimal, group, habits.by_two)
            if value is not None:
                yield value
    for decimal in habits.also if SPACES in written else "":
        value = _value(written, decimal, SPACES)
        if value is not None:
            yield value


def _foreign(written: str) -> Iterator[Fraction]:
    for pair in (".,", ",.", ".'", ",'", f".{SPACES}", f",{SPACES}"):
        for by_two in (False, True):
            value = _value(written, pair[0], pair[1], by_two)
            if value is not None:
                yield value


def _doubtful(written: str, habits: Habits) -> bool:
    """Tell whether one mark before three digits may be another language's: `1,500` where a comma is for decimals.

    English groups with it, and its texts are the ones that others are made from; a point in English itself is clear.
    """
    return bool(re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", written)) and "," in habits.decimals


def _value(written: str, decimal: str, group: str, by_two: bool = False) -> Fraction | None:
    """Read digits by one decimal sign and one group separator, strictly."""
    whole, mark, rest = written.partition(decimal)
    if (mark and not re.fullmatch("[0-9]+", rest)) or not whole:
        return None
    whole = whole.replace(group, ",")
    grouped = _BY_THREE.fullmatch(whole) or (by_two and _BY_TWO.fullmatch(whole))
    if grouped and whole.startswith("0"):
        return None
    if not grouped and not whole.isdecimal():
        return None
    return Fraction(f"{whole.replace(',', '')}.{rest or 0}")
