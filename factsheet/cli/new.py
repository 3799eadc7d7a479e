"""`factsheet new`: write a commented starter file, a meeting of placeholders that builds as it is."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from string import Template

import click

from factsheet.cli.app import is_quiet, quiet_option
from factsheet.cli.options import NamedFile, format_option
from factsheet.diagnostics import FactsheetError, diagnostic_json
from factsheet.files import cannot_write, holds, replace_all, write_whole

KINDS = {"bilateral": 2, "trilateral": 3, "multilateral": 4, "summit": 4}
"""The kinds of meetings, and how many parties a starter file has."""
_PARTY = """\
  - party: Party {number}
    people:
      - {{name: Name of the person, title: Title of the person}}
"""


def make_starter(name: str, kind: str, today: date) -> str:
    """Give the text of the meeting file `name`.yaml."""
    text = Path(__file__).with_name("starter.yaml").read_text(encoding="utf-8")
    return Template(text).substitute(
        # The one id that YAML would read as no value.
        id="'null'" if name == "null" else name,
        file=f"{name}.yaml",
        kind=kind,
        date=today.isoformat(),
        due=(today + timedelta(days=30)).isoformat(),
        participants="".join(_PARTY.format(number=number) for number in range(1, KINDS[kind] + 1)),
    )


_SUFFIX = ".yaml"
_SCHEMA = "meeting.schema.json"


def _is_id(ctx: click.Context, param: click.Parameter, name: str) -> str:
    """Refuse a name that cannot be a meeting's id."""
    if ctx.resilient_parsing:
        return name
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - help and completion need none of it

    from factsheet.meeting.text import FileId  # noqa: PLC0415 - as above
    from factsheet.models.explaining import translated  # noqa: PLC0415 - as above

    name = name.removesuffix(_SUFFIX)
    try:
        return TypeAdapter[str](translated(FileId)).validate_python(name)
    except ValidationError as error:
        details = error.errors()[0]
        hints = " ".join(details.get("ctx", {}).get("hints", ()))
        raise click.BadParameter(f"{name!r} {details['msg']}; {hints}", ctx, param) from None


@click.command("new")
@click.argument("name", callback=_is_id)
@click.option(
    "--kind",
    type=click.Choice([*KINDS], case_sensitive=False),
    default="bilateral",
    show_default=True,
    help="The kind of meeting.",
)
@click.option(
    "--from",
    "source",
    metavar="FILE",
    type=NamedFile(dir_okay=False, path_type=Path),
    help="Import a text: a Word file, PDF, web page, Markdown or plain text.",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@format_option("text", "The written files, or what was done as JSON.")
@quiet_option
def command(*, name: str, kind: str, source: Path | None, force: bool, shown_as: str) -> None:
    """Write NAME.yaml, a meeting of placeholders with comments, which builds as it is, or the text of FILE as one.

    NAME becomes the meeting's id and names its files: lower-case letters, digits and hyphens. Beside it stands
    meeting.schema.json, by which editors complete and check; one that is there already is kept.

    An import also writes NAME.import.yaml, which lists what was not taken of FILE, and keeps FILE as NAME.source with
    its own ending.
    """
    if source is not None:
        _import(name, source, force=force, shown_as=shown_as)
        return
    text = make_starter(name, kind, date.today())
    written = _write({Path(name + _SUFFIX): text.encode()}, force=force)
    if shown_as == "json":
        click.echo(json.dumps({"files": list(map(str, written))}, indent=2))
    elif not is_quiet():
        _tell(name, written, "write what was agreed into")


def _tell(name: str, written: tuple[Path, ...], first: str) -> None:
    """Print the files that were written, and the next steps."""
    file = f"{name}{_SUFFIX}"
    for each in written:
        click.echo(each)
    click.echo(f"next: {first} {file}; editors that know YAML schemas complete and check it", err=True)
    click.echo(f"      factsheet check {file}    says what is wrong, and where", err=True)
    click.echo(f"      factsheet build {file}    writes dist/{name}.pdf and dist/{name}.docx", err=True)


def _import(name: str, source: Path, *, force: bool, shown_as: str) -> None:
    from factsheet.cli.messages import print_diagnostics  # noqa: PLC0415 - help and completion need none of it
    from factsheet.imports.importing import import_source  # noqa: PLC0415 - as above
    from factsheet.imports.sources import MAX_BYTES  # noqa: PLC0415 - as above
    from factsheet.production.inputs.files import read_file, refuse_missing  # noqa: PLC0415 - as above
    from factsheet.production.inputs.labels import printed_labels  # noqa: PLC0415 - as above

    refuse_missing((source,))
    found = import_source(read_file(source, MAX_BYTES), str(source), name, date.today(), printed_labels)
    written = _write({Path(file): data for file, data in found.files.items()}, force=force)
    if shown_as == "json":
        said = {"files": list(map(str, written)), "words": dict(found.words)}
        click.echo(json.dumps({**said, "diagnostics": list(map(diagnostic_json, found.diagnostics))}, indent=2))
        return
    print_diagnostics(found.diagnostics)
    if not is_quiet():
        _tell(name, written, "look through the comments of")
        taken, every = found.words["meeting"], found.words["source"]
        record = f"{name}.import.yaml {'lists the others' if taken < every else 'says what was read of them'}"
        click.echo(f"{taken:,} of {every:,} words taken; {record}", err=True)


def _write(files: Mapping[Path, bytes], *, force: bool) -> tuple[Path, ...]:
    """Write files and, where there is none, the schema: all or none of them; gives what was written.

    Raises UsageError for one that is there already and holds something else, unless it may be replaced.
    """
    for file, data in files.items():
        if not force and file.exists() and not (len(files) > 1 and holds(file, data)):
            raise click.UsageError(f"{file} is there already; choose another name, or remove it; --force replaces it")
    try:
        replace_all(files)
    except OSError as error:
        raise FactsheetError([cannot_write(Path(error.filename), error)]) from None
    return (*files, *_write_schema(Path(_SCHEMA)))


def _write_schema(file: Path) -> tuple[Path, ...]:
    """Write the schema that the first line of a meeting file names, where there is none; gives what was written."""
    if file.exists():
        return ()
    from factsheet.check.registry import whole_schema  # noqa: PLC0415 - only where something is written

    write_whole(file, f"{json.dumps(whole_schema(), indent=2)}\n".encode())
    return (file,)
