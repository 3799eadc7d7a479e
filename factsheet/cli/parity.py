"""`factsheet parity`: say where the versions of meetings in several languages do not agree."""

from pathlib import Path

import click

from factsheet.cli.options import Wanted, asked, list_options, meeting_options, refuse_two_on_stdout, take
from factsheet.diagnostics import counted
from factsheet.production.options import Options


@click.command("parity")
@meeting_options
@take(Options, "languages", "reference", "glossary")
@list_options
def command(*, paths: tuple[Path, ...], config: Path | None, shown_as: str, reports: Wanted, **given: object) -> int:
    """Compare the versions of meetings: files of one id, each in another language.

    Items, parties, people, days, figures, names, links, sources and agreed terms must be the same in all of them. PATH
    is as for `check`. Exits with 0 where they agree (warnings tell what cannot be compared), with 1 where they differ
    or a file is at fault, with 2 for wrong usage.
    """
    from factsheet.cli.progress import tally_of  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.sets.versions import compare_set  # noqa: PLC0415 - as above

    refuse_two_on_stdout(shown_as, reports)
    tally = tally_of(compare_set(asked(paths, config, given)), shown_as, reports)
    return tally.close(
        f"{counted(sum(each.source is not None for each in tally.reports), 'version')} compared, all agree"
    )
