"""Where readers find the words of a line in two directions.

pdfium takes what stands on a line from left to right, by where each text object begins, then turns it round: in a
document that is read from right to left, or where more stretches of letters are. Words that it would give in a wrong
order begin with a space where their turn comes.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from factsheet.render.bidi.levels import bidi_class

_STEP = 0.1
"""What lies between two beginnings, in parts of the type size: pdfium drops a sign that nearly covers another."""


def leads(
    texts: Sequence[str], levels: Sequence[int], places: Sequence[float], size: float, around: tuple[str, str]
) -> Mapping[int, float]:
    """Give where words of a line are to begin, in points, by their index; nothing for those that are found as they are.

    The line stands in pieces, spaces by themselves: their texts in the order of reading, embedding levels (UAX 9), of
    which none is 0 in a document that is read from right to left, and places. `around` is what is read before the line
    and behind it.
    """
    order = [at for at, text in enumerate(texts) if text.strip()]
    if min([levels[at] for at in order], default=0) > 0 or _is_leftwards("".join(texts)):
        order.reverse()
    found: dict[int, float] = {}
    # The space is read before a word that runs rightwards and behind another: there is to be one already.
    beside = (around[0], *texts, around[1])
    weights = [3 if beside[at + 2 * (levels[at] % 2)].strip() else 1 for at in order]
    kept, key = _rising([places[at] for at in order], weights), 0.0
    if any(weight > 1 and number not in kept for number, weight in enumerate(weights)):
        return found
    # Of two equal words that begin close to each other pdfium drops one.
    if len(kept) < len(order) and len({texts[at] for at in order}) < len(order):
        return found
    first = min(kept, default=0)
    for number, at in enumerate(order):
        if number in kept:
            key = places[at]
            continue
        key = key + size * _STEP if number > first else places[order[first]] - size * _STEP * (first - number)
        found[at] = key
    return found


def _rising(values: Sequence[float], weights: Sequence[int]) -> frozenset[int]:
    """Give the indices of the heaviest rising subsequence, of several the one that begins first."""
    best: list[tuple[int, int]] = []
    for index, value in enumerate(values):
        before = max(((best[at][0], -at) for at in range(index) if values[at] < value), default=(0, 1))
        best.append((before[0] + weights[index], -before[1]))
    found: list[int] = []
    at = max(range(len(best)), key=lambda index: (best[index][0], -index), default=-1)
    while at >= 0:
        found.append(at)
        at = best[at][1]
    return frozenset(found)


def _is_leftwards(text: str) -> bool:
    """Tell whether pdfium holds a line to run leftwards: by how many stretches of letters do."""
    stretches = [direction for direction, _ in groupby(_directions(text))]
    return 0 < stretches.count("R") >= stretches.count("L")


def _directions(text: str) -> Iterator[str]:
    for character in text:
        kind = bidi_class(character)
        yield "R" if kind == "AL" else "" if kind in _NEUTRAL else kind if kind in {"L", "R"} else "weak"


_NEUTRAL = frozenset(["B", "S", "WS", "ON"])
