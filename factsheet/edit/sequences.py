"""Lists, and whatever stands in brackets: parts taken out, put in and put in another order."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from factsheet.edit.edits import Brought, Item, Kept, New
from factsheet.edit.layout import Canvas, Standing, lacking
from factsheet.source.nodes import Location, Sequence, to_python


class FlowPart(Struct, frozen=True):
    """A part of a collection in brackets: its text, and what stands before it, the comma left out."""

    text: str
    lead: str | None = None


def _lead_of(between: str) -> str:
    """Give what stands between two parts without the comma, which a comment may hold as well."""
    code = re.sub("#[^\r\n]*", lambda comment: "\0" * len(comment[0]), between)
    comma = code.find(",")
    return between if comma < 0 else between[:comma] + between[comma + 1 :]


def _join(parts: list[FlowPart], opening: str, closing: str, dropped: list[str]) -> str:
    """Join parts inside brackets; `opening` stands behind the first bracket, `closing` before the last.

    Of what stood before parts that are `dropped` its comments stay.
    """
    usual = next((part.lead for part in parts[1:] if part.lead is not None and "#" not in part.lead), " ")
    text = opening
    for number, part in enumerate(parts):
        lead = usual if part.lead is None else part.lead
        text += (lead if "#" in lead else "") if number == 0 else f",{lead}"
        text += part.text
    kept = "".join(lead for lead in dropped if "#" in lead)
    return f"{text}{kept}{closing}"


class Brackets(Struct, dict=True):
    """A collection in brackets and its parts: the key or index of each, where it begins and where it ends."""

    canvas: Canvas
    standing: Standing
    parts: tuple[tuple[int | str, int, int], ...]

    @cached_property
    def leads(self) -> list[str | None]:
        """What stands before each part without the comma, None for the first."""
        between = [self.canvas.layout.text[a[2] : b[1]] for a, b in pairwise(self.parts)]
        return [None, *map(_lead_of, between)]

    def kept(self, number: int) -> FlowPart:
        """Give a part as it is to be."""
        step, start, end = self.parts[number]
        return FlowPart(self.canvas.render(start, end, (*self.standing.location, step)), self.leads[number])

    def put(self, make: Callable[[], list[FlowPart]], dropped: Iterable[int]) -> None:
        """Put parts in the place of those that are written; of those that are dropped, comments stay."""
        text, node = self.canvas.layout.text, self.standing.node
        start, end = self.canvas.layout.start(node), self.canvas.layout.end(node)
        first, last = (self.parts[0][1], self.parts[-1][2]) if self.parts else (start + 1, end - 1)
        opening, closing = text[start + 1 : first], text[last : end - 1]
        leads = [self.leads[number] or "" for number in dropped]
        self.canvas.splice(
            start,
            end,
            self.standing.location,
            lambda: f"{text[start]}{_join(make(), opening, closing, leads)}{text[end - 1]}",
        )


def order_flow(canvas: Canvas, standing: Standing, node: Sequence, items: tuple[Item, ...]) -> None:
    """Put the items of a list in brackets in a new order."""
    extents = ((index, canvas.layout.start(item), canvas.layout.end(item)) for index, item in enumerate(node.items))
    brackets = Brackets(canvas, standing, tuple(extents))

    def part(item: Item) -> FlowPart:
        match item:
            case New(value):
                return FlowPart(canvas.fresh.flow(value))
            case Brought(location):
                return FlowPart(canvas.fresh.flow(to_python(canvas.standing(location).node)))
            case Kept(index):
                return brackets.kept(index)

    kept = {item.index for item in items if isinstance(item, Kept)}
    brackets.put(lambda: list(map(part, items)), sorted(set(range(len(node.items))) - kept))


class Extent(Struct, frozen=True):
    """An item of a list in block style: where its comments begin, its dash, and the end of its last line."""

    opened: int
    dash: int
    end: int


class BlockList(Struct, dict=True):
    """A list in block style and where its items stand."""

    canvas: Canvas
    standing: Standing
    node: Sequence

    @cached_property
    def column(self) -> int:
        """The column of the dashes."""
        return self.canvas.layout.column(self.canvas.layout.start(self.node))

    @cached_property
    def extents(self) -> list[Extent]:
        """Where the items stand."""
        layout = self.canvas.layout
        found: list[Extent] = []
        for item in self.node.items:
            dash = self._dash(found[-1].end) if found else layout.start(self.node)
            found.append(Extent(layout.opened(dash), dash, layout.closed(item, self.column)))
        return found

    def _dash(self, offset: int) -> int:
        layout = self.canvas.layout
        at = layout.next_line(offset)
        while layout.text[at : layout.line_end(at)].lstrip(" ")[:1] in {"", "#"}:
            at = layout.next_line(at)
        return layout.text.index("-", at)

    def piece(self, index: int) -> str:
        """Give the lines of an item, with the comments above it, as they are to be."""
        extent, location = self.extents[index], (*self.standing.location, index)
        head = self.canvas.layout.text[extent.opened : extent.dash]
        inline = extent.opened == extent.dash and head.strip()
        lead = " " * self.column if inline or not head else head
        return lead + self.canvas.render(extent.dash, extent.end, location)

    @cached_property
    def gaps(self) -> dict[int, str]:
        """What stands between an item and the one before it, their line breaks included, by the index of the item."""
        text, pairs = self.canvas.layout.text, pairwise(self.extents)
        return {index: text[above.end : item.opened] for index, (above, item) in enumerate(pairs, 1)}

    def ordered(self, items: tuple[Item, ...]) -> str:
        """Give the text of the list in its new order."""
        kept = {item.index for item in items if isinstance(item, Kept)}
        # Gaps that have comments of their own, by the item below them.
        waiting = {index: gap for index, gap in self.gaps.items() if gap.strip()}
        written, before = "", None
        for item in items:
            gap = self._gap(before, item) if before is not None else ""
            for index in sorted(waiting):
                if isinstance(item, Kept) and index <= item.index and not (kept & set(range(index, item.index))):
                    banner = waiting.pop(index)
                    gap = banner if before is not None else banner.lstrip("\r\n")
            written += gap + self._piece(item)
            before = item
        rest = [banner.rstrip() for banner in waiting.values()]
        return written + "".join(rest)

    def _gap(self, before: Item, item: Item) -> str:
        if isinstance(before, Kept) and isinstance(item, Kept) and item.index == before.index + 1:
            gap = self.gaps[item.index]
            if not gap.strip():
                return gap
        return self._usual_gap

    @cached_property
    def _usual_gap(self) -> str:
        counted = Counter(gap for gap in self.gaps.values() if not gap.strip())
        return counted.most_common(1)[0][0] if counted else self.canvas.layout.newline

    def _piece(self, item: Item) -> str:
        match item:
            case Kept(index):
                return self.piece(index)
            case Brought(location):
                return self._brought(location)
            case New(value):
                written = self.canvas.fresh.item(value, self.column, flow=self._in_brackets(value))
                return " " * self.column + written.replace("\n", self.canvas.layout.newline)

    def _in_brackets(self, value: object) -> bool:
        """Tell whether the other items of this kind are written in brackets."""
        alike = [node for node in self.node.items if isinstance(to_python(node), type(value))]
        return bool(alike) and self.canvas.layout.is_flow(alike[-1])

    def _brought(self, location: Location) -> str:
        """Give the lines of an item of another list, indented as here."""
        standing, index = self.canvas.standing(location[:-1]), location[-1]
        if not isinstance(standing.node, Sequence) or not isinstance(index, int):
            raise lacking(location)
        if self.canvas.layout.is_flow(standing.node) or standing.flow:
            return " " * self.column + self.canvas.fresh.item(to_python(standing.node.items[index]), self.column)
        block = BlockList(self.canvas, standing, standing.node)
        return _shifted(block.piece(index), self.column - block.column)


def _shifted(text: str, by: int) -> str:
    if by >= 0:
        return re.sub(r"(?m)^(?=[^\r\n])", " " * by, text)
    return re.sub(rf"(?m)^ {{{-by}}}", "", text)


def order_block(canvas: Canvas, standing: Standing, node: Sequence, items: tuple[Item, ...]) -> None:
    """Put the items of a list in block style in a new order."""
    block = BlockList(canvas, standing, node)
    if not items:
        _empty(canvas, block)
        return
    first, last = block.extents[0], block.extents[-1]
    inline = first.opened == first.dash and canvas.layout.column(first.dash) > 0
    start = len(canvas.layout.text[: first.dash].rstrip(" ")) if inline else first.opened
    lead = canvas.layout.newline if inline else ""
    canvas.splice(start, last.end, standing.location, lambda: lead + block.ordered(items))


def _empty(canvas: Canvas, block: BlockList) -> None:
    """Write `[]` for a list that has lost all its items, and keep the comments between them."""
    first, last = block.extents[0], block.extents[-1]
    start = canvas.layout.line_start(first.opened)
    remains = [gap.strip("\r\n") for gap in block.gaps.values()]
    kept = canvas.layout.newline.join(text for text in remains if text.strip())
    entry = block.standing.entry
    if entry is None:
        canvas.splice(first.dash, last.end, block.standing.location, lambda: "[]")
        return
    colon = canvas.layout.colon_end(entry)
    end = len(canvas.layout.text[:start].rstrip("\r\n"))
    between = canvas.layout.text[colon:end]
    text = f" []{between}" + (canvas.layout.newline + kept if kept else "")
    canvas.splice(colon, last.end, block.standing.location, lambda: text)
