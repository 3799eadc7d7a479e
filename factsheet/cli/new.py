"""`factsheet new`: write a commented starter file, a meeting of placeholders that builds as it is."""

from datetime import date, timedelta
from pathlib import Path
from string import Template

import click

from factsheet.cli.app import is_quiet, quiet_option

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

    NAME becomes the meeting's id and names its files: lower-case letters, digits and hyphens.
    """
    file = Path(name + _SUFFIX)
    text = make_starter(name, kind, date.today())
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise click.UsageError(f"{file} is there already; choose another name, or remove it") from None
    if not is_quiet():
        click.echo(file)
