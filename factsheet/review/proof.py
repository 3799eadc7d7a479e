"""The proof before anything is written: a reviewer's changes, made to the base and printed, read as the draft does.

Every line that reads otherwise must be accounted for, to the letter, by a change that says so of that very line. Lines
that read the same are compared for what is set apart in them, character by character: what the template itself sets
apart counts only where the draft has the character from its base: what is typed anew need not be bold to print so.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from factsheet.align.likeness import LIKE, likeness
from factsheet.align.pairs import pairs
from factsheet.compose.inverse import Inverse
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.meeting import Meeting, content_digest, outline
from factsheet.paths import ValuePath
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
from factsheet.review.differences import ByTemplate, Difference, numbers_of, places_of, plain, resorted, without_fillers
from factsheet.review.fitting import Fitting
from factsheet.review.lines import keys_of
from factsheet.review.lost_looks import Lost, lost_looks, unsaid
from factsheet.review.reader import ReadDraft
from factsheet.review.replay import Replay, replay_text
from factsheet.review.tree import Tree, tree_of
from factsheet.review.writing import write_tree
from factsheet.typography.digits import locale_of

_MOST = 200
"""As many readings of one line are tried."""


class Proof(Struct, frozen=True):
    """What a draft is compared by: the base's lines, the draft's, its changes, and how values are read.

    `kept` are the changes that are not made but go into the review file: only they may make a line read otherwise.
    """

    base: Sequence[str]
    accepted: Sequence[str]
    changes: Sequence[Change]
    kept: Sequence[Change]
    inverse: Inverse

    def differences(self, printed: Sequence[str]) -> list[Difference]:
        """Give every line in which the draft and what its changes print differ; both are keys of lines."""
        lines = list(enumerate(self.accepted)), list(enumerate(printed))
        found = pairs(*lines, _text, lambda one, other: likeness(_text(one), _text(other), LIKE), by_place=True)
        differing = ((one or _NONE, other or _NONE) for one, other in found)
        return [self._explained(*one, *other) for one, other in differing if _text(one) != _text(other)]

    def _explained(self, at: int | None, accepted: str | None, to: int | None, printed: str | None) -> Difference:
        if accepted is None:
            found = self._gone(printed or "")
        elif printed is None:
            found = self._new(at, accepted)
        else:
            found = self._other(at, accepted, printed)
        return Difference(accepted, printed, at, found, to)

    def _gone(self, printed: str) -> Change | None:
        """Find the change that took a line out and is not made."""
        for change in self.kept:
            base = change.place.base
            if change.place.accepted is None and base is not None:
                here = map(plain, self.base[base : base + change.place.lines])
                if plain(printed) in here and (isinstance(change, ItemRemoved) or _took_all(change, printed)):
                    return change
        return None

    def _new(self, at: int | None, accepted: str) -> Change | None:
        """Find the change that added a line and is not made."""
        here = self._here(at)
        for change in here:
            if isinstance(change, ItemAdded | ItemMoved) or _added(change, accepted):
                return change
        return here[0] if here and "" in _readings(accepted, here, at) else None

    def _other(self, at: int | None, accepted: str, printed: str) -> Change | None:
        for change in self.changes:
            made = isinstance(change, ValueChange) and change not in self.kept
            if made and at in numbers_of(change) and self._reprinted(change, accepted, printed):
                return change
        here = self._here(at)
        if here and plain(printed) in _readings(accepted, here, at):
            return here[0]
        return self._echo(at, accepted) or (self._gone(printed) and self._new(at, accepted))

    def _here(self, at: int | None) -> list[Change]:
        """Give the changes of a line of the draft that are not made."""
        return [change for change in self.kept if at in numbers_of(change)]

    def _reprinted(self, change: Change, accepted: str, printed: str) -> bool:
        """Tell whether a line differs in how one value is put only: `4 April 2025` for `April 4, 2025`."""
        if not isinstance(change, ValueChange) or not change.printed_by or not change.after:
            return False
        before, found, after = accepted.partition(change.after)
        if not found or len(printed) < len(before) + len(after):
            return False
        middle = printed[len(before) : len(printed) - len(after)]
        meant = self.inverse.values(change.path, change.after, change.printed_by)
        same = printed.startswith(before) and printed.endswith(after)
        return same and meant is not None and self.inverse.values(change.path, middle, change.printed_by) == meant

    def _echo(self, at: int | None, accepted: str) -> Change | None:
        """Find the value that a line still prints as before, while the draft changes it in another place."""
        for change in self.changes:
            for place in change.elsewhere if isinstance(change, ValueChange) else ():
                if place.accepted == at and place.base is not None and self.base[place.base] == accepted:
                    return change
        return None


_NONE = (None, None)


def _text(line: tuple[int | None, str | None]) -> str:
    return line[1] or ""


def _took_all(change: Change, printed: str) -> bool:
    """Tell whether a change took all the text out of a line."""
    stretch = change.place.stretch
    if stretch is not None:
        return not stretch.after and plain(stretch.before) == plain(printed)
    return isinstance(change, Unplaced) and not change.after and plain(change.before) == plain(printed)


def _added(change: Change, accepted: str) -> bool:
    """Tell whether a change that no value can take added a line, or the row in which it stands."""
    if not isinstance(change, Unplaced) or change.before:
        return False
    texts = [change.after] if change.place.lines == 1 else change.after.split(BETWEEN_CELLS)
    return plain(accepted) in map(plain, texts)


def _readings(accepted: str, changes: Sequence[Change], at: int | None) -> set[str]:
    """Give what a line read before the changes that are said of it.

    Each is undone in its own place; those that name none in any one.
    """
    placed = {place.stretch for change in changes for place in places_of(change) if place.accepted == at} - {None}
    text = accepted
    for stretch in sorted(filter(None, placed), key=lambda each: each.at, reverse=True):
        end = stretch.at + len(stretch.after)
        if text[stretch.at : end] != stretch.after:
            return set()
        text = text[: stretch.at] + stretch.before + text[end:]
    found = {text}
    for change in changes:
        if change.place.stretch or not isinstance(change, Unplaced | ValueChange):
            continue
        for text in tuple(found):
            found.update(_undone(text, change.before, change.after))
            if len(found) > _MOST:
                return set()
    return {plain(text) for text in found}


def _undone(text: str, before: str, after: str) -> Iterator[str]:
    if after:
        at = text.find(after)
        while at >= 0:
            yield text[:at] + before + text[at + len(after) :]
            at = text.find(after, at + 1)
    elif before:
        yield from (text[:at] + before + text[at:] for at in range(len(text) + 1))


class DraftProof(Struct, frozen=True):
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
        return (*(told(change, self.reading) for change in _kept(self.reading, self.applied)), *self.lost)

    @property
    def proved(self) -> bool:
        """Whether the changes make what the draft reads, but for what they say themselves."""
        return not self.diagnostics and all(each.change is not None for each in self.differences)


def review(name: str, reading: ReadDraft, settled: Mapping[int, str] | None = None) -> DraftProof:
    """Make a reviewer's changes to the base of the draft, print it again, and compare.

    The `settled` changes, by their `id()`, are not made, for the reasons given.
    """
    data = reading.base.meeting.encode()
    base = tree_of(outline(data, reading.base.file).named)
    sure, inverse = reading.base.form > 1, _inverse(reading, reading.replay)
    fitting = Fitting(base, data, reading.base.file, reading.changes, inverse, sure)
    try:
        left = dict(settled or {})
        applied = fitting.applied(left)
        printed = _printed(reading, applied.tree)
        while vain := {name: why for name, why in _in_vain(reading, applied, printed).items() if name not in left}:
            left |= vain
            applied = fitting.applied(left)
            printed = _printed(reading, applied.tree)
    except FactsheetError as error:
        found = Applied(base)
        return DraftProof(name, reading, base, found, (), diagnostics=(_not_valid(name), *error.diagnostics))
    _sign(base, applied.tree, printed.file.meeting)
    return _proved(name, reading, base, applied, printed)


def _printed(reading: ReadDraft, tree: Tree) -> Replay:
    text = write_tree(reading.base.meeting.encode(), reading.base.file, tree, {}).decode()
    return replay_text(reading.base, text, reading.replay.prints)


def _in_vain(reading: ReadDraft, applied: Applied, printed: Replay) -> dict[int, str]:
    """Find changes that do not come out in print.

    Those are removals of what the meeting has a usual value for, and new items that the template does not print.
    """
    shown = {path for line in printed.lines for s in line.segments if s.text for path in (s.path, s.listing)}
    texts, faults = set(keys_of(printed.lines)), {id(fault.change) for fault in applied.faults}
    found: dict[int, str] = {}
    for change in reading.changes:
        if isinstance(change, ValueChange) and not change.after and change.path in shown:
            found[id(change)] = "this is printed where the meeting gives no other"
        elif isinstance(change, ItemAdded) and change.place.accepted is not None and id(change) not in faults:
            first = change.place.accepted
            if not texts.intersection(reading.accepted[first : first + change.place.lines]):
                found[id(change)] = "the template would not print it"
    return found


def _proved(name: str, reading: ReadDraft, base: Tree, applied: Applied, printed: Replay) -> DraftProof:
    kept = (*_kept(reading, applied), *applied.unfit)
    proof = Proof(keys_of(reading.replay.lines), reading.accepted, reading.changes, kept, _inverse(reading, printed))
    lost = [] if reading.shown is None else unsaid(lost_looks(reading.accepted, reading.shown, printed.lines), kept)
    beyond = [each for each in lost if each.is_beyond(applied.tree.values)]
    made = [change for change in reading.changes if change not in kept]
    lines = [line for line in printed.lines if line.text.strip()]
    template = ByTemplate(reading.replay.lines, reading.accepted, reading.said, reading.owners, lines, made, kept)
    found = proof.differences(keys_of(printed.lines))
    found = list(without_fillers(found, reading.accepted, printed.lines, reading.changes))
    found = list(resorted(found, lines, applied.tree.lists, made))
    return DraftProof(
        name,
        reading,
        base,
        applied,
        (*template.explained(found), *(_bare(each) for each in lost if each not in beyond)),
        (*applied.unfit, *(each.told() for each in beyond)),
    )


def _bare(lost: Lost) -> Difference:
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


def _sign(base: Tree, tree: Tree, meeting: Meeting) -> None:
    """Give clearances that the draft brought the digest of the content that they are given for."""
    for item in tree.lists.get(ValuePath.parse("clearances"), ()):
        said = {key: tree.values.get(item / key) for key in ("decision", "date", "name")}
        before = {key: base.values.get(item / key) for key in said}
        if said["decision"] is None:
            tree.values.pop(item / "digest", None)
        elif said != before:
            tree.values[item / "digest"] = content_digest(meeting)
