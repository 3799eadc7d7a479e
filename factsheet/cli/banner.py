"""`factsheet banner`: the banner that the marks of portions make in a scheme, with the reason for each word of it."""

import json
from datetime import datetime

import click

from factsheet.cli.options import Name, complete_scheme, format_option, set_options, take
from factsheet.production.options import Options


@click.command("banner")
@click.argument("marks", type=Name(), nargs=-1, required=True, metavar="MARK...")
@click.option(
    "--scheme",
    required=True,
    metavar="NAME",
    type=Name(),
    shell_complete=complete_scheme,
    help="The scheme of the marks.",
)
@click.option(
    "--origin",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of origin of what is classified and has no marking of release.",
)
@take(Options, "markings", "templates")
@format_option("text")
def command(marks: tuple[str, ...], scheme: str, origin: datetime | None, shown_as: str, **given: object) -> None:
    """Print the banner that portion marks make, such as `S//REL TO USA, JPN`, and why it has each of its words."""
    from msgspec import to_builtins  # noqa: PLC0415 - help and completion need none of it

    from factsheet.production.inputs.markings import roll_up_marks  # noqa: PLC0415 - as above
    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - as above

    options = set_options(**given)
    library = PackLibrary(options.templates, markings=options.markings)
    found = roll_up_marks(library, scheme, marks, origin.date() if origin else None)
    if shown_as == "json":
        click.echo(json.dumps(to_builtins(found), indent=2, ensure_ascii=False))
        return
    click.echo(found.banner)
    for each in found.words:
        click.echo(f"  {each.word}: {each.why}: {'; '.join(f'({mark})' for mark in each.marks)}")
