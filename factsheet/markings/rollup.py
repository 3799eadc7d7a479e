"""The banner of a text from the marks of its portions, with the reason for every word of it."""

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec import Struct

from factsheet.markings.marks import Control, PortionMark
from factsheet.markings.release import Portion, Reason, roll_up_release
from factsheet.markings.scheme import Scheme


class Rolled(Struct, frozen=True):
    """The banner of some portions, and why it has each of its words.

    `undated` are the paths of portions of which the day of origin decides, and is not stated; the banner is then the
    more restrictive one.
    """

    banner: PortionMark
    reasons: tuple[Reason, ...]
    undated: tuple[str, ...] = ()


def roll_up(portions: Sequence[Portion], scheme: Scheme, origin: dt.date | None = None) -> Rolled:
    """Give the banner of portions, of which there is at least one; their order is indifferent.

    `origin` is the day of origin of classified information that bears no marking of foreign release.
    """
    level = max((each.mark.level for each in portions), key=scheme.levels.index)
    word = scheme.rules.levels[level].banner
    reasons = [Reason(word, "the highest level of any portion", _paths(portions, lambda mark: mark.level == level))]
    released = roll_up_release(portions, scheme, origin)
    classified = scheme.is_classified(level)
    found = _split(_others(portions, scheme), scheme, split=classified or bool(_explicit(portions, scheme)))
    left = [mark for mark in found if not _leaves(mark, found, scheme, classified=classified)]
    kept = [Control(mark, _codes(mark, portions, scheme)) for mark in left]
    for control in kept:
        why = "a portion bears it"
        paths = tuple(dict.fromkeys(found[control.mark]))
        reasons.append(Reason(scheme.banner_word(control.mark), why, paths))
    controls = scheme.ordered((*released.controls, *kept))
    shown = tuple(each for each in controls if _is_shown(each, scheme, classified=classified))
    return Rolled(PortionMark(level, shown), (*reasons, *released.reasons), released.undated)


def _paths(portions: Sequence[Portion], test: Callable[[PortionMark], bool]) -> tuple[str, ...]:
    return tuple(each.path for each in portions if test(each.mark))


def _release_marks(scheme: Scheme) -> frozenset[str]:
    release = scheme.release
    named = (release.none, release.to, release.deferred, release.shown, release.eyes) if release else ()
    return frozenset(filter(None, named))


def _explicit(portions: Sequence[Portion], scheme: Scheme) -> bool:
    """Tell whether a portion bears a marking of release."""
    marks = _release_marks(scheme)
    return any(control.mark in marks for each in portions for control in each.mark.controls)


def _others(portions: Sequence[Portion], scheme: Scheme) -> dict[str, list[str]]:
    """Give the controls that say nothing of release, with the paths of the portions that bear them."""
    release = _release_marks(scheme)
    found: dict[str, list[str]] = {}
    for each in portions:
        for control in each.mark.controls:
            if control.mark not in release:
                found.setdefault(control.mark, []).append(each.path)
    return found


def _split(found: dict[str, list[str]], scheme: Scheme, *, split: bool) -> dict[str, list[str]]:
    """Take controls apart that are two in a banner which is classified, or has another marking of release."""
    release, result = _release_marks(scheme), dict[str, list[str]]()
    for mark, paths in found.items():
        rule = scheme.rule(mark)
        parts = rule.parts if split and rule and rule.parts else (mark,)
        for part in parts:
            if part not in release:
                result.setdefault(part, []).extend(paths)
    return result


def _codes(mark: str, portions: Sequence[Portion], scheme: Scheme) -> tuple[str, ...]:
    """Give the codes of all portions for a control, and the compartments of those that leave the banner to it.

    Where any portion has it without a list of countries, they are not told.
    """
    rules = {control.mark: scheme.rule(control.mark) for each in portions for control in each.mark.controls}
    given = {name for name, rule in rules.items() if name == mark or (rule and mark in rule.yields_to)}
    found = [control for each in portions for control in each.mark.controls if control.mark in given]
    rule = rules.get(mark)
    if rule and rule.codes and not all(each.codes for each in found if each.mark == mark):
        return ()
    taking = bool(scheme.compartments(mark))
    return scheme.codes(Control(mark, tuple(c for each in found if taking or each.mark == mark for c in each.codes)))


def _leaves(mark: str, found: dict[str, list[str]], scheme: Scheme, *, classified: bool) -> bool:
    rule = scheme.rule(mark)
    return rule is not None and (
        (rule.leaves_classified and classified) or any(each in found for each in rule.yields_to)
    )


def _is_shown(control: Control, scheme: Scheme, *, classified: bool) -> bool:
    """Tell whether a banner has a control, by what its category has there."""
    category = scheme.category(control.mark)
    match category.banner if category else "all":
        case "head":
            return not classified and control.mark in scheme.heads
        case "classified":
            return classified
        case _:
            return True
