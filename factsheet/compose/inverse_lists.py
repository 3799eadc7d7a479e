"""Lists back from words: every way in which a text can be items joined as the language joins them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from babel import Locale

_MOST = 10
"""More joints than this are no list of owners; each doubles the readings."""


def splittings(text: str, locale: Locale, joints: Iterable[str] = ()) -> Iterator[list[str]]:
    """Give the ways to read a text as a list, the text as one item first; joints may be of any place in a list.

    Those of the language are known; `joints` are others.
    """
    parts = re.split(f"({_joints(locale, joints)})", text.strip())
    texts, joints = parts[::2], parts[1::2]
    for cuts in product((False, True), repeat=min(len(joints), _MOST)):
        items = [texts[0]]
        for number, (joint, following) in enumerate(zip(joints, texts[1:], strict=True)):
            if number < len(cuts) and cuts[number]:
                items.append(following)
            else:
                items[-1] += joint + following
        if all(map(str.strip, items)):
            yield [" ".join(item.split()) for item in items]


def _joints(locale: Locale, others: Iterable[str]) -> str:
    """Give a pattern of what stands between items, longer joints first."""
    patterns = locale.list_patterns["standard"].values()
    joints = {*others, *(re.sub(r"\{[01]\}", "", str(pattern)) for pattern in patterns)}
    spaced = sorted((re.escape(joint).replace(r"\ ", r"\s+") for joint in joints if joint.strip()), key=len)
    return "|".join(reversed(spaced))
