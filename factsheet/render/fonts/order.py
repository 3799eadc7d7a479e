"""In which order a theme's families are asked, by language."""

from __future__ import annotations

from factsheet.render.theme import FontChoice


def fallback_order(choice: FontChoice, language: str) -> tuple[str, ...]:
    """Give the families that serve text in a language (BCP 47), the theme's own first.

    The family of the language comes before those of other languages: they all have the Han characters, each in the
    forms of its own (Unicode 16, 18.1).
    """
    own = language_family(choice, language)
    others = [name for name in choice.fallback if name != own]
    if own:
        place = next((at for at, name in enumerate(others) if name in choice.languages.values()), len(others))
        others.insert(place, own)
    return (choice.family, *others)


def language_family(choice: FontChoice, language: str) -> str | None:
    """Look up the family of a language, by ever shorter tags (RFC 4647, 3.4): zh-Hans-CN, zh-Hans, zh."""
    families = {tag.lower(): name for tag, name in choice.languages.items()}
    tag = language.lower()
    while tag:
        if tag in families:
            return families[tag]
        tag = tag.rpartition("-")[0]
    return None
