"""Lines that a draft only has elsewhere, and that no move of an item brings there: they are told in both places."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factsheet.document.paragraphs import LineKind
from factsheet.review.changes import Place, Unplaced, UnplacedKind
from factsheet.review.differences import Difference
from factsheet.review.lines import Line
from factsheet.review.reader import ReadDraft


def without_strays(
    differences: Iterable[Difference], reading: ReadDraft, printed: Sequence[Line]
) -> tuple[list[Difference], list[Unplaced]]:
    """Give differences, lines that stand elsewhere accounted for, and what tells of these.

    Among the lines of its own list such a line stands where it stood: what it has passed is in no list, as a summary.
    """
    found, told = list(differences), list[Unplaced]()
    gone = {each.printed: n for n, each in enumerate(found) if each.change is None and each.accepted is None}
    for n, each in enumerate(found):
        if each.change is not None or each.printed is not None or each.place is None or each.accepted not in gone:
            continue
        other = gone[each.accepted]
        line = printed[found[other].reprint or 0]
        if _keeps_its_order(line, reading, printed):
            here, there = _both_places(line, each.place, reading)
            found[n], found[other] = replace(each, change=here), replace(found[other], change=there)
            told += (here, there)
            del gone[each.accepted]
    return found, told


def _keeps_its_order(line: Line, reading: ReadDraft, printed: Sequence[Line]) -> bool:
    own = line.item.list if line.item else None
    keys = [other.key for other in printed if other.item and other.item.list == own]
    places = [reading.accepted.index(key) for key in keys if key in reading.accepted]
    return places == sorted(places)


def _both_places(line: Line, place: int, reading: ReadDraft) -> tuple[Unplaced, Unplaced]:
    kind = UnplacedKind.HEADING if line.kind is LineKind.HEADING else UnplacedKind.PARAGRAPH
    near, text = next(iter(line.paths), None), reading.accepted[place]
    runs = reading.shown[place] if reading.shown else ()
    stamps = tuple(dict.fromkeys(stamp for run in runs for stamp in run.stamps))
    return Unplaced(kind, "", text, near, stamps, Place(None, place)), Unplaced(kind, text, "", near, stamps)
