"""Levels of release: which marks of portions the readers of a level may see, by the scheme of the meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.markings.marks import Control, MarkError, PortionMark
from factsheet.markings.parsing import parse_portion
from factsheet.markings.scheme import Scheme

PUBLIC = "public"
"""The level that every scheme has which says what is for the public."""


class Level(Struct, frozen=True):
    """A level by its name: the markings that it may see, each with all that is below it; none stands for its name.

    Where it is `indicated`, notes say how much is withheld, and where. One that is `unembargoed` gets nothing before
    the hour of an embargo. One that is `unmarked` gets sheets of what is for the public alone without any marking,
    where the scheme lets these go so.
    """

    name: str
    sees: tuple[str, ...] = ()
    indicated: bool = False
    unembargoed: bool = False
    unmarked: bool = False


class Sight:
    """What a level may see by a scheme."""

    def __init__(self, level: Level, scheme: Scheme) -> None:
        """Read the level; raises FactsheetError where the scheme cannot."""
        self._scheme = scheme
        self._limits = tuple(_limits(level, scheme))

    def sees(self, mark: PortionMark) -> bool:
        """Tell whether a portion of a mark may be seen."""
        return any(self._is_within(mark, limit) for limit in self._limits)

    def _is_within(self, mark: PortionMark, limit: PortionMark) -> bool:
        levels, of_release = self._scheme.levels, self._of_release
        if levels.index(mark.level) > levels.index(limit.level):
            return False
        if any(not self._is_known(each, limit) for each in mark.controls if each.mark not in of_release):
            return False
        return not of_release or self._may_go(mark, limit)

    def _is_known(self, control: Control, limit: PortionMark) -> bool:
        """Tell whether a limit has a control, and each of its compartments; where a source is not told it is any."""
        known, rule = limit.control(control.mark), self._scheme.rule(control.mark)
        if known is None:
            return False
        if rule and rule.codes:
            return not known.codes or (bool(control.codes) and set(control.codes) <= set(known.codes))
        return set(control.codes) <= {*known.codes, *(code.partition(" ")[0] for code in known.codes)}

    @property
    def _of_release(self) -> Collection[str]:
        rule = self._scheme.release
        return (rule.none, rule.to, *_named(rule.deferred, rule.shown, rule.eyes)) if rule else ()

    def _may_go(self, mark: PortionMark, limit: PortionMark) -> bool:
        """Tell whether a mark is released to the readers of a limit.

        What is unclassified and says nothing of release does not hinder it (ISM-ID-00088); what is classified and says
        nothing is released to no foreign reader (Register D.2, rows 12 and 16), nor is what may only be shown.
        """
        rule = self._scheme.release
        if rule is None or limit.control(rule.none):
            return True
        readers, listed = _list_of(limit, rule.to, rule.eyes), _list_of(mark, rule.to, rule.eyes)
        if any(each.mark == rule.none for each in mark.controls):
            return False
        if readers is None or listed is None:
            bare = not any(each.mark in self._of_release for each in mark.controls)
            return bare and (readers is None or not self._scheme.is_classified(mark.level))
        return self._scheme.members(readers.codes) <= self._scheme.members(listed.codes)


def _named(*words: str | None) -> tuple[str, ...]:
    return tuple(filter(None, words))


def _list_of(mark: PortionMark, *controls: str | None) -> Control | None:
    return next((each for each in mark.controls if each.mark in controls), None)


def _limits(level: Level, scheme: Scheme) -> Iterator[PortionMark]:
    if level.name == PUBLIC and not level.sees:
        yield from (PortionMark(each) for each in _for_the_public(scheme))
        return
    read = [each for text in level.sees or (level.name,) if (each := _limit(text, scheme))]
    if not read:
        texts = ", ".join(f"`{each}`" for each in level.sees or (level.name,))
        message = f"the level `{level.name}` sees {texts}, which the scheme `{scheme.name}` cannot read"
        raise _no_level(message, f"a level sees portion marks of the scheme, such as `{_example(scheme)}`")
    yield from read


def _for_the_public(scheme: Scheme) -> tuple[str, ...]:
    if scheme.rules.public is None:
        message = f"the scheme `{scheme.name}` marks nothing as for the public"
        raise _no_level(message, f'say in factsheet.toml what is: `[release.{PUBLIC}]` with `sees = ["…"]`')
    return (scheme.rules.public.level,)


def _no_level(message: str, hint: str) -> FactsheetError:
    return FactsheetError([Diagnostic("unknown-level", message, hints=(hint,), path="classification")])


def _example(scheme: Scheme) -> str:
    release = scheme.release
    return f"{scheme.levels[-1]}//{release.to} {release.home}, JPN" if release else scheme.levels[-1]


def _limit(text: str, scheme: Scheme) -> PortionMark | None:
    """Read what a level sees: a portion mark, or controls alone, which then stand with the highest level that they may.

    A marking of what may only be shown, or of what is left open, is of nothing that is handed over.
    """
    for each in (text, *(f"{level}//{text}" for level in reversed(scheme.levels))):
        with suppress(MarkError):
            mark = parse_portion(each, scheme)
            rule = scheme.release
            alone = rule and not _list_of(mark, rule.to, rule.eyes) and _list_of(mark, rule.shown, rule.deferred)
            return None if alone else mark
    return None


def is_marking(text: str, scheme: Scheme) -> bool:
    """Tell whether a scheme can read what a level sees."""
    return _limit(text, scheme) is not None
