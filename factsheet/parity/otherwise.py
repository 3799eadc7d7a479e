"""What a text may say in another way than by the name or number that stands in the other language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factsheet.parity.texts import Said, VersionText
from factsheet.typography.tags import primary_language
from factsheet.values.names.allusions import alludes
from factsheet.values.scanning import Meaning, ValueKind, scan
from factsheet.values.treaties import find_treaties, speaks_of

_BOTH = {
    "en": r"\bboth\b|\beither\b|\bneither\b",
    "fr": r"\bles deux\b|\btous deux\b|\btoutes deux\b",
    "es": r"\bamb[oa]s\b|\blos dos\b|\blas dos\b",
    "pt": r"\bamb[oa]s\b",
    "it": r"\bentramb[ie]\b",
    "de": r"\bbeide",
    "nl": r"\bbeide\b",
    "ru": r"\bоб[аое]",
    "uk": r"\bоб[аоих]",
    "pl": r"\bob[ayu]",
    "ja": "両|双方",
    "zh": "双|雙|两|兩",
    "ko": "양국|양측|양자|양 ",
    "ar": r"\bكل[اتي]|\w{3}(?:ين|ان)\b",
    "fa": r"\bهر دو\b",
    "he": r"\bשני(?:הם|הן|נו)|\bשתי(?:הן|הם)",
    "hi": "दोनों",
}
"""Words for two that are no number; in Arabic the ending of the dual says it, which some plurals share."""
_NUMERALS = "一二三四五六七八九十"
_COUNTED = re.compile(f"[{_NUMERALS}](?=[方国國者])")
_PARTIES = re.compile(r"\d+\s*(?:[かカヵケ]?国|개?국|者|자|方|방|个?国)")
"""Digits with what counts the parties, as Japanese, Korean and Chinese write `the three`."""


def names_otherwise(named: Meaning, texts: Sequence[VersionText]) -> bool:
    """Tell whether texts may speak of a state or treaty that they do not name.

    An adjective or a sign may stand for a state, and the words of a treaty's title without its capitals.
    """
    name = str(named.value[0])
    if named.kind is ValueKind.STATE:
        return any(alludes(text.shown, text.language, name) or _cites(text, name) for text in texts)
    return any(speaks_of(text.shown, text.language, name) for text in texts)


def _cites(text: VersionText, organisation: str) -> bool:
    """Tell whether a text cites a resolution, in whose name the United Nations may stand or not."""
    return organisation == "UN" and any(
        each.name.startswith(("unsc-", "unga-")) for each in find_treaties(text.shown, text.language)
    )


def counts_parties(words: str) -> bool:
    """Tell whether a number counts parties, as Japanese, Korean and Chinese write `the three`."""
    return bool(_PARTIES.fullmatch(words))


def counts_otherwise(number: Said, own: Sequence[VersionText], texts: Sequence[VersionText], parties: int) -> bool:
    """Tell whether texts may say a number of another language's (`own`) that is none in them.

    One is an article, two is `both`, as many as there are parties are a pronoun; digits are part of a name.
    """
    if number.value is None:
        return False
    bare = {reading.value[0] for reading in number.readings if len(reading.value) == 2 and reading.value[1] is None}
    worded = number.worded or counts_parties(number.words)
    if worded and 1 in bare:
        return True
    if worded and parties in bare and not _count_others(texts, parties):
        return any(map(_says_both, own)) or not any(map(_says_both, texts))
    if worded and 2 in bare and any(map(_says_both, texts)):
        return True
    return number.words.isdigit() and any(re.search(rf"(?<!\d){number.words}(?!\d)", text.shown) for text in texts)


def _count_others(texts: Sequence[VersionText], parties: int) -> bool:
    """Tell whether texts count other parties than there are, in signs of Chinese."""
    counted = (_NUMERALS.index(found) + 1 for text in texts for found in _COUNTED.findall(text.shown))
    return any(count != parties for count in counted)


def _says_both(text: VersionText) -> bool:
    """Tell whether a text speaks of two, with or without a number."""
    if any(reading.value == (2, None) for value in scan(text.shown, text.language) for reading in value.readings):
        return True
    pattern = _BOTH.get(primary_language(text.language))
    return bool(pattern and re.search(pattern, text.shown, re.IGNORECASE))
