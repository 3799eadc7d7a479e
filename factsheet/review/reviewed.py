"""One reviewer's file made into a version of the meeting, and the proof that it is what the draft reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from babel import Locale

from factsheet.align.pairs import same_places
from factsheet.compose.inverse import Inverse
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.meeting import Meeting, content_digest, outline
from factsheet.paths import ValuePath
from factsheet.review.apply import Applied, apply_changes
from factsheet.review.changes import Change, ItemAdded, ItemKind, Place, Unplaced, UnplacedKind, ValueChange
from factsheet.review.leftovers import RESHAPED
from factsheet.review.lines import Line, keys_of
from factsheet.review.prove import Difference, Lost, Proof, lost_looks
from factsheet.review.reader import ReadDraft
from factsheet.review.replay import Replay, replay_text
from factsheet.review.tree import Tree, tree_of, write_tree

_ROWS = (ItemKind.ROW, ItemKind.RECORD)


def without_fillers(
    differences: Sequence[Difference], accepted: Sequence[str], printed: tuple[Line, ...], changes: Sequence[Change]
) -> Iterator[Difference]:
    """Give differences, those that are fillers accounted for by the row's own change.

    A filler is a line that prints and that the draft has not, in a row that a change added, and shows no field that
    the change gives.
    """
    lines = [line for line in printed if line.text.strip()]
    same = {to: at for at, to in same_places(accepted, keys_of(printed))}
    added = {c.place.accepted: c for c in changes if isinstance(c, ItemAdded) and c.kind in _ROWS}
    for each in differences:
        line = None if each.change or each.accepted is not None or each.reprint is None else lines[each.reprint]
        row = [n for n, other in enumerate(lines) if line is not None and _row(line) == _row(other) is not None]
        change = next((added[same[n]] for n in row if same.get(n) in added), None)
        is_filler = change is not None and line is not None and not _shows(line, change)
        yield replace(each, change=change) if is_filler else each


def _row(line: Line) -> tuple[int, int] | None:
    return (line.spot.table, line.spot.row) if line.spot else None


def _shows(line: Line, change: ItemAdded) -> bool:
    if change.kind is ItemKind.ROW:
        return any(path.owner.id in change.fields for path in line.paths)
    return any(key in change.fields for path in line.paths for key in path.keys)


@dataclass(frozen=True, slots=True)
class DraftProof:
    """A file as it was read, the tree of its base and of what it wants, and what the proof found.

    `lost` is what the draft sets apart where no value can hold markup.
    """

    name: str
    reading: ReadDraft
    base: Tree
    applied: Applied
    differences: tuple[Difference, ...]
    lost: tuple[Unplaced, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def unplaced(self) -> tuple[Unplaced | ValueChange, ...]:
        """The changes that go into the review file."""
        return (*_kept(self.reading, self.applied), *self.lost)

    @property
    def proved(self) -> bool:
        """Whether the changes make what the draft reads, but for what they say themselves."""
        return not self.diagnostics and all(each.change is not None for each in self.differences)


def review(name: str, reading: ReadDraft) -> DraftProof:
    """Make a reviewer's changes to the base of the draft, print it again, and compare."""
    data = reading.base.meeting.encode()
    base = tree_of(outline(data, reading.base.file).named)
    sure = reading.base.form > 1
    applied = apply_changes(base, reading.changes, _inverse(reading, reading.replay), sure=sure)
    kept = _kept(reading, applied)
    try:
        text = write_tree(data, reading.base.file, applied.tree, {}).decode()
        printed = replay_text(reading.base, text, reading.replay.prints)
    except FactsheetError as error:
        return DraftProof(name, reading, base, applied, (), diagnostics=(_not_valid(name), *error.diagnostics))
    _sign(base, applied.tree, printed.file.meeting)
    proof = Proof(keys_of(reading.replay.lines), reading.accepted, reading.changes, kept, _inverse(reading, printed))
    lost = [] if reading.shown is None else _lost(lost_looks(reading.accepted, reading.shown, printed.lines), kept)
    found, shown = proof.differences(keys_of(printed.lines)), [each for each in lost if each.rich]
    return DraftProof(
        name,
        reading,
        base,
        applied,
        (*without_fillers(found, reading.accepted, printed.lines, reading.changes), *map(_bare, shown)),
        tuple(_formatting(each) for each in lost if not each.rich),
    )


def _lost(found: Iterable[Lost], kept: Iterable[Unplaced | ValueChange]) -> list[Lost]:
    """Leave out what is said already of the formatting of a line."""
    said = [change for change in kept if isinstance(change, Unplaced) and change.kind is UnplacedKind.FORMATTING]
    return [each for each in found if not any(_says(change, each) for change in said)]


def _says(change: Unplaced, lost: Lost) -> bool:
    words = change.before.strip() in lost.text or lost.text.strip() in change.before
    named = lost.names <= set(change.after.split(", ")) or RESHAPED in change.after
    return change.place.accepted == lost.place and words and named


def _bare(lost: Lost) -> Difference:
    return Difference(f"{lost.text} ({_named(lost)})", lost.text, lost.place)


def _formatting(lost: Lost) -> Unplaced:
    near = ValuePath.parse(lost.origin.path) if lost.origin else None
    return Unplaced(UnplacedKind.FORMATTING, lost.text, _named(lost), near, lost.stamps, Place(None, lost.place))


def _named(lost: Lost) -> str:
    return ", ".join(sorted(lost.names))


def _kept(reading: ReadDraft, applied: Applied) -> tuple[Unplaced | ValueChange, ...]:
    """Give the changes that no value can take, and those of values that cannot be what they say."""
    faults = (fault.change for fault in applied.faults)
    return (
        *(change for change in reading.changes if isinstance(change, Unplaced)),
        *(change for change in faults if isinstance(change, ValueChange)),
    )


def _not_valid(name: str) -> Diagnostic:
    message = f"{name}: its changes do not make a valid meeting of the one that the draft was made from"
    hint = "settle them in Word, or make them by hand; the places below are those of the draft's meeting"
    return Diagnostic("merge-invalid", message, hints=(hint,))


def _inverse(reading: ReadDraft, printed: Replay) -> Inverse:
    """Give the inverse that knows for sure what was printed."""
    meeting = reading.replay.file.meeting
    locale = Locale.parse(meeting.language, sep="-")
    labels, designations = reading.base.labels, reading.base.designations
    return Inverse(locale, labels, designations, meeting.issuer.country, printed.prints)


def _sign(base: Tree, tree: Tree, meeting: Meeting) -> None:
    """Give clearances that the draft brought the digest of the content that they are given for."""
    for item in tree.lists.get(ValuePath.parse("clearances"), ()):
        said = {key: tree.values.get(item / key) for key in ("decision", "date", "name")}
        before = {key: base.values.get(item / key) for key in said}
        if said["decision"] is None:
            tree.values.pop(item / "digest", None)
        elif said != before:
            tree.values[item / "digest"] = content_digest(meeting)
