"""Lines that no change accounts for: those that a draft only has elsewhere, and those that nobody can read."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factsheet.paths import ValuePath
from factsheet.review.changes import Place, Stamp, Unplaced, UnplacedKind
from factsheet.review.differences import Difference
from factsheet.review.lines import Line, told_as
from factsheet.review.reader import ReadDraft


def without_strays(
    differences: Iterable[Difference], reading: ReadDraft, printed: Sequence[Line]
) -> tuple[list[Difference], list[Unplaced]]:
    """Give differences, lines that stand elsewhere accounted for, and what tells of these.

    Among the lines of its own list such a line stands where it stood: what it has passed is in no list, as a summary.
    """
    found, told = list(differences), list[Unplaced]()
    base = {line.key: line for line in reading.replay.lines}
    gone = {each.printed: n for n, each in enumerate(found) if each.change is None and each.accepted is None}
    in_order = _in_order(reading, printed) if gone else {}
    for n, each in enumerate(found):
        if each.change is not None or each.printed is not None or each.place is None or each.accepted not in gone:
            continue
        other = gone[each.accepted]
        line = printed[found[other].reprint or 0]
        if in_order[line.item and line.item.list]:
            here, there = _both_places(base.get(line.key, line), each.place, reading)
            found[n], found[other] = replace(each, change=here), replace(found[other], change=there)
            told += (here, there)
            del gone[each.accepted]
    return found, told


def untouched(differences: Iterable[Difference], reading: ReadDraft) -> tuple[list[Difference], list[Unplaced]]:
    """Give differences, lines that print as in the base accounted for by what tells of them, and that."""
    found, told = list(differences), list[Unplaced]()
    base = {line.key: line for line in reading.replay.lines}
    for n, each in enumerate(found):
        if each.change is None and (each.printed is None or each.printed in base):
            near = next(iter(base[each.printed].paths), None) if each.printed else None
            before, after, stamps = each.printed or "", each.accepted or "", _stamps(each.place, reading)
            unread = Unplaced(UnplacedKind.PARAGRAPH, before, after, near, stamps, Place(None, each.place))
            found[n] = replace(each, change=unread)
            told.append(unread)
    return found, told


def _in_order(reading: ReadDraft, printed: Sequence[Line]) -> dict[ValuePath | None, bool]:
    """Tell of each list whether the draft has its lines in the order in which they print."""
    places = {text: at for at, text in reversed(list(enumerate(reading.accepted)))}
    found: dict[ValuePath | None, list[int]] = {None: []}
    for line in printed:
        if line.item and line.key in places:
            found.setdefault(line.item.list, []).append(places[line.key])
    return {path: numbers == sorted(numbers) for path, numbers in found.items()}


def _both_places(line: Line, place: int, reading: ReadDraft) -> tuple[Unplaced, Unplaced]:
    kind, near, text = told_as(line.kind), next(iter(line.paths), None), reading.accepted[place]
    stamps = _stamps(place, reading)
    return Unplaced(kind, "", text, near, stamps, Place(None, place)), Unplaced(kind, text, "", near, stamps)


def _stamps(place: int | None, reading: ReadDraft) -> tuple[Stamp, ...]:
    runs = reading.shown[place] if reading.shown and place is not None else ()
    return tuple(dict.fromkeys(stamp for run in runs for stamp in run.stamps))
