"""`factsheet schema`: the JSON Schema of meeting files, for editors."""

from __future__ import annotations

import json

import click


@click.command("schema", short_help="Print the JSON Schema of meeting files.")
def command() -> None:
    """Print the JSON Schema of meeting files, so that an editor completes and checks them.

    Save it beside the meetings with `factsheet schema > meeting.schema.json`; the first line of a new meeting file
    names it.
    """
    from factsheet.meeting import meeting_schema  # noqa: PLC0415 - `--help` needs none of it

    click.echo(json.dumps(meeting_schema(), indent=2, ensure_ascii=True))
