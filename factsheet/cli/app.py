"""The command group of the program; a command's module is imported when the command is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

from factsheet import __version__
from factsheet.cli.options import quiet_option


class LazyGroup(click.Group):
    """A group whose commands stand in modules of their own, each in a variable `command`."""

    def __init__(self, *args: Any, modules: Mapping[str, str], **settings: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **settings)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands, in the order that help lists them."""
        del ctx
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in self._modules:
            return None
        command: click.Command = importlib.import_module(self._modules[cmd_name]).command
        return command


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
