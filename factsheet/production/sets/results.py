"""Where outcomes go: into the output folder and the memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.outputs.kept import WHOLE_SET, Failure, Record, WrittenFile
from factsheet.paths import ValuePath
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file
from factsheet.production.output.folder import OutputFolder, Staged
from factsheet.production.output.names import Claims, same_output
from factsheet.production.records.fingerprints import digest
from factsheet.production.records.memory import Memory
from factsheet.production.records.record import signature
from factsheet.production.sets.plan import Item, Planner, Seen
from factsheet.production.sets.report import SheetReport, State
from factsheet.production.sheets.task import Outcome

if TYPE_CHECKING:
    from factsheet.meeting import Positions


@dataclass(frozen=True, slots=True)
class _Aside:
    """A sheet that waits for the names of all others; its bytes wait in the staging folder."""

    item: Item
    seen: Seen
    outcome: Outcome
    written: dict[str, WrittenFile]
    staged: Staged | None = None


class CheckResults:
    """Takes the outcomes of a check, which leaves nothing but reports."""

    def __init__(self, planner: Planner, claims: Claims) -> None:
        self._planner = planner
        self._claims = claims
        self._aside: list[_Aside] = []

    def current(self, item: Item) -> SheetReport | None:
        """Report a sheet that is up to date, which none is in a check."""
        del item
        return None

    def take(self, item: Item, seen: Seen, outcome: Outcome) -> SheetReport | None:
        """Take an outcome, and report it; None where it must wait for the others' names."""
        ready = _Aside(item, seen, outcome, {})
        if outcome.facts is None or outcome.left_out:
            return self._finish(self._prepared(ready))
        names = self._planner.names(outcome.facts).values()
        may_take = self._claims.may_take(item.key, names)
        try:
            ready = self._prepared(ready)
        except FactsheetError as error:
            return self._fail(item, outcome, error.diagnostics)
        if may_take:
            return self._finish(ready)
        self._aside.append(ready)
        return None

    def settle(self) -> Iterator[SheetReport]:
        """Report what was put aside, in the order of the sources."""
        for each in sorted(self._aside, key=lambda each: each.item.key):
            clashes = self._clashes(each)
            yield self._fail(each.item, each.outcome, clashes) if clashes else self._finish(each)

    def _clashes(self, each: _Aside) -> tuple[Diagnostic, ...]:
        facts = each.outcome.facts
        if facts is None:
            return ()
        rivals = self._claims.rivals(each.item.key, self._planner.names(facts).values())
        if not rivals:
            return ()
        name, sources = next(iter(rivals.items()))
        others = sorted(self._planner.shown(other) for other in sources if other != WHOLE_SET)
        return _clash(each.item.source, name, others, whole=WHOLE_SET in sources)

    def _prepared(self, each: _Aside) -> _Aside:
        return each

    def _finish(self, each: _Aside) -> SheetReport:
        return _report(each.item, each.outcome)

    def _fail(self, item: Item, outcome: Outcome, found: tuple[Diagnostic, ...]) -> SheetReport:
        return _report(item, replace(outcome, diagnostics=(*outcome.diagnostics, *found)))


class SetResults(CheckResults):
    """Takes the outcomes of a build: files appear, and the memory notes them."""

    def __init__(self, planner: Planner, claims: Claims, output: OutputFolder, memory: Memory) -> None:
        super().__init__(planner, claims)
        self._output = output
        self._memory = memory

    def current(self, item: Item) -> SheetReport | None:
        """Report a sheet that is up to date, with what was said of it when it was built."""
        record = item.record
        if record is None:
            raise ValueError(item)
        outcome = Outcome(str(item.source), record.facts, diagnostics=record.diagnostics, left_out=record.left_out)
        if record.left_out or self._claims.may_take(item.key, self._planner.names(record.facts).values()):
            return self._finish(_Aside(item, Seen(record.content, {}), outcome, {}))
        self._aside.append(_Aside(item, Seen(record.content, {}), outcome, {}))
        return None

    def _prepared(self, each: _Aside) -> _Aside:
        """Write the files of a sheet where nobody sees them yet."""
        outcome, facts = each.outcome, each.outcome.facts
        if facts is None or not outcome.files:
            return each
        fingerprints = self._planner.fingerprints
        sheet = fingerprints.sheet(each.seen.content, facts, each.seen.images)
        fonts = fingerprints.label_fonts(outcome.fonts, facts.template)
        names = self._planner.names(facts)
        written = {
            each.name: WrittenFile(
                names[each.name],
                digest(outcome.files[each.name]),
                len(outcome.files[each.name]),
                fingerprints.output(each, sheet, fonts, facts.template),
            )
            for each in self._planner.inputs.outputs
        }
        staged = self._output.stage({names[name]: data for name, data in outcome.files.items()})
        return replace(each, outcome=replace(outcome, files={}), written=written, staged=staged)

    def _finish(self, each: _Aside) -> SheetReport:
        item, outcome = each.item, each.outcome
        if item.current:
            state = State.LEFT_OUT if outcome.left_out else State.UP_TO_DATE
            return SheetReport(item.source, outcome.diagnostics, state=state)
        if outcome.failed:
            return self._fail(item, outcome, ())
        try:
            paths = self._output.place(each.staged) if each.staged else ()
        except FactsheetError as error:
            return self._fail(item, outcome, error.diagnostics)
        self._note(each, paths)
        return replace(_report(item, outcome), written=paths)

    def _note(self, each: _Aside, paths: tuple[Path, ...]) -> None:
        facts, outcome, seen = each.outcome.facts, each.outcome, each.seen
        if facts is None:
            raise ValueError(each)
        fingerprints = self._planner.fingerprints
        signatures = dict(zip(each.written, map(signature, paths), strict=True)) if paths else {}
        outputs = {name: replace(file, signature=signatures[name]) for name, file in each.written.items()}
        self._memory.keep(
            Record(
                each.item.key,
                seen.content,
                facts.shared(),
                fingerprints.sheet(seen.content, facts, seen.images),
                outputs,
                seen.images,
                fingerprints.label_fonts(outcome.fonts, facts.template),
                outcome.diagnostics,
                outcome.pages,
                outcome.words,
                outcome.seconds,
                outcome.left_out,
                outcome.kept,
            )
        )

    def _fail(self, item: Item, outcome: Outcome, found: tuple[Diagnostic, ...]) -> SheetReport:
        report = super()._fail(item, outcome, found)
        self._memory.fail(Failure(item.key, report.diagnostics))
        return report


def _report(item: Item, outcome: Outcome) -> SheetReport:
    state = State.FAILED if outcome.failed else State.LEFT_OUT if outcome.left_out else State.BUILT
    return SheetReport(item.source, outcome.diagnostics, (), state, outcome.pages, outcome.seconds)


def _clash(source: Path, name: str, others: list[str], *, whole: bool) -> tuple[Diagnostic, ...]:
    """Say, with the places, that meeting files that could be read would give an output of one name."""
    from factsheet.meeting import read_meeting  # noqa: PLC0415 - only where something is wrong

    def positions(file: Path) -> Positions:
        return read_meeting(read_file(file, MAX_MEETING_BYTES), str(file)).positions

    places = (positions(Path(other)).span(ValuePath.parse("id")) for other in others)
    every = [*others, "the whole set"] if whole else others
    return positions(source).place([same_output(name, every, places)])
