"""`factsheet silence`: put texts under silence, each with the digest of what is circulated."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.app import is_quiet, quiet_option
from factsheet.cli.errors import code_for
from factsheet.cli.options import NamedPath, chosen_of, format_option, take
from factsheet.diagnostics import diagnostic_json, has_errors
from factsheet.production.options import Options, SilenceOptions

if TYPE_CHECKING:
    from factsheet.production.circulation import Circulated


@click.command("silence")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=NamedPath(path_type=Path))
@take(SilenceOptions)
@take(Options, "at")
@format_option("text", "Text, or a JSON list on stdout.")
@quiet_option
def command(*, paths: tuple[Path, ...], until: str | None, shown_as: str, **given: object) -> int:
    """Put the texts of meetings under silence: write the hour, and the digest of what is circulated, below `silence`.

    PATH is as for `check`. Once a text has been edited silence starts anew, with a new hour. All files are written, or
    none. Exits with 0 where all are under silence, with 1 where one cannot be, with 2 for wrong usage.
    """
    from factsheet.cli.messages import print_diagnostics  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.circulation import circulate_files  # noqa: PLC0415 - as above
    from factsheet.production.inputs.files import STDIN, find_meetings  # noqa: PLC0415 - as above

    if STDIN in paths:
        raise click.UsageError("the digest is written into meeting files, not into the standard input")
    done = circulate_files(find_meetings(paths), until, Options(**chosen_of(given)).moment)
    told = tuple(found for each in done for found in each.diagnostics)
    if shown_as == "json":
        click.echo(json.dumps(list(map(_plain, done)), indent=2, ensure_ascii=False))
    else:
        print_diagnostics(told)
    for each in () if shown_as == "json" or is_quiet() or has_errors(told) else done:
        click.echo(f"{each.name} {'is' if each.is_new else 'stays'} under silence until {each.until}", err=True)
    return code_for(told)


def _plain(done: "Circulated") -> dict[str, object]:
    told = list(map(diagnostic_json, done.diagnostics))
    return {
        "file": done.name,
        "until": done.until or None,
        "digest": done.digest or None,
        "written": done.is_new,
        "diagnostics": told,
    }
