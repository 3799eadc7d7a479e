"""Random marked sheets by seeds, and the laws that the banners of their portions keep, in every scheme.

What is written is read back; the order of portions is indifferent, and how often one stands there; a further portion
never lowers the banner, which is no lower than any portion.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from schemes import scheme

from factsheet.markings.marks import Control, MarkError, PortionMark
from factsheet.markings.parsing import parse_banner, parse_portion
from factsheet.markings.printing import banner_text, portion_text
from factsheet.markings.release import Portion
from factsheet.markings.rollup import roll_up
from factsheet.markings.rules import check_controls
from factsheet.markings.scheme import Scheme

COUNTRIES = ("AUS", "CAN", "GBR", "IRQ", "JPN", "KOR", "NZL")
GROUPS = ("ACGU", "FVEY", "TEYE")
CATEGORIES = ("SP-PRVCY", "SP-EXPT", "BUDG", "PRVCY")
COMPARTMENTS = {
    "HCS": ("O", "P", "P JJJ"),
    "RSV": ("123", "ABC"),
    "SI": ("ABC", "EU", "G", "G ABCD", "G EFGH"),
    "TK": ("BLFH", "IDIT ABC", "KAND"),
    "RD": ("CNWDI", "SG 14", "SG 20"),
    "FRD": ("SG 14", "SG 18"),
    "SAR-BP": ("J12", "J12 J54", "K15"),
    "SAR-CD": ("YYY",),
}


class Marks:
    """Marks that keep to the rules of a scheme; most sheets have few countries, so that lists have some in common."""

    def __init__(self, of: Scheme, rng: random.Random) -> None:
        self.of, self.rng = of, rng
        self.countries = rng.sample(COUNTRIES, 3) if rng.random() < 0.7 else COUNTRIES
        self.level = rng.choice((None, *of.levels))

    def mark(self) -> PortionMark:
        of, rng = self.of, self.rng
        level = self.level if self.level and rng.random() < 0.6 else rng.choice(of.levels)
        kept: list[Control] = []
        for control in (self.control() for _ in range(rng.choice((0, 1, 1, 2, 3, 4)) if of.rules.categories else 0)):
            known = {each.mark for each in kept}
            trial = [*kept, *(each for each in self.with_needed(control) if each.mark not in known)]
            try:
                check_controls(level, [(each, 0) for each in of.ordered(trial)], of)
            except MarkError:
                continue
            kept = trial
        foreign = of.foreign is not None and of.foreign.control in {each.mark for each in kept} and rng.random() < 0.5
        return PortionMark(level, of.ordered(kept), foreign)

    def control(self) -> Control:
        of, rng = self.of, self.rng
        divided = [mark for mark in COMPARTMENTS if of.category(mark) and of.compartments(mark)]
        mark = rng.choice([*of.rules.controls, *of.heads, *(CATEGORIES if of.heads else ()), *divided])
        if mark in divided:
            return Control(mark, tuple(rng.sample(COMPARTMENTS[mark], rng.randint(0, min(2, len(COMPARTMENTS[mark]))))))
        rule = of.rule(mark)
        if rule is None or not rule.codes or (rule.codes == "spaced" and rng.random() < 0.3):
            return Control(mark)
        codes = rng.sample((*self.countries, *GROUPS), rng.randint(1, 4))
        home = ("USA",) if of.release and mark in {of.release.to, of.release.eyes} else ()
        return Control(mark, (*home, *codes))

    def with_needed(self, control: Control) -> Iterator[Control]:
        """Give a control behind those that it must stand beside."""
        rule = self.of.rule(control.mark)
        below = filter(None, (self.of.compartment(control.mark, each) for each in control.codes))
        own = (*rule.needs, *rule.needs_one[:1]) if rule else ()
        yield from map(Control, dict.fromkeys((*own, *(mark for each in below for mark in each.needs))))
        yield control


def sheet(name: str, seed: int) -> list[PortionMark]:
    """Give the marks of the portions of a sheet, at least two."""
    rng = random.Random(f"{name} {seed}")
    marks = Marks(scheme(name), rng)
    return [marks.mark() for _ in range(rng.randint(2, 7))]


def roll(of: Scheme, portions: list[PortionMark]) -> PortionMark:
    return roll_up([Portion(str(index), each) for index, each in enumerate(portions)], of).banner


def broken(name: str, seed: int) -> str:
    """Say which law the sheet of a seed breaks, and with which marks; nothing where it keeps them all."""
    of, portions = scheme(name), sheet(name, seed)
    law = next((law for law, keeps in LAWS.items() if not keeps(of, portions, random.Random(seed))), "")
    return law and f"{name} {seed}: {law}: {', '.join(portion_text(each, of) for each in portions)}"


def _is_read_back(of: Scheme, portions: list[PortionMark], _: random.Random) -> bool:
    banners = [roll(of, portions), *(roll(of, [each]) for each in portions)]
    return all(parse_portion(portion_text(each, of), of) == each for each in portions) and all(
        parse_banner(banner_text(each, of), of) == each for each in banners
    )


def _is_indifferent(of: Scheme, portions: list[PortionMark], rng: random.Random) -> bool:
    banner, others = roll(of, portions), rng.sample(portions, len(portions))
    return banner == roll(of, others) == roll(of, [*portions, rng.choice(portions)])


def _never_falls(of: Scheme, portions: list[PortionMark], _: random.Random) -> bool:
    return all(
        covers(of, roll(of, portions[: count + 1]), roll(of, portions[:count])) for count in range(1, len(portions))
    )


def _is_no_lower(of: Scheme, portions: list[PortionMark], _: random.Random) -> bool:
    banner = roll(of, portions)
    return all(covers(of, banner, roll(of, [each])) for each in portions)


LAWS: dict[str, Callable[[Scheme, list[PortionMark], random.Random], bool]] = {
    "what is written is read back": _is_read_back,
    "the order of portions is indifferent": _is_indifferent,
    "a further portion never lowers the banner": _never_falls,
    "the banner is no lower than any portion": _is_no_lower,
}


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
        control.mark in named or (holds(of, higher, control) or superseded(of, control.mark, higher, kept))
        for control in lower.controls
    )


def holds(of: Scheme, higher: PortionMark, control: Control) -> bool:
    """Tell whether a banner has a control with all its compartments, and no source where one is concealed."""
    found = higher.control(control.mark)
    if found is None or not control.codes:
        return found is not None and not (found.codes and of.foreign and control.mark == of.foreign.control)
    concealed = of.foreign is not None and control.mark == of.foreign.control and not found.codes
    return concealed or {*control.codes} <= {*found.codes, *(code.partition(" ")[0] for code in found.codes)}


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
