"""Patterns of what a text is taken apart into: digits, signs, symbols, words, and what has digits and is no figure."""

import re
from collections.abc import Iterable

from factsheet.values.numbers.table import Writing

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u09d7\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u1056-\u1059"
)
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_SPACE = "\N{NO-BREAK SPACE}"
_LINKS = r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_TIMES = r"(?<![0-9])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
_HOURS = r"(?<![0-9])[0-9]{1,2}[時时點点시]\s?(?:[0-9]{1,2}[分분]|半|반)(?![間间간])"
_PHONES = rf"(?<![\w+])\+[0-9]{{1,3}}[ .(){_SPACE}-][0-9 .(){_SPACE}-]{{5,20}}[0-9]"
_NOTES = r"\[[0-9]{1,3}\]|\[\^[^\]\s]+\]"
_CODES = (
    r"(?<![A-Za-z0-9])[A-Za-z]{1,20}[0-9]{0,9}(?:/[A-Za-z0-9]{1,20}){0,8}/[0-9]+(?: ?\([0-9]{4}\))?"
    r"|[0-9]+(?:[-/][0-9]+){2,}"
)
"""`S/RES/2735 (2024)`, `2025-04-03`, `02-1234-5678`."""


def word_pattern(writing: Writing) -> re.Pattern[str]:
    """Give the pattern of a word, marks of its letters included, and apostrophes where they are of words."""
    return re.compile(_word(writing))


def _word(writing: Writing) -> str:
    return _LETTER + (rf"(?:{_LETTER}|['\"](?={_LETTER}))*" if writing.apostrophes else f"{_LETTER}*")


def scanner(writing: Writing, signs: Iterable[str]) -> re.Pattern[str]:
    """Give the pattern of anything that may be of a figure; its groups say what was found."""
    space = _SPACE + (" " if writing.spaced_groups else "")
    grouped = rf"[0-9]{{1,3}}(?:(?P<space>[{space}])[0-9]{{3}})(?:(?P=space)[0-9]{{3}})*(?![0-9])(?:[.,٫][0-9]+)?"
    stroke = "(?:/[0-9]+(?![0-9/]))?" if writing.stroke else ""
    parts = [
        rf"(?P<skip>{_LINKS}|{_TIMES}|{_HOURS}|{_PHONES}|{_NOTES}|{_CODES})",
        rf"(?P<digits>(?<![0-9]){grouped}|[0-9]+(?:[.,'٬٫،·][0-9]+)*{stroke})",
        rf"(?P<sign>{'|'.join(map(_sign, sorted(signs, key=len, reverse=True)))})",
        rf"(?P<latin>[A-Za-z]+)|(?P<run>{_LETTER}+)" if writing.running else f"(?P<word>{_word(writing)})",
    ]
    return re.compile("|".join(parts))


def _sign(sign: str) -> str:
    """Give the pattern of a sign: no part of a word, with any space within."""
    begins = "(?<![A-Za-z])" if sign[0].isalpha() else ""
    ends = "(?![A-Za-z])" if sign[-1].isalpha() else ""
    return begins + re.escape(sign).replace(r"\ ", f"[ {_SPACE}]?") + ends
