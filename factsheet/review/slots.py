"""Where paragraphs stand in the meeting: for each the list and the item in it, for new ones by their neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct, field

from factsheet.document.paragraphs import LineKind
from factsheet.meeting import Point, SectionContent, facts_at
from factsheet.paths import ValuePath
from factsheet.render.docx.names import LIST_FAMILIES, LIST_LEVELS
from factsheet.review.line_matching import Final, Matching
from factsheet.review.lines import Line
from factsheet.review.word.stream import StoryParagraph

_HEADING = re.compile(r"(?i)(?:heading|berschrift|titre|ttulo|titolo|rubrik|nagwek|kop)\W*([1-3])")


class Slot(Struct, frozen=True):
    """The place of a paragraph: an item, what kind of line shows it, and how deep; `opens` a section's content."""

    item: ValuePath
    kind: LineKind
    level: int = 0
    opens: bool = False


class Home(Struct, frozen=True):
    """Where a new or moved item goes: into a list, behind an item of it, None for the first."""

    list: ValuePath
    after: str | None
    kind: LineKind
    level: int


class Kinds(Struct):
    """What kind of line a paragraph is by its style: as the paragraphs are that are known, else by the style's id."""

    _known: dict[tuple[str | None, int | None], tuple[LineKind, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, matching: Matching) -> Kinds:
        """Learn from the paragraphs that are lines of the base."""
        counts: dict[tuple[str | None, int | None], Counter[tuple[LineKind, int]]] = {}
        for number, final in matching.owned.items():
            line = matching.lines[number]
            if matching.alignment.marks.get(final.end) == number and not final.moved:  # a joined one has another's
                counts.setdefault(_style(final.end), Counter())[line.kind, line.level] += 1
        return cls({style: counter.most_common(1)[0][0] for style, counter in counts.items()})

    def of_paragraph(self, paragraph: StoryParagraph) -> tuple[LineKind, int]:
        """Give the kind of a paragraph and the depth of its list or heading."""
        known = self._known.get(_style(paragraph))
        if known:
            return known
        style = paragraph.style or ""
        for family in LIST_FAMILIES:
            for level in range(1, LIST_LEVELS + 1):
                if style == family.bullet(level):
                    return LineKind.BULLET, paragraph.level or level
        if paragraph.level is not None:
            return LineKind.BULLET, paragraph.level
        heading = _HEADING.fullmatch(style)
        return (LineKind.HEADING, int(heading[1])) if heading else (LineKind.PARAGRAPH, 0)


def _style(paragraph: StoryParagraph) -> tuple[str | None, int | None]:
    return paragraph.style, paragraph.level


def slot_of(line: Line) -> Slot | None:
    """Give the place of a line of the base; None where no single item shows in it."""
    item = line.item
    if item is None:
        return None
    opens = line.kind is LineKind.HEADING or line.paths == (item / "summary",)
    return Slot(item, line.kind, line.level, opens)


class Homes:
    """Finds homes among the paragraphs of the draft, whose places are noted in their order.

    Those in `displaced` say nothing of who stands behind them.
    """

    def __init__(self, finals: Sequence[Final], slots: dict[Final, Slot], displaced: Container[Final]) -> None:
        self._finals, self._slots, self._displaced = finals, slots, displaced
        self._order = {final: place for place, final in enumerate(finals)}
        self._above: dict[int, int] = {}

    def find(self, final: Final, kind: LineKind, level: int) -> Home | None:
        """Give the home of a paragraph by those above it, or by the one below; None where it has none."""
        place = self._order[final]
        for other in self._those_above(final, place):
            if other.end.cell != final.end.cell:
                if final.end.cell is not None:
                    break
                if other.end.cell is not None and (home := self._behind_table(other, kind, level)):
                    return home
                if other.end.cell is not None:
                    continue
            slot = self._slots.get(other)
            if slot is None:
                if other.owner is not None and other.has_text and other not in self._displaced:
                    break
                continue
            home = _behind(slot, kind, level)
            if home or slot.opens:
                return home
        return self._before(final, place, kind, level)

    def _those_above(self, final: Final, place: int) -> Iterator[Final]:
        """Give the paragraphs above one, the nearest first, without those of no home that stand in no table either."""
        at, passed = place - 1, list[int]()
        while at >= 0:
            other = self._finals[at]
            if other in self._slots or other.owner is not None or other.end.cell or final.end.cell:
                self._above.update(dict.fromkeys(passed, at))
                passed = []
                yield other
                at -= 1
            else:
                passed.append(at)
                at = self._above.get(at, at - 1)
        self._above.update(dict.fromkeys(passed, at))

    def _behind_table(self, other: Final, kind: LineKind, level: int) -> Home | None:
        """Give the home behind a table that is an item of a section's content."""
        slot = self._slots.get(other)
        items = slot.item.items if slot else ()
        return next(
            (_behind(Slot(item, LineKind.CAPTION), kind, level) for item in items if facts_at(item).in_content), None
        )

    def _before(self, final: Final, place: int, kind: LineKind, level: int) -> Home | None:
        """Give the home at the start of the list that the next paragraph begins."""
        below = self._finals[place + 1] if place + 1 < len(self._finals) else None
        slot = self._slots.get(below) if below is not None and below.end.cell == final.end.cell else None
        if slot is None or slot.opens or (kind, level) != (slot.kind, slot.level):
            return None
        return Home(slot.item.list, None, kind, level)


def in_section(item: ValuePath) -> bool:
    """Tell whether an item is a section or stands in one."""
    return facts_at(item.items[0]).holds(SectionContent)


def _behind(slot: Slot, kind: LineKind, level: int) -> Home | None:
    """Give the home of a paragraph that stands behind one with a place; None where that is for another to say."""
    if kind is LineKind.BULLET:
        return _bullet_behind(slot, level)
    if kind is LineKind.HEADING:
        return _heading_behind(slot, level)
    content = next((item for item in reversed(slot.item.items) if facts_at(item).in_content), None)
    if slot.opens and in_section(slot.item):
        return Home(slot.item / "content", None, LineKind.PARAGRAPH, 0)
    if content is not None:
        return Home(content.list, content.id, LineKind.PARAGRAPH, 0)
    if kind is slot.kind and any(part.paragraph for part in facts_at(slot.item).parts):
        return Home(slot.item.list, slot.item.id, kind, level)
    return None


def _bullet_behind(slot: Slot, level: int) -> Home | None:
    if slot.opens:
        return Home(slot.item / "content", None, LineKind.BULLET, 1) if in_section(slot.item) else None
    if slot.kind is LineKind.BULLET and facts_at(slot.item).holds(Point):
        if slot.level == level:
            return Home(slot.item.list, slot.item.id, LineKind.BULLET, level)
        return Home(slot.item / "points", None, LineKind.BULLET, slot.level + 1) if slot.level < level else None
    if slot.kind is not LineKind.BULLET and level == 1 and facts_at(slot.item).in_content:
        return Home(slot.item.list, slot.item.id, LineKind.BULLET, 1)
    return None


def _heading_behind(slot: Slot, level: int) -> Home | None:
    """Give the home of a heading: behind the section of its level that the text above it stands in, or first in it."""
    sections = slot.item.items if in_section(slot.item) else ()
    chain = [item for n, item in enumerate(sections) if n == 0 or facts_at(item).in_content]
    if not slot.opens and len(chain) > 1:
        chain = chain[:-1]
    if slot.opens and level == len(chain) + 1 > 1:
        return Home(chain[-1] / "content", None, LineKind.HEADING, level)
    if level <= len(chain):
        item = chain[level - 1]
        return Home(item.list, item.id, LineKind.HEADING, level)
    return None
