"""The command group, which imports a command's module when the command is asked for."""

from __future__ import annotations

import importlib

import click

from factsheet import __version__
from factsheet.cli.quiet import quiet_option

_COMMANDS = {
    "new": "factsheet.cli.new",
    "check": "factsheet.cli.check",
    "build": "factsheet.cli.build",
    "watch": "factsheet.cli.watch",
    "verify": "factsheet.cli.verify",
    "redline": "factsheet.cli.redline",
    "schema": "factsheet.cli.schema",
    "templates": "factsheet.cli.templates",
    "fonts": "factsheet.cli.fonts",
}


class _LazyGroup(click.Group):
    """A group whose commands stand in modules of their own, each in a variable `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(_COMMANDS[cmd_name]).command
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factsheet")
@quiet_option
def app() -> None:
    """Turn diplomatic meetings, each written once as YAML, into PDF and Word fact sheets."""
