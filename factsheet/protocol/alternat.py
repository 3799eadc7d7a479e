"""The alternat in texts: where one names all parties in a row, each copy names its own first, and the others in order.

Nothing but the places of the names changes: what stands between them stays, and so the words are the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from babel import Locale
from msgspec import Struct

from factsheet.patterns import late
from factsheet.typography.lists import joints_of, other_joints_of
from factsheet.values.states import find_states

_ARTICLES = (
    "the le la les du de la des de el los las del il lo i gli dello della dei degli delle "
    "o a os as do da dos das der die das des dem den"
)
_PARTICLES = late(
    rf"(?:(?<!\w)(?:de la|{'|'.join(dict.fromkeys(_ARTICLES.split()))})\s+|(?<!\w)(?:l|d|de l|dell)[’'])$",
    re.IGNORECASE,
)
"""An article, or what a preposition has become with one, right before a name; it goes with the name."""
_BETWEEN = late(r"[\s,;、，・·/‐-–—－-]*")

_CODES = "US JP KR CN RU GB FR DE IN AU".split()  # noqa: SIM905 - a line of codes
_SIGNS = {
    "ja": dict(zip(_CODES, "米日韓中露英仏独印豪", strict=True)),
    "zh": dict(zip(_CODES, "美日韩中俄英法德印澳", strict=True)),
    "ko": dict(zip(_CODES, "미일한중러영불독인호", strict=True)),
}
"""The signs that stand for states side by side in Han and Hangul: 日米韓, 한미일."""


class _Slot(Struct, frozen=True):
    """A party's place in a text, with the article before its name."""

    party: str
    start: int
    end: int


def in_turn(text: str, locale: Locale, order: Sequence[str], names: Mapping[str, str]) -> str | None:
    """Give a text with the parties of each row of all of them in an order; None where there is no such row.

    `names` are those of the parties: those of states are known in any language, too.
    """
    rows = [*_rows(text, locale, order, names), *_sign_rows(text, locale, order)]
    for row in sorted(rows, key=lambda row: -row[0].start):
        text = _arranged(text, row, order)
    return text if rows else None


def _rows(text: str, locale: Locale, order: Sequence[str], names: Mapping[str, str]) -> Iterator[list[_Slot]]:
    """Give the rows in which each of the parties stands once, with nothing but joints of lists between."""
    found = sorted(_named(text, locale, set(order), names), key=lambda slot: slot.start)
    joints = {each.strip() for each in (*joints_of(locale), *other_joints_of(locale))}
    at = 0
    while at + len(order) <= len(found):
        row = found[at : at + len(order)]
        gaps = [text[one.end : other.start] for one, other in pairwise(row)]
        if {slot.party for slot in row} == set(order) and all(_joins(gap, joints) for gap in gaps):
            yield row
            at += len(order)
        else:
            at += 1


def _named(text: str, locale: Locale, parties: set[str], names: Mapping[str, str]) -> Iterator[_Slot]:
    found: list[int] = []
    for span in find_states(text, locale.language):
        if len(span.codes) == 1 and span.codes[0] in parties:
            found.append(span.start)
            article = _PARTICLES.search(text[: span.start])
            yield _Slot(span.codes[0], article.start() if article else span.start, span.end)
    for party in parties & names.keys():
        for match in re.finditer(rf"(?<!\w){re.escape(names[party])}(?!\w)", text):
            if match.start() not in found:
                yield _Slot(party, match.start(), match.end())


def _joins(gap: str, joints: set[str]) -> bool:
    bare = gap.strip()
    return bare in joints or _BETWEEN.fullmatch(bare) is not None or bare.lstrip(",، ") in joints


def _sign_rows(text: str, locale: Locale, order: Sequence[str]) -> Iterator[list[_Slot]]:
    signs = {sign: code for code, sign in _SIGNS.get(locale.language, {}).items() if code in order}
    if len(signs) != len(order):
        return
    for match in re.finditer(rf"[{''.join(signs)}]{{{len(order)}}}", text):
        if len(set(match[0])) == len(order):
            yield [_Slot(signs[sign], match.start() + at, match.start() + at + 1) for at, sign in enumerate(match[0])]


def _arranged(text: str, row: list[_Slot], order: Sequence[str]) -> str:
    """Put the names of a row into an order; what stood at its head lends its capital to what stands there now."""
    said = {slot.party: text[slot.start : slot.end] for slot in row}
    head, first = row[0].party, order[0]
    if head != first and _opens(text[: row[0].start]):
        said[first] = said[first][:1].upper() + said[first][1:]
        if _has_article(said[head]):
            said[head] = said[head][:1].lower() + said[head][1:]
    pieces, at = [], row[0].start
    for slot, party in zip(row, order, strict=True):
        pieces += [text[at : slot.start], said[party]]
        at = slot.end
    return text[: row[0].start] + "".join(pieces) + text[at:]


def _opens(before: str) -> bool:
    """Tell whether a sentence begins behind a text."""
    return not before.strip() or before.rstrip()[-1:] in ".!?:"


def _has_article(name: str) -> bool:
    return _PARTICLES.search(re.split(r"(?<=\s)", name, maxsplit=1)[0]) is not None
