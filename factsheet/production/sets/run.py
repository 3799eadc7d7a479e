"""Whole runs: every sheet of a set is checked, or built, and what is made of the whole set is written.

One bad sheet does not stop the others; in the end what is gone is forgotten.
"""

import os
from collections import deque
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, Span, has_errors
from factsheet.outputs.kept import Failure, Key, Record, SetContents, WrittenFile
from factsheet.outputs.registry import MANIFEST, OUTPUTS, SetOutput, SheetOutput
from factsheet.production.engines.engine import Engine, cores, drive, engine_for
from factsheet.production.inputs.files import Found
from factsheet.production.options import RunOptions
from factsheet.production.output.folder import OutputFolder
from factsheet.production.output.names import Naming
from factsheet.production.records.fingerprints import Fingerprints, digest, file_digest, versions
from factsheet.production.records.memory import NAME, Memory, is_remembered, signature
from factsheet.production.sets.plan import Item, Job, Planner
from factsheet.production.sets.request import Observer, Request, SheetReport, State
from factsheet.production.sets.results import CheckResults, SetResults, remove_written
from factsheet.production.sets.versions import AGREED, TRACED, compare_seen, trace_seen
from factsheet.production.settings.load import HEAD
from factsheet.production.sheets.task import BuildInputs, Cut, Outcome, Task, read_inputs


def check_set(request: Request) -> Iterator[SheetReport]:
    """Check meetings as they would be built, without rendering them; reports come in the order of the meetings."""
    options, found = request.options, request.found
    inputs = read_inputs(options)
    planner = Planner(inputs, Naming(options.name, options.named_by_profile), Fingerprints(inputs), None)
    items = planner.plan(found.files)
    results = CheckResults(planner, planner.claims(items))
    yield from _told(found)
    checking = replace(inputs, outputs=(), set_outputs=())
    run = RunOptions(jobs=min(cores(), 1 + len(items) // _CHECKED_A_PROCESS))
    yield from _once(_work(items, checking, results, run, Observer()), items)
    yield from compare_seen(request, results.seen, planner.cuts).reports
    yield from trace_seen(request, results.seen).reports


_CHECKED_A_PROCESS = 50
"""Fewer are checked sooner than another process has started."""


def build_set(
    request: Request,
    run: RunOptions | None = None,
    observer: Observer | None = None,
    cuts: Mapping[Path, Cut] = MappingProxyType({}),
) -> Iterator[SheetReport]:
    """Build meetings: what is not up to date is made, and its files appear whole; a sheet with errors writes nothing.

    Reports come as sheets are done; `cuts` are what the level gets of meetings, as far as that has been cut. Raises
    OptionError for options that name what is not there, and FactsheetError for a theme at fault.
    """
    run, observer = run or RunOptions(), observer or Observer()
    options, found = request.options, request.found
    inputs = read_inputs(options)
    level = options.release or ""
    _refuse_other_folder(options.output, level)
    lasting = not request.piped and (not request.alone or bool(level) or is_remembered(options.output))
    on_disk = lasting and not level
    with (
        OutputFolder(options.output, lambda: observer.waiting(options.output)) as output,
        closing(Memory(options.output, on_disk=on_disk)) as memory,
    ):
        naming = Naming(options.name, options.named_by_profile)
        planner = Planner(inputs, naming, Fingerprints(inputs), memory, {**cuts})
        items = planner.plan(found.files, force=run.force)
        results = SetResults(planner, planner.claims(items), output, memory)
        yield from _told(found)
        if memory.damaged:
            message = f"the record of earlier builds in {options.output} is damaged or not of this program"
            message += ": every sheet is made anew"
            yield SheetReport(None, (Diagnostic("damaged-record", message, severity=Severity.WARNING),))
        yield from _once(_work(items, inputs, results, run, observer), items)
        compared = compare_seen(request, results.seen, planner.cuts, memory.head.get(AGREED))
        yield from compared.reports
        traced = trace_seen(request, results.seen, memory.head.get(TRACED))
        yield from traced.reports
        sources = {item.key for item in items}
        memory.forgive(lambda failure: _is_over(failure, memory, sources, whole=request.whole))
        gone = find_gone(memory, sources, whole=request.whole)
        proofs = {AGREED: compared.proof, TRACED: traced.proof}
        head = {HEAD: request.proof, **{key: proof for key, proof in proofs.items() if proof}}
        if level and lasting:
            from factsheet.production.sets.levels import LevelFolder  # noqa: PLC0415 - for releases alone

            whole_run = request.whole and not (run.fail_fast and memory.failures)
            yield from LevelFolder(output, memory, inputs.set_outputs, level, whole_run).end()
        whole = WholeSet(output, memory, inputs.set_outputs, head)
        yield from whole.end(gone, prune=run.prune)


def _is_over(failure: Failure, memory: Memory, sources: Collection[str], *, whole: bool) -> bool:
    """Tell whether a file with errors is gone, or was named by hand and is no text: a sheet of it nobody waits for."""
    if whole:
        return failure.source not in sources
    is_text = all(each.code != "not-a-text" for each in failure.diagnostics)
    return not is_text or (failure.source not in sources and not memory.has_source(failure.source))


def _refuse_other_folder(folder: Path, level: str) -> None:
    """Raise OptionError for a folder of another level, or of a level where it is to be that of a set."""
    if level or ((folder / MANIFEST).exists() and not (folder / NAME).exists()):
        from factsheet.production.sets.levels import refuse_other_folder  # noqa: PLC0415 - as above

        refuse_other_folder(folder, level)


def warm_up(request: Request) -> None:
    """Make a sheet, and let it go, so that the next build in this process finds all that it needs loaded."""
    job = next(iter(request.found.files), None)
    if job is None:
        return
    inputs = read_inputs(request.options)
    with engine_for(inputs, 1, 1) as engine:
        task = Job(Item(job, "", 0)).load(Observer())
        if isinstance(task, Task):
            engine.submit(0, task)
            engine.take()


def _told(found: Found) -> Iterator[SheetReport]:
    if found.diagnostics:
        yield SheetReport(None, found.diagnostics, state=State.FAILED)


def _once(reports: Iterator[SheetReport], items: list[Item]) -> Iterator[SheetReport]:
    """Give reports in which what is said of several copies of a meeting is said once."""
    told: dict[Path, set[Diagnostic]] = {item.source: set() for item in items if item.party}
    for each in reports:
        if (known := told.get(each.source) if each.source else None) is None:
            yield each
            continue
        yield replace(each, diagnostics=tuple(new for new in each.diagnostics if new not in known))
        known.update(each.diagnostics)


def _work(
    items: list[Item], inputs: BuildInputs, results: CheckResults, run: RunOptions, observer: Observer
) -> Iterator[SheetReport]:
    """Give a report for each item: first those that are up to date, then the others as they are done."""
    stale = [item for item in items if not item.current]
    observer.planned(len(items), len(stale))
    for item in items:
        if item.current and (report := results.current(item)):
            yield report
    with closing(_made(stale, inputs, results, run, observer)) as reports:
        for report in reports:
            yield report
            if run.fail_fast and report.state is State.FAILED:
                return
    yield from results.settle()


def _made(
    stale: list[Item], inputs: BuildInputs, results: CheckResults, run: RunOptions, observer: Observer
) -> Generator[SheetReport]:
    if not stale:
        return
    with engine_for(inputs, run.jobs, len(stale), run.scheduler, results.staging) as engine:
        if inputs.outputs:
            from factsheet.production.sheets.themes import check_themes  # noqa: PLC0415 - only where something is to be made

            check_themes(inputs)
            if engine.capacity > 1:  # the longest first, so that no process is left with one while the others rest
                stale = sorted(stale, key=lambda item: -item.size)
        outcomes = _outcomes(engine, stale, observer)
        for job, outcome in outcomes if inputs.outputs else _in_order(outcomes, stale):
            if report := results.take(job.item, job.seen, outcome):
                yield report


def _outcomes(engine: Engine, items: Iterable[Item], observer: Observer) -> Iterator[tuple[Job, Outcome]]:
    """Give what becomes of each item, once it has the images that it wants."""
    waiting = deque(Job(item, tuple(item.record.images) if item.record else ()) for item in items)
    for job, outcome in drive(engine, waiting, lambda job: job.load(observer)):
        if outcome.wanted:
            waiting.appendleft(Job(job.item, (*job.images, *outcome.wanted)))
        else:
            yield job, outcome


def _in_order(outcomes: Iterator[tuple[Job, Outcome]], items: Iterable[Item]) -> Iterator[tuple[Job, Outcome]]:
    """Give outcomes in the order of their items, whichever process was the quicker."""
    done: dict[object, tuple[Job, Outcome]] = {}
    for item in items:
        while item.sheet not in done:
            job, outcome = next(outcomes)
            done[job.item.sheet] = job, outcome
        yield done.pop(item.sheet)


SIGNATURES = "signatures"
"""The key, in the head of the records, of what tells that the outputs of the set are as they were written."""


class WholeSet(Struct, frozen=True):
    """The outputs of a set in a folder; `head` is kept with the records."""

    folder: OutputFolder
    memory: Memory
    outputs: tuple[SetOutput, ...]
    head: Mapping[str, Any]

    def end(self, gone: Iterable[Key], *, prune: bool) -> Iterator[SheetReport]:
        """Forget the records of some keys and write what the folder holds; with `prune`, remove what is left over."""
        memory = self.memory
        if not self.folder.path.is_dir() or not memory.on_disk:
            return
        memory.drop(gone)
        memory.drop_set_files(each.name for each in self.outputs)
        memory.tidy()
        pruned, kept = _prune(memory) if prune else ((), ())
        try:
            written, told = self._write()
        except FactsheetError as error:
            written, told = (), error.diagnostics
        told = (*kept, *told)
        if told or written or pruned or memory.leftovers:
            state = State.FAILED if has_errors(told) else State.BUILT
            yield SheetReport(None, told, written, state, pruned=pruned, leftovers=len(memory.leftovers))

    def _write(self) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
        """Write outputs and records, unless nothing of them has changed.

        Gives the paths of those one asks for, and what there is to say. Raises FactsheetError.
        """
        memory = self.memory
        known = memory.trusted and not memory.changed
        if known and all(memory.head.get(key) == value for key, value in self._signed().items()):
            return (), ()
        contents = self._contents()
        asked = [each for each in self.outputs if not each.always]
        made = {each: b"".join(each.make(replace(contents, records=_known(each, contents)))) for each in asked}
        files = {each.name: WrittenFile(each.file, digest(data), len(data), "") for each, data in made.items()}
        memory.keep_set_files(files)
        told = replace(self._contents(), files=files)
        new = {each.file: data for each, data in made.items() if not self._has(files[each.name])}
        paths = self.folder.publish(
            {**new, **{each.file: iter(each.make(told)) for each in self.outputs if each.always}}
        )
        memory.save(self._signed())
        return paths[: len(new)], tuple(found for each in asked for found in self._lacking(each, contents))

    def _lacking(self, output: SetOutput, contents: SetContents) -> Iterator[Diagnostic]:
        """Tell of sheets that were last built without an output of the set, which lacks them."""
        for record in contents.records:
            if output.keeps and output.name not in record.kept:
                message = f"{self.folder.path / output.file} lacks this sheet, which was last built without it"
                hint = f"build the whole set with `--format {output.name}`"
                span = Span(self.memory.shown(record.source))
                yield Diagnostic("incomplete-output", message, span, (hint,), Severity.WARNING)

    def _has(self, file: WrittenFile) -> bool:
        return file_digest(self.folder.path / file.name) == file.sha256

    def _contents(self) -> SetContents:
        memory = self.memory
        records = sorted((each for each in memory.records.values() if not each.left_out), key=lambda each: each.key)

        @cache
        def relative(file: str) -> str:
            return Path(os.path.relpath(file, self.folder.path)).as_posix()

        return SetContents(records, memory.failures.values(), memory.leftovers.values(), versions(), {}, relative)

    def _signed(self) -> Mapping[str, Any]:
        """Give the head of the records with what tells that the outputs are as they are now."""
        signatures = {each.file: list(signature(self.folder.path / each.file) or ()) for each in self.outputs}
        return {**self.head, SIGNATURES: signatures}


def _known(output: SetOutput, contents: SetContents) -> list[Record]:
    """Give the records that an output of the set has all it needs of."""
    return [each for each in contents.records if not output.keeps or output.name in each.kept]


def find_gone(memory: Memory, sources: set[str], *, whole: bool) -> Iterator[Key]:
    """Give the keys of records whose meeting file is not in the set any more, or not there at all."""
    for key in memory.records:
        if key[0] not in sources and (whole or not memory.has_source(key[0])):
            yield key


def _prune(memory: Memory) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Remove what is left over; what somebody changed since, or the program never writes, stays, and is told."""
    extensions = {f".{each.extension}" for each in OUTPUTS.values() if isinstance(each, SheetOutput)}
    set_files = {each.file for each in OUTPUTS.values() if isinstance(each, SetOutput)}
    left = sorted(memory.leftovers.values(), key=lambda each: each.name)
    odd, hint = "is of no sheet any more", "remove it by hand if it is not wanted"
    pruned, kept = remove_written(
        memory.folder, left, odd, hint, lambda name: name in set_files or Path(name).suffix in extensions
    )
    memory.leftovers = {name: each for name, each in memory.leftovers.items() if memory.folder / name not in pruned}
    memory.changed |= bool(pruned)
    return pruned, kept
