"""Several reviewers' files merged into today's meeting: what the file is to say, and what there is to tell."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from hashlib import sha256
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.draft.base import short_code
from factsheet.draft.remarks import Remark, RemarkReply, RemarkStatus, ReviewFile, UnplacedChange
from factsheet.meeting import Positions, outline, read_meeting
from factsheet.paths import ValuePath
from factsheet.review.changes import (
    Change,
    ItemAdded,
    ItemMoved,
    ItemRemoved,
    ReviewComment,
    Stamp,
    Unplaced,
    UnplacedKind,
    ValueChange,
)
from factsheet.review.clearing import sign
from factsheet.review.item_matching import in_names_of, is_part
from factsheet.review.merge import Decisions, Merged, merge3
from factsheet.review.proof import DraftProof, review, told
from factsheet.review.reader import ReadDraft
from factsheet.review.results import Conflict, MergeOutcome, MergeRow
from factsheet.review.together import without_clashes
from factsheet.review.tree import Tree, is_note, named_after, read_tree, without_notes
from factsheet.review.writing import write_tree

SETTLED = "it was decided for another version before"
"""Why a change is left out that was decided against in an earlier merge."""

OF_NOTE = "a note on what is withheld is no text of the meeting"
"""Why a change of a note is left out."""

_INVALID = "merge-invalid"
_OF_ANOTHER = "the version of another reviewer is taken"
_OTHER_FORM = "the value follows, and prints in its own form"


def row_of(file: str, change: Change, outcome: MergeOutcome, line: int | None, note: str = "") -> MergeRow:
    """Give the row of a change."""
    block = change.place.accepted
    match change:
        case ValueChange():
            what, path, before, after = "value", change.path, change.before, change.after
        case ItemAdded():
            what, path, before, after = "added", change.list, "", " · ".join(change.fields.values())
        case ItemRemoved():
            what, path, before, after = "removed", change.path, "", ""
        case ItemMoved():
            what, path, before, after = "moved", change.path, "", f"after {change.after or 'the beginning'}"
        case Unplaced():
            what, path, before, after = str(change.kind), change.near or ValuePath(), change.before, change.after
    at = None if block is None else block + 1
    return MergeRow(file, outcome, what, str(path) or None, before, after, change.stamps, note, line, at)


def with_review(
    known: ReviewFile, comments: Iterable[ReviewComment], changes: Iterable[Unplaced | ValueChange]
) -> ReviewFile:
    """Give the review file with what a draft brought; what it has already is not added again."""
    return known.with_found(map(_remark, comments), map(_unplaced, changes))


def _remark(comment: ReviewComment) -> Remark:
    replies = tuple(RemarkReply(author=r.author, date=r.date, text=r.text) for r in comment.replies)
    return Remark(
        id=comment.id,
        author=comment.author,
        date=comment.date,
        status=RemarkStatus.RESOLVED if comment.resolved else RemarkStatus.OPEN,
        path=_text(comment.path),
        quote=comment.quote,
        text=comment.text,
        replies=replies,
    )


def _unplaced(change: Unplaced | ValueChange) -> UnplacedChange:
    """Give a change as it is kept; one of a value is kept where its new text is no such value."""
    value = isinstance(change, ValueChange)
    kind = UnplacedKind.VALUE if isinstance(change, ValueChange) else change.kind
    near = change.path if isinstance(change, ValueChange) else change.near
    stamp = change.stamps[0] if change.stamps else Stamp("")
    said = (str(kind), _text(near) or "", change.before, change.after, stamp.author)
    name = f"{'v' if value else 'u'}-{sha256(repr(said).encode()).hexdigest()[:12]}"
    return UnplacedChange(
        id=name,
        author=stamp.author,
        date=stamp.date,
        kind=str(kind),
        near=_text(near),
        before=change.before,
        after=change.after,
    )


def _text(path: ValuePath | None) -> str | None:
    return None if path is None else str(path)


class Result(Struct):
    """What a merge makes of drafts; `data` is None where nothing may be written."""

    data: bytes | None
    review_file: ReviewFile
    rows: list[MergeRow] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    reviewed: tuple[DraftProof, ...] = ()
    unknown: frozenset[ValuePath] = frozenset()

    @property
    def may_be_written(self) -> bool:
        """Whether all files were proved, nothing is in conflict and the merged meeting validates."""
        return self.data is not None


def merge_reviews(
    data: bytes, file: str, reviewed: Sequence[DraftProof], known: ReviewFile, decisions: Decisions
) -> Result:
    """Merge reviewers' files into the meeting file `data`; their order does not matter.

    Where they make no valid meeting together, the fewest changes that keep it from being one go into the review file.
    """
    result = _merged(data, file, reviewed, known, decisions)
    codes = [each.code for each in result.diagnostics]
    if _INVALID not in codes or not all(each.proved for each in reviewed):
        return result
    reason = result.diagnostics[codes.index(_INVALID) + 1].message
    ordered = sorted(reviewed, key=lambda each: (_age(each), each.name))
    merged = partial(_merged, data, file, known=known, decisions=decisions)
    names = [each.name for each in reviewed]
    fewer = without_clashes(ordered, reason, lambda drafts: merged(drafts).data is not None)
    return result if fewer is None else merged(sorted(fewer, key=lambda each: names.index(each.name)))


def _merged(data: bytes, file: str, reviewed: Sequence[DraftProof], known: ReviewFile, decisions: Decisions) -> Result:
    result = Result(data, known, reviewed=tuple(reviewed))
    if others := _of_others(data, file, reviewed):
        return Result(None, known, diagnostics=others, reviewed=tuple(reviewed))
    for each in reviewed:
        result.rows += _proof_rows(each)
        result.diagnostics += each.diagnostics
        result.review_file = with_review(result.review_file, each.reading.comments, each.unplaced)
    result.unknown = decisions.paths
    for _, group in groupby(sorted(reviewed, key=_age), key=_age):
        _merge_group(result, file, list(group), decisions)
    result.diagnostics += map(_names_nothing, sorted(result.unknown))
    if result.conflicts or result.unknown or not all(each.proved for each in reviewed):
        result.data = None
    elif result.data is not None:
        result.diagnostics += _validated(result, file)
        result.diagnostics += _wrong_marks(data, result, file)
    return result


_ID, _TITLE = ValuePath.parse("id"), ValuePath.parse("title")


def _of_others(data: bytes, file: str, reviewed: Iterable[DraftProof]) -> list[Diagnostic]:
    """Tell of drafts that were made from another meeting: their words would go into this one."""
    today = read_tree(data, file).values
    found = []
    for each in reviewed:
        if all(each.base.values.get(path) != today.get(path) for path in (_ID, _TITLE)):
            names = " and ".join(f"`{values.get(_ID, values.get(_TITLE))}`" for values in (each.base.values, today))
            message = f"{each.name} is the draft of another meeting: {names} have neither id nor title in common"
            found.append(Diagnostic("no-meeting", message, hints=("name its own file with `--into MEETING.yaml`",)))
    return found


def merge_readings(
    readings: Mapping[str, ReadDraft], data: bytes, file: str, known: ReviewFile, decisions: Decisions
) -> Result:
    """Prove edited drafts, by their names, and merge them into the meeting file `data`; `known` is its review file.

    Raises FactsheetError for a meeting file at fault.
    """
    today, again = read_tree(data, file), decisions.theirs | decisions.chosen.keys()
    reviewed = [review(name, each, _settled(each, known, again, today)) for name, each in readings.items()]
    result = merge_reviews(data, file, reviewed, known, decisions)
    result.diagnostics[:0] = [told for reading in readings.values() for told in reading.diagnostics]
    return result


def _settled(reading: ReadDraft, known: ReviewFile, again: Collection[ValuePath], today: Tree) -> dict[int, str]:
    """Give the changes of a draft, by their `id()`, that were decided against in an earlier merge.

    What the reviewers are given right in now, at the paths in `again`, is open again.
    """
    resolved = {change.id for change in known.changes if change.status is RemarkStatus.RESOLVED}
    placed = (change for change in reading.changes if not isinstance(change, Unplaced)) if resolved else ()
    found = [change for change in placed if _unplaced(told(change, reading)).id in resolved]
    if found and again:
        base = read_tree(reading.base.meeting.encode(), reading.base.file)
        names = in_names_of(base, today)[1]
        again = {*again, *(named_after(path, names) for path in again)}
    settled = {id(change): SETTLED for change in found if getattr(change, "path", None) not in again}
    notes = (change for change in reading.changes if is_note(getattr(change, "path", ValuePath())))
    return settled | {id(change): OF_NOTE for change in notes}


def _names_nothing(path: ValuePath) -> Diagnostic:
    hint = "a path is what a conflict is shown under; `review merge` without it shows all"
    return Diagnostic(
        "settles-nothing", f"there is no value or item `{path}` in the meeting or in a draft", hints=(hint,)
    )


def _age(each: DraftProof) -> tuple[str, str]:
    """Tell the rounds of a review apart, older ones first."""
    return each.reading.base.created.isoformat(), each.reading.base.code


def _merge_group(result: Result, file: str, group: list[DraftProof], decisions: Decisions) -> None:
    """Merge the files of one round, which have one base."""
    data = result.data or b""
    today = read_tree(data, file)
    base, trees = without_notes(group[0].base), [without_notes(each.applied.tree) for each in group]
    code = short_code(group[0].reading.base.code)
    taken = [ValuePath.parse(each.path) for each in result.review_file.removed if each.draft == code]
    tree, names = in_names_of(base, today, trees, taken)
    decided = _in_base_names(decisions, names)
    merged = merge3(base, tree, {each.name: own for each, own in zip(group, trees, strict=True)}, decided)
    known = (today, base, tree, *trees)
    result.unknown -= {path for each in known for path in (*each.values, *each.lists, *each.home())}
    positions = outline(data, file).positions
    own = {name: path for path, name in names.items()}
    for each in group:
        rows = _Rows(each, merged, tree, positions, own, decided)
        result.rows += rows.all()
        result.review_file = result.review_file.with_found((), map(_resolved, rows.left()))
        result.rows += [row_of(each.name, change, MergeOutcome.KEPT, rows.line(change)) for change in each.lost]
    result.conflicts += [_named(conflict, own) for conflict in merged.conflicts]
    if not result.conflicts:
        removed = map(str, _removed(base, trees, merged.tree))
        result.review_file = result.review_file.with_removed(code, removed)
        sign(merged.tree, tree, base, group[0].reading.base.meeting.encode(), group)
        result.data = write_tree(data, file, merged.tree, names, tree)


def _removed(base: Tree, reviewed: Iterable[Tree], merged: Tree) -> Iterator[ValuePath]:
    """Give the items that reviewers have taken out, without those that stood in another one of them."""
    homes, stays = base.home(), merged.home()
    gone = {item for tree in reviewed for item in homes.keys() - tree.home().keys() if item not in stays}
    return (item for item, path in homes.items() if item in gone and path.owner not in gone and not is_part(item))


def _in_base_names(decisions: Decisions, names: dict[ValuePath, ValuePath]) -> Decisions:
    """Name what is decided as the base does; users name it as today's file does."""
    theirs, ours = ({named_after(path, names) for path in paths} for paths in (decisions.theirs, decisions.ours))
    chosen = {named_after(path, names): name for path, name in decisions.chosen.items()}
    return Decisions(
        frozenset(theirs | decisions.theirs), frozenset(ours | decisions.ours), {**decisions.chosen, **chosen}
    )


def _resolved(change: Unplaced | ValueChange) -> UnplacedChange:
    return _unplaced(change).model_copy(update={"status": RemarkStatus.RESOLVED})


def _named(conflict: Conflict, own: dict[ValuePath, ValuePath]) -> Conflict:
    """Name a conflict by the path that the value has in today's file."""
    return replace(conflict, at=named_after(conflict.at, own))


def _validated(result: Result, file: str) -> tuple[Diagnostic, ...]:
    """Give the errors of the merged meeting, which then is not written."""
    try:
        read_meeting(result.data or b"", file)
    except FactsheetError as error:
        result.data = None
        hint = "the changes go together, but not into a valid meeting; settle it in the YAML, or by `--ours PATH`"
        return (Diagnostic(_INVALID, "the merged meeting is not valid", hints=(hint,)), *error.diagnostics)
    return ()


def _wrong_marks(before: bytes, result: Result, file: str) -> tuple[Diagnostic, ...]:
    """Tell of new portions without a mark or with a wrong one; marked sheets alone have them."""
    bases = [each.reading.base for each in result.reviewed]
    if result.data is None or not any(base.marking for base in bases):
        return ()
    from factsheet.review.mark_faults import new_faults  # noqa: PLC0415 - brings in the schemes

    return new_faults(before, result.data, file, bases)


def _proof_rows(each: DraftProof) -> Iterator[MergeRow]:
    kept = {id(fault.change) for fault in each.applied.faults}
    for found in each.differences:
        block = None if found.place is None else found.place + 1
        printed, came = found.printed or "", found.accepted or ""
        if found.change is None:
            note = "the changes that were read do not make this line"
            yield MergeRow(each.name, MergeOutcome.UNPROVED, "line", None, printed, came, (), note, None, block)
        elif id(found.change) in kept:
            continue
        elif isinstance(found.change, ItemAdded):
            note = _OTHER_FORM if found.accepted else "the template prints this where the new row says nothing"
            path, stamps = str(found.change.list), found.change.stamps
            yield MergeRow(each.name, MergeOutcome.DIFFERS, "line", path, came, printed, stamps, note)
        elif isinstance(found.change, ValueChange | ItemRemoved):
            note = _OTHER_FORM
            if isinstance(found.change, ItemRemoved) or not found.change.after:
                note = "the template prints this where the value is gone"
            path, stamps = str(found.change.path), found.change.stamps
            yield MergeRow(each.name, MergeOutcome.DIFFERS, "line", path, came, printed, stamps, note, None, block)


class _Rows(Struct, frozen=True, dict=True):
    """Makes the rows of one reviewer's changes."""

    each: DraftProof
    merged: Merged
    today: Tree
    positions: Positions
    own: dict[ValuePath, ValuePath]
    decisions: Decisions

    def all(self) -> Iterator[MergeRow]:
        faults = {id(fault.change): fault.reason for fault in self.each.applied.faults}
        conflicts = {conflict.at for conflict in self.merged.conflicts}
        touched = self._touched()
        for change in self.each.reading.changes:
            paths = touched.get(id(change), [])
            outcome = self._outcome(change, paths, conflicts, faults.get(id(change)))
            note = faults.get(id(change)) or (_OF_ANOTHER if self._is_anothers(paths) else "")
            yield row_of(self.each.name, change, outcome, self.line(change, paths), note)

    def left(self) -> Iterator[Unplaced | ValueChange]:
        """Give the changes in the place of which today's version is kept, or another reviewer's is taken."""
        touched = self._touched()
        for change in self.each.reading.changes:
            paths = touched.get(id(change), [])
            if self._is_ours(paths) or self._is_anothers(paths):
                yield told(change, self.each.reading)

    def _touched(self) -> dict[int, list[ValuePath]]:
        touched: dict[int, list[ValuePath]] = {}
        for path, change in self.each.applied.touched.items():
            touched.setdefault(id(change), []).append(path)
        return touched

    def _is_ours(self, paths: Iterable[ValuePath]) -> bool:
        """Tell whether it was decided for today's version of a path, and the reviewer has another."""
        return self._differs(path for path in paths if path in self.decisions.ours)

    def _is_anothers(self, paths: Iterable[ValuePath]) -> bool:
        """Tell whether it was decided for another reviewer's version of a path, and this one has an own."""
        chosen = self.decisions.chosen
        return self._differs(path for path in paths if chosen.get(path, self.each.name) != self.each.name)

    def _differs(self, decided: Iterable[ValuePath]) -> bool:
        return any(self._says(self.each.applied.tree, path) != self._says(self.merged.tree, path) for path in decided)

    def _outcome(
        self, change: Change, paths: list[ValuePath], conflicts: set[ValuePath], fault: str | None
    ) -> MergeOutcome:
        if self._is_anothers(paths):
            return MergeOutcome.ANOTHERS
        if fault == SETTLED or self._is_ours(paths):
            return MergeOutcome.OURS
        if isinstance(change, Unplaced) or fault is not None:
            return MergeOutcome.KEPT
        if any(path in conflicts or path.owner in conflicts for path in paths):
            return MergeOutcome.CONFLICT
        same = all(self._says(self.today, path) == self._says(self.merged.tree, path) for path in paths)
        return MergeOutcome.THERE if same else MergeOutcome.MERGED

    def _says(self, tree: Tree, path: ValuePath) -> object:
        if not path.is_item:
            return tree.values.get(path), tree.lists.get(path)
        if id(tree) not in self._places:
            self._places[id(tree)] = tree.spots(lambda _, item: item in self._known)
        return self._places[id(tree)].get(path)

    @cached_property
    def _known(self) -> Collection[ValuePath]:
        return self.today.home().keys()

    @cached_property
    def _places(self) -> dict[int, dict[ValuePath, tuple[ValuePath, ValuePath]]]:
        return {}

    def line(self, change: Change, paths: Sequence[ValuePath] = ()) -> int | None:
        """Give the line of today's file that a change is about."""
        near = getattr(change, "near", None) or getattr(change, "path", None) or getattr(change, "list", None)
        path = next((p for p in paths if not p.is_item), near)
        return self.positions.span(named_after(path, self.own)).line if path else None
