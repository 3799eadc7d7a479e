"""What a draft sets apart though its changes, made to the base and printed, do not: the second half of the proof.

Lines that read the same are compared character by character. What the template itself sets apart counts only where the
draft has the character from its base: what is typed anew need not be bold in the draft to be so in print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factsheet.align.pairs import same_places
from factsheet.document import Origin
from factsheet.review.changes import Stamp
from factsheet.review.lines import Line, Segment, keys_of
from factsheet.review.word.looks import RunLook, changed_names


@dataclass(frozen=True, slots=True)
class Shown:
    """A character of a draft with revisions accepted; `known` tells that it is one of the base."""

    look: RunLook
    known: bool
    stamps: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
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
        names = _lost(each, segment)
        if char.isspace():  # it looks as what is before it
            names = found[-1][3] if found and found[-1][2] == segment.origin else frozenset()
        found.append((char, each, segment.origin, names))
    for (names, origin), group in groupby(found, key=lambda four: (four[3], four[2])):
        if names:
            chars, looks, *_ = zip(*group, strict=True)
            stamps = tuple(dict.fromkeys(stamp for each in looks for stamp in each.stamps))
            yield Lost(place, "".join(chars).strip(), names, origin, stamps)


def _lost(shown: Shown, segment: Segment) -> frozenset[str]:
    look, printed = shown.look, segment.look
    if not shown.known:
        look = RunLook(look.strong or printed.strong, look.emphasis or printed.emphasis, look.href or printed.href)
    if printed.href and not (segment.origin and segment.origin.start is not None):
        look = replace(look, href=printed.href)  # the template's own link, whose target follows the value
    return frozenset(changed_names(printed, look))
