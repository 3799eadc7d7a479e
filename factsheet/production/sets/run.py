"""Whole runs: every sheet of a set is checked, or built; one bad sheet does not stop the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.production.engines import drive, engine_for
from factsheet.production.inputs.meetings import Found
from factsheet.production.options import RunOptions
from factsheet.production.output.folder import OutputFolder
from factsheet.production.records.fingerprints import Fingerprints
from factsheet.production.records.memory import Memory, is_remembered
from factsheet.production.sets.plan import Item, Job, Loader, Planner
from factsheet.production.sets.report import Observer, SheetReport, State
from factsheet.production.sets.request import Request
from factsheet.production.sets.results import CheckResults, SetResults
from factsheet.production.sets.whole import WholeSet, find_gone
from factsheet.production.settings.load import HEAD
from factsheet.production.sheets.task import BuildInputs, Task, read_inputs


def check_set(request: Request, run: RunOptions | None = None) -> Iterator[SheetReport]:
    """Check meetings as they would be built, without rendering them."""
    options, found = request.options, request.found
    inputs = read_inputs(options)
    planner = Planner(inputs, options.name, Fingerprints(inputs), None)
    items = planner.plan(found.files)
    results = CheckResults(planner, planner.claims(items))
    yield from _told(found)
    yield from _work(items, replace(inputs, outputs=(), set_outputs=()), results, run or RunOptions(), Observer())


def build_set(
    request: Request, run: RunOptions | None = None, observer: Observer | None = None
) -> Iterator[SheetReport]:
    """Build meetings: what is not up to date is made, and its files appear whole; a sheet with errors writes nothing.

    Reports come as sheets are done. Raises OptionError for options that name what is not there, and FactsheetError for
    a theme at fault.
    """
    run, observer = run or RunOptions(), observer or Observer()
    options, found = request.options, request.found
    inputs = read_inputs(options)
    on_disk = not request.alone or is_remembered(options.output)
    with (
        OutputFolder(options.output, lambda: observer.waiting(options.output)) as output,
        closing(Memory(options.output, on_disk=on_disk)) as memory,
    ):
        planner = Planner(inputs, options.name, Fingerprints(inputs), memory)
        items = planner.plan(found.files, force=run.force)
        results = SetResults(planner, planner.claims(items), output, memory)
        yield from _told(found)
        if memory.damaged:
            yield SheetReport(None, (_damaged(options.output),))
        yield from _work(items, inputs, results, run, observer)
        gone = find_gone(memory, {item.key for item in items}, whole=request.whole)
        whole = WholeSet(output, memory, inputs.set_outputs, {HEAD: request.proof})
        yield from whole.end(gone, prune=run.prune)


def warm_up(request: Request) -> None:
    """Make a sheet, and let it go, so that the next build in this process finds all that it needs loaded."""
    job = next(iter(request.found.files), None)
    if job is None:
        return
    inputs = read_inputs(request.options)
    with engine_for(inputs, 1, 1) as engine:
        task = Loader(Observer()).load(Job(Item(job, "", 0)))
        if isinstance(task, Task):
            engine.submit(0, task)
            engine.take()


def _told(found: Found) -> Iterator[SheetReport]:
    if found.diagnostics:
        yield SheetReport(None, found.diagnostics, state=State.FAILED)


def _damaged(folder: Path) -> Diagnostic:
    message = f"the record of earlier builds in {folder} is damaged or not of this program: every sheet is made anew"
    return Diagnostic("damaged-record", message, severity=Severity.WARNING)


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
    loader = Loader(observer)
    with engine_for(inputs, run.jobs, len(stale), run.scheduler) as engine:
        if inputs.outputs:
            from factsheet.production.sheets.themes import check_themes  # noqa: PLC0415 - only where something is to be made

            check_themes(inputs)
        if engine.capacity > 1:  # the longest first, so that no process is left with one while the others rest
            stale = sorted(stale, key=lambda item: -item.size)
        waiting = deque(Job(item, tuple(item.record.images) if item.record else ()) for item in stale)
        for job, outcome in drive(engine, waiting, loader.load):
            if outcome.wanted:
                waiting.appendleft(job.with_images(outcome.wanted))
            elif report := results.take(job.item, loader.seen(job.item), outcome):
                yield report
