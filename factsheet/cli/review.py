"""`factsheet review`: what came back in Word, shown, or merged into the YAML."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.cli.app import is_quiet, quiet_option
from factsheet.cli.errors import AT_FAULT, FINE
from factsheet.cli.options import form_option, with_options
from factsheet.cli.review_report import entries_json, print_entries, print_result, to_json
from factsheet.cli.terminal import print_diagnostics
from factsheet.diagnostics import FactsheetError
from factsheet.draft.base import BaseStore, store_of
from factsheet.meeting import Positions, read_meeting
from factsheet.review.files import MOST_DRAFT, FileMerge, read_bytes
from factsheet.review.listing import ListedChange, entries_of
from factsheet.review.merge import Decisions
from factsheet.review.reader import ReadDraft, read_review
from factsheet.review.word.accept import Accept, parse_accept
from factsheet.source.reader import MAX_BYTES


@click.group("review")
def command() -> None:
    """Read drafts that come back from Word."""


def _accept(context: click.Context, parameter: click.Parameter, value: str) -> Accept:  # noqa: ARG001 - click's own
    try:
        return parse_accept(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


_PATH = click.Path(path_type=Path)
_reading_options = with_options(
    click.argument("drafts", metavar="EDITED...", nargs=-1, required=True, type=_PATH),
    click.option(
        "--accept",
        default="all",
        show_default=True,
        callback=_accept,
        metavar="all|by=AUTHOR|since=DATE",
        help="Which tracked changes count; the others are read as rejected.",
    ),
    click.option("--store", type=_PATH, help="The folder that keeps the bases of drafts."),
    click.option("--trust-embedded", is_flag=True, help="Believe a base that only the draft itself has."),
)


@command.command("show", short_help="Tell what reviewers did to drafts; write nothing.")
@_reading_options
@form_option("table", "A table, or a JSON list on stdout.")
@quiet_option
def show(*, drafts: tuple[Path, ...], accept: Accept, store: Path | None, trust_embedded: bool, form: str) -> int:
    """Show every change and comment in drafts that reviewers edited in Word: who, when, where, before and after.

    Where a change stands in the meeting file is told if the file is in this folder or beside the draft. Exits with 0
    where all drafts were read, with 1 where one could not be, with 2 for wrong usage.
    """
    entries: list[ListedChange] = []
    for draft in drafts:
        folders = [store] if store else [store_of(draft), store_of(Path("meeting.yaml"))]
        stores = [BaseStore(folder) for folder in dict.fromkeys(folders)]
        data = read_bytes(draft, MOST_DRAFT)
        reading = read_review(data, str(draft), stores, trust_embedded=trust_embedded, accept=accept)
        entries += entries_of(reading, str(draft), _positions(reading, draft))
        if not is_quiet():
            print_diagnostics(reading.diagnostics)
    if form == "json":
        click.echo(entries_json(entries))
    else:
        print_entries(entries)
    return FINE


def _positions(reading: ReadDraft, draft: Path) -> Positions | None:
    """Give the places of values in the meeting file, if one of the base's name is at hand and can be read."""
    name = Path(reading.base.file).name
    for file in dict.fromkeys((Path(name), draft.parent / name)):
        if file.is_file():
            try:
                with file.open("rb") as stream:
                    return read_meeting(stream.read(MAX_BYTES + 1), str(file)).positions
            except FactsheetError:
                return None
    return None


@command.command("merge", short_help="Merge edited drafts into the meeting file.")
@_reading_options
@click.option("--into", type=_PATH, help="The meeting file; by default the one it was made from.")
@click.option("--theirs", multiple=True, metavar="PATH", help="Settle a conflict: take the reviewers' version.")
@click.option("--ours", multiple=True, metavar="PATH", help="Settle a conflict: keep the meeting file's version.")
@click.option("--dry-run", is_flag=True, help="Tell what would be merged; write nothing.")
@form_option("text", "Tables, or a JSON object on stdout.")
@quiet_option
def merge(  # noqa: PLR0913 - an option each
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
    files = FileMerge(into, store, trust_embedded=trust_embedded, accept=accept)
    result = files.merge(drafts, Decisions.of(theirs, ours))
    written = files.save(result) if result.may_be_written and not dry_run else ()
    if form == "json":
        click.echo(to_json(result, written))
    else:
        print_result(result, written, dry_run=dry_run, quiet=is_quiet())
        print_diagnostics(result.diagnostics)
    return FINE if result.may_be_written else AT_FAULT
