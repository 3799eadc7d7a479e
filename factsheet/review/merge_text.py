"""Merging versions of one text: changes to different words of it go together.

Rich text is merged with its markup as words of their own, and what comes out must read as the merged words do.
"""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.align.merging import merge
from factsheet.align.words import words
from factsheet.rich.reading import parse_rich


def merge_texts(base: str, versions: Iterable[str], *, rich: bool) -> str | None:
    """Give the text with the changes of all versions; None where two of them meet."""
    changed = {version for version in versions if version != base}
    if len(changed) < 2:
        return changed.pop() if changed else base
    merged = _merge_words(base, changed)
    if merged is None or not rich:
        return merged
    return merged if _shown(merged) == _merge_words(_shown(base), map(_shown, changed)) else None


def _merge_words(base: str, versions: Iterable[str]) -> str | None:
    merged = merge(words(base, whole=True), (words(version, whole=True) for version in versions))
    return None if merged is None else "".join(merged)


def _shown(text: str) -> str:
    return "".join(run.text for run in parse_rich(text))
