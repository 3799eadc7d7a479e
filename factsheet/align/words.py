"""Words of a text, and how alike two texts are by them, with every threshold of likeness in the program."""

import re
from collections import Counter
from functools import cache, lru_cache

# Combining marks that no word may be parted from: Latin, Hebrew, Arabic and South and South-East Asian ones.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u109f\u200c\u200d"
# Scripts that are compared by the character (UAX 24): Han, Hiragana, Katakana, Bopomofo, Hangul and, which stands among
# supplements of kana, Nushu; with the signs that these share.
_EAST_ASIAN = (
    "[\u02ea\u02eb\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3021-\u303c\u3040-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uff9f\uffa0-\uffdc\U00016fe1-\U00016ff6\U0001aff0-\U0001b2ff\U0001f200\U00020000-\U0003ffff]"
)
_VARIANTS = "[\u302a-\u302f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
_WORD = f"(?:[A-Za-z0-9]++|(?!{_EAST_ASIAN}|_)[\\w{_MARKS}])++"
# Any other character, with what only makes another of it: skin tones, joined emoji, accents.
_SIGN = f".(?:[{_MARKS}\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*"


@cache
def _pattern(*, whole: bool) -> re.Pattern[str]:
    # Compiled when a text is cut, which no release needs: it takes longer than to import the module.
    before, joints = (r"\]\([^)\s]*\)|\*\*|__|[*_\[\]]|", "'’.,\u2011-") if whole else ("", "'’\u2011-")
    word = f"{_WORD}(?:[{joints}]{_WORD})*"
    return re.compile(rf"{before}\s|{_EAST_ASIAN}{_VARIANTS}|\d+(?:[.,:/]\d+)+|{word}|{_SIGN}", re.DOTALL)


_STRAIGHT = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def words(text: str, *, whole: bool = False) -> list[str]:
    """Cut a text into words, numbers, signs and single blanks, East Asian text by the character; joined, they are it.

    With `whole`, what two people cannot change independently is one word: marks of emphasis, ends of links with their
    targets, and what a point or comma joins, such as addresses.
    """
    return _pattern(whole=whole).findall(text)


def folded(text: str) -> str:
    """Give a text with straight quotation marks in the place of curly ones, one for one."""
    return text.translate(_STRAIGHT)


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
KEPT = 0.25
"""The least share of the characters that must stay between changes: below it, words left there only confuse."""
SAME_KIND = 0.05
"""The likeness of what is of one kind and has nothing else in common; it decides where nothing else does."""


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Tell how much of their words two texts share, from 0 to 1 (Sørensen and Dice); 0 where that is less than `least`.

    Blanks, signs and the form of quotation marks do not count; two texts without words are the same.
    """
    ours, theirs = _counted(one), _counted(other)
    total = ours.total() + theirs.total()
    share = 2 * (ours & theirs).total() / total if total else 1.0
    return share if share >= least else 0.0


def likeness_elsewhere(one: str, other: str) -> float:
    """Tell how alike two texts are that stand in different places; 0 where too little says that they are the same."""
    return likeness(one, other, MOVED) if one == other or min(len(one), len(other)) >= SHORT else 0.0


@lru_cache(maxsize=4096)
def _counted(text: str) -> Counter[str]:
    return Counter(word for word in words(folded(text)) if word[0].isalnum())
