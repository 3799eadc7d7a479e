"""What of a sentence is denied: the words that a `not` governs, to the end of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factsheet.trace.language import Words, plain

if TYPE_CHECKING:
    from factsheet.trace.elements import Element

_GOVERNED = 3
"""So many elements behind a denial are under it, or before it."""
_WITHDRAWN = 6
_WORD = re.compile(r"[^\W_]+(?:['’](?=[^\W_]))?|[,;:.!?—–。、]")
_STOPS = frozenset(",;:—–。")
_CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)


def with_denials(elements: Iterable[Element], text: str, known: Words) -> list[Element]:
    """Give elements, in order, with what is denied of them, and what is under a word such as `prevent`."""
    listed = list(elements)
    flips = [0] * len(listed)
    heads: set[int] = set()
    for start, after in _denials(text, known):
        under = _governed(listed, start, text, after=after)
        heads.update(under[:1])
        for place in under:
            flips[place] += 1
    soft = {place for start in _withdrawals(text, known) for place in _near(listed, start)}
    return [
        replace(each, denied=bool(flips[place] % 2), head=place in heads, withdrawn=place in soft)
        for place, each in enumerate(listed)
    ]


def _denials(text: str, known: Words) -> Iterator[tuple[int, bool]]:
    """Give where denials stand, and whether they deny what stands behind them."""
    yield from ((start, True) for start in _denying_words(text, known))
    if known.denial_phrases:
        yield from ((found.end(), True) for found in known.denial_phrases.finditer(text))
    if "n't" in known.denials:
        yield from ((found.start(), True) for found in _CONTRACTED.finditer(text))
    if known.denied_after:
        others = list(known.not_denials.finditer(text)) if known.not_denials else []
        for found in known.denied_after.finditer(text):
            if not any(each.start() <= found.start() < each.end() for each in others):
                yield found.start(), False


def _denying_words(text: str, known: Words) -> Iterator[int]:
    last = -1
    for count, found in enumerate(_WORD.finditer(text)):
        low = plain(found[0])
        if known.not_denials and known.not_denials.match(text, found.start()):
            continue
        if low in known.denials:
            last = count
            yield found.start()
        elif low in known.denials_alone and (last < 0 or count - last > _WITHDRAWN):
            yield found.start()
        elif found[0] in _STOPS:
            last = -1


def _governed(listed: list[Element], start: int, text: str, *, after: bool) -> list[int]:
    """Give the places of the elements that a denial at `start` governs."""
    if not after:
        before = [place for place, each in enumerate(listed) if each.start < start]
        return before[-1:]
    behind = [place for place, each in enumerate(listed) if each.start >= start]
    kept: list[int] = []
    for place in behind[:_GOVERNED]:
        if kept and _STOPS & set(text[listed[kept[-1]].end : listed[place].start]):
            break
        kept.append(place)
    return kept


def _withdrawals(text: str, known: Words) -> Iterator[int]:
    if known.eastern:
        yield from (found.start() for word in known.withdrawn for found in re.finditer(re.escape(word), text))
        return
    words = frozenset(known.withdrawn)
    yield from (found.start() for found in _WORD.finditer(text) if plain(found[0]) in words)


def _near(listed: list[Element], start: int) -> list[int]:
    """Give the places of elements near a word that withdraws: those behind it, and some before it."""
    behind = [place for place, each in enumerate(listed) if each.start >= start][: _WITHDRAWN * 2]
    before = [place for place, each in enumerate(listed) if each.start < start][-_WITHDRAWN:]
    return [*before, *behind]
