"""What reading facts needs to know of a language: words that deny, that speak of those together, offices; stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct, convert

from factsheet.dates.folding import folded
from factsheet.models.tables import read_table
from factsheet.typography.tags import primary_language


class WordTable(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a language, as `words.toml` has them."""

    offices: Mapping[str, str]
    withdrawn: str
    together: str
    denials: str = ""
    denied_after: str = ""
    denials_alone: str = ""
    stop: str = ""
    not_denials: str = ""
    times: Mapping[str, str] = {}
    denial_phrases: str = ""
    only: str = ""
    mutual: str = ""
    by: str = ""
    clauses: str = ""
    fiscal: str = ""
    places: str = ""


class Words(Struct, frozen=True):
    """The words of a language: sets of folded words, and patterns.

    `denials_alone` deny where none of `denials` stands before them in the same clause. In `eastern` languages a denial
    follows what it denies, and words are not told by spaces. `times` finds those told from the day of a text, `fiscal`
    years of budgets. What `mutual` verbs join may change places; `by` stands before who did it, and `clauses` between
    two clauses.
    """

    denials: frozenset[str]
    denials_alone: frozenset[str]
    denied_after: re.Pattern[str] | None
    withdrawn: tuple[str, ...]
    together: tuple[str, ...]
    stop: frozenset[str]
    not_denials: re.Pattern[str] | None
    offices: re.Pattern[str]
    times: re.Pattern[str]
    denial_phrases: re.Pattern[str] | None
    mutual: frozenset[str]
    by: re.Pattern[str] | None
    clauses: re.Pattern[str] | None
    fiscal: re.Pattern[str] | None
    places: frozenset[str]
    eastern: bool
    meanings: Mapping[str, str]

    def meaning_of(self, phrase: str) -> str:
        """Give what a phrase that `offices` or `times` has found means."""
        return self.meanings[plain(phrase)]


EASTERN = frozenset({"ja", "ko"})
"""Languages whose denials stand behind what they deny."""


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Give a text folded, without accents, and with single spaces."""
    letters = unicodedata.normalize("NFKD", folded(text))
    return " ".join(unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c))).split())


def plain_words(text: str) -> list[str]:
    """Give the words of a text, each as `plain` gives it."""
    return [plain(word) for word in re.findall(r"[^\W_]+", text)]


@cache
def _tables() -> dict[str, WordTable]:
    return convert(read_table("factsheet.trace", "words.toml"), dict[str, WordTable])


def is_known(language: str) -> bool:
    """Tell whether denials, offices and who did it are read in a language."""
    return primary_language(language) in _tables()


@lru_cache(maxsize=16)
def words_of(language: str) -> Words | None:
    """Give the words of a language (BCP 47), or None where they are not known."""
    base = primary_language(language)
    table = _tables().get(base)
    if table is None:
        return None
    eastern = base in EASTERN
    phrases = {**table.offices, **table.times}
    meanings = {plain(form): meaning for meaning, forms in phrases.items() for form in forms.split("|")}
    return Words(
        denials=_set(table.denials),
        denials_alone=_set(table.denials_alone),
        denied_after=_any_of(table.denied_after),
        withdrawn=tuple(_set(table.withdrawn)),
        together=tuple(_set(table.together)),
        stop=_set(table.stop),
        not_denials=_not_denials(table),
        offices=_phrases(table.offices, eastern=eastern),
        times=_phrases(table.times, eastern=eastern),
        denial_phrases=_any_of(table.denial_phrases, whole=True),
        mutual=_set(table.mutual),
        by=_any_of(table.by, whole=not eastern),
        clauses=_any_of(table.clauses, whole=not eastern),
        fiscal=re.compile(table.fiscal, re.IGNORECASE) if table.fiscal else None,
        places=frozenset(table.places.split()),
        eastern=eastern,
        meanings=meanings,
    )


def _not_denials(table: WordTable) -> re.Pattern[str] | None:
    """Give the pattern of what looks like a denial and is none: listed words, and what limits as `ne … que` does."""
    listed = _any_of(table.not_denials)
    patterns = [each for each in (table.only, listed.pattern if listed else "") if each]
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE) if patterns else None


def _set(listed: str) -> frozenset[str]:
    return frozenset(plain(word) for word in listed.split())


def _any_of(listed: str, *, whole: bool = False) -> re.Pattern[str] | None:
    """Give the pattern of any of the listed words, `_` standing for a space; of `whole` words or not; None of none."""
    words = "|".join(re.escape(word.replace("_", " ")) for word in listed.split())
    bound = (r"(?<![^\W_])", r"(?![^\W_])") if whole else ("", "")
    return re.compile(f"{bound[0]}(?:{words}){bound[1]}", re.IGNORECASE) if words else None


def _phrases(phrases: Mapping[str, str], *, eastern: bool) -> re.Pattern[str]:
    """Give the pattern of all phrases in text as written, the longest first; spaces, hyphens and quotes vary."""
    forms = sorted({form for listed in phrases.values() for form in listed.split("|")}, key=len, reverse=True)
    patterns = (
        re.escape(form).replace(r"\ ", r"[\s\u00a0]+").replace(r"\-", "[-\u2010\u2011]").replace("’", "[’']")
        for form in forms
    )
    bound = ("", "") if eastern else (r"(?<![^\W_])", r"(?![^\W_])")
    return re.compile(f"{bound[0]}(?:{'|'.join(patterns)}){bound[1]}", re.IGNORECASE)


_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "aciones", "ation", "acion", "ements", "ement", "amiento",
    "ments", "ment", "ances", "ance", "ences", "ence", "ings", "ing", "aron", "eron", "ando", "iendo", "ados", "adas",
    "ado", "ada", "ives", "ive", "ies", "ied", "ees", "ers", "er", "ee", "ed", "es", "ly", "s", "e", "y", "o", "a",
)  # fmt: skip
_LEAST = 4
_DOUBLING = frozenset({"ed", "ing"})
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
"""Consonants that stand twice before some endings: `committed`."""


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Give a word without the ending that its forms differ in, as far as letters tell."""
    bare = re.sub("['’](?:s)?$", "", plain(word))
    for ending in _ENDINGS:
        if bare.endswith(ending) and not bare.endswith("ss") and len(bare) - len(ending) >= _LEAST:
            return _DOUBLED.sub(r"\1", bare[: -len(ending)]) if ending in _DOUBLING else bare[: -len(ending)]
    return bare
