"""`factsheet redline`: the changes between two versions of a meeting."""

from datetime import UTC, datetime
from pathlib import Path

import click
from msgspec.structs import replace

from factsheet.cli.app import quiet_option
from factsheet.cli.options import Name, NamedFile, NamedPath, options_of_two, take, written
from factsheet.outputs.registry import paired_format_names
from factsheet.production.options import Options, options_of

_DATES = ("%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S")


def _utc(ctx: click.Context, param: click.Parameter, value: datetime | None) -> datetime | None:  # noqa: ARG001 - click's own
    return value and value.replace(tzinfo=UTC)


_ANY = next(each for each in options_of(Options) if each.name == "formats")
_FORMATS = replace(_ANY, default=("docx",), choices=paired_format_names)


@click.command("redline")
@click.argument("old", type=Name())
@click.argument("new", type=Name())
@click.argument("file", required=False, type=NamedFile(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=NamedPath(path_type=Path),
    help="The file to write, or a folder.  [default: dist/ID.redline.docx]",
)
@written(_FORMATS)
@click.option(
    "--author", metavar="NAME", type=Name(), default="factsheet", show_default=True, help="Whose the changes are."
)
@click.option(
    "--date",
    type=click.DateTime(_DATES),
    callback=_utc,
    metavar="DATE",
    help="When they were made (UTC).  [default: that of NEW's commit, else the meeting's last day]",
)
@take(Options, "profile", "profiles", "template", "templates", "theme", "paper", "at", "release")
@quiet_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    old: str,
    new: str,
    file: Path | None,
    output: Path | None,
    author: str,
    date: datetime | None,
    **given: object,
) -> int:
    """Compare two versions of a meeting: the sheet of NEW, with the changes from OLD as tracked changes.

    OLD and NEW are meeting files; or OLD is a revision in git of the file NEW; or both are revisions of FILE. A file
    with another name at a revision is REVISION:PATH. Exits with 0 where the redline was written, changes or not, with 1
    where a version is at fault, with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.redlines import find_versions, make_redline  # noqa: PLC0415 - as above

    is_pdf = output is not None and output.suffix.lower() == ".pdf"
    options = options_of_two(given, ("pdf" if is_pdf else "docx",))
    tally = Tally()
    tally.add(make_redline(find_versions(old, new, file), output, options, author=author, date=date))
    return tally.close("")
