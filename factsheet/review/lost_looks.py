"""What a draft sets apart and its changes do not: bold that no value can hold, plain words that come out bold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from factsheet.align.pairs import same_places
from factsheet.document.nodes import Origin
from factsheet.paths import ValuePath
from factsheet.review.changes import Change, Place, Stamp, Unplaced, UnplacedKind
from factsheet.review.draft import Shown
from factsheet.review.leftovers import RESHAPED
from factsheet.review.lines import Line, Segment
from factsheet.review.word.wml import RunLook, changed_names
from factsheet.rich.writing import can_show


class LostLook(Struct, frozen=True):
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

    def is_beyond(self, values: Mapping[ValuePath, str]) -> bool:
        """Tell whether the value that prints the stretch cannot look so: it is plain text, or no markup can say it."""
        if self.origin is None or not self.rich:
            return True
        value = values.get(ValuePath.parse(self.origin.path), "")
        href = next((None if name == "no link" else name[5:] for name in self.names if "link" in name), "")
        style = {_STYLES[name]: not name.startswith("not ") for name in self.names if name in _STYLES}
        return not can_show(value, self.text, **style, **({} if href == "" else {"href": href}))

    @property
    def named(self) -> str:
        """How the stretch looks, in words."""
        return ", ".join(sorted(self.names))

    def told(self) -> Unplaced:
        """Give the formatting as a change that no value can take."""
        near = ValuePath.parse(self.origin.path) if self.origin else None
        return Unplaced(UnplacedKind.FORMATTING, self.text, self.named, near, self.stamps, Place(None, self.place))


_STYLES = {"bold": "strong", "not bold": "strong", "italic": "emphasis", "not italic": "emphasis"}


def lost_looks(
    accepted: Sequence[str], shown: Sequence[Sequence[Shown]], printed: Sequence[Line]
) -> Iterator[LostLook]:
    """Compare the lines that read the same; `shown` has the characters of `accepted`, those that look alike together.

    `printed` has no lines without words, as `accepted` has none.
    """
    for at, to in same_places(accepted, [line.key for line in printed]):
        pieces = [(*piece, _lost_names(*piece[1:])) for piece in _pieces(shown[at], printed[to])]
        if any(names for *_, names in pieces):
            yield from _in_line(at, pieces)


_Piece = tuple[str, Shown, Segment, frozenset[str]]


def _pieces(shown: Sequence[Shown], line: Line) -> Iterator[tuple[str, Shown, Segment]]:
    """Divide a line where the draft looks otherwise and where it is printed by another segment."""
    segments = [segment for segment, counts in zip(line.segments, line.counts, strict=True) if counts]
    runs = iter(shown)
    run, used = next(runs, None), 0
    for segment in segments:
        at = 0
        while at < len(segment.text) and run is not None:
            size = min(len(segment.text) - at, len(run.text) - used)
            yield segment.text[at : at + size], run, segment
            at, used = at + size, used + size
            if used == len(run.text):
                run, used = next(runs, None), 0


def _in_line(place: int, pieces: Iterable[_Piece]) -> Iterator[LostLook]:
    found: list[tuple[str, Shown, Origin | None, frozenset[str]]] = []
    for text, each, segment, lost in pieces:
        for char in text:
            names = lost
            if char.isspace():  # it looks as what is before it
                names = found[-1][3] if found and found[-1][2] == segment.origin else frozenset()
            found.append((char, each, segment.origin, names))
    for (names, origin), group in groupby(found, key=lambda four: (four[3], four[2])):
        if names:
            chars, looks, *_ = zip(*group, strict=True)
            stamps = tuple(dict.fromkeys(stamp for each in looks for stamp in each.stamps))
            yield LostLook(place, "".join(chars).strip(), names, origin, stamps)


def _lost_names(shown: Shown, segment: Segment) -> frozenset[str]:
    look, printed = shown.look, segment.look
    if not shown.known:
        look = RunLook(look.strong or printed.strong, look.emphasis or printed.emphasis, look.href or printed.href)
    if printed.href and not (segment.origin and segment.origin.start is not None):
        look = replace(look, href=printed.href)  # the template's own link, whose target follows the value
    return frozenset(changed_names(printed, look))


def unsaid(found: Iterable[LostLook], kept: Iterable[Change]) -> list[LostLook]:
    """Leave out what is said already of the formatting of a line."""
    said = [change for change in kept if isinstance(change, Unplaced) and change.kind is UnplacedKind.FORMATTING]
    return [each for each in found if not any(_says(change, each) for change in said)]


def _says(change: Unplaced, lost: LostLook) -> bool:
    words = change.before.strip() in lost.text or lost.text.strip() in change.before
    named = lost.names <= set(change.after.split(", ")) or RESHAPED in change.after
    return change.place.accepted == lost.place and words and named
