"""Markings as they are written: portion marks and banners, each in the one form that the scheme gives it."""

from collections.abc import Callable, Iterator
from itertools import groupby

from factsheet.markings.marks import Control, PortionMark
from factsheet.markings.scheme import Scheme


def portion_text(mark: PortionMark, scheme: Scheme) -> str:
    """Give a portion mark without its parentheses: `S//REL TO USA, JPN`."""
    level = () if scheme.stands_for_lowest(mark) else (mark.level,)
    return "//".join([*level, *_segments(mark, scheme, lambda word: word)])


def banner_text(mark: PortionMark, scheme: Scheme) -> str:
    """Give a banner: `SECRET//REL TO USA, JPN`; the head of a category stands for the lowest level."""
    stands = scheme.stands_for_lowest(mark)
    level = () if stands and stands.mark in scheme.heads else (scheme.rules.levels[mark.level].banner,)
    return "//".join([*level, *_segments(mark, scheme, scheme.banner_word)])


def control_text(control: Control, scheme: Scheme, word: str) -> str:
    """Give a control with the codes that it lists; `word` is how it is called."""
    rule = scheme.rule(control.mark)
    if rule is None or rule.codes is None:
        return word
    codes = scheme.codes(control)
    return f"{word} {', '.join(codes)}" if rule.codes == "after" else f"{'/'.join(codes)} {word}"


def _segments(mark: PortionMark, scheme: Scheme, word: Callable[[str], str]) -> Iterator[str]:
    """Give what the double slashes divide: the head of a category and its other controls are two."""
    for (_, head), controls in groupby(scheme.ordered(mark.controls), key=lambda each: _segment(each, scheme)):
        del head
        yield "/".join(control_text(each, scheme, word(each.mark)) for each in controls)


def _segment(control: Control, scheme: Scheme) -> tuple[str, bool]:
    category = scheme.category(control.mark)
    return (category.name if category else "", control.mark in scheme.heads)
