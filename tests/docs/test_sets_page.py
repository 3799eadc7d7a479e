"""The pages on sets and commands name every option as it is declared: flag, key, default and what it makes anew."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from factsheet.outputs.registry import OUTPUTS, SheetOutput
from factsheet.production.options import Option, Options, options_of

DOCS = Path(__file__).parents[2] / "docs"
SETS = (DOCS / "sets.md").read_text("utf-8")
BUILD = (DOCS / "commands.md").read_text("utf-8").partition("## factsheet build")[2].partition("\n## ")[0]
KEYED = [option for option in options_of(Options) if option.key]


def typed(option: Option) -> str:
    """Give what one types, as the pages write it."""
    *short, long = option.flags.split() or [""]
    value = option.metavar or r"\|".join(option.choices())
    return ", ".join(f"`{flag}`" for flag in (*short, f"{long} {value}".strip())) if long else ""


def default(option: Option) -> str:
    return f"`{option.usual}`" if option.usual else ""


def test_the_table_of_settings_has_a_row_for_each_key_and_no_other():
    (table,) = re.findall(r"^\| key \| command line .*\n\|[ -|]+\|\n((?:\|.*\n)+)", SETS, re.MULTILINE)
    rows = [f"| `{each.key}` | {typed(each)} | {default(each)} | {each.stale} |" for each in KEYED]
    assert table.splitlines() == rows


def test_the_example_shows_every_key():
    (example,) = re.findall(r"^```toml\n(.*?)^```", SETS, re.MULTILINE | re.DOTALL)
    assert tomllib.loads(example).keys() == {option.key for option in KEYED}


@pytest.mark.parametrize("option", [each for each in KEYED if each.flags], ids=lambda each: each.name)
def test_the_table_of_options_has_a_row_with_the_default(option):
    (found,) = re.findall(rf"^\| {re.escape(typed(option))} \| (.*?) \|", BUILD, re.MULTILINE)
    assert found == default(option) or not option.usual


def test_the_table_of_outputs_has_a_row_for_each():
    (table,) = re.findall(r"^\| format \| file .*\n\|[ -|]+\|\n((?:\|.*\n)+)", SETS, re.MULTILINE)
    rows = [
        f"| `{each.name}` | `{{name}}.{each.extension}` | each sheet |"
        if isinstance(each, SheetOutput)
        else f"| {'always' if each.always else f'`{each.name}`'} | `{each.file}` | the set |"
        for each in OUTPUTS.values()
    ]
    assert [row.rpartition(" | ")[0] + " |" for row in table.splitlines()] == rows
