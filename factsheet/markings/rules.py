"""What a marking must keep to: with which levels a control stands, and which controls it needs or cannot be with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from factsheet.markings.marks import Control, MarkError
from factsheet.markings.scheme import Scheme

if TYPE_CHECKING:
    from factsheet.markings.model import CompartmentRule, ControlRule


def check_controls(level: str, found: Iterable[tuple[Control, int]], scheme: Scheme, *, banner: bool = False) -> None:
    """Raise MarkError for the first control, each at its place, that cannot stand with its level or the others.

    What a control needs one of in its portion, a `banner` may have lost to others.
    """
    placed = list(found)
    marks = [control.mark for control, _ in placed]
    for index, (control, at) in enumerate(placed):
        if control.mark in marks[:index]:
            raise MarkError(f"`{control.mark}` stands twice", at)
        _check_open(level, control, at, scheme)
        for word, rule in _rules(control, scheme):
            _check_beside(word, rule, level, marks, at)
        if own := scheme.rule(control.mark):
            _check_whole(control, own, marks, at, banner=banner)
        _check_release(control, at, scheme)


def _check_open(level: str, control: Control, at: int, scheme: Scheme) -> None:
    """Refuse a control that the file does not list where its category does not stand with the level."""
    category = None if scheme.rule(control.mark) else scheme.category(control.mark)
    if category and category.levels and level not in category.levels:
        raise MarkError(f"`{control.mark}` stands with {_list(category.levels)} alone", at)


def _rules(control: Control, scheme: Scheme) -> Iterator[tuple[str, ControlRule | CompartmentRule]]:
    """Give the rule of a control, and those of its compartments, each with what it is called."""
    if rule := scheme.rule(control.mark):
        yield control.mark, rule
    for code in control.codes:
        if compartment := scheme.compartment(control.mark, code):
            yield f"{control.mark}-{code}", compartment


def _check_beside(word: str, rule: ControlRule | CompartmentRule, level: str, marks: Sequence[str], at: int) -> None:
    if rule.levels and level not in rule.levels:
        raise MarkError(f"`{word}` stands with {_list(rule.levels)} alone", at)
    if lacking := next((each for each in rule.needs if each not in marks), None):
        raise MarkError(f"`{word}` needs `{lacking}` beside it", at, f"add `{lacking}`")
    if other := next((each for each in rule.excludes if each in marks), None):
        raise MarkError(f"`{word}` cannot stand beside `{other}`", at, "leave one of them out")


def _check_whole(control: Control, rule: ControlRule, marks: Sequence[str], at: int, *, banner: bool) -> None:
    if rule.compartmented and not control.codes:
        hint = f"write it behind a hyphen: `{control.mark}-…`"
        raise MarkError(f"`{control.mark}` stands with a compartment alone", at, hint)
    if rule.needs_one and not banner and not set(rule.needs_one) & set(marks):
        raise MarkError(f"`{control.mark}` needs {_list(rule.needs_one)} beside it", at)


def _check_release(control: Control, at: int, scheme: Scheme) -> None:
    """Refuse lists of countries: of release without the home country or with nothing else, and of others with it."""
    release = scheme.release
    if release is None:
        return
    if scheme.foreign and control.mark == scheme.foreign.control and release.home in control.codes:
        raise MarkError(f"`{control.mark}` cannot list {release.home}, which is no foreign country", at)
    if control.mark not in {release.to, release.eyes}:
        return
    if release.home not in control.codes:
        raise MarkError(f"`{control.mark}` must list {release.home} first", at)
    if set(control.codes) == {release.home}:
        hint = f"leave it out, or name whom it is released to; `{release.none}` says to none"
        raise MarkError(f"`{control.mark}` cannot list {release.home} alone", at, hint)


def _list(words: Iterable[str]) -> str:
    return " or ".join(f"`{each}`" for each in words)
