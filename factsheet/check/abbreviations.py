"""Abbreviations: `unexplained-abbreviation` and `unused-abbreviation`."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from factsheet.check.rule import Finding, Seen
from factsheet.check.shortened import abbreviations, explained, found_in, has_capitals, without
from factsheet.meeting import Meeting, MeetingFile, is_territory
from factsheet.paths import ValuePath, item_text

UNIVERSAL = frozenset(
    ["AM", "COVID", "EU", "EUR", "GBP", "GMT", "JPY", "PM", "TV", "UK", "UN", "US", "USA", "USD", "UTC"]
)
"""Abbreviations that every reader of a fact sheet knows; `docs/rules.md` lists them."""

_PARTIES = frozenset([("EU",), ("GB",), ("UN",), ("US",)])
"""The parties among them, whose abbreviations every reader of a language knows in it: `ООН`, `UE`, `EE. UU.`"""

# Letterheads, references and quoted titles write what they write.
_ELSEWHERE = ("abbreviations", "sources", "contacts", "issuer", "reference", "classification", "clearances")
_NAMES = ("name", "party", "marking")
_HEADS = ("lead", "title", "caption")


def unexplained_abbreviations(meeting: Meeting, seen: Seen) -> Iterator[Finding]:
    """Find abbreviations that are printed and explained nowhere, each where it stands first."""
    texts = list(seen.printed_values())
    suspects = [(path, text) for path, text in texts if has_capitals(text) and _is_prose(path)]
    if not suspects:
        return
    prose = [(path, text) for path, text in texts if _is_prose(path)]
    known = {*UNIVERSAL, *_own(meeting), *(short for _, text in prose for short in explained(text))}
    capitals, spaced = _in_capitals(prose), frozenset(short for short in known if " " in short)
    for path, text in suspects:
        parties: list[str] | None = None
        for short in abbreviations(without(text, spaced), known) if text not in capitals else ():
            known |= {short, short.rstrip("0123456789")}
            parties = _parties_in(text, meeting.language) if parties is None else parties
            if any(short in name for name in parties):
                continue
            hint = f"add `{short}:` to `abbreviations`, or write it out"
            yield Finding(path, f"the abbreviation `{short}` is not explained", (hint,), word=short)


def _parties_in(text: str, language: str) -> list[str]:
    from factsheet.values.states import find_states  # noqa: PLC0415 - most sheets have no abbreviation that is unknown

    return [text[each.start : each.end] for each in find_states(text, language) if each.codes in _PARTIES]


def _own(meeting: Meeting) -> Iterator[str]:
    """Give what the meeting explains: its abbreviations, the codes of its parties, words of names, also in capitals."""
    yield from (short for item in meeting.abbreviations for short in _forms(item.id))
    yield from (item.party for _, item in meeting.parties if is_territory(item.party))
    people = (person.name for _, party in meeting.parties for person in party.people)
    yield from (
        word for name in (*people, *(each.name for each in meeting.contacts)) for word in re.findall(r"\w+", name)
    )


def _forms(short: str) -> tuple[str, ...]:
    """Give an abbreviation as it is listed, and as texts have it: `SDG` of `SDGs`, `LGBTQIA` of `LGBTQIA+`."""
    bare = short.removesuffix("+")
    return (short, bare, bare[:-1]) if bare.endswith("s") and bare[:-1].isupper() else (short, bare)


def _is_prose(path: str) -> bool:
    keys = ValuePath.parse(path).keys
    return keys[0] not in _ELSEWHERE and keys[-1] not in _NAMES


def _in_capitals(prose: Iterable[tuple[str, str]]) -> set[str]:
    """Give the headings and leads that a sheet writes in capitals: where most do, or where one is a usual word."""
    heads = [text for path, text in prose if ValuePath.parse(path).keys[-1] in _HEADS]
    capitals = {text for text in heads if text.isupper()}
    if len(capitals) > 1 and 2 * len(capitals) >= len(set(heads)):
        return capitals
    words = (
        {word for _, text in prose for word in re.findall(r"\w+", text) if not word.isupper()} if capitals else set()
    )
    usual = {word.casefold() for word in words if len(word) > 4}
    return {text for text in capitals if text.strip(" :.").casefold() in usual}


_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters of scripts that write words, or particles (`NATO와`), without a space behind others."""


_LETTER = rf"[^\W_{_UNSPACED}]"
_HAS_UNSPACED, _BEGINS, _END = f"[{_UNSPACED}]", rf"(?<!{_LETTER})", rf"\d|s?(?!{_LETTER})"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)  # most sheets explain no abbreviations


def _stands(short: str, text: str, at: int) -> bool:
    """Tell whether an abbreviation stands in a text as a word, in its plural, or with a figure behind it."""
    if _compiled(_HAS_UNSPACED).search(short):
        return True
    return bool(_compiled(_BEGINS).match(text, at) and _compiled(_END).match(text, at + len(short)))


def abbreviations_in(texts: Iterable[str], listed: Collection[str]) -> set[str]:
    """Give those of the listed abbreviations that stand in texts, as they are listed or in another form."""
    shorts, text = frozenset(short for each in listed for short in _forms(each)), "\n".join(texts)
    standing = {short for short, at in found_in(text, shorts) if _stands(short, text, at)}
    return {each for each in listed if not standing.isdisjoint(_forms(each))}


def unused_abbreviations(file: MeetingFile) -> Iterator[Finding]:
    """Find abbreviations that are explained and stand in no text of the file."""
    listed = [each.id for each in file.meeting.abbreviations]
    used = abbreviations_in(Counter(file.positions.texts) - Counter(listed), listed) if listed else set()
    for each in listed:
        if each not in used:
            message = f"the abbreviation `{each}` is explained, and stands in no text"
            yield Finding(item_text("abbreviations", each), message, ("remove it, or look for another spelling of it",))
