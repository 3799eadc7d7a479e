"""Hints on marks: whatever is written, in whatever scheme, what a hint says to write the scheme takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from schemes import NAMES, scheme

from factsheet.markings.marks import MarkError
from factsheet.markings.parsing import parse_banner, parse_portion
from factsheet.markings.scheme import Scheme

Parse = Callable[[str, Scheme], object]


def written() -> list[str]:
    """Give what people may write: every word of every scheme, alone and behind levels, and what is like it."""
    found = {"", "()", "(", "X", "OPN", "S//", "S////NF", "S//SI-", "S//SAR-", "//S", "//GBR S", "//FGI"}
    for each in map(scheme, NAMES):
        words = {word for word, _ in each.words()}
        found |= words | {f"({word})" for word in words} | {word.lower() for word in words}
        found |= {f"{each.levels[-1]}//{word}{codes}" for word in words for codes in ("", " JPN")}
    return sorted(found)


WRITTEN = written()
_LEVELS = "it must begin with a level: "


def takes(parse: Parse, text: str, of: Scheme) -> bool:
    try:
        parse(text, of)
    except MarkError:
        return False
    return True


def words_of(of: Scheme, *, banner: bool) -> set[str]:
    rules = of.rules
    if not banner:
        return {*rules.levels, *of.heads, *rules.controls}
    controls = {word for mark, rule in rules.controls.items() for word in (rule.banner or mark, rule.title) if word}
    return {rule.banner for rule in rules.levels.values()} | set(of.heads) | controls


def refusals(parse: Parse, of: Scheme) -> Iterator[tuple[str, str]]:
    """Give each text that a scheme refuses, with each of the hints."""
    for text in WRITTEN:
        try:
            parse(text, of)
        except MarkError as error:
            yield from ((text, hint) for hint in error.hints)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("parse", [parse_portion, parse_banner])
def test_a_hint_names_only_what_the_scheme_takes(name, parse):
    of = scheme(name)
    words = words_of(of, banner=parse is parse_banner)
    named = {}
    for text, hint in refusals(parse, of):
        # A compartment is the writer's to name: `RSV-…`.
        levels = hint.removeprefix(_LEVELS).split(", ") if hint.startswith(_LEVELS) else []
        named |= dict.fromkeys((*levels, *re.findall("`([^`…]+)`", hint)), (text, hint))
    odd = {each: why for each, why in named.items() if each not in words and not takes(parse, each, of)}
    behind = {each for each in odd if any(takes(parse, f"{level}//{each}", of) for level in words)}
    assert named
    assert {each: why for each, why in odd.items() if each not in behind} == {}


@pytest.mark.parametrize(
    ("name", "text", "told", "hint"),
    [
        ("us", "(U)", "must be written without parentheses", "write `U`"),
        ("plain", "(OPEN)", "must be written without parentheses", "write `OPEN`"),
        (
            "plain",
            "(U)",
            "must be written without parentheses, and `U` is no level of `plain`",
            "it must begin with a level: OPEN, INTERNAL, CONFIDENTIAL",
        ),
        ("plain", "()", "must be written without parentheses, and must not be empty", "the lowest level is `OPEN`"),
        ("us", "(s//nf", "must be written without parentheses, and `s` is no level of `us`", None),
    ],
)
def test_what_stands_in_parentheses_is_told_as_what_it_is(name, text, told, hint):
    with pytest.raises(MarkError) as found:
        parse_portion(text, scheme(name))
    assert str(found.value) == told
    assert hint is None or found.value.hints == (hint,)
