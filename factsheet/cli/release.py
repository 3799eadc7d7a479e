"""`factsheet release`: write the sheets of every level of release, and the officer's report."""

from pathlib import Path

import click
from msgspec.structs import replace

from factsheet.cli.app import quiet_option
from factsheet.cli.options import (
    Name,
    NamedPath,
    Wanted,
    asked,
    complete_level,
    goes_to_stdout,
    meeting_options,
    picked,
    report_option,
    take,
)
from factsheet.production.options import Options, RunOptions

_NAMES = tuple(name for name in Options.__struct_fields__ if name not in {"output", "release"})


@click.command("release")
@meeting_options
@click.option(
    "--level",
    "levels",
    metavar="LEVEL",
    type=Name(),
    multiple=True,
    shell_complete=complete_level,
    help="A level, of several.  [default: the set's]",
)
@click.option(
    "-o", "--output", metavar="DIR", type=NamedPath(file_okay=False, path_type=Path), help="Where levels have folders."
)
@take(Options, *_NAMES)
@take(RunOptions, "jobs", "fail_fast")
@report_option
@quiet_option
def command(
    *,
    paths: tuple[Path, ...],
    config: Path | None,
    levels: tuple[str, ...],
    output: Path | None,
    reports: Wanted,
    **given: object,
) -> int:
    """Release meetings: every level gets the sheets of what it may see, in a folder of its own.

    PATH is a meeting file or a folder of them; without one, it is the set that factsheet.toml describes. Levels are
    those that are named, else those of factsheet.toml, else public. What went where, and why, is told to the releasing
    officer in report.md and report.json, which stand beside the folders. Always made anew.

    Exits with 0 where all were built, with 1 where one was not, with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally, write_reports  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.inputs.files import STDIN  # noqa: PLC0415 - as above
    from factsheet.production.inputs.levels import RELEASES  # noqa: PLC0415 - as above
    from factsheet.production.releases import release_set  # noqa: PLC0415 - as above

    if STDIN in paths:
        raise click.UsageError("a release is of meeting files, not of the standard input")
    request, taken = asked(paths, config, given), goes_to_stdout(reports)
    base = output or request.options.output.parent / RELEASES
    request = replace(request, options=replace(request.options, output=base))
    with Tally(paths=not taken) as tally:
        for report in release_set(request, levels, RunOptions(**picked(RunOptions, given)), tally):
            tally.add(report)
        code = tally.close_build()
    write_reports(reports, tally.reports)
    return code
