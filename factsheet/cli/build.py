"""`factsheet build`: write the fact sheets of meetings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.errors import code_for
from factsheet.cli.options import (
    asked,
    config_option,
    is_quiet,
    paths_argument,
    picked,
    quiet_option,
    report_option,
    take,
)
from factsheet.cli.reporting import Wanted, goes_to_stdout, write_reports
from factsheet.production.options import DraftOptions, Options, RunOptions

if TYPE_CHECKING:
    from factsheet.cli.progress import Tally
    from factsheet.production.sets.report import SheetReport
    from factsheet.production.sets.request import Request


@click.command("build", short_help="Write the fact sheets of meetings.")
@paths_argument
@config_option
@take(Options)
@take(RunOptions)
@click.option("--draft", is_flag=True, help="A Word file for clearance, which comes back.")
@take(DraftOptions)
@report_option
@quiet_option
def command(
    *,
    paths: tuple[Path, ...],
    config: Path | None,
    draft: bool,
    reports: Wanted,
    **given: object,
) -> int:
    """Build meetings: every format of each appears in the output folder, and its path is printed.

    PATH is a meeting file, or a folder of them; without one, the set is built that factsheet.toml describes. A meeting
    with errors writes nothing and does not stop the others; one that is up to date is left as it is. With --draft, each
    becomes a Word file that reviewers edit with tracked changes, and that `factsheet review` reads back.

    Exits with 0 where all were built, with 1 where one was not, with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally  # noqa: PLC0415 - not for `--help`

    run, drafting = RunOptions(**picked(RunOptions, given)), DraftOptions(**picked(DraftOptions, given))
    if draft:
        _refuse_for_drafts(given.get("formats"), run)
    elif drafting != DraftOptions():
        raise click.UsageError("--enforce-tracking and --store go with --draft")
    _check_engine(run)
    with Tally(quiet=is_quiet(), paths=not goes_to_stdout(reports)) as tally:
        for report in _reports(asked(paths, config, given), drafting if draft else None, run, tally):
            tally.add(report)
        tally.close_build()
    write_reports(reports, tally.reports)
    return code_for(tally.diagnostics)


def _check_engine(run: RunOptions) -> None:
    """Raise UsageError or OptionError for a scheduler that may not be used."""
    if not run.scheduler:
        if run.insecure_scheduler:
            raise click.UsageError("--insecure-scheduler goes with --scheduler")
        return
    if run.jobs:
        raise click.UsageError("--jobs and --scheduler are two ways to build: choose one")
    from factsheet.production.engines.address import check_address  # noqa: PLC0415 - only for clusters

    check_address(run.scheduler, insecure=run.insecure_scheduler)


def _refuse_for_drafts(formats: object, run: RunOptions) -> None:
    """Raise UsageError for options that make no sense for drafts."""
    if formats not in (None, ("docx",)):
        raise click.UsageError("a draft is a Word file, since only that comes back: leave --format out")
    if run.scheduler:
        raise click.UsageError("--scheduler goes without --draft: drafts are made on this machine")
    if run.prune:
        raise click.UsageError("--prune goes without --draft: it removes what releases have left behind")


def _reports(request: Request, drafting: DraftOptions | None, run: RunOptions, tally: Tally) -> Iterator[SheetReport]:
    if drafting:
        from factsheet.production.drafts.run import build_drafts  # noqa: PLC0415 - not for releases
        from factsheet.production.sets.report import State  # noqa: PLC0415 - as above

        for report in build_drafts(request, drafting):
            yield report
            if run.fail_fast and report.state is State.FAILED:
                return
    else:
        from factsheet.production.sets.run import build_set  # noqa: PLC0415 - not for drafts

        yield from build_set(request, run, tally)
