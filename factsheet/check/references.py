"""What a sheet refers to: `unexplained-abbreviation` and `unknown-source`."""

import re
from collections.abc import Collection, Iterator

from factsheet.check.rule import Finding, parts, printed_values
from factsheet.diagnostics import Related, suggest
from factsheet.document.nodes import Document
from factsheet.meeting import Cited, Meeting, is_territory
from factsheet.paths import ValuePath, item_text, key_text

UNIVERSAL = frozenset(
    ["AM", "COVID", "EU", "EUR", "GBP", "GMT", "JPY", "PM", "TV", "UK", "UN", "US", "USA", "USD", "UTC"]
)
"""Abbreviations that every reader of a fact sheet knows; `docs/rules.md` lists them."""

# Letterheads, references and quoted titles write what they write.
_ELSEWHERE = ("abbreviations", "sources", "contacts", "issuer", "reference")
_NAMES = ("name", "party")

_WORD = re.compile(r"[^\W_]+(?:[&+][^\W_]+)*")
# Possessive, and only from the start of a word: else a long word takes the square of its length.
_IN_PARENTHESES = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}+ ++[^\W\d_]{2,}+ \(([^\s()]+)\)")
_NUMERAL = re.compile(r"(?=..)X{0,3}(?:IX|IV|V?I{0,3})")


def unexplained_abbreviations(meeting: Meeting, document: Document) -> Iterator[Finding]:
    """Find abbreviations that are printed and explained nowhere, each where it stands first."""
    texts = list(printed_values(document))
    parties = {item.party for item in meeting.participants if is_territory(item.party)}
    known = UNIVERSAL | parties | {item.id for item in meeting.abbreviations}
    known |= {short for path, text in texts for short in explained(text) if _is_prose(path)}
    for path, text in texts:
        for short in _abbreviations(text):
            if short not in known and _is_prose(path):
                known |= {short}
                hint = f"add `{short}:` to `abbreviations`, or write it out"
                yield Finding(path, f"the abbreviation `{short}` is not explained", (hint,))


def _is_prose(path: str) -> bool:
    keys = ValuePath.parse(path).keys
    return keys[0] not in _ELSEWHERE and keys[-1] not in _NAMES


def _abbreviations(text: str) -> Iterator[str]:
    """Give the abbreviations in a text: words of two and more capital letters, a plural's `s` taken off.

    Several words of nothing but capitals are a heading; numerals such as II and XIV are numbers.
    """
    words = _WORD.findall(text)
    if not text.isascii():
        words = [part for word in words for part in _cased(word)]
    if all(map(str.isupper, filter(str.isalpha, text))) and sum(any(map(str.isalpha, word)) for word in words) > 1:
        return
    for word in words:
        if word.islower() or word[1:].islower():  # the common case: at most one capital
            continue
        short = word.removesuffix("s")
        if sum(map(str.isupper, short)) > 1 and short == short.upper() and not _NUMERAL.fullmatch(short):
            yield short


def _cased(word: str) -> list[str]:
    """Take the letters of scripts without capitals out of a word: they may touch an abbreviation."""
    if word.isascii():
        return [word]
    return "".join(c if c.lower() != c.upper() or not c.isalpha() else " " for c in word).split()


def explained(text: str) -> list[str]:
    """Give the abbreviations that stand in parentheses behind the words they stand for."""
    return _IN_PARENTHESES.findall(text) if " (" in text else []


def unknown_sources(meeting: Meeting, _: Document) -> Iterator[Finding]:
    """Find references to sources that are not listed."""
    known = dict.fromkeys(source.id for source in meeting.sources)
    listed = (Related("the sources are listed here", path="sources"),) if known else ()
    for path, part in parts(meeting):
        for name in part.sources if isinstance(part, Cited) else ():
            if name not in known:
                hints = (_hint(name, known),)
                yield Finding(item_text(key_text(path, "sources"), name), f"there is no source `{name}`", hints, listed)


def _hint(name: str, known: Collection[str]) -> str:
    if close := suggest(name, known):
        return close
    return f"the ids in `sources` are: {', '.join(known)}" if known else f"list it in `sources`, with `id: {name}`"
