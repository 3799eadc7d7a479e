"""The proof before anything is written: a reviewer's changes, made to the base and printed, read as the draft does.

Every line that reads otherwise must be accounted for, to the letter, by a change that says so of that very line. Lines
that read the same are compared for what is set apart in them, character by character: what the template itself sets
apart counts only where the draft has the character from its base: what is typed anew need not be bold to print so.
"""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.compose.inverse import Inverse
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.paths import Step, ValuePath
from factsheet.review.apply import Applied
from factsheet.review.changes import (
    BETWEEN_CELLS,
    Change,
    ItemAdded,
    ItemMoved,
    ItemRemoved,
    Unplaced,
    UnplacedKind,
    ValueChange,
)
from factsheet.review.clearing import answered
from factsheet.review.differences import ByTemplate, Difference, numbers_of, resorted, without_fillers
from factsheet.review.elsewhere import untouched, without_strays
from factsheet.review.fitting import Fitting, path_of
from factsheet.review.line_proof import Proof
from factsheet.review.lines import keys_of
from factsheet.review.lost_looks import LostLook, lost_looks, unsaid
from factsheet.review.reader import ReadDraft
from factsheet.review.replay import Replay, replay_text
from factsheet.review.tree import Tree, named_after, names_as_written, read_tree
from factsheet.review.writing import write_tree
from factsheet.typography.digits import locale_of


class DraftProof(Struct, frozen=True):
    """A file as it was read, the tree of its base and of what it wants, and what the proof found.

    `lost` is what the draft sets apart where no value can hold markup; `signed` are the digests of what the clearances
    that it answers are given for.
    """

    name: str
    reading: ReadDraft
    base: Tree
    applied: Applied
    differences: tuple[Difference, ...]
    lost: tuple[Unplaced, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    signed: Mapping[ValuePath, str] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        """What the draft wants of its base."""
        return self.applied.tree

    @property
    def unplaced(self) -> tuple[Unplaced | ValueChange, ...]:
        """The changes that go into the review file."""
        return (*(told(change, self.reading) for change in _kept(self.reading, self.applied)), *self.lost)

    @property
    def proved(self) -> bool:
        """Whether the changes make what the draft reads, but for what they say themselves."""
        return not self.diagnostics and all(each.change is not None for each in self.differences)


_NOT_SO = "the meeting would not print it as the draft reads"
"""Why a change is left out of a line that does not come out as it is read."""


def review(name: str, reading: ReadDraft, settled: Mapping[int, str] | None = None) -> DraftProof:
    """Make a reviewer's changes to the base of the draft, print it again, and compare.

    The `settled` changes, by their `id()`, are not made, for the reasons given. Nor are those around lines that are
    not proved; what these read goes into the review file where they print as they did.
    """
    found = again = _reviewed(name, reading, settled or {})
    if doubtful := _doubtful(found):
        again = _reviewed(name, reading, {**(settled or {}), **{id(change): _NOT_SO for change in doubtful}})
    again = _unread(again)
    return again if again.proved else found


def _unread(found: DraftProof) -> DraftProof:
    """Give what the proof found, lines that no change is of accounted for by what tells of them."""
    differences, told = untouched(found.differences, found.reading)
    return replace(found, differences=tuple(differences), lost=(*found.lost, *told))


def _doubtful(found: DraftProof) -> list[Change]:
    """Give the changes that may be why lines are not proved: of one that is misread, those around it are, too.

    They are all of the same section, and of other lists all of the same one.
    """
    numbers = {each.place for each in found.differences if each.change is None} - {None}
    made = _made(found.reading, found.applied)
    areas = {_area(path_of(change)) for change in made if numbers.intersection(numbers_of(change))}
    return [change for change in made if any(path_of(change).is_within(area) for area in areas)]


def _area(path: ValuePath) -> ValuePath:
    return path.items[0] if len(path.items) > 1 else ValuePath([Step(path[0].key)])


def _made(reading: ReadDraft, applied: Applied) -> list[Change]:
    """Give the changes that are for the meeting, and in it."""
    unmade = set(map(id, _kept(reading, applied)))
    return [change for change in reading.changes if id(change) not in unmade]


def _reviewed(name: str, reading: ReadDraft, settled: Mapping[int, str]) -> DraftProof:
    data = reading.base.meeting.encode()
    base = read_tree(data, reading.base.file)
    fitting = _fitting(reading, base)
    try:
        left = dict(settled)
        applied = fitting.applied(left)
        printed = _printed(reading, applied)
        while vain := {name: why for name, why in _in_vain(reading, applied, printed).items() if name not in left}:
            left |= vain
            applied = fitting.applied(left)
            printed = _printed(reading, applied)
    except FactsheetError as error:
        found = Applied(base)
        return DraftProof(name, reading, base, found, (), diagnostics=(_not_valid(name), *error.diagnostics))
    return _proved(name, reading, base, applied, printed)


def unproved(each: DraftProof, left: Mapping[int, str]) -> DraftProof:
    """Give a draft as it would be with some more changes left out, without printing it."""
    known = {id(fault.change): fault.reason for fault in each.applied.faults}
    applied = _fitting(each.reading, each.base).applied(known | dict(left))
    return replace(each, applied=applied, differences=())


def _fitting(reading: ReadDraft, base: Tree) -> Fitting:
    inverse, data = _inverse(reading, reading.replay), reading.base.meeting.encode()
    return Fitting(base, data, reading.base.file, reading.changes, inverse, sure=reading.base.form > 1)


def _printed(reading: ReadDraft, applied: Applied) -> Replay:
    data = applied.data or write_tree(reading.base.meeting.encode(), reading.base.file, applied.tree, {})
    return replay_text(reading.base, data.decode(), reading.replay.prints)


def _in_vain(reading: ReadDraft, applied: Applied, printed: Replay) -> dict[int, str]:
    """Find changes that do not come out in print.

    Those are removals of what the meeting has a usual value for, and new items that the template does not print.
    """
    shown = {path for line in printed.lines for s in line.segments if s.text for path in (s.path, s.listing)}
    gone = any(isinstance(change, ValueChange) and not change.after for change in reading.changes)
    names = names_as_written(applied.tree, read_tree(printed.file.data, reading.base.file)) if gone else {}
    texts, faults = set(keys_of(printed.lines)), {id(fault.change) for fault in applied.faults}
    found: dict[int, str] = {}
    for change in reading.changes:
        if isinstance(change, ValueChange) and not change.after and named_after(change.path, names) in shown:
            found[id(change)] = "this is printed where the meeting gives no other"
        elif isinstance(change, ItemAdded) and change.place.accepted is not None and id(change) not in faults:
            first = change.place.accepted
            if not texts.intersection(reading.accepted[first : first + change.place.lines]):
                found[id(change)] = "the template would not print it"
    return found


def _proved(name: str, reading: ReadDraft, base: Tree, applied: Applied, printed: Replay) -> DraftProof:
    lines = [line for line in printed.lines if line.text.strip()]
    proof = _proof(reading, applied, printed)
    if in_print := proof.in_print(lines):
        reading = replace(reading, changes=tuple(each for each in reading.changes if id(each) not in in_print))
        proof = _proof(reading, applied, printed)
    kept = proof.kept
    lost = [] if reading.shown is None else unsaid(lost_looks(reading.accepted, reading.shown, lines), kept)
    beyond = [each for each in lost if each.is_beyond(applied.tree.values)]
    made = _made(reading, applied)
    template = ByTemplate(reading.replay.lines, reading.accepted, reading.said, reading.owners, lines, made, kept)
    found = proof.differences(lines)
    found = list(without_fillers(found, reading.accepted, lines, reading.changes, applied.unfit))
    found = list(resorted(found, lines, applied.tree.lists, made))
    found, strays = without_strays(template.explained(found), reading, lines)
    return DraftProof(
        name,
        reading,
        base,
        applied,
        (*found, *(_bare(each) for each in lost if each not in beyond)),
        (*applied.unfit, *strays, *(each.told() for each in beyond)),
        signed=answered(base, applied.tree, printed.file.meeting),
    )


def _proof(reading: ReadDraft, applied: Applied, printed: Replay) -> Proof:
    kept = (*_kept(reading, applied), *applied.unfit)
    return Proof(keys_of(reading.replay.lines), reading.accepted, reading.changes, kept, _inverse(reading, printed))


def _bare(lost: LostLook) -> Difference:
    return Difference(f"{lost.text} ({lost.named})", lost.text, lost.place)


def _kept(reading: ReadDraft, applied: Applied) -> tuple[Change, ...]:
    """Give the changes that no value can take, and those that make no meeting."""
    unplaced = (change for change in reading.changes if isinstance(change, Unplaced))
    return (*unplaced, *(fault.change for fault in applied.faults))


def told(change: Change, reading: ReadDraft) -> Unplaced | ValueChange:
    """Give a change that is not made as the review file keeps it: with its own words."""
    match change:
        case Unplaced() | ValueChange():
            return change
        case ItemAdded(path):
            first = change.place.accepted or 0
            text = BETWEEN_CELLS.join(reading.accepted[first : first + change.place.lines])
            return Unplaced(UnplacedKind.PARAGRAPH, "", text, path, change.stamps, change.place)
        case ItemRemoved(path):
            text = reading.text_of(path)
            return Unplaced(UnplacedKind.PARAGRAPH, text, "", path, change.stamps, change.place)
        case ItemMoved(path):
            text = reading.text_of(path)
            return Unplaced(UnplacedKind.PARAGRAPH, text, text, path, change.stamps, change.place)


def _not_valid(name: str) -> Diagnostic:
    message = f"{name}: its changes do not make a valid meeting of the one that the draft was made from"
    hint = "settle them in Word, or make them by hand; the places below are those of the draft's meeting"
    return Diagnostic("merge-invalid", message, hints=(hint,))


def _inverse(reading: ReadDraft, printed: Replay) -> Inverse:
    """Give the inverse that knows for sure what was printed."""
    meeting = reading.replay.file.meeting
    locale = locale_of(meeting.language)
    labels, designations = reading.base.labels, reading.base.designations
    return Inverse(locale, labels, designations, meeting.issuer.country, printed.prints)
