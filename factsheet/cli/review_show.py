"""`factsheet review show`: what reviewers did to drafts; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.errors import FINE
from factsheet.cli.options import is_quiet, quiet_option, reading_options

if TYPE_CHECKING:
    from factsheet.meeting import Positions
    from factsheet.review.listing import ListedChange
    from factsheet.review.reader import ReadDraft
    from factsheet.review.word.accept import Accept


@click.command("show", short_help="Tell what reviewers did to drafts; write nothing.")
@reading_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table, or a JSON list on stdout.",
)
@quiet_option
def command(*, drafts: tuple[Path, ...], accept: Accept, store: Path | None, trust_embedded: bool, form: str) -> int:
    """Show every change and comment in drafts that reviewers edited in Word: who, when, where, before and after.

    Where a change stands in the meeting file is told if the file is in this folder or beside the draft. Exits with 0
    where all drafts were read, with 1 where one could not be, with 2 for wrong usage.
    """
    from factsheet.cli.review_report import entries_json, print_entries  # noqa: PLC0415 - `--help` needs none of it
    from factsheet.cli.terminal import print_diagnostics  # noqa: PLC0415 - as above
    from factsheet.review.listing import entries_of  # noqa: PLC0415 - as above

    entries: list[ListedChange] = []
    for draft in drafts:
        reading = _read(draft, store, accept, trust_embedded=trust_embedded)
        entries += entries_of(reading, str(draft), _positions(reading, draft))
        if not is_quiet():
            print_diagnostics(reading.diagnostics)
    if form == "json":
        click.echo(entries_json(entries))
    else:
        print_entries(entries)
    return FINE


def _read(draft: Path, store: Path | None, accept: Accept, *, trust_embedded: bool) -> ReadDraft:
    from factsheet.draft.base import BaseStore, store_of  # noqa: PLC0415 - as above
    from factsheet.review.files import MOST_DRAFT, read_bytes  # noqa: PLC0415 - as above
    from factsheet.review.reader import read_review  # noqa: PLC0415 - as above

    data = read_bytes(draft, MOST_DRAFT)
    folders: Sequence[Path] = [store] if store else [store_of(draft), store_of(Path("meeting.yaml"))]
    stores = [BaseStore(folder) for folder in dict.fromkeys(folders)]
    return read_review(data, str(draft), stores, trust_embedded=trust_embedded, accept=accept)


def _positions(reading: ReadDraft, draft: Path) -> Positions | None:
    """Give the places of values in the meeting file, if one of the base's name is at hand and can be read."""
    from factsheet.diagnostics import FactsheetError  # noqa: PLC0415 - as above
    from factsheet.meeting import read_meeting  # noqa: PLC0415 - as above
    from factsheet.source.reader import MAX_BYTES  # noqa: PLC0415 - as above

    name = Path(reading.base.file).name
    for file in dict.fromkeys((Path(name), draft.parent / name)):
        if file.is_file():
            try:
                with file.open("rb") as stream:
                    return read_meeting(stream.read(MAX_BYTES + 1), str(file)).positions
            except FactsheetError:
                return None
    return None
