"""`factsheet build`: write the fact sheets of meetings."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.cli.asked import asked, file_options, set_options
from factsheet.cli.errors import code_for
from factsheet.cli.quiet import is_quiet, quiet_option


@click.command("build", short_help="Write the fact sheets of meetings.")
@set_options
@file_options
@click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=1), help="Processes.  [default: one a core]")
@click.option("--force", is_flag=True, help="Build what is up to date, too.")
@click.option("--prune", is_flag=True, help="Remove files whose meeting is gone.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first meeting that has errors.")
@quiet_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    paths: tuple[Path, ...],
    config: Path | None,
    jobs: int | None,
    force: bool,
    prune: bool,
    fail_fast: bool,
    **given: object,
) -> int:
    """Build meetings: every format of each appears in the output folder, and its path is printed.

    PATH is a meeting file, or a folder of them; without one, the set is built that factsheet.toml describes. A meeting
    with errors writes nothing and does not stop the others; one that is up to date is left as it is.
    Exits with 0 where all were built, with 1 where one was not, with 2 for wrong usage.
    """
    from factsheet.build.sets.report import Manner  # noqa: PLC0415 - not for `--help`
    from factsheet.build.sets.run import build_set  # noqa: PLC0415 - as above
    from factsheet.cli.progress import Tally  # noqa: PLC0415 - as above

    tally = Tally(quiet=is_quiet())
    manner = Manner(jobs, force=force, prune=prune, fail_fast=fail_fast)
    for report in build_set(asked(paths, config, given), manner, tally):
        tally.add(report)
    tally.close_build()
    return code_for(tally.diagnostics)
