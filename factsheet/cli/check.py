"""`factsheet check`: say what is wrong with meetings, and write nothing."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.cli.errors import code_for
from factsheet.cli.options import asked, config_option, is_quiet, paths_argument, quiet_option, report_option, take
from factsheet.cli.reporting import Wanted, goes_to_stdout, write_reports
from factsheet.production.options import Options


@click.command("check", short_help="Say what is wrong with meetings; write nothing.")
@paths_argument
@config_option
@take(Options, checks=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text on stderr, or a JSON list on stdout.",
)
@report_option
@quiet_option
def command(
    *,
    paths: tuple[Path, ...],
    config: Path | None,
    form: str,
    reports: Wanted,
    **given: object,
) -> int:
    """Check meetings: their YAML, their fields, how they compose, their figures and the editorial rules.

    PATH is a meeting file, or a folder of them; without one, it is the set that factsheet.toml describes.
    Exits with 0 where there is no error (warnings are none), with 1 where there is one, with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally  # noqa: PLC0415 - as above
    from factsheet.production.sets.run import check_set  # noqa: PLC0415 - `--help` needs none of it

    if form == "json" and goes_to_stdout(reports):
        raise click.UsageError("--format json and a report cannot both go to stdout; write `--report FORM=FILE`")
    tally = Tally(quiet=is_quiet(), silent=form == "json")
    for report in check_set(asked(paths, config, given)):
        tally.add(report)
    if form == "json":
        from factsheet.cli.reporting import to_json  # noqa: PLC0415 - as above

        click.echo(to_json(tally.diagnostics))
    write_reports(reports, tally.reports)
    tally.close(f"{tally.sheets} checked, nothing wrong")
    return code_for(tally.diagnostics)
