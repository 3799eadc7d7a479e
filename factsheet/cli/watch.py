"""`factsheet watch`: build meetings whenever something is saved."""

from pathlib import Path

import click

from factsheet.cli.app import is_quiet, quiet_option
from factsheet.cli.options import asked, meeting_options, take
from factsheet.diagnostics import FactsheetError
from factsheet.production.options import Options, RunOptions


@click.command("watch")
@meeting_options
@take(Options)
@quiet_option
def command(*, paths: tuple[Path, ...], config: Path | None, **given: object) -> int:
    """Build meetings, and again those that a saved file concerns, until it is interrupted (Ctrl-C).

    What is wrong is told, and what is right is built; errors end nothing. PATH and options are as for `build`.
    """
    from factsheet.cli.messages import print_diagnostics  # noqa: PLC0415 - as above
    from factsheet.cli.progress import Tally  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.sets.request import changes  # noqa: PLC0415 - as above
    from factsheet.production.sets.run import build_set, warm_up  # noqa: PLC0415 - as above

    request, warm = asked(paths, config, given), False
    try:
        for _ in changes(lambda: request.watched()):  # noqa: B023, PLW0108 - of the last request
            try:
                request = asked(paths, config, given)
                with Tally() as tally:
                    for report in build_set(request, RunOptions(None), tally):
                        tally.add(report)
                    tally.close_build()
                if not warm:
                    warm_up(request)
                    warm = True
            except FactsheetError as error:
                print_diagnostics(error.diagnostics)
            if not is_quiet():
                click.echo("watching; Ctrl-C ends", err=True)
    except KeyboardInterrupt:
        click.echo("ended", err=True)
    return 0
