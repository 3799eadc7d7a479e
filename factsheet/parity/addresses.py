"""Addresses on the web, and paths of images, that are the same but for the language of the page or the image."""

import re

_PARTS = re.compile(r"[^A-Za-z0-9]+")
_OTHER_NAMES = {"zh": {"cn", "chn", "tw"}, "ja": {"jp", "j"}, "ko": {"kr", "k"}, "en": {"e", "eng"}, "uk": {"ua"}}
"""What sites write for a language beside its tag: `index_e.html` and `index_j.html` at Japan's ministry."""


def same_but_language(one: str, language: str, other: str, other_language: str) -> bool:
    """Tell whether two addresses differ in nothing but the names of their languages (BCP 47 tags).

    A name of a language stands between signs: `/fr/`, `?lang=fr`, `_fr.pdf`, `fr.example.org`.
    """
    names = _names(language) | _names(other_language)
    return one == other or _neutral(one, names) == _neutral(other, names)


def _neutral(address: str, names: set[str]) -> str:
    rest = "/".join(part for part in _PARTS.split(address) if part.casefold() not in names)
    return re.sub("/+", "/", rest)


def _names(language: str) -> set[str]:
    subtags = language.casefold().split("-")
    return {subtags[0], "-".join(subtags), *_OTHER_NAMES.get(subtags[0], ()), *subtags[1:]}
