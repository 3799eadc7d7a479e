"""Markings as they are written: portion marks and banners, each in the one form that the scheme gives it."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from factsheet.markings.marks import Control, PortionMark
from factsheet.markings.scheme import Scheme


def portion_text(mark: PortionMark, scheme: Scheme) -> str:
    """Give a portion mark without its parentheses: `S//REL TO USA, JPN`, of others `//GBR S//REL TO USA, GBR`."""
    if mark.foreign and scheme.foreign:
        whose = mark.control(scheme.foreign.control) or Control(scheme.foreign.control)
        owners = " ".join(scheme.codes(whose)) or whose.mark
        own = PortionMark(mark.level, tuple(each for each in mark.controls if each != whose))
        return "//".join(["", f"{owners} {mark.level}", *_segments(own, scheme, banner=False)])
    level = () if scheme.stands_for_lowest(mark) else (mark.level,)
    return "//".join([*level, *_segments(mark, scheme, banner=False)])


def banner_text(mark: PortionMark, scheme: Scheme) -> str:
    """Give a banner: `SECRET//REL TO USA, JPN`; the head of a category stands for the lowest level."""
    stands = scheme.stands_for_lowest(mark)
    level = () if stands and stands.mark in scheme.heads else (scheme.rules.levels[mark.level].banner,)
    return "//".join([*level, *_segments(mark, scheme, banner=True)])


def control_text(control: Control, scheme: Scheme, *, banner: bool) -> str:
    """Give a control with the codes or the compartments that it lists, as portions or banners have it."""
    word = scheme.banner_word(control.mark) if banner else control.mark
    rule, codes = scheme.rule(control.mark), scheme.codes(control)
    if scheme.compartments(control.mark):
        return "".join([word, *_compartments(control.mark, codes, scheme, banner=banner)])
    match rule and rule.codes:
        case "after":
            return f"{word} {', '.join(codes)}"
        case "before":
            return f"{'/'.join(codes)} {word}"
        case "spaced":
            return " ".join([word, *codes])
        case _:
            return word


def _compartments(mark: str, codes: Iterable[str], scheme: Scheme, *, banner: bool) -> Iterator[str]:
    words = scheme.compartment_words(mark) if banner else {}
    for name, group in groupby(codes, key=lambda code: code.partition(" ")[0]):
        yield " ".join([f"-{words.get(name, name)}", *(code.partition(" ")[2] for code in group if " " in code)])


def _segments(mark: PortionMark, scheme: Scheme, *, banner: bool) -> Iterator[str]:
    """Give what the double slashes divide: the head of a category and its other controls are two."""
    for (_, head), controls in groupby(scheme.ordered(mark.controls), key=lambda each: _segment(each, scheme)):
        del head
        first, *rest = list(controls)
        category = scheme.category(first.mark)
        lead = (category and category.lead) or ""
        texts = (control_text(each, scheme, banner=banner).removeprefix(lead) for each in rest)
        yield "/".join([control_text(first, scheme, banner=banner), *texts])


def _segment(control: Control, scheme: Scheme) -> tuple[str, bool]:
    category = scheme.category(control.mark)
    return (category.name if category else "", control.mark in scheme.heads)
