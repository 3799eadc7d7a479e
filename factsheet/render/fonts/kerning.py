"""Pair kerning from a font's `GPOS` table (OpenType 1.9: GPOS lookup type 2; feature `kern`).

Read by hand and as far as asked: fontTools takes 50 ms to import and to build the table, a quarter of a cold build.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cached_property

_PAIR, _EXTENSION = 2, 9
_X_ADVANCE = 4


class Kerning:
    """The kerning of a font, by glyph numbers, in font units; `gpos` is the table as it stands in the file."""

    def __init__(self, gpos: bytes) -> None:
        self._gpos = gpos
        self._lookups: dict[str, tuple[tuple[_Pairs, ...], ...]] = {}

    def between(self, script: str, left: int, right: int) -> int:
        """Give what is added to the advance of `left` before `right`, in text of a script (`latn`, `grek`, `cyrl`).

        A font without rules for the script is asked for its default ones; a damaged table adds nothing.
        """
        try:
            return sum(_first(lookup, left, right) for lookup in self._of_script(script))
        except (struct.error, IndexError):
            self._lookups[script] = ()
            return 0

    def _of_script(self, script: str) -> tuple[tuple[_Pairs, ...], ...]:
        lookups = self._lookups.get(script)
        if lookups is None:
            lookups = self._lookups[script] = tuple(map(self._pairs, self._numbers(script)))
        return lookups

    def _numbers(self, script: str) -> list[int]:
        """Give the lookups of the script's default language in the order of their numbers, as shaping applies them."""
        gpos = self._gpos
        script_list, feature_list = struct.unpack_from(">HH", gpos, 4)
        scripts = _records(gpos, script_list)
        of_script = scripts.get(script.encode()) or scripts.get(b"DFLT")
        if not of_script:
            return []
        (language,) = struct.unpack_from(">H", gpos, of_script)
        if not language:
            return []
        found: set[int] = set()
        for feature in _numbers(gpos, of_script + language + 4):
            tag, offset = struct.unpack_from(">4sH", gpos, feature_list + 2 + 6 * feature)
            if tag == b"kern":
                found.update(_numbers(gpos, feature_list + offset + 2))
        return sorted(found)

    def _pairs(self, number: int) -> tuple[_Pairs, ...]:
        gpos = self._gpos
        (lookup_list,) = struct.unpack_from(">H", gpos, 8)
        (offset,) = struct.unpack_from(">H", gpos, lookup_list + 2 + 2 * number)
        lookup = lookup_list + offset
        kind, _flag = struct.unpack_from(">HH", gpos, lookup)
        found = []
        for at in _numbers(gpos, lookup + 4):
            own, start = kind, lookup + at
            if kind == _EXTENSION:
                _, own, far = struct.unpack_from(">HHI", gpos, start)
                start += far
            if own == _PAIR:
                found.append(_Pairs(gpos, start))
        return tuple(found)


def _first(lookup: tuple[_Pairs, ...], left: int, right: int) -> int:
    """Give what the first subtable that knows the pair says; it ends the lookup, even where it says 0."""
    for pairs in lookup:
        value = pairs.value(left, right)
        if value is not None:
            return value
    return 0


class _Pairs:
    """A pair adjustment subtable: of single pairs (format 1) or of classes (format 2)."""

    def __init__(self, gpos: bytes, start: int) -> None:
        self._gpos = gpos
        self._start = start
        self._format, coverage, first, second, self._count = struct.unpack_from(">HHHHH", gpos, start)
        self._coverage = start + coverage
        # A value record has a word for each bit of its format; the advance stands behind the placements.
        self._value = 2 * (first & 3).bit_count() if first & _X_ADVANCE else None
        self._words = first.bit_count() + second.bit_count()
        self._sets: dict[int, dict[int, int]] = {}

    def value(self, left: int, right: int) -> int | None:
        """Give the adjustment of a pair in font units, None where the subtable does not know it."""
        index = self._covered.get(left)
        if index is None or self._value is None:
            return None
        if self._format == 1:
            return self._set(index).get(right)
        return self._of_classes(self._classes[0].get(left, 0), self._classes[1].get(right, 0))

    @cached_property
    def _covered(self) -> dict[int, int]:
        return _coverage(self._gpos, self._coverage)

    @cached_property
    def _classes(self) -> tuple[dict[int, int], dict[int, int]]:
        first, second = struct.unpack_from(">HH", self._gpos, self._start + 8)
        return _class_definition(self._gpos, self._start + first), _class_definition(self._gpos, self._start + second)

    def _set(self, index: int) -> dict[int, int]:
        pairs = self._sets.get(index)
        if pairs is None:
            (offset,) = struct.unpack_from(">H", self._gpos, self._start + 10 + 2 * index)
            at = self._start + offset
            (count,) = struct.unpack_from(">H", self._gpos, at)
            record = f">H{self._value}xh{2 * self._words - (self._value or 0) - 2}x"
            end = at + 2 + count * struct.calcsize(record)
            pairs = self._sets[index] = dict(struct.iter_unpack(record, self._gpos[at + 2 : end]))
        return pairs

    def _of_classes(self, left: int, right: int) -> int:
        _, columns = struct.unpack_from(">HH", self._gpos, self._start + 12)
        at = self._start + 16 + 2 * self._words * (left * columns + right) + (self._value or 0)
        (value,) = struct.unpack_from(">h", self._gpos, at)
        return int(value)


def _numbers(data: bytes, at: int) -> tuple[int, ...]:
    """Read a count and as many numbers of 16 bits."""
    (count,) = struct.unpack_from(">H", data, at)
    return struct.unpack_from(f">{count}H", data, at + 2)


def _records(data: bytes, at: int) -> dict[bytes, int]:
    """Read a list of tagged offsets; they become offsets from the beginning of the table."""
    (count,) = struct.unpack_from(">H", data, at)
    return {tag: at + offset for tag, offset in struct.iter_unpack(">4sH", data[at + 2 : at + 2 + 6 * count])}


def _coverage(data: bytes, at: int) -> dict[int, int]:
    """Read a coverage table: glyphs and their indexes."""
    form, count = struct.unpack_from(">HH", data, at)
    if form == 1:
        return {glyph: index for index, glyph in enumerate(_numbers(data, at + 2))}
    ranges = struct.iter_unpack(">HHH", data[at + 4 : at + 4 + 6 * count])
    return {glyph: first + glyph - start for start, end, first in ranges for glyph in range(start, end + 1)}


def _class_definition(data: bytes, at: int) -> dict[int, int]:
    """Read a class definition table: glyphs and their classes; a glyph that it does not name is of class 0."""
    form, start = struct.unpack_from(">HH", data, at)
    if form == 1:
        return dict(enumerate(_numbers(data, at + 4), start))
    ranges = struct.iter_unpack(">HHH", data[at + 4 : at + 4 + 6 * start])
    return {glyph: own for first, last, own in ranges for glyph in range(first, last + 1)}


_SCRIPTS = ((0x0000, "latn"), (0x0370, "grek"), (0x0400, "cyrl"), (0x0530, ""), (0x1E00, "latn"), (0x1F00, "grek"))
_STARTS = [start for start, _ in _SCRIPTS]
_LAST = 0x2E80


def kerning_script(character: str) -> str:
    """Give the OpenType script whose kerning rules a character follows, "" for one that is not kerned."""
    code = ord(character)
    if code >= _LAST:
        return ""
    return "latn" if code >= 0x2000 else _SCRIPTS[bisect_right(_STARTS, code) - 1][1]
