"""`factsheet build`: write the fact sheets of meetings."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from factsheet.cli.errors import code_for
from factsheet.cli.quiet import is_quiet, quiet_option

_FORMATS = ("pdf", "docx")


def _split(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """Split formats joined by commas."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",")))
    for name in names:
        if name not in _FORMATS:
            message = f"{name!r} is not a format; there are: {', '.join(_FORMATS)}"
            raise click.BadParameter(message, ctx, param)
    return names


def _complete_template(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    del param
    from factsheet.build.inputs.packs import PackLibrary  # noqa: PLC0415 - only while a shell completes

    own: Path | None = ctx.params.get("templates")
    return [CompletionItem(name) for name in PackLibrary(own).folders if name.startswith(incomplete)]


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("build", short_help="Write the fact sheets of meetings.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="DIR", type=_FOLDER, default="dist", show_default=True, help="Where files go.")
@click.option(
    "-f",
    "--format",
    "formats",
    callback=_split,
    default=",".join(_FORMATS),
    show_default=True,
    metavar="FORMATS",
    help="File formats, joined by commas.",
)
@click.option(
    "--template",
    metavar="NAME",
    default="standard",
    show_default=True,
    shell_complete=_complete_template,
    help="The template pack.",
)
@click.option("--templates", metavar="DIR", type=_FOLDER, help="A folder of your own packs, found before the built-in.")
@click.option("--theme", metavar="FILE", type=_FILE, help="A theme to use instead of the pack's.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="A page size to use instead of the theme's.")
@quiet_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    paths: tuple[Path, ...],
    output: Path,
    formats: tuple[str, ...],
    template: str,
    templates: Path | None,
    theme: Path | None,
    paper: str | None,
) -> int:
    """Build meetings: every format of each appears in the output folder, and its path is printed.

    PATH is a meeting file, or a folder of them. A meeting with errors writes nothing and does not stop the others.
    Exits with 0 where all were built, with 1 where one was not, with 2 for wrong usage.
    """
    from factsheet.build.options import Format, Options, source_date_epoch  # noqa: PLC0415 - not for `--help`
    from factsheet.build.run import build_sheets  # noqa: PLC0415 - not for `--help`
    from factsheet.cli.progress import Tally  # noqa: PLC0415 - as above

    created = source_date_epoch(os.environ)
    options = Options(output, tuple(map(Format, formats)), template, templates, theme, paper, created)
    tally = Tally(quiet=is_quiet())
    for report in build_sheets(paths, options):
        tally.add(report)
    tally.close(f"{tally.sheets} built, {tally.written} files written")
    return code_for(tally.diagnostics)
