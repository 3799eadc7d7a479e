"""Merging versions of one text: changes to different words of it go together, CJK by character.

Rich text is compared with its markup as words of their own, and what comes out must read as the merged words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from factsheet.rich.reading import parse_rich

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_WORDS = re.compile(rf"\]\([^)\s]*\)|\*\*|__|[*_\[\]]|[{_CJK}]|[^\W_{_CJK}]+(?:['’.,-][^\W_{_CJK}]+)*|\s+|.", re.DOTALL)
"""Words, figures with their points, spaces, signs, marks of emphasis, and the ends of links with their targets."""


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """Words of the base, from `start` to `end`, that become others."""

    start: int
    end: int
    words: tuple[str, ...]

    def meets(self, other: _Change, words: list[str]) -> bool:
        """Tell whether two changes overlap, or nothing but a space is between them: what they make nobody has read."""
        first, second = sorted((self, other))
        between = "".join(words[first.end : second.start])
        return self != other and (second.start <= first.end or not between.strip())


def merge_texts(base: str, versions: Iterable[str], *, rich: bool) -> str | None:
    """Give the text with the changes of all versions; None where two of them meet."""
    changed = sorted({version for version in versions if version != base})
    if len(changed) < 2:
        return changed[0] if changed else base
    merged = _merge_words(base, changed)
    if merged is None or not rich:
        return merged
    shown = _merge_words(_shown(base), sorted({_shown(version) for version in changed} - {_shown(base)}))
    return merged if _shown(merged) == shown else None


def _shown(text: str) -> str:
    return "".join(run.text for run in parse_rich(text))


def _merge_words(base: str, versions: list[str]) -> str | None:
    words = words_of(base)
    changes = sorted({change for version in versions for change in _changes(base, version)})
    if any(one.meets(other, words) for at, one in enumerate(changes) for other in changes[at + 1 :]):
        return None
    merged: list[str] = []
    at = 0
    for change in changes:
        merged += [*words[at : change.start], *change.words]
        at = change.end
    return "".join([*merged, *words[at:]])


@lru_cache(maxsize=256)
def _changes(base: str, version: str) -> tuple[_Change, ...]:
    old, new = words_of(base), words_of(version)
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in opcodes:
        if tag == "equal":
            continue
        # Words that only a space parts are changed together.
        joined = bool(found) and not "".join(old[found[-1][1] : a]).strip()
        start, _, first, _ = found.pop() if joined else (a, b, c, d)
        found.append((start, b, first, d))
    return tuple(_Change(a, b, tuple(new[c:d])) for a, b, c, d in found)


def words_of(text: str) -> list[str]:
    """Give the words that texts are merged by; joined, they are the text."""
    return _WORDS.findall(text)
