"""`factsheet check`: say what is wrong with meetings, and write nothing."""

from pathlib import Path

import click

from factsheet.cli.options import Wanted, asked, list_options, meeting_options, refuse_two_on_stdout, take
from factsheet.production.options import Options


@click.command("check")
@meeting_options
@take(Options, checks=True)
@list_options
def command(*, paths: tuple[Path, ...], config: Path | None, shown_as: str, reports: Wanted, **given: object) -> int:
    """Check meetings: their YAML, their fields, how they compose, their figures and the editorial rules.

    PATH is a meeting file, a folder of them, or - for the standard input; without one, it is the set that
    factsheet.toml describes. Exits with 0 where there is no error (warnings are none), with 1 where there is one, with
    2 for wrong usage.
    """
    from factsheet.cli.progress import tally_of  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.sets.run import check_set  # noqa: PLC0415 - as above

    refuse_two_on_stdout(shown_as, reports)
    tally = tally_of(check_set(asked(paths, config, given)), shown_as, reports)
    return tally.close(tally.checked)
