"""Wording that messages share: numbers with nouns, and the word that was meant."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: `1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Give the known word most like a misspelt one, case aside, if any is as like as `cutoff` (0 to 1)."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where a word is misspelt

    folded = {each.casefold(): each for each in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else None


def did_you_mean(word: str) -> str:
    """Give the hint that names the word which was meant."""
    return f"did you mean `{word}`?"


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Give the hint that names the known word most like a misspelt one, or None."""
    close = nearest(word, known)
    return did_you_mean(close) if close else None
