"""`factsheet watch`: build meetings whenever something is saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.options import asked, config_option, is_quiet, paths_argument, quiet_option, take
from factsheet.diagnostics import FactsheetError
from factsheet.production.options import Options, RunOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet.production.sets.request import Request, Watched


@click.command("watch", short_help="Build meetings whenever something is saved.")
@paths_argument
@config_option
@take(Options)
@quiet_option
def command(*, paths: tuple[Path, ...], config: Path | None, **given: object) -> int:
    """Build meetings, and again those that a saved file concerns, until it is interrupted (Ctrl-C).

    What is wrong is told, and what is right is built; errors end nothing. PATH and options are as for `build`.
    """
    from factsheet.production.sets.watch import changes  # noqa: PLC0415 - `--help` needs none of it

    session = _Session(paths, config, given)
    session.ask()
    try:
        for _ in changes(session.watched):
            session.build()
    except KeyboardInterrupt:
        click.echo("ended", err=True)
    return 0


@dataclass
class _Session:
    """Builds one time after another."""

    paths: tuple[Path, ...]
    config: Path | None
    given: Mapping[str, object]
    _request: Request | None = field(default=None)
    _warm: bool = False

    @property
    def request(self) -> Request:
        """What is asked for, as the settings were when they last could be read."""
        if self._request is None:
            raise LookupError
        return self._request

    def watched(self) -> Watched:
        """Give what a change of which calls for another build."""
        return self.request.watched()

    def ask(self) -> None:
        """Read the settings again; raises FactsheetError for what is wrong with them."""
        self._request = asked(self.paths, self.config, self.given)

    def build(self) -> None:
        """Build what is not up to date, and tell what is wrong."""
        from factsheet.cli.progress import Tally  # noqa: PLC0415 - as above
        from factsheet.cli.terminal import print_diagnostics  # noqa: PLC0415 - as above
        from factsheet.production.sets.run import build_set, warm_up  # noqa: PLC0415 - as above

        try:
            self.ask()
            with Tally(quiet=is_quiet()) as tally:
                for report in build_set(self.request, RunOptions(None), tally):
                    tally.add(report)
                tally.close_build()
            if not self._warm:
                warm_up(self.request)
                self._warm = True
        except FactsheetError as error:
            print_diagnostics(error.diagnostics)
        if not is_quiet():
            click.echo("watching; Ctrl-C ends", err=True)
