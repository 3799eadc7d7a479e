"""`factsheet schema`: the JSON Schemas of what users write, for editors."""

import json

import click

from factsheet.meeting.schema import meeting_schema
from factsheet.production.inputs.labels import labels_schema
from factsheet.production.settings.schema import settings_schema

_SCHEMAS = {"meeting": meeting_schema, "settings": settings_schema, "labels": labels_schema}


@click.command("schema")
@click.argument("what", type=click.Choice([*_SCHEMAS]), default="meeting")
def command(what: str) -> None:
    """Print the JSON Schema of meeting files, factsheet.toml or labels files, by which editors complete and check.

    Save it beside the meetings with `factsheet schema > meeting.schema.json`; the first line of a new meeting file
    names it.
    """
    click.echo(json.dumps(_SCHEMAS[what](), indent=2, ensure_ascii=True))
