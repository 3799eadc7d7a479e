"""Random edits of a meeting in plain values, so that a second version of it can be compared with the first."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from random_meetings import ENGLISH, Data

TEXTS = {"lead", "text", "action", "title", "caption", "due", "paragraph", "occasion", "office", "publisher"}
"""The keys whose texts are reworded."""
TEXTS_IN_LISTS = {"summary", "content", "points", "cells"}
"""The keys of lists whose items may be texts."""
POINTS = TEXTS_IN_LISTS - {"cells"}
LISTS = POINTS | {"rows", "follow_ups", "people", "sections", "contacts"}
"""The keys of lists whose items go and move; new ones come among points."""


def edited(data: Data, seed: str) -> Data:
    """Give a meeting with up to twelve edits, and with another version, status or title."""
    rng, new = random.Random(seed), deepcopy(data)
    for _ in range(rng.choice([1, 3, 6, 12])):
        edit, *where = rng.choice(list(_edits(new)))
        edit(rng, *where)
    return new | rng.choice([{}, {"version": "1.4"}, {"status": "cleared"}, {"title": f"{data['title']} again"}])


def _edits(value: Any, key: str = "") -> Iterator[tuple[Any, ...]]:
    """Give all edits that can be made in a value, each a function and where it is to act."""
    if isinstance(value, dict):
        yield from ((_reword, value, name) for name in value if name in TEXTS and isinstance(value[name], str))
        for name, inner in value.items():
            yield from _edits(inner, name)
    elif isinstance(value, list):
        if key in LISTS and len(value) > 1:
            yield from ((_remove, value), (_move, value))
        if key in POINTS:
            yield _add, value
        if key in TEXTS_IN_LISTS:
            yield from ((_reword, value, at) for at, inner in enumerate(value) if isinstance(inner, str))
        for inner in value:
            yield from _edits(inner, "cells" if isinstance(inner, list) else "")


def _reword(rng: random.Random, holder: Any, key: str | int) -> None:
    words = holder[key].split(" ")
    # What is marked up stays, so that no mark loses its other half.
    plain = [at for at, word in enumerate(words) if re.fullmatch(r"\w+", word)]
    for at in rng.sample(plain, min(len(plain), rng.choice([1, 1, 2, 9]))):
        words[at] = rng.choice([rng.choice(ENGLISH), f"{words[at]} {rng.choice(ENGLISH)}", words[at].upper()])
    holder[key] = " ".join(words)


def _remove(rng: random.Random, items: list[Any]) -> None:
    del items[rng.randrange(len(items))]


def _move(rng: random.Random, items: list[Any]) -> None:
    items.insert(rng.randrange(len(items)), items.pop(rng.randrange(len(items))))


def _add(rng: random.Random, items: list[Any]) -> None:
    words = " ".join(rng.choices(ENGLISH, k=rng.choice([2, 20])))
    items.insert(rng.randint(0, len(items)), f"One point more, number {rng.randrange(10**9)}: **{words}**.")
