"""Edits of items of a sheet drawn at random: items, rows, sections and captions come, go, move, part and join."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from loop_sheet import Place, Sheet
from loop_trees import NewItem, inserted, with_values, without, without_order
from lxml import etree
from word_edits import Body, W

from factsheet.document.paragraphs import LineKind
from factsheet.paths import ValuePath
from factsheet.review.lines import Line
from factsheet.review.tree import Tree

ITEMS = (
    *("remove item", "remove item", "add item", "add item", "move item", "move item", "split", "join"),
    *("remove row", "add row", "move line", "move section"),
)
MARKUP = "*[]\\_"
Kept = tuple[str, str]
"""The path of what goes into the review file, empty for words of the template, and what it reads there."""
Paragraphs = Sequence[etree._Element]


@dataclass(frozen=True)
class Edit:
    """What is done in Word, and what it means: values (None: gone), lists, or entries of the review file.

    Where an item is `gone`, its removal is as right as these. `today` is what the meeting file says by then, and
    `both` what comes of the two.
    """

    kind: str
    make: Callable[[Body, Paragraphs], object]
    values: dict[ValuePath, str | None] = field(default_factory=dict)
    lists: Callable[[Tree], Tree] | None = None
    kept: tuple[Kept, ...] = ()
    gone: ValuePath | None = None
    today: dict[ValuePath, str | None] = field(default_factory=dict)
    both: dict[ValuePath, str | None] = field(default_factory=dict)

    def applied(self, tree: Tree) -> Tree:
        """Give a tree with what the edit means."""
        tree = with_values(tree, self.both or self.values)
        return self.lists(tree) if self.lists else tree


class ItemEditing:
    """Draws edits of items; no line, value or item is edited twice."""

    def __init__(self, rng: random.Random, of: Sheet, number_of_items: Iterator[int]) -> None:
        self.rng, self.sheet, self._numbers = rng, of, number_of_items
        self.touched: set[int | str] = set()
        self._gone: Counter[ValuePath] = Counter()

    def like(self, place: Place) -> tuple[str, str | tuple[str, ...]] | None:
        """Give another value of the kind as it is typed, and as the meeting has it: for a list several."""
        raise NotImplementedError

    def item(self) -> Edit | None:
        """Draw an edit, where one is found."""
        kind = self.rng.choice(ITEMS)
        if kind in ("move line", "move section"):
            return getattr(self, f"_{kind.replace(' ', '_')}")()
        among = self.sheet.rows if kind.endswith("row") else self.sheet.lone
        items = [item for item in among if self._is_free(item)]
        return getattr(self, f"_{kind.replace(' ', '_')}")(self.rng.choice(items)) if items else None

    def _is_free(self, item: ValuePath) -> bool:
        return not self._marks(item) & self.touched

    def _marks(self, item: ValuePath) -> set[int | str]:
        return self._marks_of(self.sheet.rows.get(item) or [self.sheet.lone[item]])

    def _marks_of(self, lines: Sequence[int]) -> set[int | str]:
        return {*lines, *(str(path) for n in lines for path in self.sheet.lines[n].paths)}

    def _take(self, *items: ValuePath) -> None:
        for item in items:
            self.touched |= self._marks(item)

    def _paragraph(self, item: ValuePath) -> Callable[[Paragraphs], etree._Element]:
        number = self.sheet.paragraphs[self.sheet.lone[item]]
        return lambda paragraphs: paragraphs[number]

    def _row(self, item: ValuePath) -> Callable[[Paragraphs], etree._Element]:
        number = self.sheet.paragraphs[self.sheet.rows[item][0]]
        return lambda paragraphs: next(paragraphs[number].iterancestors(f"{W}tr"))

    def _remove_item(self, item: ValuePath) -> Edit | None:
        if not self._may_go(item):
            return None
        here = self._paragraph(item)
        return Edit("remove item", lambda body, ps: body.remove(here(ps)), lists=lambda tree: without(tree, item))

    def _may_go(self, item: ValuePath) -> bool:
        """Tell whether an item may go, and take it: its list is not to be empty."""
        left = len(self.sheet.tree.lists[item.list]) - self._gone[item.list]
        if left < 2 or not self.sheet.goes(item):
            return False
        self._gone[item.list] += 1
        self._take(item)
        return True

    def _remove_row(self, item: ValuePath) -> Edit | None:
        if not self._may_go(item):
            return None
        here = self._row(item)
        return Edit("remove row", lambda body, ps: body.remove_row(here(ps)), lists=lambda tree: without(tree, item))

    def _add_item(self, item: ValuePath) -> Edit | None:
        """Type a new paragraph of the kind of one of a section."""
        if (kind := self.sheet.tree.kinds.get(item)) not in ("point", "paragraph"):
            return None
        self._take(item)
        number, here = next(self._numbers), self._paragraph(item)
        text = f"They agreed on point {number} of the new agenda."
        new = NewItem(item, number, {ValuePath.parse("text"): text}, kind)
        return Edit("add item", lambda body, ps: body.add_after(here(ps), text), lists=new.added)

    def _add_row(self, item: ValuePath) -> Edit | None:
        """Type a new row whose cells say other values of their kind."""
        places = {number: [p for p in self.sheet.places if p.line == number] for number in self.sheet.rows[item]}
        if any(len(found) > 1 for found in places.values()):
            return None
        typed = {number: self.like(found[0]) if found else None for number, found in places.items()}
        if any(found and typed[number] is None for number, found in places.items()):
            return None
        self._take(item)
        number, here = next(self._numbers), self._row(item)
        fields = {found[0].group.path.below(item): typed[n][1] for n, found in places.items() if found}
        texts = [typed[n][0] if found else "" for n, found in places.items()]
        new = NewItem(item, number, fields)
        return Edit("add row", lambda body, ps: body.add_row_after(here(ps), texts), lists=new.added)

    def _move_item(self, item: ValuePath) -> Edit | None:
        order = self.sheet.tree.lists[item.list]
        at = order.index(item)
        others = [each for each in self.sheet.lone if each.list == item.list and self._is_free(each)]
        others = [each for each in others if each != item and order.index(each) != at - 1]
        if not others:
            return None
        other = self.rng.choice(others)
        self._take(item, other)
        here, there = self._paragraph(item), self._paragraph(other)
        moved = lambda tree: inserted(without_order(tree, item), item, other)  # noqa: E731 - one line more for a name
        return Edit("move item", lambda body, ps: body.move_after(here(ps), there(ps)), lists=moved)

    def _move_line(self) -> Edit | None:
        """Move a caption or a summary, which is no item, behind one: it stays what it is, and is told."""
        lines = [n for n in self.sheet.paragraphs if _is_beside_items(self.sheet.lines[n])]
        free = [n for n in lines if not self._marks_of([n]) & self.touched]
        anchors = [item for item in self.sheet.lone if self._is_free(item) and item.keys[0] == "sections"]
        if not free or not anchors:
            return None
        number, other = self.rng.choice(free), self.rng.choice(anchors)
        between = [n for n in range(self.sheet.lone[other] + 1, number) if not self._marks_of([n]) & self.touched]
        if self.sheet.lone[other] < number and not between:
            return None
        self._take(other)
        # One line that it passes stays where it is, or it would stand where it stood.
        self.touched |= self._marks_of([number, *between[:1]])
        line, at, there = self.sheet.lines[number], self.sheet.paragraphs[number], self._paragraph(other)
        kept = (str(line.paths[0]), line.text.strip()), (str(line.paths[0]), "")
        return Edit("move line", lambda body, ps: body.move_after(ps[at], there(ps)), kept=kept)

    def _move_section(self) -> Edit | None:
        """Move a section with all that stands in it behind another one."""
        order = self.sheet.tree.lists.get(ValuePath.parse("sections"), ())
        whole = [section for section in order if self._lines_of(section)]
        pairs = [(one, other) for one in whole for other in whole if _are_apart(order, one, other)]
        if not pairs:
            return None
        section, other = self.rng.choice(pairs)
        lines, behind = self._lines_of(section), self._lines_of(other)
        self.touched |= self._marks_of([*lines, *behind])
        numbers, there = [self.sheet.paragraphs[n] for n in lines], self.sheet.paragraphs[behind[-1]]

        def make(body: Body, paragraphs: Paragraphs) -> None:
            for number in reversed(numbers):
                body.move_after(paragraphs[number], paragraphs[there])

        return Edit("move section", make, lists=lambda tree: inserted(without_order(tree, section), section, other))

    def _lines_of(self, section: ValuePath) -> list[int]:
        """Give the lines of a section that nobody has edited and that has no table; none of another one."""
        lines = [n for n, line in enumerate(self.sheet.lines) if any(path.is_within(section) for path in line.paths)]
        is_plain = all(self.sheet.lines[n].spot is None for n in lines)
        return lines if is_plain and not self._marks_of(lines) & self.touched else []

    def _split(self, item: ValuePath) -> Edit | None:
        """Press Enter behind half of the words of a point."""
        text, line = self.sheet.tree.values.get(item / "text", ""), self.sheet.lines[self.sheet.lone[item]].text
        words = text.split(" ")
        if len(words) < 6 or not self._is_plain(item):
            return None
        self._take(item)
        head = " ".join(words[: len(words) // 2])
        number, here, at = next(self._numbers), self._paragraph(item), line.index(text) + len(head)
        new = NewItem(item, number, {ValuePath.parse("text"): text[len(head) + 1 :]}, "point")

        def make(body: Body, paragraphs: Paragraphs) -> None:
            body.replace(here(paragraphs), at, at + 1, "")
            body.split(here(paragraphs), at)

        return Edit("split", make, {item / "text": head}, lists=new.added)

    def _join(self, item: ValuePath) -> Edit | None:
        """Delete the mark between two points."""
        order = self.sheet.tree.lists[item.list]
        following = order[order.index(item) + 1] if item != order[-1] else None
        if following not in self.sheet.lone or len(order) < 3 or not self._is_free(following):
            return None
        if not (self._is_plain(item) and self._is_plain(following)) or following / "lead" in self.sheet.tree.values:
            return None
        if not self._may_go(following):
            return None
        self._take(item)
        here, there = self._paragraph(item), self._paragraph(following)
        text = f"{self.sheet.tree.values[item / 'text']} {self.sheet.tree.values[following / 'text']}"
        make = lambda body, ps: body.join_next(here(ps), there(ps))  # noqa: E731 - one line more for a name
        return Edit("join", make, {item / "text": text}, lists=lambda tree: without(tree, following))

    def _is_plain(self, item: ValuePath) -> bool:
        """Tell whether an item is a point whose text has neither markup nor sources."""
        text, cites = self.sheet.tree.values.get(item / "text"), self.sheet.tree.lists.get(item / "sources")
        return self.sheet.tree.kinds.get(item) == "point" and bool(text) and not cites and not set(MARKUP) & set(text)


def _is_beside_items(line: Line) -> bool:
    """Tell whether a line is a caption or a summary, without numbers of notes."""
    own = line.kind is LineKind.CAPTION or [path.keys[-1] for path in line.paths] == ["summary"]
    return own and line.spot is None and not any(segment.note for segment in line.segments)


def _are_apart(order: Sequence[ValuePath], one: ValuePath, other: ValuePath) -> bool:
    """Tell whether an item that goes behind another one goes elsewhere."""
    return one != other and order.index(one) != order.index(other) + 1
