"""`factsheet schema`: the JSON Schemas of what users write, for editors."""

from __future__ import annotations

import json

import click


@click.command("schema", short_help="Print the JSON Schema of meeting files, or of settings.")
@click.argument("what", type=click.Choice(["meeting", "settings"]), default="meeting")
def command(what: str) -> None:
    """Print the JSON Schema of meeting files, or of factsheet.toml, so that an editor completes and checks them.

    Save it beside the meetings with `factsheet schema > meeting.schema.json`; the first line of a new meeting file
    names it.
    """
    if what == "settings":
        from factsheet.production.settings.schema import settings_schema as schema  # noqa: PLC0415 - not for `--help`
    else:
        from factsheet.meeting.schema import meeting_schema as schema  # noqa: PLC0415 - as above

    click.echo(json.dumps(schema(), indent=2, ensure_ascii=True))
