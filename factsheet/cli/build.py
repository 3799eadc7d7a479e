"""`factsheet build`: write the fact sheets of meetings; with `-o -`, the one file of one to the standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from factsheet.cli.app import quiet_option
from factsheet.cli.options import Wanted, asked, goes_to_stdout, meeting_options, picked, report_option, take
from factsheet.production.options import DraftOptions, Options, RunOptions

if TYPE_CHECKING:
    from factsheet.production.sets.request import Request


@click.command("build")
@meeting_options
@take(Options)
@take(RunOptions)
@click.option("--draft", is_flag=True, help="A Word file for clearance, which comes back.")
@take(DraftOptions)
@report_option
@quiet_option
def command(*, paths: tuple[Path, ...], config: Path | None, draft: bool, reports: Wanted, **given: object) -> int:
    """Build meetings: every format of each appears in the output folder, and its path is printed.

    PATH is a meeting file, a folder of them, or - for the standard input; without one, the set is built that
    factsheet.toml describes. A meeting with errors writes nothing and does not stop the others; one that is up to date
    is left as it is. With --draft, each becomes a Word file that reviewers edit with tracked changes, and that
    `factsheet review` reads back. With -o - the one file of one meeting goes to the standard output.

    Exits with 0 where all were built, with 1 where one was not, with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally, write_reports  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.sets.request import State  # noqa: PLC0415 - as above
    from factsheet.production.sets.run import build_set  # noqa: PLC0415 - as above

    run, drafting = RunOptions(**picked(RunOptions, given)), DraftOptions(**picked(DraftOptions, given))
    if draft:
        _refuse_for_drafts(given.get("formats"), run, alternat=bool(given.get("alternat")))
    elif drafting != DraftOptions():
        raise click.UsageError("--enforce-tracking and --store go with --draft")
    _check_engine(run)
    request, taken = asked(paths, config, given), goes_to_stdout(reports)
    piped = request.options.output == _STDOUT
    with _standard_output(request, draft=draft, taken=taken) as request, Tally(paths=not taken and not piped) as tally:
        sheets = build_set(request, run, tally)
        if draft:
            from factsheet.production.drafts import build_drafts  # noqa: PLC0415 - brings in the whole chain of stages

            sheets = build_drafts(request, drafting)
        for report in sheets:
            tally.add(report)
            if draft and run.fail_fast and report.state is State.FAILED:
                break
        code = tally.close_build()
    write_reports(reports, tally.reports)
    return code


_STDOUT = Path("-")
"""What stands for the standard output in the place of the output folder."""


@contextmanager
def _standard_output(request: Request, *, draft: bool, taken: bool) -> Iterator[Request]:
    """Give the request with a folder that is let go of; what a build left there goes to the standard output.

    `taken` says that a report goes there. Raises UsageError where more than one file may come, or a
    terminal would get it.
    """
    if request.options.output != _STDOUT:
        yield request
        return
    _refuse_what_is_more(request, draft=draft, taken=taken)
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - only for a pipe

    with TemporaryDirectory(prefix="factsheet-") as folder:
        yield replace(request, options=replace(request.options, output=Path(folder)))
        for file in sorted(Path(folder).glob("**/*.*")):
            if file.is_file():
                sys.stdout.buffer.write(file.read_bytes())
        sys.stdout.buffer.flush()


def _refuse_what_is_more(request: Request, *, draft: bool, taken: bool) -> None:
    if len(request.found.files) != 1 or not request.alone:
        raise click.UsageError("-o - writes one file: name one meeting")
    if len(request.options.formats) != 1 and not draft:
        raise click.UsageError("-o - writes one file: choose one format, as in `--format pdf`")
    if taken:
        raise click.UsageError("-o - and a report cannot both go to stdout; write `--report FORM=FILE`")
    if sys.stdout.isatty():
        raise click.UsageError("-o - writes a PDF or Word file, which a terminal cannot show: redirect it")


def _check_engine(run: RunOptions) -> None:
    """Raise UsageError or OptionError for a scheduler that may not be used."""
    if run.scheduler and run.jobs:
        raise click.UsageError("--jobs and --scheduler are two ways to build: choose one")
    if run.scheduler:
        from factsheet.production.engines.engine import check_address  # noqa: PLC0415 - only where there is a scheduler

        check_address(run.scheduler, insecure=run.insecure_scheduler)
    elif run.insecure_scheduler:
        raise click.UsageError("--insecure-scheduler goes with --scheduler")


def _refuse_for_drafts(formats: object, run: RunOptions, *, alternat: bool) -> None:
    """Raise UsageError for options that make no sense for drafts."""
    if formats not in (None, ("docx",)):
        raise click.UsageError("a draft is a Word file, since only that comes back: leave --format out")
    if alternat:
        raise click.UsageError("--alternat goes without --draft: a draft is no copy of a party")
    if run.scheduler:
        raise click.UsageError("--scheduler goes without --draft: drafts are made on this machine")
    if run.prune:
        raise click.UsageError("--prune goes without --draft: it removes what releases have left behind")
