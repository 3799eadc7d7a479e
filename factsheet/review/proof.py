"""The proof before anything is written: a reviewer's changes, made to the base and printed, read as the draft does.

Every line that reads otherwise must be accounted for, to the letter, by a change that says so of that very line. Lines
that read the same are compared for what is set apart in them, character by character: what the template itself sets
apart counts only where the draft has the character from its base: what is typed anew need not be bold to print so.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from factsheet.align.likeness import LIKE, likeness
from factsheet.align.pairs import pairs, same_places
from factsheet.compose.inverse import Inverse
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document.nodes import Origin
from factsheet.meeting import Meeting, content_digest, outline
from factsheet.paths import ValuePath
from factsheet.review.apply import Applied, apply_changes
from factsheet.review.changes import Change, ItemAdded, ItemKind, Place, Stamp, Unplaced, UnplacedKind, ValueChange
from factsheet.review.draft import Shown
from factsheet.review.leftovers import RESHAPED
from factsheet.review.lines import Line, Segment, keys_of
from factsheet.review.reader import ReadDraft
from factsheet.review.replay import Replay, replay_text
from factsheet.review.tree import Tree, tree_of
from factsheet.review.word.wml import RunLook, changed_names
from factsheet.review.writing import write_tree
from factsheet.typography.digits import locale_of

_MOST = 200
"""As many readings of one line are tried."""


class Difference(Struct, frozen=True):
    """A line of the draft (`accepted`, None if it has none) that prints as `printed` (None if it does not print).

    `change` is what accounts for it; where that is None, the proof has failed. `place` and `reprint` are the numbers of
    the line in the draft and in print.
    """

    accepted: str | None
    printed: str | None
    place: int | None = None
    change: Change | None = None
    reprint: int | None = None


class Proof(Struct, frozen=True):
    """What a draft is compared by: the base's lines, the draft's, its changes, and how values are read.

    `kept` are the changes that are not made but go into the review file: only they may make a line read otherwise.
    """

    base: Sequence[str]
    accepted: Sequence[str]
    changes: Sequence[Change]
    kept: Sequence[Unplaced | ValueChange]
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
        """Find the change that took a line out which no item of the meeting made."""
        for change in self._unplaced():
            base = change.place.base
            gone = change.place.accepted is None and base is not None and not change.after
            if gone and _plain(change.before) == _plain(printed) == _plain(self.base[base or 0]):
                return change
        return None

    def _new(self, at: int | None, accepted: str) -> Change | None:
        """Find the change that added a line which no item, or no value, of the meeting can hold."""
        for change in self.kept:
            if change.place.accepted == at and not change.before and _plain(change.after) == _plain(accepted):
                return change
        return None

    def _other(self, at: int | None, accepted: str, printed: str) -> Change | None:
        for change in self.changes:
            made = isinstance(change, ValueChange) and change not in self.kept
            if made and change.place.accepted == at and self._reprinted(change, accepted, printed):
                return change
        here = [change for change in self.kept if change.place.accepted == at]
        if here and _plain(printed) in _readings(accepted, here):
            return here[0]
        return self._echo(at, accepted)

    def _reprinted(self, change: Change, accepted: str, printed: str) -> bool:
        """Tell whether a line differs in how one value is put only: `4 April 2025` for `April 4, 2025`."""
        if not isinstance(change, ValueChange) or not change.printed_by:
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

    def _unplaced(self) -> Iterator[Unplaced]:
        return (change for change in self.kept if isinstance(change, Unplaced))


_NONE = (None, None)


def _text(line: tuple[int | None, str | None]) -> str:
    return line[1] or ""


def _readings(accepted: str, changes: Sequence[Unplaced | ValueChange]) -> set[str]:
    """Give what a line read before some of the changes that are said of it, each undone in one place."""
    found = {accepted}
    for change in changes:
        for text in tuple(found):
            found.update(_undone(text, change.before, change.after))
            if len(found) > _MOST:
                return set()
    return {_plain(text) for text in found}


def _undone(text: str, before: str, after: str) -> Iterator[str]:
    if after:
        at = text.find(after)
        while at >= 0:
            yield text[:at] + before + text[at + len(after) :]
            at = text.find(after, at + 1)
    elif before:
        yield from (text[:at] + before + text[at:] for at in range(len(text) + 1))


def _plain(text: str) -> str:
    """Give a text with single spaces."""
    return " ".join(text.split())


class Lost(Struct, frozen=True):
    """A stretch of the draft's line `place` that prints otherwise than it looks; `names` say how it looks.

    `origin` is what prints it; `rich` tells that it may hold markup, so that the look should have come back.
    """

    place: int
    text: str
    names: frozenset[str]
    origin: Origin | None
    stamps: tuple[Stamp, ...] = ()

    @property
    def rich(self) -> bool:
        """Whether the value that prints the stretch may hold markup."""
        return self.origin is not None and self.origin.start is not None


def lost_looks(accepted: Sequence[str], shown: Sequence[Sequence[Shown]], printed: tuple[Line, ...]) -> Iterator[Lost]:
    """Compare the lines that read the same; `shown` has the characters of `accepted`, one by one."""
    lines = [line for line in printed if line.text.strip()]
    for at, to in same_places(accepted, keys_of(printed)):
        yield from _in_line(at, accepted[at], shown[at], lines[to])


def _in_line(place: int, text: str, shown: Sequence[Shown], line: Line) -> Iterator[Lost]:
    segments = (s for s, counts in zip(line.segments, line.counts, strict=True) if counts for _ in s.text)
    found: list[tuple[str, Shown, Origin | None, frozenset[str]]] = []
    for char, each, segment in zip(text, shown, segments, strict=True):
        names = _lost_names(each, segment)
        if char.isspace():  # it looks as what is before it
            names = found[-1][3] if found and found[-1][2] == segment.origin else frozenset()
        found.append((char, each, segment.origin, names))
    for (names, origin), group in groupby(found, key=lambda four: (four[3], four[2])):
        if names:
            chars, looks, *_ = zip(*group, strict=True)
            stamps = tuple(dict.fromkeys(stamp for each in looks for stamp in each.stamps))
            yield Lost(place, "".join(chars).strip(), names, origin, stamps)


def _lost_names(shown: Shown, segment: Segment) -> frozenset[str]:
    look, printed = shown.look, segment.look
    if not shown.known:
        look = RunLook(look.strong or printed.strong, look.emphasis or printed.emphasis, look.href or printed.href)
    if printed.href and not (segment.origin and segment.origin.start is not None):
        look = replace(look, href=printed.href)  # the template's own link, whose target follows the value
    return frozenset(changed_names(printed, look))


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
    lost = [] if reading.shown is None else _unsaid(lost_looks(reading.accepted, reading.shown, printed.lines), kept)
    found, shown = proof.differences(keys_of(printed.lines)), [each for each in lost if each.rich]
    return DraftProof(
        name,
        reading,
        base,
        applied,
        (*without_fillers(found, reading.accepted, printed.lines, reading.changes), *map(_bare, shown)),
        tuple(_formatting(each) for each in lost if not each.rich),
    )


def _unsaid(found: Iterable[Lost], kept: Iterable[Unplaced | ValueChange]) -> list[Lost]:
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
