"""What differs between two texts, with a few words around it: long texts in the tables of a terminal."""

from collections import Counter
from collections.abc import Sequence

from factsheet.align.pairs import Stretch, same_ends, stretches
from factsheet.align.words import words

SHOWN_WHOLE = 160
"""A text of so many characters, or fewer, is shown as it is."""
_MOST_PAIRS = 50_000
"""Where more words and signs of two texts are the same, each with each, that would take seconds."""
_AROUND = 6
"""Words and signs that are shown before and behind what differs."""


def changed_words(before: str, after: str) -> tuple[str, str]:
    """Give what differs of two texts and the words around it, `…` for the rest; the texts where they are short.

    What only one side has is given as it is: all of it differs.
    """
    if not before or not after or max(len(before), len(after)) <= SHOWN_WHOLE:
        return before, after
    old, new = _words(before), _words(after)
    apart = [each for each in _stretches(old, new) if not each.same]
    return _shown(old, [each.old for each in apart]), _shown(new, [each.new for each in apart])


def _words(text: str) -> list[str]:
    """Cut a text into words and signs, each with the blanks behind it."""
    found: list[str] = []
    for each in words(text):
        if each.isspace() and found:
            found[-1] += each
        else:
            found.append(each)
    return found


def _stretches(old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    """Divide two lists of words; what is too long to compare between the words that both begin and end with is one."""
    start, end = same_ends(old, new)
    olds, news = slice(start, len(old) - end), slice(start, len(new) - end)
    left, right = old[olds], new[news]
    counts = Counter(left)
    if sum(counts[each] for each in right) > _MOST_PAIRS:
        return [Stretch(False, olds, news)]
    return [Stretch(same, _moved(one, start), _moved(other, start)) for same, one, other in stretches(left, right)]


def _moved(place: slice, by: int) -> slice:
    return slice(place.start + by, place.stop + by)


def _shown(text: Sequence[str], places: Sequence[slice]) -> str:
    """Give the words at places with those around them."""
    near = [slice(max(0, at.start - _AROUND), min(len(text), at.stop + _AROUND)) for at in places]
    shown, end = "", 0
    for at in near:
        if at.start > end:
            shown += "…"
        shown += "".join(text[max(at.start, end) : at.stop])
        end = at.stop
    return shown if end >= len(text) else f"{shown}…"
