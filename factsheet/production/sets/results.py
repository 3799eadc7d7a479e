"""Where outcomes go: into the output folder and the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity
from factsheet.files import cannot_write
from factsheet.outputs.kept import WHOLE_SET, Failure, Leftover, Record, WrittenFile
from factsheet.paths import ValuePath
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file
from factsheet.production.output.folder import OutputFolder
from factsheet.production.output.names import Claims, same_output
from factsheet.production.records.fingerprints import digest, file_digest
from factsheet.production.records.memory import Memory, signature
from factsheet.production.sets.plan import InputDigests, Item, Planner
from factsheet.production.sets.request import SheetReport, State
from factsheet.production.sets.versions import SeenFile
from factsheet.production.sheets.task import Outcome, Staged

if TYPE_CHECKING:
    from factsheet.meeting import Positions


class _Aside(Struct, frozen=True):
    """A sheet that waits for the names of all others; its bytes wait in the staging folder.

    `record` is what will be kept of it, but for the signatures of its files.
    """

    item: Item
    outcome: Outcome
    record: Record | None = None
    staged: Mapping[str, Path] = field(default_factory=dict)


class CheckResults:
    """Takes the outcomes of a check, which leaves nothing but reports; `seen` are the files that could be read."""

    def __init__(self, planner: Planner, claims: Claims) -> None:
        self._planner = planner
        self._claims = claims
        self._aside: list[_Aside] = []
        self.seen: list[SeenFile] = []
        self._copied: set[Path] = set()

    def staging(self) -> Path | None:
        """Give the folder that processes may write files to before they appear, if there is one."""
        return None

    def current(self, item: Item) -> SheetReport | None:
        """Report a sheet that is up to date, with what was said of it when it was built, as `take` does."""
        record = item.record
        if record is None:
            raise ValueError(item)
        outcome = Outcome(str(item.source), record.facts, diagnostics=record.diagnostics, left_out=record.left_out)
        return self.take(item, InputDigests(record.content), outcome)

    def take(self, item: Item, seen: InputDigests, outcome: Outcome) -> SheetReport | None:
        """Take an outcome, and report it; None where it must wait for the others' names."""
        facts, may_take = outcome.facts, True
        if facts is not None and not outcome.left_out and not (item.party and item.source in self._copied):
            self._copied.add(item.source)
            self.seen.append(SeenFile(item.source, seen.content, facts))
        if facts is not None and not outcome.left_out:
            may_take = self._claims.may_take(item.sheet, self._planner.names(facts).values())
        try:
            ready = self._prepared(item, seen, outcome)
        except FactsheetError as error:
            return self._fail(item, outcome, error.diagnostics)
        if may_take:
            return self._finish(ready)
        self._aside.append(ready)
        return None

    def settle(self) -> Iterator[SheetReport]:
        """Report what was put aside, in the order of the sources."""
        for each in sorted(self._aside, key=lambda each: each.item.sheet):
            clashes = self._clashes(each)
            yield self._fail(each.item, each.outcome, clashes) if clashes else self._finish(each)

    def _clashes(self, each: _Aside) -> tuple[Diagnostic, ...]:
        facts = each.outcome.facts
        rivals = self._claims.rivals(each.item.sheet, self._planner.names(facts).values()) if facts else {}
        if not rivals:
            return ()
        name, sources = next(iter(rivals.items()))
        others = sorted(self._planner.shown(other) for other in sources if other != WHOLE_SET)
        return _clash(each.item.source, name, others, whole=WHOLE_SET in sources)

    def _prepared(self, item: Item, seen: InputDigests, outcome: Outcome) -> _Aside:
        del seen
        return _Aside(item, outcome)

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

    def staging(self) -> Path | None:
        """Give the folder of files that nobody sees yet, as `CheckResults` does."""
        return self._output.staging()

    def _prepared(self, item: Item, seen: InputDigests, outcome: Outcome) -> _Aside:
        """Write the files of a sheet where nobody sees them yet, unless they stand there."""
        facts, fingerprints = outcome.facts, self._planner.fingerprints
        if facts is None or item.current or (outcome.failed and not (outcome.files or outcome.staged)):
            return _Aside(item, outcome)
        names = self._planner.names(facts)
        sheet = fingerprints.sheet(seen.content, facts, seen.images, seen.review)
        fonts = fingerprints.label_fonts(outcome.fonts, facts.template)
        files = outcome.staged or self._staged(outcome.files, names)
        outputs: dict[str, WrittenFile] = {}
        for each in self._planner.inputs.outputs:
            if file := files.get(each.name):
                made_of = fingerprints.output(each, sheet, fonts, facts.template)
                outputs[each.name] = WrittenFile(names[each.name], file.sha256, file.size, made_of)
        staged = {names[name]: file.path for name, file in files.items()}
        record = Record(
            item.key,
            seen.content,
            facts.shared(),
            sheet,
            outputs,
            seen.images,
            fonts,
            outcome.diagnostics,
            outcome.pages,
            outcome.words,
            outcome.seconds,
            outcome.left_out,
            outcome.kept,
        )
        return _Aside(item, replace(outcome, files={}), record, staged)

    def _staged(self, files: Mapping[str, bytes], names: Mapping[str, str]) -> Mapping[str, Staged]:
        paths = self._output.stage({names[name]: data for name, data in files.items()}) if files else {}
        return {name: Staged(paths[names[name]], digest(data), len(data)) for name, data in files.items()}

    def _finish(self, each: _Aside) -> SheetReport:
        item, outcome, record = each.item, each.outcome, each.record
        if item.current:
            state = State.LEFT_OUT if outcome.left_out else State.UP_TO_DATE
            return SheetReport(item.source, outcome.diagnostics, state=state)
        if record is None:
            return self._fail(item, outcome, ())
        try:
            paths = self._output.place(each.staged)
        except FactsheetError as error:
            return self._fail(item, outcome, error.diagnostics)
        files = zip(record.outputs.items(), paths, strict=True)
        outputs = {name: replace(file, signature=signature(path)) for (name, file), path in files}
        self._memory.keep(replace(record, outputs=outputs))
        if outcome.failed:  # an output has an error of its own
            self._memory.fail(Failure(item.key, outcome.diagnostics))
        return replace(_report(item, outcome), written=paths)

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
    copies = not whole and set(others) == {str(source)}
    return positions(source).place([same_output(name, every, places, copies=copies)])


def remove_written(
    folder: Path, leftovers: Iterable[Leftover], odd: str, hint: str, may: Callable[[str], bool] = lambda _: True
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Remove files of a folder that have names which they `may` have, and are as they were written.

    Gives their paths, and tells of those that stay, which are `odd` there.
    """
    removed: list[Path] = []
    told: list[Diagnostic] = []
    for leftover in leftovers:
        file = folder / leftover.name
        try:
            own = file.parent.resolve().is_relative_to(folder.resolve()) and may(leftover.name)
            if own and not file.is_symlink() and file_digest(file) == leftover.sha256:
                file.unlink()
                removed.append(file)
            elif file.exists():
                message = f"{file} {odd}, but was changed since it was written: it is not removed"
                told.append(Diagnostic("not-pruned", message, hints=(hint,), severity=Severity.WARNING))
        except OSError as error:
            told.append(cannot_write(file, error))
    return tuple(removed), tuple(told)
