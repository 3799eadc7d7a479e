"""The numbers of items and headings in a Word file, as Word counts them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from factsheet.review.word.wml import W, value
from factsheet.typography.numbering import parse_numbering

_FORMS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimalEnclosedCircle": "①",
    "decimalEnclosedCircleChinese": "①",
    "ganada": "가",
    "aiueoFullWidth": "ア",
    "aiueo": "ア",
}
"""The forms of numbers other than decimal ones (17.18.59)."""
_LEVELS = 9


class _Level(Struct, frozen=True):
    """How a level counts: its form, the text around its numbers, and its first number."""

    form: str
    text: str
    start: int
    legal: bool = False

    def sign(self, number: int, *, legal: bool) -> str:
        counted = None if legal else parse_numbering(_FORMS.get(self.form, ""))
        if counted is None or number < 1:
            return f"{number:02d}" if self.form == "decimalZero" else str(number)
        return counted.label(number - 1)


class Numbers(Struct):
    """Counts the items of lists in the order in which they stand."""

    _abstract: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _of: dict[str, str] = field(default_factory=dict)
    """The abstract definition of each list."""
    _starts: dict[str, dict[int, int]] = field(default_factory=dict)
    """What a list begins anew with."""
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of_part(cls, part: etree._Element | None) -> Numbers:
        """Take the definitions of a numbering part; without one, nothing has a number."""
        numbers = cls()
        for each in part.iter(f"{W}abstractNum") if part is not None else ():
            numbers._abstract[each.get(f"{W}abstractNumId", "")] = _levels(each)
        for each in part.iter(f"{W}num") if part is not None else ():
            name = each.get(f"{W}numId", "")
            numbers._of[name] = value(each, "abstractNumId") or ""
            numbers._starts[name] = dict(_overrides(each))
        return numbers

    def knows(self, name: str) -> bool:
        """Tell whether there is a list of that name."""
        return name in self._of

    def next(self, name: str, level: int) -> str:
        """Give the label of the next item of a list at a level, from 0; nothing for a bullet."""
        levels = self._abstract.get(self._of.get(name, ""), {})
        own = levels.get(level)
        if own is None or own.form in {"bullet", "none"}:
            return ""
        counts = self._counts[self._of[name]]
        override = self._starts.get(name, {}).get(level)
        if override is not None and (name, level) not in self._begun:
            counts[level] = override
        else:
            counts[level] = counts[level] + 1 if level in counts else own.start
        self._begun.add((name, level))
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]

        def sign(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            number = counts.get(at, levels[at].start) if at in levels else 0
            return levels[at].sign(number, legal=own.legal) if at in levels else ""

        return re.sub(r"%([1-9])", sign, own.text).strip()


def _overrides(number: etree._Element) -> Iterator[tuple[int, int]]:
    """Give the levels that a list begins anew, and with which number."""
    for each in number.iter(f"{W}lvlOverride"):
        level, start = _number(each.get(f"{W}ilvl")), _number(value(each, "startOverride"))
        if level is not None and start is not None:
            yield level, start


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    found = {}
    for each in abstract.iterchildren(f"{W}lvl"):
        level = _number(each.get(f"{W}ilvl"))
        if level is not None and level < _LEVELS:
            start = _number(value(each, "start"))
            legal = each.find(f"{W}isLgl") is not None
            form = value(each, "numFmt") or "decimal"
            found[level] = _Level(form, value(each, "lvlText") or "", 1 if start is None else start, legal)
    return found


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text) else None
