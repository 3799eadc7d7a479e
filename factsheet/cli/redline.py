"""`factsheet redline`: the changes between two versions of a meeting."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from factsheet.cli.errors import code_for
from factsheet.cli.options import FILE, FOLDER, complete_template, is_quiet, quiet_option, split_formats

_DATES = ("%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S")


def _utc(ctx: click.Context, param: click.Parameter, value: datetime | None) -> datetime | None:
    del ctx, param
    return value and value.replace(tzinfo=UTC)


def _formats(given: tuple[str, ...] | None, output: Path | None) -> tuple[str, ...]:
    """Give the formats: those that are asked for, else that of the output's name, else Word."""
    if given is None:
        return ("pdf",) if output is not None and output.suffix.lower() == ".pdf" else ("docx",)
    return given


@click.command("redline", short_help="Write the changes between two versions.")
@click.argument("old")
@click.argument("new")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file to write, or a folder.  [default: dist/ID.redline.docx]",
)
@click.option(
    "-f",
    "--format",
    "formats",
    metavar="FORMATS",
    callback=split_formats,
    help="pdf, docx or both, joined by a comma.  [default: docx]",
)
@click.option("--author", metavar="NAME", default="factsheet", show_default=True, help="Whose the changes are.")
@click.option(
    "--date",
    type=click.DateTime(_DATES),
    callback=_utc,
    metavar="DATE",
    help="When they were made (UTC).  [default: that of NEW's commit, else the meeting's last day]",
)
@click.option(
    "--template",
    metavar="NAME",
    default="standard",
    show_default=True,
    shell_complete=complete_template,
    help="The template pack.",
)
@click.option("--templates", metavar="DIR", type=FOLDER, help="A folder of your own packs, found first.")
@click.option("--theme", metavar="FILE", type=FILE, help="A theme to use instead of the pack's.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="A page size to use instead of the theme's.")
@quiet_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    old: str,
    new: str,
    file: Path | None,
    output: Path | None,
    formats: tuple[str, ...] | None,
    author: str,
    date: datetime | None,
    template: str,
    templates: Path | None,
    theme: Path | None,
    paper: str | None,
) -> int:
    """Compare two versions of a meeting: the sheet of NEW, with the changes from OLD as tracked changes.

    OLD and NEW are meeting files; or OLD is a revision in git of the file NEW; or both are revisions of FILE. A file
    with another name at a revision is REVISION:PATH. Exits with 0 where the redline was written, changes or not, with 1
    where a version is at fault, with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally  # noqa: PLC0415 - as above
    from factsheet.production.options import Format, Options, source_date_epoch  # noqa: PLC0415 - not for `--help`
    from factsheet.production.redlines.run import Redlining, make_redline  # noqa: PLC0415 - as above

    options = Options(
        formats=tuple(map(Format, _formats(formats, output))),
        template=template,
        templates=templates,
        theme=theme,
        paper=paper,
        created=source_date_epoch(os.environ),
    )
    tally = Tally(quiet=is_quiet())
    tally.add(make_redline(Redlining(old, new, file, output, author, date), options))
    tally.close("")
    return code_for(tally.diagnostics)
