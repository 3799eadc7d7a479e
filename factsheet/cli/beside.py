"""`factsheet beside`: two versions of a meeting side by side."""

from pathlib import Path

import click
from msgspec.structs import replace

from factsheet.cli.app import quiet_option
from factsheet.cli.options import NamedFile, options_of_two, take, written
from factsheet.outputs.registry import paired_format_names
from factsheet.production.options import Options, options_of

_ANY = next(each for each in options_of(Options) if each.name == "formats")
_FORMATS = replace(_ANY, choices=paired_format_names)
_FILE = NamedFile(path_type=Path)


@click.command("beside")
@click.argument("one", type=_FILE)
@click.argument("other", type=_FILE)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=_FILE,
    help="The file to write, or a folder.  [default: dist/ID.LANGUAGES.FORMAT]",
)
@written(_FORMATS)
@take(Options, "profile", "profiles", "template", "templates", "theme", "paper", "at", "release")
@quiet_option
def command(*, one: Path, other: Path, output: Path | None, **given: object) -> int:
    """Write two versions of a meeting side by side: a column a language, item beside item.

    ONE and OTHER are meeting files of one `id` in two languages. Exits with 0 where the files were written, with 1
    where a version is at fault or the two are not of one meeting, with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.sides import make_beside  # noqa: PLC0415 - as above

    tally = Tally()
    tally.add(make_beside((one, other), output, options_of_two(given)))
    return tally.close("")
