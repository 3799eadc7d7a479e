"""Embedding levels and the visual order of a line, from characters (UAX 9 of Unicode 15).

No maintained library for Python gives levels: fribidi's and ICU's bindings want a system's library, python-bidi gives
reordered text alone.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile

from msgspec import Struct

REMOVED = -1
"""The level of what X9 takes out: embeddings, overrides, their ends, and boundary neutrals."""

_MAX_DEPTH, _MAX_BRACKETS = 125, 63
_EMBEDDINGS = {"LRE": (0, None), "RLE": (1, None), "LRO": (0, "L"), "RLO": (1, "R")}
"""Parity and override of what X2 to X5 open."""
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_GONE = frozenset((*_EMBEDDINGS, "PDF", "BN"))
_NEUTRAL = frozenset((*_ISOLATES, "PDI", "B", "S", "WS", "ON"))
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""The strong direction that N0 to N2 take a class for."""

_BLOCKS = (
    (0, "L"), (0x590, "R"), (0x600, "AL"), (0x7C0, "R"), (0x860, "AL"), (0x900, "L"), (0x20A0, "ET"), (0x20D0, "L"),
    (0xFB1D, "R"), (0xFB50, "AL"), (0xFDD0, "BN"), (0xFDF0, "AL"), (0xFE00, "L"), (0xFE70, "AL"), (0xFF00, "L"),
    (0xFFF0, "BN"), (0xFFF9, "L"), (0xFFFE, "BN"), (0x10000, "L"), (0x10800, "R"), (0x10D00, "AL"), (0x10D40, "R"),
    (0x10EC0, "AL"), (0x10F00, "R"), (0x10F30, "AL"), (0x10F70, "R"), (0x11000, "L"), (0x1E800, "R"), (0x1EC70, "AL"),
    (0x1ECC0, "R"), (0x1ED00, "AL"), (0x1ED50, "R"), (0x1EE00, "AL"), (0x1EF00, "R"), (0x1F000, "L"), (0xE0000, "BN"),
    (0xE1000, "L"),
)  # fmt: skip
"""The class of characters that are not assigned, from each of these on (DerivedBidiClass.txt)."""
_STARTS = [start for start, _ in _BLOCKS]

_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜\u3008\u3009《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
"""Paired brackets, each opening one before its closing one (BidiBrackets.txt); U+2329 is U+3008 when normal."""
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_CLOSERS = frozenset(_CLOSING.values())


def bidi_class(character: str) -> str:
    """Give the Bidi_Class of a character (UAX 44); of one that is not assigned, that of its block."""
    return unicodedata.bidirectional(character) or _BLOCKS[bisect_right(_STARTS, ord(character)) - 1][1]


def embedding_levels(text: str, base: int | None = None) -> list[int]:
    """Give the level of each character of a paragraph, `REMOVED` for one that has none.

    `base` is the level of the paragraph, 0 or 1; without one it is that of the first strong character (P2, P3). L1 is
    applied to the end of the paragraph and before separators; ends of lines are up to the caller.
    """
    classes = list(map(bidi_class, text))
    ends = _isolate_ends(classes)
    base = _first_strong(classes, ends, 0, len(classes)) if base is None else base
    levels, kinds = _explicit(classes, ends, base)
    for run in _sequences(classes, levels, ends, base):
        _resolve(text, classes, kinds, levels[run.indexes[0]], run)
    for index, kind in enumerate(kinds):
        if levels[index] != REMOVED:
            levels[index] += _IMPLICIT[levels[index] % 2].get(kind, 0)
    for index in _reset(classes):
        levels[index] = base if levels[index] != REMOVED else REMOVED
    return levels


_IMPLICIT = ({"R": 1, "AN": 2, "EN": 2}, {"L": 1, "EN": 1, "AN": 1})
"""What I1 and I2 add to even and to odd levels."""


def visual_order(levels: Sequence[int]) -> list[int]:
    """Give the indexes of items of a line from left to right, by their levels (L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for least in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        at = 0
        for turned, group in groupby([levels[index] >= least for index in order]):
            end = at + len(list(group))
            if turned:
                order[at:end] = order[at:end][::-1]
            at = end
    return order


def _isolate_ends(classes: Sequence[str]) -> dict[int, int]:
    """Give the index of the end of each isolate that has one (BD9)."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for index, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(index)
        elif kind == "PDI" and opened:
            found[opened.pop()] = index
    return found


def _first_strong(classes: Sequence[str], ends: Mapping[int, int], start: int, end: int) -> int:
    """Give the level of the first strong character outside of isolates (P2, P3), 0 where there is none."""
    while start < end:
        kind = classes[start]
        if kind in {"L", "R", "AL"}:
            return int(kind != "L")
        start = ends.get(start, end) if kind in _ISOLATES else start + 1
    return 0


class _Status(Struct, frozen=True):
    """An entry of the directional status stack (X1)."""

    level: int
    override: str | None
    isolate: bool

    def next(self, parity: int) -> int:
        """Give the next higher level, odd or even."""
        return self.level + (1 if self.level % 2 != parity else 2)


def _explicit(  # noqa: C901, PLR0912 - a case for each rule
    classes: Sequence[str], ends: Mapping[int, int], base: int
) -> tuple[list[int], list[str]]:
    """Give the levels and classes after X1 to X8."""
    stack = [_Status(base, None, isolate=False)]
    overflown_isolates = overflown = isolates = 0
    levels, kinds = [REMOVED] * len(classes), list(classes)
    for index, kind in enumerate(classes):
        if kind in _EMBEDDINGS:
            parity, override = _EMBEDDINGS[kind]
            level = stack[-1].next(parity)
            if level <= _MAX_DEPTH and not (overflown or overflown_isolates):
                stack.append(_Status(level, override, isolate=False))
            elif not overflown_isolates:
                overflown += 1
        elif kind == "PDF":
            if overflown and not overflown_isolates:
                overflown -= 1
            elif not (overflown_isolates or stack[-1].isolate) and len(stack) > 1:
                stack.pop()
        elif kind != "BN":
            if kind == "PDI":
                if overflown_isolates:
                    overflown_isolates -= 1
                elif isolates:
                    overflown, isolates = 0, isolates - 1
                    while not stack.pop().isolate:
                        pass
            levels[index] = base if kind == "B" else stack[-1].level
            kinds[index] = stack[-1].override or kind if kind != "B" else kind
            if kind in _ISOLATES:
                inside = _first_strong(classes, ends, index + 1, ends.get(index, len(classes)))
                level = stack[-1].next(inside if kind == "FSI" else int(kind == "RLI"))
                if level <= _MAX_DEPTH and not (overflown or overflown_isolates):
                    isolates += 1
                    stack.append(_Status(level, None, isolate=True))
                else:
                    overflown_isolates += 1
    return levels, kinds


class _IsolatingRun(Struct, frozen=True):
    """An isolating run sequence (BD13): the indexes of its characters, and the directions at its ends (X10)."""

    indexes: list[int]
    before: str
    behind: str


def _sequences(
    classes: Sequence[str], levels: Sequence[int], ends: Mapping[int, int], base: int
) -> Iterator[_IsolatingRun]:
    kept = [index for index, level in enumerate(levels) if level != REMOVED]
    runs = [list(group) for _, group in groupby(kept, key=lambda index: levels[index])]
    begun = {run[0]: run for run in runs}
    places = {index: place for place, index in enumerate(kept)}
    continuing = set(ends.values())
    for run in runs:
        if run[0] in continuing:
            continue
        indexes = list(run)
        while indexes[-1] in ends:
            indexes += begun[ends[indexes[-1]]]
        level, first, behind = levels[run[0]], places[indexes[0]], places[indexes[-1]] + 1
        before = levels[kept[first - 1]] if first else base
        after = levels[kept[behind]] if behind < len(kept) and classes[indexes[-1]] not in _ISOLATES else base
        yield _IsolatingRun(indexes, "LR"[max(level, before) % 2], "LR"[max(level, after) % 2])


def _resolve(text: str, classes: Sequence[str], kinds: list[str], level: int, run: _IsolatingRun) -> None:
    """Resolve weak classes, brackets and neutrals of an isolating run sequence (W1 to N2), in place."""
    found = _weak([kinds[index] for index in run.indexes], run.before)
    embedding = "LR"[level % 2]
    _resolve_brackets([text[index] for index in run.indexes], [classes[i] for i in run.indexes], found, embedding, run)
    at = 0
    for neutral, group in groupby(found, key=_NEUTRAL.__contains__):
        end = at + len(list(group))
        if neutral:
            left = _STRONG[found[at - 1]] if at else run.before
            right = _STRONG[found[end]] if end < len(found) else run.behind
            kind = left if left == right else embedding
            found[at:end] = [kind] * (end - at)
        at = end
    for index, kind in zip(run.indexes, found, strict=True):
        kinds[index] = kind


def _weak(kinds: Sequence[str], before: str) -> list[str]:
    """Resolve weak classes (W1 to W7)."""
    found = _numbers(kinds, before)
    for at in range(1, len(found) - 1):
        left, kind, right = found[at - 1 : at + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in {"EN", "AN"})):
            found[at] = left
    at = 0
    for kind, group in groupby(list(found)):
        end = at + len(list(group))
        if kind == "ET":
            beside = "EN" in found[max(at - 1, 0) : at] + found[end : end + 1]
            found[at:end] = ["EN" if beside else "ON"] * (end - at)
        at = end
    strong = before
    for at, kind in enumerate(found):
        strong = kind if kind in {"L", "R"} else strong
        if kind in {"ES", "CS"} or (kind == "EN" and strong == "L"):
            found[at] = "L" if kind == "EN" else "ON"
    return found


def _numbers(kinds: Sequence[str], before: str) -> list[str]:
    """Give marks the class of their letters, and numbers that of the script that they stand in (W1 to W3)."""
    found: list[str] = []
    strong = last = before
    for kind in kinds:
        if kind != "NSM":
            last = kind
        elif last in _ISOLATES or last == "PDI":
            last = "ON"
        strong = last if last in {"L", "R", "AL"} else strong
        found.append("AN" if last == "EN" and strong == "AL" else last)
    return ["R" if kind == "AL" else kind for kind in found]


def _resolve_brackets(
    characters: Sequence[str], classes: Sequence[str], kinds: list[str], embedding: str, run: _IsolatingRun
) -> None:
    """Give paired brackets the direction of what is in them or before them (N0), in place."""
    for opening, closing in _bracket_pairs(characters, kinds):
        inside = {_STRONG.get(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            before = next((_STRONG[kind] for kind in reversed(kinds[:opening]) if kind in _STRONG), run.before)
            direction = before if before != embedding else embedding
        for bracket in (opening, closing):
            marks = takewhile("NSM".__eq__, classes[bracket + 1 :])
            end = bracket + 1 + len(list(marks))
            kinds[bracket:end] = [direction] * (end - bracket)


def _bracket_pairs(characters: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Give the places of paired brackets, in the order of the opening ones (BD16)."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, kind in enumerate(kinds):
        if kind != "ON":
            continue
        character = unicodedata.normalize("NFC", characters[at])
        if character in _CLOSING:
            if len(opened) == _MAX_BRACKETS:
                return []
            opened.append((_CLOSING[character], at))
        elif character in _CLOSERS:
            depth = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == character), None)
            if depth is not None:
                found.append((opened[depth][1], at))
                del opened[depth:]
    return sorted(found)


def _reset(classes: Sequence[str]) -> Iterator[int]:
    """Give the indexes that L1 sets to the level of the paragraph: separators, and white space before them."""
    blank: list[int] = []
    for index, kind in enumerate(classes):
        if kind in {"S", "B"}:
            yield from (*blank, index)
            blank = []
        elif kind in _GONE or kind in _ISOLATES or kind in {"WS", "PDI"}:
            blank.append(index)
        else:
            blank = []
    yield from blank
