"""`factsheet profiles`: which houses of style there are, and what one says."""

import json

import click

from factsheet.cli.options import Name, complete_profile, format_option, set_options, take
from factsheet.cli.tables import in_columns
from factsheet.production.options import Options

_HEAD = ("NAME", "COUNTRIES", "TITLE")


@click.command("profiles")
@click.argument("name", type=Name(), required=False, shell_complete=complete_profile)
@take(Options, "profiles", "templates")
@format_option("table")
def command(name: str | None, shown_as: str, **given: object) -> None:
    """Print the profiles, one a line: the name, the countries whose issuers have it, and whose house it is.

    With NAME, print the file of one, to start your own from. JSON is a list of what each says, or that one.
    """
    from msgspec import to_builtins  # noqa: PLC0415 - help and completion need none of it

    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - as above
    from factsheet.production.inputs.profiles import listed_profiles  # noqa: PLC0415 - as above
    from factsheet.source.decoding import decode  # noqa: PLC0415 - as above

    options = set_options(**given)
    library = PackLibrary(options.templates, options.profiles)
    if name is not None:
        file = library.profile_file(name)
        if shown_as == "table":
            click.echo(decode(file.data, file.file), nl=False)
            return
    found = [each for each in listed_profiles(library) if name in (None, each.name)]
    if shown_as == "json":
        click.echo(json.dumps(to_builtins(found), indent=2, ensure_ascii=False))
        return
    click.echo(in_columns([_HEAD, *((each.name, " ".join(each.countries) or "–", each.title) for each in found)]))
