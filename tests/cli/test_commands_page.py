"""docs/commands.md names what the program has: every command, every option, every exit code."""

import json
from pathlib import Path

import click
import pytest

from factsheet.cli import errors
from factsheet.cli.app import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
CONTEXT = click.Context(app)


def commands(group: click.Group = app, prefix: str = "factsheet") -> list[tuple[str, click.Command]]:
    """Give all commands, below groups too, by what one types."""
    found = []
    for name in group.list_commands(CONTEXT):
        command = group.get_command(CONTEXT, name)
        found.append((f"{prefix} {name}", command))
        if isinstance(command, click.Group):
            found += commands(command, f"{prefix} {name}")
    return found


@pytest.mark.parametrize(("typed", "command"), commands())
def test_commands_and_options_are_explained(typed, command):
    assert typed in PAGE
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert [name for option in options for name in option.opts if f"`{name}" not in PAGE] == []


def test_exit_codes_are_explained():
    codes = [value for name, value in vars(errors).items() if name.isupper() and type(value) is int]
    assert len(codes) == 6
    assert [code for code in codes if f"| {code} |" not in PAGE] == []


def test_json_keys_are_explained(factsheet):
    Path("bad.yaml").write_text("[]", encoding="utf-8")
    (found,) = json.loads(factsheet("check", "bad.yaml", "--format", "json").out)
    assert [key for key in found if f"`{key}`" not in PAGE] == []
