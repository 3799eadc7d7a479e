"""`factsheet build`: write the fact sheets of meetings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.errors import code_for
from factsheet.cli.options import (
    FOLDER,
    asked,
    file_options,
    is_quiet,
    output_option,
    paths_argument,
    quiet_option,
    report_option,
    set_options,
)
from factsheet.cli.reporting import Wanted, goes_to_stdout, write_reports

if TYPE_CHECKING:
    from factsheet.cli.progress import Tally
    from factsheet.production.drafts.request import Drafting
    from factsheet.production.sets.report import Manner, SheetReport
    from factsheet.production.sets.request import Request


@click.command("build", short_help="Write the fact sheets of meetings.")
@paths_argument
@set_options
@output_option
@file_options
@click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=1), help="Processes.  [default: one a core]")
@click.option("--scheduler", metavar="URL", help="A Dask cluster to build on, tls://host:8786.")
@click.option("--insecure-scheduler", is_flag=True, help="Allow a scheduler beyond this machine without TLS.")
@click.option("--force", is_flag=True, help="Build what is up to date, too.")
@click.option("--prune", is_flag=True, help="Remove files whose meeting is gone.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first meeting that has errors.")
@click.option("--draft", is_flag=True, help="A Word file for clearance, which comes back.")
@click.option("--enforce-tracking", is_flag=True, help="With --draft: editors must track changes.")
@click.option("--store", metavar="DIR", type=FOLDER, help="With --draft: where bases are kept.")
@report_option
@quiet_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    paths: tuple[Path, ...],
    config: Path | None,
    jobs: int | None,
    scheduler: str | None,
    insecure_scheduler: bool,
    force: bool,
    prune: bool,
    fail_fast: bool,
    draft: bool,
    enforce_tracking: bool,
    store: Path | None,
    reports: Wanted,
    **given: object,
) -> int:
    """Build meetings: every format of each appears in the output folder, and its path is printed.

    PATH is a meeting file, or a folder of them; without one, the set is built that factsheet.toml describes. A meeting
    with errors writes nothing and does not stop the others; one that is up to date is left as it is. With --draft, each
    becomes a Word file that reviewers edit with tracked changes, and that `factsheet review` reads back.

    Exits with 0 where all were built, with 1 where one was not, with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally  # noqa: PLC0415 - as above
    from factsheet.production.drafts.request import Drafting  # noqa: PLC0415 - not for `--help`
    from factsheet.production.sets.report import Manner  # noqa: PLC0415 - as above

    drafting = Drafting(enforce_tracking, store) if draft else None
    if drafting:
        _refuse_for_drafts(given.get("formats"), scheduler, prune=prune)
    elif enforce_tracking or store:
        raise click.UsageError("--enforce-tracking and --store go with --draft")
    _check_engine(scheduler, jobs, insecure=insecure_scheduler)
    manner = Manner(jobs, scheduler, force=force, prune=prune, fail_fast=fail_fast)
    with Tally(quiet=is_quiet(), paths=not goes_to_stdout(reports)) as tally:
        for report in _reports(asked(paths, config, given), drafting, manner, tally):
            tally.add(report)
        tally.close_build()
    write_reports(reports, tally.reports)
    return code_for(tally.diagnostics)


def _check_engine(scheduler: str | None, jobs: int | None, *, insecure: bool) -> None:
    """Raise UsageError or OptionError for a scheduler that may not be used."""
    if not scheduler:
        if insecure:
            raise click.UsageError("--insecure-scheduler goes with --scheduler")
        return
    if jobs:
        raise click.UsageError("--jobs and --scheduler are two ways to build: choose one")
    from factsheet.production.engines.address import check_address  # noqa: PLC0415 - only for clusters

    check_address(scheduler, insecure=insecure)


def _refuse_for_drafts(formats: object, scheduler: str | None, *, prune: bool) -> None:
    """Raise UsageError for options that make no sense for drafts."""
    if formats not in (None, ("docx",)):
        raise click.UsageError("a draft is a Word file, since only that comes back: leave --format out")
    if scheduler:
        raise click.UsageError("--scheduler goes without --draft: drafts are made on this machine")
    if prune:
        raise click.UsageError("--prune goes without --draft: it removes what releases have left behind")


def _reports(request: Request, drafting: Drafting | None, manner: Manner, tally: Tally) -> Iterator[SheetReport]:
    if drafting:
        from factsheet.production.drafts.run import build_drafts  # noqa: PLC0415 - not for releases
        from factsheet.production.sets.report import State  # noqa: PLC0415 - as above

        for report in build_drafts(request, drafting):
            yield report
            if manner.fail_fast and report.state is State.FAILED:
                return
    else:
        from factsheet.production.sets.run import build_set  # noqa: PLC0415 - not for drafts

        yield from build_set(request, manner, tally)
