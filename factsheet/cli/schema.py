"""`factsheet schema`: the JSON Schemas of what users write, for editors."""

import json
from importlib import import_module
from pathlib import Path

import click

from factsheet.cli.app import is_quiet, quiet_option
from factsheet.cli.options import NamedFile, refuse_written

_SCHEMAS = {
    "meeting": "check.registry:whole_schema",
    "settings": "production.settings.schema:settings_schema",
    "theme": "render.theme:theme_schema",
    "labels": "production.inputs.labels:labels_schema",
    "designations": "production.inputs.labels:designations_schema",
    "profile": "production.inputs.profiles:profile_schema",
    "marking": "markings.model:scheme_schema",
    "glossary": "parity.glossary:glossary_schema",
    "review": "draft.remarks:review_schema",
    "import": "imports.record:record_schema",
    "quotes": "trace.proposals:proposals_schema",
}
"""What has a schema, and the function that gives it."""


@click.command("schema")
@click.argument("what", type=click.Choice([*_SCHEMAS]), default="meeting")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=NamedFile(path_type=Path),
    callback=refuse_written,
    help="The file to write.  [default: stdout]",
)
@quiet_option
def command(what: str, output: Path | None) -> None:
    """Print the JSON Schema of what people write, by which editors complete and check.

    That is meeting files, factsheet.toml, themes, labels files, designations files, profiles, schemes of markings, a
    glossary, the review file beside a meeting, the record of an import, or quotes that a trace proposes.

    Save it beside the meetings with `factsheet schema -o meeting.schema.json`; the first line of a new meeting file
    names it.
    """
    module, _, function = _SCHEMAS[what].partition(":")
    # Help and completion import none of them.
    schema = getattr(import_module(f"factsheet.{module}"), function)()
    text = json.dumps(schema, indent=2, ensure_ascii=True)
    if output is None:
        click.echo(text)
        return
    from factsheet.files import write_whole  # noqa: PLC0415 - as above

    write_whole(output, f"{text}\n".encode())
    if not is_quiet():
        click.echo(output)
