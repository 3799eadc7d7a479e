"""The marks of a meeting's portions, held against their scheme, and the banners that they and two sheets make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from msgspec import Struct, field, structs

from factsheet.compose.pack import SheetMarking
from factsheet.diagnostics import Diagnostic, FactsheetError, Related, Severity, bounded, has_errors
from factsheet.document.nodes import Banner, Document
from factsheet.document.text import paths_shown
from factsheet.markings.authority import check_declassification, check_never_declassified, check_reason
from factsheet.markings.marks import MarkError, PortionMark
from factsheet.markings.parsing import parse_banner, parse_portion
from factsheet.markings.printing import banner_text
from factsheet.markings.release import Portion
from factsheet.markings.rollup import Rolled, roll_up
from factsheet.markings.scheme import Scheme
from factsheet.markings.unmarked import hint_on_each, hints_on_marks
from factsheet.meeting import (
    Classification,
    Meeting,
    MeetingFile,
    Participant,
    RowContent,
    facts_of,
)
from factsheet.meeting.portions import MarkedPortion, portions_of
from factsheet.paths import ValuePath, key_text
from factsheet.pipeline.sheets import Sheet

Find = Callable[[str], Scheme]
"""Gives a scheme by its name."""


def mark_sheet(
    file: MeetingFile, usual: str, find: Find, banners: str | None = None
) -> tuple[SheetMarking, tuple[Diagnostic, ...]]:
    """Give what a marked sheet bears, and what is to be told of it; `usual` is the scheme where it names none.

    `banners` asks for those of pages (`page`), or for the `overall` one, where the scheme allows it. What is classified
    by compilation is above its portions by what they say together, and has the overall one (32 CFR 2001.24(g)).
    Raises FactsheetError for marks that are none, portions without one, and a banner or block at fault.
    """
    block, scheme = _block_of(file.meeting), scheme_of(file.meeting, usual, find)
    marker = _Marker(file, scheme, block)
    banner = marker.banner()
    if has_errors(marker.found):
        raise FactsheetError(bounded(_once(marker.found)))
    copied = scheme.rules.block.get("copy_number")
    beside = f"{copied} {block.copy_number}" if copied and block.copy_number else ""
    words = {str(key): text for key, text in scheme.rules.block.items()}
    by_page = not block.banner and not block.portions and scheme.goes_by_page(banners)
    return SheetMarking(banner, beside, words, by_page), tuple(marker.found)


def scheme_of(meeting: Meeting, usual: str, find: Find) -> Scheme:
    """Give the scheme of a marked meeting, `usual` where it names none; raises FactsheetError for one there is not."""
    block = _block_of(meeting)
    try:
        return find(block.scheme or usual)
    except FactsheetError as error:
        if not block.scheme or any(each.span for each in error.diagnostics):
            raise
        found = error.diagnostics[0]  # of an unknown one: where the meeting names it
        place = "classification.scheme"
        raise FactsheetError([Diagnostic(found.code, found.message, hints=found.hints, path=place)]) from None


def portion_faults(file: MeetingFile, scheme: Scheme) -> tuple[Diagnostic, ...]:
    """Tell of the portions of a marked meeting that have no mark, and of marks that are none of the scheme's."""
    marker = _Marker(file, scheme, _block_of(file.meeting))
    marker.portions()
    return tuple(marker.found)


def _block_of(meeting: Meeting) -> Classification:
    return meeting.classification or Classification()


class _Marker(Struct):
    file: MeetingFile
    scheme: Scheme
    block: Classification
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def _day(self) -> dt.date:
        meeting = self.file.meeting
        released = meeting.released
        if released and released.time:
            return released.time.zoned.local.date()
        return (released and released.date) or meeting.last_day

    def banner(self) -> str:
        """Give the text of the banner; what is wrong with the marks is found on the way."""
        portions = self.portions()
        if has_errors(self.found) or not portions:
            return ""
        rolled = roll_up(portions, self.scheme, self.block.origin)
        if rolled.undated:
            message = "classified portions have no marking of release beside RELIDO, and the day of origin decides"
            related = tuple(Related("this is one", path=path) for path in rolled.undated[:5])
            hint = "add `origin:` to `classification`, the day of origin of what they say"
            self.found.append(
                Diagnostic("missing-origin", message, hints=(hint,), path="classification", related=related)
            )
        stated = self._stated(rolled)
        self._check_block(stated, portions)
        return banner_text(stated, self.scheme)

    def portions(self) -> list[Portion]:
        """Give the portions with their marks; what is wrong with these is found on the way.

        Where the meeting states one mark for all, this is as if of one portion.
        """
        whole = [self._whole(self.block.portions)] if self.block.portions else []
        parsed = [*whole, *(self._portion(each) for each in portions_of(self.file.meeting))]
        return [each for each in parsed if each]

    def _whole(self, text: str) -> Portion | None:
        """Read the mark of all portions, which a scheme may leave to the banner."""
        path, scheme = "classification.portions", self.scheme
        mark = self._taken("wrong-marking", lambda: parse_portion(text, scheme), path, text)
        if mark is None:
            return None
        if not scheme.goes_unmarked(mark):
            message = f"the scheme `{scheme.name}` has every portion bear its mark in a sheet that is ({text})"
            self._wrong("unmarked-portion", message, path, hint_on_each(text))
        self._check_days(mark, path)
        return Portion(path, mark)

    def _portion(self, portion: MarkedPortion) -> Portion | None:
        text = portion.part.marking
        if text is None:
            if portion.needed:
                path, hints = portion.path or "title", hints_on_marks(self.scheme)
                self.found.append(Diagnostic("unmarked-portion", _UNMARKED, hints=hints, path=path))
            return None
        if self.block.portions:
            hint = "leave it out; or leave `portions` out of `classification`, and mark every portion"
            self._wrong("wrong-marking", _OWN, portion.marking, hint)
            return None
        mark = self._taken("wrong-marking", lambda: parse_portion(text, self.scheme), portion.marking, text)
        if mark is None:
            return None
        self._check_days(mark, portion.marking)
        return Portion(portion.marking, mark)

    def _taken(self, code: str, find: Callable[[], PortionMark | None], path: str, text: str) -> PortionMark | None:
        """Read a text; what is wrong with it stands at its character, where the file has it as it is."""
        try:
            return find()
        except MarkError as error:
            span = self.file.positions.span(ValuePath.parse(path))
            start = span.excerpt.find(text, span.column - 1)
            if start >= 0 and span.line == span.end_line:
                at = start + error.at + 1
                span = structs.replace(span, column=at, end_column=max(at + 1, start + len(text) + 1))
            self.found.append(Diagnostic(code, str(error), span, error.hints, path=path))
            return None

    def _check_days(self, mark: PortionMark, path: str) -> None:
        for control in mark.controls:
            rule = self.scheme.rule(control.mark)
            if rule and rule.until and rule.until <= self._day:
                message = f"`{control.mark}` is used no more since {rule.until}"
                hints = (f"write {rule.instead}",) if rule.instead else ()
                weight = Severity.ERROR if rule.refused else Severity.WARNING
                self.found.append(Diagnostic("ended-marking", message, hints=hints, severity=weight, path=path))

    def _stated(self, rolled: Rolled) -> PortionMark:
        """Give the banner that the meeting states, which must be no lower than that of its portions, or this one."""
        path, text = "classification.banner", self.block.banner
        stated = text and self._taken("wrong-banner", lambda: parse_banner(text, self.scheme), path, text)
        if not stated:
            return rolled.banner
        own = banner_text(rolled.banner, self.scheme)
        both = roll_up([Portion("", stated), Portion("", rolled.banner)], self.scheme, self.block.origin).banner
        if both != stated:
            hint = f"leave it out, or write what is above `{own}`, as `{banner_text(both, self.scheme)}`"
            self._wrong("wrong-banner", f"the banner is below that of its portions, `{own}`", path, hint)
        elif stated != rolled.banner and not self.block.compilation:
            message = f"the banner is above that of its portions, `{own}`, and no reason is given"
            hint = "add `compilation:`, which says why the whole is so, and which portions are by themselves"
            self._wrong("wrong-banner", message, path, hint)
        return stated

    def _check_block(self, banner: PortionMark, portions: Sequence[Portion]) -> None:
        words, needs = self.scheme.rules.block, self._needs(banner)
        for name, facts in facts_of(Classification).items():
            if name not in _NO_LINES and getattr(self.block, name) and name not in words:
                message = f"the scheme `{self.scheme.name}` has no line for `{facts.key}`"
                hint = f"it has lines for {', '.join(words) or 'none'}"
                self._wrong("unmet-marking", message, f"classification.{facts.key}", hint)
        if "authority" in needs:
            self._check_authority(needs["authority"], portions)
        for what, (_, source) in needs.items():
            if what in _KEYS and not self._has(what):
                message = f"`{banner_text(banner, self.scheme)}` needs {_KEYS[what][1]} ({source})"
                self._wrong("unmet-marking", message, "classification", f"add `{_KEYS[what][0]}:`")

    def _needs(self, banner: PortionMark) -> dict[str, tuple[str, str]]:
        """Give what a sheet with a banner must bear, each with the rule's level and source."""
        levels, marks = self.scheme.levels, {each.mark for each in banner.controls}
        return {
            each.what: (each.level, each.source)
            for each in self.scheme.rules.bears
            if each.level in marks or (each.level in levels and levels.index(banner.level) >= levels.index(each.level))
        }

    def _has(self, what: str) -> bool:
        if what == "reference":
            return self.file.meeting.reference is not None
        return bool(getattr(self.block, _KEYS[what][0].rpartition(".")[2]))

    def _check_authority(self, rule: tuple[str, str], portions: Sequence[Portion]) -> None:
        block, source = self.block, rule[1]
        lacking = [name for name in ("by", "declassify_on") if not getattr(block, name)]
        lacking += [] if block.derived_from or block.reason else ["derived_from` or `reason"]
        for name in lacking:
            message = f"the block of authority has no `{name}` ({source})"
            self._wrong(
                "unmet-marking", message, "classification", f"add `{name.partition('`')[0]}:` to `classification`"
            )
        if block.derived_from and block.reason:
            message = "a reason stands in no block of what is derived from a source (32 CFR 2001.22(d))"
            self._wrong("unmet-marking", message, "classification.reason", "leave `reason` out")
        until, reason = block.declassify_on, block.reason
        if until:
            check = partial(self._check_until, until, portions)
            self._taken("wrong-classification", check, "classification.declassify_on", until)
        if reason:
            self._taken("wrong-classification", partial(check_reason, reason), "classification.reason", reason)

    def _check_until(self, text: str, portions: Sequence[Portion]) -> None:
        lasting = [mark for mark, rule in self.scheme.rules.controls.items() if rule.never_declassified]
        classified = [each.mark for each in portions if self.scheme.is_classified(each.mark.level)]
        marks = [mark for mark in lasting if any(each.control(mark) for each in classified)]
        if marks:
            mixed = any(not any(each.control(mark) for mark in marks) for each in classified)
            check_never_declassified(text, marks, mixed=mixed)
        else:
            check_declassification(text, self._day)

    def _wrong(self, code: str, message: str, path: str, hint: str) -> None:
        self.found.append(Diagnostic(code, message, hints=(hint,), path=path))


_UNMARKED = "a portion of a marked sheet has no mark"
_OWN = "a portion bears a mark of its own, where `classification` states one for all"
_OF_SEVERAL = {
    _UNMARKED: "{} portions of a marked sheet have no mark",
    _OWN: "{} portions bear marks of their own, where `classification` states one for all",
}
_SHOWN = 4


def _once(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Tell of what is wrong alike with several portions in one finding, at the first of them."""
    alike = {message: [each for each in found if each.message == message] for message in _OF_SEVERAL}
    for each in found:
        first, *others = alike.get(each.message, [each])
        if others and each is first:
            related = tuple(Related("and here", path=other.path) for other in others[: _SHOWN - 1])
            message = _OF_SEVERAL[each.message].format(1 + len(others))
            yield replace(each, message=message, related=related)
        elif each is first:
            yield each


_NO_LINES = frozenset(["scheme", "portions", "origin", "banner"])
_KEYS = {
    "reference": ("reference", "the number of the sheet"),
    "copy": ("classification.copy_number", "the number of the copy"),
    "distribution": ("classification.distribution", "a distribution list"),
    "designation": ("classification.controlled_by", "a designation of who controls it"),
}
"""What a sheet must bear beside its date and its block of authority, by its key, and in words."""


def joint_banner(one: Sheet, other: Sheet) -> Banner | None:
    """Give the banner that those of two sheets make, overall; that of the one that has one, or None.

    Raises FactsheetError, in the second sheet's file, for two schemes.
    """
    first, second = one.document.banner, other.document.banner
    if first is None or second is None or first == second:
        only = second or first
        return only and Banner(only.text, only.beside)
    find = other.pack.find_scheme
    names = [_block_of(each.meeting).scheme or each.pack.marking for each in (one, other)]
    if find is None or names[0] != names[1]:
        message = f"versions marked by two schemes, `{names[0]}` and `{names[1]}`, have no banner in common"
        hint = "compare versions that are marked by one scheme"
        found = Diagnostic("wrong-banner", message, hints=(hint,), path="classification.scheme")
        raise FactsheetError(other.positions.place([found]))
    scheme, block = find(names[1]), _block_of(other.meeting)
    both = [Portion("", parse_banner(each.text, scheme)) for each in (first, second)]
    return Banner(banner_text(roll_up(both, scheme, block.origin).banner, scheme), second.beside or first.beside)


def unprinted_marks(meeting: Meeting, document: Document) -> tuple[Diagnostic, ...]:
    """Tell of the portions that a template prints without their mark.

    Parties stand in lists, too, which are no portions; the title stands in running heads.
    """
    printed = {*paths_shown((document,))}
    message = "the template prints a portion without its mark"
    hint = "print `mark(item)` of the standard pack's macros before it"
    bare = (each.marking for each in portions_of(meeting) if _prints_bare(each, printed))
    return tuple(Diagnostic("unprinted-mark", message, hints=(hint,), path=path) for path in bare)


def _prints_bare(portion: MarkedPortion, printed: set[str]) -> bool:
    if portion.part.marking is None or portion.marking in printed or isinstance(portion.part, Participant):
        return False
    if isinstance(portion.part, RowContent):
        return any(path.startswith(f"{portion.path}.cells[") for path in printed)
    fields = (facts for facts in facts_of(type(portion.part)).values() if facts.worded)
    return any(key_text(portion.path, facts.key) in printed for facts in fields)
