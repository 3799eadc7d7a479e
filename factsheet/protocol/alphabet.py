"""English alphabetical order of names, as lists of states have it: word by word, accents and punctuation aside."""

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

from factsheet.patterns import late

Key: TypeAlias = tuple[tuple[str, ...], str]
"""What names compare by: their words in base letters, and where these are the same, the names as they are written."""

_LETTERS = str.maketrans({
    **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"},
    **{"æ": "ae", "œ": "oe", "þ": "th"},
})  # fmt: skip
"""Letters that Unicode does not take apart, and what English files them under."""

_WITHIN = late(r"['’ʼ‘`.]")
_BETWEEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=1024)
def alphabetical(name: str) -> Key:
    """Give the key of a name: Côte d’Ivoire stands under C, Guinea-Bissau behind Guinea, the Gambia under G."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(each for each in apart if not unicodedata.combining(each)).translate(_LETTERS)
    words = _BETWEEN.sub(" ", _WITHIN.sub("", letters.replace("&", " and "))).split()
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words), name
