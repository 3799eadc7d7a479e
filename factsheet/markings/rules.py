"""What a marking must keep to: with which levels a control stands, and which controls it needs or cannot be with."""

from collections.abc import Iterable

from factsheet.markings.marks import Control, MarkError
from factsheet.markings.scheme import Scheme


def check_controls(level: str, found: Iterable[tuple[Control, int]], scheme: Scheme) -> None:
    """Raise MarkError for the first control, each at its place, that cannot stand with its level or the others."""
    placed = list(found)
    marks = [control.mark for control, _ in placed]
    for index, (control, at) in enumerate(placed):
        if control.mark in marks[:index]:
            raise MarkError(f"`{control.mark}` stands twice", at)
        if rule := scheme.rule(control.mark):
            if rule.levels and level not in rule.levels:
                raise MarkError(f"`{control.mark}` stands with {_list(rule.levels)} alone", at)
            if lacking := next((each for each in rule.needs if each not in marks), None):
                raise MarkError(f"`{control.mark}` needs `{lacking}` beside it", at, f"add `{lacking}`")
            if other := next((each for each in rule.excludes if each in marks), None):
                raise MarkError(f"`{control.mark}` cannot stand beside `{other}`", at, "leave one of them out")
        _check_release(control, at, scheme)


def _check_release(control: Control, at: int, scheme: Scheme) -> None:
    """Refuse a list of countries that is not one of release: without the home country, or with nothing else."""
    release = scheme.release
    if release is None or control.mark not in {release.to, release.eyes}:
        return
    if release.home not in control.codes:
        raise MarkError(f"`{control.mark}` must list {release.home} first", at)
    if set(control.codes) == {release.home}:
        hint = f"leave it out, or name whom it is released to; `{release.none}` says to none"
        raise MarkError(f"`{control.mark}` cannot list {release.home} alone", at, hint)


def _list(words: Iterable[str]) -> str:
    return " or ".join(f"`{each}`" for each in words)
