"""How markings of foreign disclosure and release of portions roll up to a banner.

Source: Intelligence Community Markings System Register and Manual, 2016 edition, D.2 table 3, whose rows are meant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from msgspec import Struct

from factsheet.markings.marks import Control, PortionMark
from factsheet.markings.scheme import Scheme

if TYPE_CHECKING:
    from factsheet.markings.model import ReleaseRule


class Portion(Struct, frozen=True):
    """A portion: the path of its text, and its mark."""

    path: str
    mark: PortionMark


class Reason(Struct, frozen=True):
    """Why a banner has a word, and the paths of the portions that it is there for."""

    word: str
    why: str
    paths: tuple[str, ...] = ()


class Released(Struct, frozen=True):
    """The controls of release that a banner has, and why; `undated` are portions whose day of origin must be known."""

    controls: tuple[Control, ...] = ()
    reasons: tuple[Reason, ...] = ()
    undated: tuple[str, ...] = ()


class _Reading(Struct, frozen=True):
    """What a portion says of release: to whom it may go or be shown, whether that is left open, or to none."""

    path: str
    to: Control | None
    shown: Control | None
    deferred: bool
    none: bool
    caveated: bool
    classified: bool
    ends: bool

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing of it."""
        return not (self.to or self.shown or self.deferred or self.none)


def roll_up_release(portions: Sequence[Portion], scheme: Scheme, origin: dt.date | None = None) -> Released:
    """Give the controls of release of a banner; `origin` is the day of origin of information without such a marking."""
    release = scheme.release
    if release is None:
        return Released()
    named = {release.none, release.to, release.deferred, release.shown, release.eyes}
    explicit = any(control.mark in named for each in portions for control in each.mark.controls)
    classified = any(scheme.is_classified(each.mark.level) for each in portions)
    every = [_reading(each, scheme, release) for each in portions]
    if not (explicit or classified) or all(each.is_bare for each in every):
        return Released()
    if classified and (ends := [each for each in every if each.ends]):
        return _Rolled(scheme, release, ends, origin).ended()
    # What is unclassified and says nothing of release does not hinder it (ISM-ID-00088).
    said = [each for each in every if not each.is_bare or each.classified]
    return _Rolled(scheme, release, said, origin).result()


def _reading(portion: Portion, scheme: Scheme, release: ReleaseRule) -> _Reading:
    marks = {each.mark: each for each in portion.mark.controls}
    rules = {mark: scheme.rule(mark) for mark in marks}
    none = release.none in marks or any(rule and release.none in rule.parts for rule in rules.values())
    return _Reading(
        portion.path,
        marks.get(release.to) or marks.get(release.eyes or ""),
        marks.get(release.shown or ""),
        (release.deferred or "") in marks,
        none,
        bool(marks),
        scheme.is_classified(portion.mark.level),
        any(rule and rule.ends_release for rule in rules.values()),
    )


class _Rolled(Struct, frozen=True):
    """The rows of the table, tried from the most restrictive one."""

    scheme: Scheme
    release: ReleaseRule
    said: list[_Reading]
    origin: dt.date | None

    def result(self) -> Released:
        """Give what the rows say."""
        none, bare = self._those(lambda r: r.none), self._those(lambda r: r.is_bare)
        if none:
            return self._none("a portion is released to no foreign country (rows 1 to 8, 14 and 15)", none)
        if bare:
            return self._with_bare(bare)
        deferred = self._those(lambda r: r.deferred)
        if deferred and (shown := self._those(lambda r: r.shown is not None)):
            return self._none(
                "one portion may be shown alone, and release of another is left open (row 18)", deferred, shown
            )
        alone, listed = self._those(lambda r: r.deferred and not r.to), self._those(lambda r: r.to is not None)
        if alone and listed:
            return self._none(
                "one portion is released by list, and release of another is left open (row 10)", alone, listed
            )
        if alone:
            return self._one(
                Control(self.release.deferred or ""), "release of every portion is left open (row 24)", alone
            )
        return self._listed(listed) if len(listed) == len(self.said) else self._shown()

    def ended(self) -> Released:
        """Give what is where a portion has a control that ends every other marking of release (Register H.6, UCNI)."""
        why = "a portion has a control beside which nothing that is classified may be released"
        return self._none(why, [each.path for each in self.said])

    def _with_bare(self, bare: list[str]) -> Released:
        """Rows 12, 16, 17 and 19: classified portions say nothing of release."""
        named = [r.path for r in self.said if not r.is_bare]
        alone = all(r.is_bare or (r.deferred and not r.to and not r.shown) for r in self.said)
        caveated = any(r.is_bare and r.caveated for r in self.said)
        since = self.release.uncaveated_from
        if not alone or caveated or since is None:
            return self._none("a classified portion has no marking of release (rows 12, 16, 17 and 19)", bare, named)
        if self.origin is None:
            told = self._none(
                "a classified portion has no marking of release, and no day of origin is stated (row 17)", bare
            )
            return Released(told.controls, told.reasons, tuple(bare))
        if self.origin < since:
            return self._none(f"a classified portion without a marking of release is of before {since} (row 17)", bare)
        why = f"release of every portion is left open, without a marking as of {since} or later (row 17)"
        return self._one(Control(self.release.deferred or ""), why, [*named, *bare])

    def _listed(self, paths: list[str]) -> Released:
        """Rows 9, 13, 21 to 23 and 27: every portion is released to some."""
        common = self._common([each.to.codes for each in self.said if each.to])
        home = {self.release.home}
        if not self.scheme.members(common) - home:
            return self._shown()
        found = [Control(self.release.to, common)]
        reasons = [
            Reason(self._word(found[0]), "what the lists of all portions have in common (rows 21 to 23)", tuple(paths))
        ]
        if all(each.deferred for each in self.said):
            found.append(Control(self.release.deferred or ""))
            reasons.append(
                Reason(found[-1].mark, "further release of every portion is left open (row 24)", tuple(paths))
            )
        if shown := self._to_be_shown(self.scheme.members(common)):
            found.append(shown)
            named = self._those(lambda r: r.shown is not None)
            reasons.append(Reason(self._word(shown), "whom every portion may be shown to (row 27)", tuple(named)))
        return Released(tuple(found), tuple(reasons))

    def _shown(self) -> Released:
        """Rows 9, 11, 13, 20, 25 and 26: what may be released may be shown."""
        paths = [each.path for each in self.said]
        shown = self._to_be_shown(frozenset([self.release.home]))
        if shown is None:
            return self._none(
                "the lists of the portions have no other country in common (rows 9, 11, 13 and 20)", paths
            )
        return self._one(shown, "whom every portion may be released or shown to (rows 25 and 26)", paths)

    def _to_be_shown(self, beside: frozenset[str]) -> Control | None:
        """Give whom every portion may be shown to beside some; none where no portion is marked so."""
        if not any(each.shown for each in self.said):
            return None
        lists = [(*(each.to.codes if each.to else ()), *(each.shown.codes if each.shown else ())) for each in self.said]
        codes = tuple(code for code in self._common(lists) if not self.scheme.members([code]) <= beside)
        return Control(self.release.shown or "", codes) if codes else None

    def _common(self, lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        """Give the codes that all lists have, groups taken apart where not all have them (row 23)."""
        every = list(lists)
        alike = reduce(frozenset.intersection, map(frozenset, every))
        members = reduce(frozenset.intersection, (self.scheme.members(each) for each in every))
        groups = [code for code in alike if code in self.release.groups]
        single = members - self.scheme.members(groups) | {code for code in alike if code == self.release.home}
        return self.scheme.codes(Control("", (*groups, *single)))

    def _none(self, why: str, *paths: list[str]) -> Released:
        return self._one(Control(self.release.none), why, [path for each in paths for path in each])

    def _one(self, control: Control, why: str, paths: Iterable[str]) -> Released:
        return Released((control,), (Reason(self._word(control), why, tuple(dict.fromkeys(paths))),))

    def _word(self, control: Control) -> str:
        word = self.scheme.banner_word(control.mark)
        return f"{word} {', '.join(control.codes)}" if control.codes else word

    def _those(self, test: Callable[[_Reading], bool]) -> list[str]:
        return [each.path for each in self.said if test(each)]
