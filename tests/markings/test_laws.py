"""Laws of markings in every scheme: what is written is read back, order is indifferent, no portion lowers a banner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples
from schemes import scheme

from factsheet.markings.marks import Control, MarkError, PortionMark
from factsheet.markings.parsing import parse_banner, parse_portion
from factsheet.markings.printing import banner_text, portion_text
from factsheet.markings.release import Portion
from factsheet.markings.rollup import roll_up
from factsheet.markings.rules import check_controls
from factsheet.markings.scheme import Scheme

NAMES = ("eu", "us", "us-cui", "us-dod-cui", "us-state")
"""Schemes of every make: the others have levels alone, as `eu` does."""

COUNTRIES = ("AUS", "CAN", "GBR", "IRQ", "JPN", "KOR", "NZL")
GROUPS = ("ACGU", "FVEY", "TEYE")
CATEGORIES = ("SP-PRVCY", "SP-EXPT", "BUDG", "PRVCY")


def controls(of: Scheme, *, few: bool) -> st.SearchStrategy[Control]:
    """Give the controls of a scheme; of a `few` countries, so that lists have some in common."""
    countries = COUNTRIES[: 3 if few else None]
    lists = st.lists(st.sampled_from((*countries, *GROUPS)), min_size=1, max_size=4, unique=True)
    listed = {mark for mark, rule in of.rules.controls.items() if rule.codes}
    released = {of.release.to, of.release.eyes} if of.release else set()
    plain = [mark for mark in of.rules.controls if mark not in listed] + [*of.heads, *(CATEGORIES if of.heads else ())]
    made = [
        lists.map(lambda codes, mark=mark: Control(mark, ("USA", *codes) if mark in released else tuple(codes)))
        for mark in sorted(listed)
    ]
    return st.one_of(*([st.sampled_from(plain).map(Control)] if plain else []), *made)


@st.composite
def marks(draw: st.DrawFn, of: Scheme, *, few: bool = False) -> PortionMark:
    """Draw a mark that keeps to the rules of its scheme: controls that do not are left out."""
    level = draw(st.sampled_from(of.levels))
    drawn = draw(st.lists(controls(of, few=few), max_size=4)) if of.rules.categories else []
    kept: list[Control] = []
    for control in drawn:
        needed = [Control(mark) for mark in (of.rule(control.mark) or Nothing).needs]
        trial = [*kept, *(each for each in (*needed, control) if each.mark not in {k.mark for k in kept})]
        try:
            check_controls(level, [(each, 0) for each in of.ordered(trial)], of)
        except MarkError:
            continue
        kept = trial
    return PortionMark(level, of.ordered(kept))


class Nothing:
    needs: tuple[str, ...] = ()


@pytest.mark.parametrize("name", NAMES)
@examples(20)
@given(st.data())
def test_what_is_written_is_read_back(name, data):
    of = scheme(name)
    mark = data.draw(marks(of))
    assert parse_portion(portion_text(mark, of), of) == mark
    banner = roll_up([Portion("", mark)], of).banner
    assert parse_banner(banner_text(banner, of), of) == banner


def roll(of: Scheme, portions: list[PortionMark]) -> PortionMark:
    return roll_up([Portion(str(index), each) for index, each in enumerate(portions)], of).banner


@pytest.mark.parametrize("name", NAMES)
@examples(20)
@given(st.data())
def test_the_order_of_portions_is_indifferent(name, data):
    of = scheme(name)
    portions = data.draw(st.lists(marks(of, few=True), min_size=1, max_size=6))
    assert roll(of, portions) == roll(of, data.draw(st.permutations(portions)))
    assert roll(of, portions) == roll(of, [*portions, portions[0]])


ALL = frozenset((*COUNTRIES, "every other"))


def audience(of: Scheme, banner: PortionMark) -> tuple[frozenset[str], frozenset[str]]:
    """Give the foreign countries that a text may be released and shown to; without any marking, nothing forbids it."""
    if of.release is None:
        return ALL, ALL
    found = {each.mark: of.members(each.codes) - {"USA"} for each in banner.controls}
    if of.release.none in found or any(mark.endswith("-NF") for mark in found):
        return frozenset(), frozenset()
    if of.release.to not in found and of.release.shown not in found:
        return ALL, ALL
    to = found.get(of.release.to, frozenset())
    return to, to | found.get(of.release.shown or "", frozenset())


def covers(of: Scheme, higher: PortionMark, lower: PortionMark) -> bool:
    """Tell whether a banner protects no less than another: its level, whom it may go to, and its controls."""
    if of.levels.index(higher.level) < of.levels.index(lower.level):
        return False
    if not all(above <= below for above, below in zip(audience(of, higher), audience(of, lower), strict=True)):
        return False
    named = {of.release.none, of.release.to, of.release.deferred, of.release.shown} if of.release else set()
    kept = {each.mark for each in higher.controls}
    return all(
        control.mark in kept or control.mark in named or superseded(of, control.mark, higher, kept)
        for control in lower.controls
    )


def superseded(of: Scheme, mark: str, higher: PortionMark, kept: set[str]) -> bool:
    """Tell whether a control left a banner by a rule: another stands for it, or the level does."""
    rule, classified = of.rule(mark), of.is_classified(higher.level)
    category = of.category(mark)
    if category and category.banner == "head" and classified:
        return True
    if rule is None:
        return False
    parts = bool(rule.parts) and all(part in kept or superseded(of, part, higher, kept) for part in rule.parts)
    return parts or (rule.leaves_classified and classified) or bool(set(rule.yields_to) & kept)


@pytest.mark.parametrize("name", NAMES)
@examples(70)
@given(st.data())
def test_a_further_portion_never_lowers_the_banner(name, data):
    of = scheme(name)
    portions = data.draw(st.lists(marks(of, few=True), min_size=2, max_size=6))
    lower, higher = roll(of, portions[:-1]), roll(of, portions)
    assert covers(of, higher, lower), (banner_text(lower, of), banner_text(higher, of))


@pytest.mark.parametrize("name", NAMES)
@examples(20)
@given(st.data())
def test_the_banner_is_no_lower_than_any_portion(name, data):
    of = scheme(name)
    portions = data.draw(st.lists(marks(of, few=True), min_size=1, max_size=6))
    banner = roll(of, portions)
    assert all(covers(of, banner, roll(of, [each])) for each in portions)
