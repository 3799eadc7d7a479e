"""`factsheet review`: what came back in Word, merged into the YAML."""

from __future__ import annotations

import click

from factsheet.cli.app import LazyGroup

_COMMANDS = {
    "show": "factsheet.cli.review_show",
    "merge": "factsheet.cli.review_merge",
}


@click.group("review", cls=LazyGroup, modules=_COMMANDS, short_help="Show or merge what comes back in Word.")
def command() -> None:
    """Read drafts that come back from Word."""
