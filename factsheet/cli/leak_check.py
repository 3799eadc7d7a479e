"""`factsheet leak-check`: say what files hold that a level of release may not see."""

from pathlib import Path

import click

from factsheet.cli.app import quiet_option
from factsheet.cli.options import (
    NamedPath,
    Wanted,
    asked,
    config_option,
    format_option,
    refuse_two_on_stdout,
    report_option,
    take,
)
from factsheet.diagnostics import counted
from factsheet.production.options import Options

_PATH = NamedPath(path_type=Path)


@click.command("leak-check")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=_PATH)
@click.option(
    "--against",
    metavar="MEETING.yaml",
    required=True,
    multiple=True,
    type=_PATH,
    help="The full meeting, or a folder of them, of several.",
)
@config_option
@take(Options, "release", "profile", "profiles", "markings", "template", "templates")
@format_option("text", "Text on stderr, or a JSON list on stdout.")
@report_option
@quiet_option
def command(
    *,
    paths: tuple[Path, ...],
    against: tuple[Path, ...],
    config: Path | None,
    shown_as: str,
    reports: Wanted,
    **given: object,
) -> int:
    """Look through files for what the level of release that --release names may not see of a meeting.

    PATH is any file, or a folder, of which every file is looked through: archives, compressed and encoded data, PDF
    objects, fonts, metadata, JSON and YAML are unpacked. Looked for are three withheld words in a row, withheld words
    and figures that the level lacks, digests, and letters in fonts. Exits with 0 where nothing is found, with 1 where
    something is, or a file cannot be looked through, with 2 for wrong usage.
    """
    from factsheet.cli.progress import tally_of  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.leaks import leak_check  # noqa: PLC0415 - as above

    refuse_two_on_stdout(shown_as, reports)
    if not given.get("release"):
        raise click.UsageError("name the level of release with --release")
    tally = tally_of(leak_check(paths, asked(against, config, given)), shown_as, reports)
    count = sum(1 for each in tally.reports if each.source)
    return tally.close(f"{counted(count, 'file')} looked through, nothing found")
