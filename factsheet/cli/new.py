"""`factsheet new`: write a commented starter file, a meeting of placeholders that builds as it is."""

import json
from datetime import date, timedelta
from pathlib import Path
from string import Template

import click

from factsheet.cli.app import is_quiet, quiet_option
from factsheet.files import write_whole

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

    name = name.removesuffix(_SUFFIX)
    try:
        return TypeAdapter[str](FileId).validate_python(name)
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
@quiet_option
def command(name: str, kind: str) -> None:
    """Write NAME.yaml, a meeting of placeholders with comments, which builds as it is.

    NAME becomes the meeting's id and names its files: lower-case letters, digits and hyphens. Beside it stands
    meeting.schema.json, by which editors complete and check; one that is there already is kept.
    """
    file = Path(name + _SUFFIX)
    text = make_starter(name, kind, date.today())
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise click.UsageError(f"{file} is there already; choose another name, or remove it") from None
    schema = _write_schema(Path(_SCHEMA))
    if not is_quiet():
        for written in (file, *schema):
            click.echo(written)
        click.echo(
            f"next: write what was agreed into {file}; editors that know YAML schemas complete and check it", err=True
        )
        click.echo(f"      factsheet check {file}    says what is wrong, and where", err=True)
        click.echo(f"      factsheet build {file}    writes dist/{name}.pdf and dist/{name}.docx", err=True)


def _write_schema(file: Path) -> tuple[Path, ...]:
    """Write the schema that the first line of a meeting file names, where there is none; gives what was written."""
    if file.exists():
        return ()
    from factsheet.check.schema import whole_schema  # noqa: PLC0415 - only where something is written

    write_whole(file, f"{json.dumps(whole_schema(), indent=2)}\n".encode())
    return (file,)
