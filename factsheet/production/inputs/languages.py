"""Files named by a language: `labels/pt.yaml` serves pt-BR where there is no `labels/pt-BR.yaml`."""

from __future__ import annotations

from collections.abc import Iterable


def fallbacks(tag: str) -> tuple[str, ...]:
    """Give a BCP 47 tag and what it falls back to by cutting subtags from its end (RFC 4647 section 3.4)."""
    subtags = tag.split("-")
    return tuple("-".join(subtags[:count]) for count in range(len(subtags), 0, -1))


def match_language(known: Iterable[str], tag: str) -> str | None:
    """Give the known tag that serves a language, or None; tags compare without case (RFC 5646 section 2.1.1)."""
    folded = {each.casefold(): each for each in known}
    return next((folded[each] for each in fallbacks(tag.casefold()) if each in folded), None)
