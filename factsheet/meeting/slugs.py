"""Ids made of texts."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2s

from factsheet.source import Mapping, Scalar, Sequence

SHORT_WORDS = 6
NAMELESS = "nameless"
"""The id of an item whose text has neither letters nor digits."""

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 100
_SCOPED = 120


def slug(text: str, words: int | None = None) -> str:
    """Make an id of a text: its letters and digits of any script, folded to lower case, joined by hyphens.

    Marks are dropped, so that vowel signs split no word; a text that is too long ends in a hash of the whole.
    """
    return bounded("-".join(_WORD.findall(_folded(text))[:words]), _LONGEST)


def _folded(text: str) -> str:
    if text.isascii():  # most texts are, and have nothing to normalise
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if not unicodedata.category(c).startswith("M"))


def scoped(parent: str, name: str) -> str:
    """Put a name behind its parent's."""
    return bounded(f"{parent}.{name}", _SCOPED)


def bounded(name: str, longest: int) -> str:
    """Give a name, with a hash for its tail where it has more than `longest` characters."""
    if len(name) <= longest:
        return name
    digest = blake2s(name.encode(), digest_size=4).hexdigest()
    return f"{name[: longest - 9].rstrip('-.')}-{digest}"


def texts_of(item: Mapping, keys: tuple[str, ...]) -> list[str]:
    """Give the texts that name an item: the values of the keys, of cells each, of columns their titles together."""
    found: list[str] = []
    for entry in filter(None, map(item.get, keys)):
        match entry.value:
            case Scalar(value) if value:
                found.append(value)
            case Sequence() if entry.key == "columns":
                found.append(" ".join(_texts(entry.value, "title")))
            case Sequence():
                found += _texts(entry.value, "text")
    return found


def _texts(sequence: Sequence, key: str) -> list[str]:
    return [text for item in sequence.items if isinstance(item, Mapping) and (text := item.text(key))]
