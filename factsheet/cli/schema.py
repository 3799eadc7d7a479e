"""`factsheet schema`: the JSON Schemas of what users write, for editors."""

import json

import click


@click.command("schema")
@click.argument("what", type=click.Choice(["meeting", "settings", "labels", "glossary"]), default="meeting")
def command(what: str) -> None:
    """Print the JSON Schema of what people write, by which editors complete and check.

    That is meeting files, factsheet.toml, labels files or a glossary.

    Save it beside the meetings with `factsheet schema > meeting.schema.json`; the first line of a new meeting file
    names it.
    """
    from factsheet.meeting.schema import meeting_schema  # noqa: PLC0415 - help and completion need none of it
    from factsheet.parity.glossary import glossary_schema  # noqa: PLC0415 - as above
    from factsheet.production.inputs.labels import labels_schema  # noqa: PLC0415 - as above
    from factsheet.production.settings.schema import settings_schema  # noqa: PLC0415 - as above

    schemas = {"meeting": meeting_schema, "settings": settings_schema, "labels": labels_schema}
    schemas["glossary"] = glossary_schema
    click.echo(json.dumps(schemas[what](), indent=2, ensure_ascii=True))
