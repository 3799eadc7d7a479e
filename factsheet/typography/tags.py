"""Tags of languages (BCP 47), and which of those that there are serves one (RFC 4647)."""

from collections.abc import Iterable
from functools import lru_cache

from factsheet.patterns import late

_PARENTS = {
    **dict.fromkeys(("zh-hk", "zh-mo", "zh-tw"), "zh-Hant"),
    "zh-hant": None,
    **{f"pt-{each}": "pt-PT" for each in ("ao", "ch", "cv", "gq", "gw", "lu", "mo", "mz", "st", "tl")},
}
"""What stands above a tag, in lower case, where that is not the tag cut short (CLDR 48, parentLocales, likelySubtags).

Texts in Traditional characters are none of those in Simplified ones.
"""


_TAG = late("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def is_well_formed(tag: str) -> bool:
    """Tell whether a text has the form of a BCP 47 tag (RFC 5646 section 2.1).

    Babel alone would take POSIX names such as `en.UTF-8`.
    """
    return _TAG.fullmatch(tag) is not None


@lru_cache(maxsize=1024)
def primary_language(tag: str) -> str:
    """Give the primary language subtag of a BCP 47 tag, in lower case (RFC 5646 section 2.2.1): `zh` of `zh-Hant-TW`.

    Subtags may be joined by `_`, too, as those of CLDR are.
    """
    return tag.replace("_", "-").partition("-")[0].lower()


def fallbacks(tag: str) -> tuple[str, ...]:
    """Give a BCP 47 tag and what it falls back to, by cutting subtags from its end (RFC 4647 section 3.4) as a rule."""
    found = []
    above: str | None = tag
    while above:
        found.append(above)
        above = _PARENTS.get(above.casefold(), above.rpartition("-")[0])
    return tuple(found)


def match_language(known: Iterable[str], tag: str) -> str | None:
    """Give the known tag that serves a language, or None; tags compare without case (RFC 5646 section 2.1.1)."""
    return next(iter(matching(known, tag)), None)


def matching(known: Iterable[str], tag: str) -> tuple[str, ...]:
    """Give the known tags that serve a language, the nearest first."""
    folded = {each.casefold(): each for each in known}
    return tuple(folded[each.casefold()] for each in fallbacks(tag) if each.casefold() in folded)
