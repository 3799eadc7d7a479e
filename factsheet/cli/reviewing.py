"""What `factsheet review` does: it reads drafts or merges them, and prints tables or JSON."""

import json
import shlex
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import asdict

from factsheet.cli.app import is_quiet
from factsheet.cli.errors import AT_FAULT, FINE
from factsheet.cli.messages import print_diagnostics
from factsheet.cli.review_tables import print_changes, print_conflict, print_entries
from factsheet.diagnostics import FactsheetError, counted, diagnostic_json
from factsheet.draft.base import BaseStore, store_of
from factsheet.files import read_given
from factsheet.meeting import Positions, read_meeting
from factsheet.production.inputs.files import refuse_missing, refuse_no_file
from factsheet.review.changes import Accept
from factsheet.review.listing import entries_of
from factsheet.review.merge import OURS, Decisions
from factsheet.review.merge_files import MOST_DRAFT, FileMerge, undo_merge
from factsheet.review.outcome import Result
from factsheet.review.proof import review
from factsheet.review.reader import ReadDraft, read_review
from factsheet.review.results import ListedChange, MergeOutcome
from factsheet.source.reader import MAX_BYTES


def show_drafts(
    drafts: Sequence[Path], accept: Accept, store: Path | None, *, trust_embedded: bool, as_json: bool
) -> int:
    """Print what reviewers did to drafts, and give the exit code; raises FactsheetError for one that cannot be read."""
    refuse_missing(drafts)
    entries: list[ListedChange] = []
    for draft in drafts:
        folders = [store] if store else [store_of(draft), store_of(Path("meeting.yaml"))]
        stores = [BaseStore(folder) for folder in dict.fromkeys(folders)]
        data = read_given(draft, MOST_DRAFT)
        reading = read_review(data, str(draft), stores, trust_embedded=trust_embedded, accept=accept)
        entries += entries_of(review(str(draft), reading), _positions(reading, draft))
        if not is_quiet():
            print_diagnostics(reading.diagnostics)
    if as_json:
        click.echo(json.dumps(list(map(_entry_object, entries)), indent=2))
    else:
        _print_entries(entries)
    return FINE


def _positions(reading: ReadDraft, draft: Path) -> Positions | None:
    """Give the places of values in the meeting file, if one of the base's name is at hand and can be read."""
    name = Path(reading.base.file).name
    for file in dict.fromkeys((Path(name), draft.parent / name)):
        if file.is_file():
            try:
                return read_meeting(read_given(file, MAX_BYTES), str(file)).positions
            except FactsheetError:
                return None
    return None


def merge_drafts(
    files: FileMerge, drafts: Sequence[Path], decisions: Decisions, *, dry_run: bool, as_json: bool
) -> int:
    """Merge drafts, print what became of their changes, and give the exit code; raises FactsheetError."""
    refuse_missing((*drafts, *filter(None, [files.into])))
    result = files.merge(drafts, decisions)
    written = files.save(result) if result.may_be_written and not dry_run else ()
    if as_json:
        click.echo(json.dumps(_result_object(result, written), indent=2, default=str))
    else:
        _print_result(result, written, dry_run=dry_run, quiet=is_quiet())
        if result.conflicts:
            click.echo(_command(result, files, drafts))
        print_diagnostics(result.diagnostics)
    return FINE if result.may_be_written else AT_FAULT


def _print_entries(entries: Sequence[ListedChange]) -> None:
    """Print a table, and how many entries there are."""
    if entries:
        print_entries(entries)
    comments = sum(entry.what.startswith("comment") for entry in entries)
    click.echo(f"{counted(len(entries) - comments, 'change')}, {counted(comments, 'comment')}")


def _entry_object(entry: ListedChange) -> dict[str, object]:
    return {
        "draft": entry.file,
        "what": entry.what,
        "path": entry.path,
        "file": entry.span.file if entry.span else None,
        "line": entry.span.line if entry.span else None,
        "column": entry.span.column if entry.span else None,
        "stamps": [{"author": s.author, "date": s.date.isoformat() if s.date else None} for s in entry.stamps],
        "before": entry.before,
        "after": entry.after,
    }


def _print_result(result: Result, written: Sequence[Path], *, dry_run: bool, quiet: bool) -> None:
    """Print the tables and the outcome on stdout; quietly, what keeps it from being written alone."""
    rows = [row for row in result.rows if not quiet or row.outcome in {MergeOutcome.CONFLICT, MergeOutcome.UNPROVED}]
    if rows:
        print_changes(rows)
    for conflict in result.conflicts:
        print_conflict(conflict)
    if not quiet or not result.may_be_written:
        click.echo(_summary(result, written, dry_run=dry_run))


def _command(result: Result, files: FileMerge, drafts: Sequence[Path]) -> str:
    """Give a command that settles all conflicts for the reviewers, the first one of those who differ."""
    words = ["factsheet", "review", "merge", *map(str, drafts), *(["--into", str(files.into)] if files.into else [])]
    for conflict in result.conflicts:
        names = [name for name, _ in conflict.versions if name != OURS]
        words += ["--theirs", f"{conflict.path}={names[0]}" if len(names) > 1 else conflict.path]
    return f"for example: {shlex.join(words)}"


def _summary(result: Result, written: Sequence[Path], *, dry_run: bool) -> str:
    if result.conflicts:
        hint = "settle each with `--theirs PATH`, `--theirs PATH=FILE` or `--ours PATH`"
        return f"{counted(len(result.conflicts), 'conflict')}; nothing is written\n{hint}"
    if not result.may_be_written:
        return "nothing is written"
    merged = sum(row.outcome is MergeOutcome.MERGED for row in result.rows)
    comments = sum(len(each.reading.comments) for each in result.reviewed)
    read = f", {counted(comments, 'comment')}" if comments else ""
    if dry_run:
        return f"{counted(merged, 'change')} would be merged{read}; nothing is written"
    names = ", ".join(map(str, written)) or "nothing, all of it is there already"
    return f"{counted(merged, 'change')} merged{read}; written: {names}"


def _result_object(result: Result, written: Sequence[Path]) -> dict[str, object]:
    return {
        "may_be_written": result.may_be_written,
        "written": list(map(str, written)),
        "changes": [{**asdict(row), "stamps": list(map(asdict, row.stamps))} for row in result.rows],
        "conflicts": [
            {"path": c.path, "reason": c.reason, "base": c.base, "versions": dict(c.versions)} for c in result.conflicts
        ],
        "diagnostics": list(map(diagnostic_json, result.diagnostics)),
    }


def undo_last(meeting: Path, *, dry_run: bool, as_json: bool) -> int:
    """Take the last merge back, print what became of it, and give the exit code; raises FactsheetError."""
    refuse_no_file(meeting)
    undone = undo_merge(meeting, dry_run=dry_run)
    drafts, written, removed = undone.drafts, list(map(str, undone.written)), list(map(str, undone.removed))
    if as_json:
        told = {"undone": not dry_run, "drafts": drafts, "written": written, "removed": removed}
        click.echo(json.dumps(told, indent=2))
    elif not is_quiet():
        files = [
            f"{'to be ' if dry_run else ''}{how}: {', '.join(names)}"
            for how, names in (("written", written), ("removed", removed))
            if names
        ]
        taken = "would be taken back" if dry_run else "taken back"
        click.echo("; ".join([f"{taken}: the merge of {', '.join(drafts)}", *(files or ["all was as before already"])]))
    return FINE
