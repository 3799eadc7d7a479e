"""`factsheet review merge`: edited drafts merged into the meeting file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.errors import AT_FAULT, FINE
from factsheet.cli.options import is_quiet, quiet_option, reading_options

if TYPE_CHECKING:
    from factsheet.review.word.accept import Accept


@click.command("merge", short_help="Merge edited drafts into the meeting file.")
@reading_options
@click.option("--into", type=click.Path(path_type=Path), help="The meeting file; by default the one it was made from.")
@click.option("--theirs", multiple=True, metavar="PATH", help="Settle a conflict: take the reviewers' version.")
@click.option("--ours", multiple=True, metavar="PATH", help="Settle a conflict: keep the meeting file's version.")
@click.option("--dry-run", is_flag=True, help="Tell what would be merged; write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Tables, or a JSON object on stdout.",
)
@quiet_option
def command(  # noqa: PLR0913 - an option each
    *,
    drafts: tuple[Path, ...],
    into: Path | None,
    accept: Accept,
    theirs: tuple[str, ...],
    ours: tuple[str, ...],
    dry_run: bool,
    store: Path | None,
    trust_embedded: bool,
    form: str,
) -> int:
    """Merge drafts that reviewers edited in Word into the meeting file, in one step or not at all.

    Each file is proved first: its changes, made to the base of the draft and printed, must read exactly as the file
    does. Then words, values and items of all reviewers and of today's YAML go together. Where they do not, the versions
    are shown side by side and nothing is written until `--theirs PATH` or `--ours PATH` settles it. Comments, and
    changes that no value can take, go into the review file beside the meeting.
    """
    from factsheet.cli.review_report import print_result, to_json  # noqa: PLC0415 - `--help` needs none of it
    from factsheet.cli.terminal import print_diagnostics  # noqa: PLC0415 - as above
    from factsheet.review.files import FileMerge  # noqa: PLC0415 - as above
    from factsheet.review.merge import Decisions  # noqa: PLC0415 - as above

    merge = FileMerge(into, store, trust_embedded=trust_embedded, accept=accept)
    result = merge.merge(drafts, Decisions.of(theirs, ours))
    written = merge.save(result) if result.may_be_written and not dry_run else ()
    if form == "json":
        click.echo(to_json(result, written))
    else:
        print_result(result, written, dry_run=dry_run, quiet=is_quiet())
        print_diagnostics(result.diagnostics)
    return FINE if result.may_be_written else AT_FAULT
