"""What Word does to text by itself, undone: curly quotation marks, and blanks that composing does not keep."""

from __future__ import annotations

from factsheet.review.alignment import Alignment
from factsheet.review.lines import Line
from factsheet.review.matching import Final
from factsheet.review.stream import Char
from factsheet.review.words import folded, same_characters

_STRAIGHT = {"'", '"'}
_BLANKS = " \t\r\n"


def tidy(final: Final, line: Line | None, alignment: Alignment) -> None:
    """Tidy the characters of a paragraph of the accepted draft, which may be a line of the base."""
    if line is not None and _STRAIGHT & set(line.text):
        _straighten(final, line.text, alignment)
    final.chars = _single_blanks(final.chars, alignment)


def _straighten(final: Final, text: str, alignment: Alignment) -> None:
    """Put the base's straight quotation marks back where only their form has changed (Word's AutoFormat does that)."""
    home = alignment.home
    there = {home[char][1] for char in final.chars if char in home and home[char][0] == final.owner}
    for at, place in same_characters(text, final.text):
        char = final.chars[place]
        if text[at] not in _STRAIGHT or char.text == text[at] or folded(char.text) != text[at]:
            continue
        if char in home or at not in there:
            final.chars[place] = straight = Char(text[at], char.ink)
            home[straight] = (final.owner or 0, at)


def _single_blanks(chars: list[Char], alignment: Alignment) -> list[Char]:
    """Make typed breaks and tabs blanks, several blanks one, and those at the ends none, as composing does."""
    kept: list[Char] = []
    for char in chars:
        known = char in alignment.home
        each = char if known or char.text not in _BLANKS else Char(" ", char.ink)
        if each.text != " " or (kept and kept[-1].text not in _BLANKS):
            kept.append(each)
        elif known and kept and kept[-1].text == " " and kept[-1] not in alignment.home:
            kept[-1] = each
    while kept and kept[-1].text == " ":
        kept.pop()
    return kept
