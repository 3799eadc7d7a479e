"""`factsheet review`: what came back in Word, shown in tables or as JSON, or merged into the YAML."""

from pathlib import Path

import click

from factsheet.cli.app import SuggestingGroup, quiet_option
from factsheet.cli.options import FOLDER, Name, NamedFile, complete_of, format_option, with_options
from factsheet.review.changes import Accept, parse_accept


class _Ordered(SuggestingGroup):
    """Lists its commands in the order in which they are written."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """Give the names of the commands."""
        return list(self.commands)


@click.group("review", cls=_Ordered)
def command() -> None:
    """Read drafts that come back from Word."""


def _accept(ctx: click.Context, param: click.Parameter, value: str) -> Accept:  # noqa: ARG001 - click's own
    try:
        return parse_accept(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


_FILE = NamedFile(path_type=Path)
_reading_options = with_options(
    click.argument("drafts", metavar="EDITED...", nargs=-1, required=True, type=_FILE),
    click.option(
        "--accept",
        default="all",
        show_default=True,
        callback=_accept,
        shell_complete=complete_of("all", "by=", "since="),
        metavar="all|by=AUTHOR|since=DATE",
        help="Which tracked changes count; the others are read as rejected.",
    ),
    click.option("--store", type=FOLDER, help="The folder that keeps the bases of drafts."),
    click.option("--trust-embedded", is_flag=True, help="Believe a base that only the draft itself has."),
)


@command.command("show", short_help="Tell what reviewers did to drafts; write nothing.")
@_reading_options
@format_option("table", "A table, or a JSON list on stdout.")
@quiet_option
def show(*, drafts: tuple[Path, ...], accept: Accept, store: Path | None, trust_embedded: bool, shown_as: str) -> int:
    """Show every change and comment in drafts that reviewers edited in Word: who, when, where, before and after.

    Where a change stands in the meeting file is told if the file is in this folder or beside the draft. Exits with 0
    where all drafts were read, with 1 where one could not be, with 2 for wrong usage.
    """
    from factsheet.cli.reviewing import show_drafts  # noqa: PLC0415 - help and completion need none of it

    return show_drafts(drafts, accept, store, trust_embedded=trust_embedded, as_json=shown_as == "json")


@command.command("merge", short_help="Merge edited drafts into the meeting file.")
@_reading_options
@click.option("--into", type=_FILE, help="The meeting file; by default the one it was made from.")
@click.option(
    "--theirs",
    multiple=True,
    metavar="PATH",
    type=Name(),
    help="Settle a conflict: take the reviewers' version; PATH=FILE takes that of one file.",
)
@click.option(
    "--ours", multiple=True, metavar="PATH", type=Name(), help="Settle a conflict: keep the meeting file's version."
)
@click.option("--dry-run", is_flag=True, help="Tell what would be merged; write nothing.")
@format_option("text", "Tables, or a JSON object on stdout.")
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
    shown_as: str,
) -> int:
    """Merge drafts that reviewers edited in Word into the meeting file, in one step or not at all.

    Each file is proved first: its changes, made to the base of the draft and printed, must read exactly as the file
    does. Then words, values and items of all reviewers and of today's YAML go together. Where they do not, the versions
    are shown side by side and nothing is written until `--theirs PATH` or `--ours PATH` settles it. Comments, and
    changes that no value can take, go into the review file beside the meeting.
    """
    from factsheet.cli.reviewing import merge_drafts  # noqa: PLC0415 - help and completion need none of it
    from factsheet.review.merge import Decisions  # noqa: PLC0415 - as above
    from factsheet.review.merge_files import FileMerge  # noqa: PLC0415 - as above

    files = FileMerge(into, store, trust_embedded=trust_embedded, accept=accept)
    return merge_drafts(
        files, drafts, Decisions.of(theirs, ours, map(str, drafts)), dry_run=dry_run, as_json=shown_as == "json"
    )


@command.command("undo", short_help="Take the last merge into a meeting file back.")
@click.argument("meeting", metavar="MEETING", type=_FILE)
@click.option("--dry-run", is_flag=True, help="Tell what would be taken back; write nothing.")
@format_option("text", "A line, or a JSON object on stdout.")
@quiet_option
def undo(*, meeting: Path, dry_run: bool, shown_as: str) -> int:
    """Take the last merge into a meeting file back: the file and its review file hold what they held before it.

    Refused where either has changed since, so that no later edit is lost. Exits with 0 where the merge is taken back,
    with 1 where it is not, with 2 for wrong usage.
    """
    from factsheet.cli.reviewing import undo_last  # noqa: PLC0415 - help and completion need none of it

    return undo_last(meeting, dry_run=dry_run, as_json=shown_as == "json")
