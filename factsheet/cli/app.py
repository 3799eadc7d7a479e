"""The command group of the program."""

from __future__ import annotations

import click

from factsheet import __version__
from factsheet.cli.lazy import LazyGroup
from factsheet.cli.quiet import quiet_option

_COMMANDS = {
    "new": "factsheet.cli.new",
    "check": "factsheet.cli.check",
    "build": "factsheet.cli.build",
    "watch": "factsheet.cli.watch",
    "verify": "factsheet.cli.verify",
    "changes": "factsheet.cli.changes",
    "redline": "factsheet.cli.redline",
    "review": "factsheet.cli.review",
    "schema": "factsheet.cli.schema",
    "templates": "factsheet.cli.templates",
    "fonts": "factsheet.cli.fonts",
}


@click.group(cls=LazyGroup, modules=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factsheet")
@quiet_option
def app() -> None:
    """Turn diplomatic meetings, each written once as YAML, into PDF and Word fact sheets."""
