"""How alike two texts are, and how alike they must be to count as one."""

from collections import Counter
from functools import lru_cache

from factsheet.align.words import folded, words

LIKE = 0.4
"""From this likeness on, two texts in the same surroundings are versions of one: half of the words may be others."""
LIKE_ROWS = 0.5
"""The same for rows, which have names of states and days in common whatever they say."""
PART = 0.6
"""The share of a paragraph's characters that the rest of a neighbour must have for it to be split from that."""
MOVED = 0.75
"""From this likeness on, what is new is what is gone elsewhere: nothing around it says so."""
SHORT = 12
"""Texts with fewer characters are the same elsewhere only to the letter: many points say `None` or a name."""
REDLINED = 0.25
"""From this likeness on, a redline shows a text as the version of one in its place: what both say is not struck."""
KEPT = 0.03
"""The least share of the characters that must stay between changes: below it, words left there only confuse."""
SAME_KIND = 0.05
"""The likeness of what is of one kind and has nothing else in common; it decides where nothing else does."""


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Tell how much of their words two texts share, from 0 to 1 (Sørensen and Dice); 0 where that is less than `least`.

    Blanks, signs and the form of quotation marks do not count; two texts without words are the same.
    """
    (ours, size), (theirs, other_size) = _counted(one), _counted(other)
    total = size + other_size
    if not total:
        return 1.0
    if 2 * min(size, other_size) < least * total:
        return 0.0  # not even if all words of the shorter one are in the longer one
    few, many = (ours, theirs) if len(ours) < len(theirs) else (theirs, ours)
    share = 2 * sum([min(count, many[word]) for word, count in few.items() if word in many]) / total
    return share if share >= least else 0.0


def likeness_elsewhere(one: str, other: str) -> float:
    """Tell how alike two texts are that stand in different places; 0 where too little says that they are the same."""
    return likeness(one, other, MOVED) if one == other or min(len(one), len(other)) >= SHORT else 0.0


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[Counter[str], int]:
    """Count each word, and all."""
    found = Counter([word for word in words(folded(text)) if word[0].isalnum()])
    return found, found.total()
