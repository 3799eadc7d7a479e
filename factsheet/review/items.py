"""Changes to lists outside tables: points, paragraphs, sections and records that are new, gone or elsewhere."""

from collections.abc import Container, Iterator, Sequence
from itertools import count, islice

from msgspec.structs import replace

from factsheet.align.pairs import increasing
from factsheet.document.paragraphs import LineKind
from factsheet.meeting import Contact, Point, facts_at
from factsheet.meeting.portions import is_marked
from factsheet.paths import ValuePath
from factsheet.review import changes
from factsheet.review.attribution import ReadFields, read_fields, read_point, rich_value
from factsheet.review.contacts import read_contact
from factsheet.review.draft import EditedDraft
from factsheet.review.line_matching import Final
from factsheet.review.lines import Line, told_as
from factsheet.review.marks import split_mark
from factsheet.review.slots import Home, Homes, Kinds, Slot, in_section, slot_of
from factsheet.review.word.stream import Char
from factsheet.source.bind import TAG

_NOWHERE = ValuePath.parse("?[?]")
_ITEM_LINES = {LineKind.BULLET, LineKind.PARAGRAPH, LineKind.NOTE}


class Items:
    """Reads the changes to lists; paragraphs of tables with several columns are left to `rows`."""

    def __init__(self, draft: EditedDraft, numbers: Iterator[int] | None = None) -> None:
        self._draft = draft
        self._numbers = numbers if numbers is not None else count(1)
        self._finals = draft.matching.finals
        self._order = {final: place for place, final in enumerate(self._finals)}
        self._marked = is_marked(draft.meeting)
        self._kinds = Kinds.of(draft.matching)
        self._slots: dict[Final, Slot] = {}
        self._displaced: dict[Final, None] = {}
        self._homes = Homes(self._finals, self._slots, self._displaced)
        self._new: dict[ValuePath, tuple[Final, Home]] = {}
        self._wide = {line.spot.table for line in draft.lines if line.spot and line.spot.column}
        self._wide_tables = {f.row.table for f in self._finals if f.row and f.end.cell and f.end.cell.column}
        self._loose: list[Final] = []
        self._moved: set[Final] = set()
        self._along: set[Final] = set()
        self._counted = {line.item for line in draft.lines if line.kind is LineKind.BULLET}

    def read(self) -> Iterator[changes.Change]:
        """Give removals first, then what is new or elsewhere, list by list in the order of the draft."""
        self._settle()
        yield from self._removed()
        yield from self._arranged()
        yield from self._untaken()
        yield from self._elsewhere()

    # Placing every paragraph

    def _settle(self) -> None:
        """Give each paragraph its slot, in order, so that new ones find their neighbours placed."""
        adrift = self._adrift()
        later = {*adrift, *self._along, *self._displaced}
        for final in self._finals:
            if final not in later:
                self._keep(final)
        for final in self._finals:
            if final in self._along:
                self._keep(final)
            elif final in adrift or (final.owner is None and self._is_new(final)):
                self._place(final)

    def _keep(self, final: Final) -> None:
        """Give a paragraph the slot of its line."""
        slot = slot_of(self._draft.lines[final.owner]) if final.owner is not None else None
        if slot is not None:
            self._slots[final] = slot

    def _is_new(self, final: Final) -> bool:
        if not final.text.strip():
            return False
        return final.end.cell is None or not self._in_wide_table(final)

    def _in_wide_table(self, final: Final) -> bool:
        return final.row is not None and final.row.table in self._wide_tables

    def _place(self, final: Final) -> None:
        kind, level = self._kinds.of_paragraph(final.end)
        home = self._homes.find(final, kind, level)
        if home is None or (home.kind is LineKind.HEADING and self._captures(final, home)):
            if final.owner is None:
                self._loose.append(final)
            elif kind is LineKind.HEADING and final in self._moved:
                self._displaced[final] = None
            else:
                self._slots[final] = slot_of(self._draft.lines[final.owner]) or Slot(_NOWHERE, kind)
            return
        number = final.owner
        own = self._draft.lines[number].item if number is not None else None
        item = home.list.item(own.id if own else f"new-{next(self._numbers)}")
        shown = LineKind.PARAGRAPH if self._counts_paragraphs(home) else home.kind
        self._slots[final] = Slot(item, shown, home.level, shown is LineKind.HEADING)
        self._new[item] = (final, home)

    def _counts_paragraphs(self, home: Home) -> bool:
        """Tell whether an item in a list goes behind a paragraph that is counted, and so is one, too."""
        if home.kind is not LineKind.BULLET or home.after is None:
            return False
        before = home.list.item(home.after)
        if before in self._new:
            return self._slots[self._new[before][0]].kind is LineKind.PARAGRAPH
        return before in self._counted and self._draft.value_at(before / TAG) == "paragraph"

    def _captures(self, final: Final, home: Home) -> bool:
        """Tell whether items of the section above would fall under a heading; no others do under one that has moved."""
        behind = islice(self._finals, self._order[final] + 1, None)
        following = next((self._slots[f] for f in behind if f in self._slots and f.end.cell is None), None)
        if following is None or (following.kind is LineKind.HEADING and following.level <= home.level):
            return False
        above = home.list.item(home.after) if home.after else home.list.owner
        return in_section(following.item) and (final.owner is None or following.item.is_within(above))

    def _adrift(self) -> set[Final]:
        """Give the paragraphs whose item stands elsewhere: out of order, at another depth, or without its parent."""
        known = [f for f in self._finals if f.owner is not None]
        ordered = increasing([f.owner or 0 for f in known])
        kept = [f for f in known if not self._in_wide_table(f)]
        movable = {f for f in kept if self._is_item_line(f)}
        self._moved = {f for n, f in enumerate(known) if n not in ordered or f.moved}.intersection(kept)
        found = self._moved & movable
        items = {self._draft.lines[f.owner or 0].item for f in found}
        others = [f for f in kept if f in self._moved and f not in movable and f.text.strip()]
        self._along = {f for f in others if self._goes_along(f, items)}
        self._displaced |= dict.fromkeys(f for f in others if f not in self._along)
        found |= {f for f in movable if self._sunk(f)}
        return found | {f for f in movable if self._orphan(f)}

    def _goes_along(self, final: Final, items: Container[ValuePath | None]) -> bool:
        """Tell whether a paragraph is part of one of some items, or of one that stands in it."""
        item = self._draft.lines[final.owner or 0].item
        return item is not None and any(outer in items for outer in item.items)

    def displaced(self) -> list[int]:
        """Give the lines that stand elsewhere and are no items; known once all has been read."""
        return [final.owner for final in self._displaced if final.owner is not None]

    def _is_item_line(self, final: Final) -> bool:
        """Tell whether a paragraph is all that an item prints in one place, or the title of a section."""
        line = self._draft.lines[final.owner or 0]
        if line.kind is LineKind.HEADING:
            return line.item is not None and in_section(line.item) and line.paths == (line.item / "title",)
        return line.item is not None and line.paths != (line.item / "summary",) and line.kind in _ITEM_LINES

    def _sunk(self, final: Final) -> bool:
        """Tell whether a bullet has changed its depth."""
        line = self._draft.lines[final.owner or 0]
        kind, level = self._kinds.of_paragraph(final.end)
        return line.kind is LineKind.BULLET and kind is LineKind.BULLET and level != line.level

    def _orphan(self, final: Final) -> bool:
        """Tell whether the point that a point stands below is gone."""
        item = self._draft.lines[final.owner or 0].item or ValuePath()
        return any(self._line_gone(each.list.owner) for each in item.items if facts_at(each).parts == (Point,))

    def _line_gone(self, item: ValuePath) -> bool:
        owned = self._draft.matching.owned
        own = [n for n, line in enumerate(self._draft.lines) if line.item == item]
        return bool(own) and not any(n in owned and owned[n].text.strip() for n in own)

    # Removals

    def _removed(self) -> Iterator[changes.Change]:
        """Give the outermost items whose lines are all gone, and values whose own line is gone."""
        gone = self._gone_lines()
        items = self._gone_items(gone)
        for item in items:
            lines = [n for n, line in enumerate(self._draft.lines) if _belongs(line, item)]
            yield changes.ItemRemoved(
                item, self._joined_into(lines), self._draft.lost_stamps(lines), self._draft.place(lines[0], None)
            )
        for number in gone:
            line = self._draft.lines[number]
            if not any(_belongs(line, item) for item in items):
                yield from self._gone_line(number, line)

    def _gone_lines(self) -> list[int]:
        owned = self._draft.matching.owned
        lines = enumerate(self._draft.lines)
        return [
            n
            for n, line in lines
            if line.text.strip() and not (line.spot and line.spot.table in self._wide) and (n not in owned)
        ]

    def _gone_items(self, gone: Sequence[int]) -> list[ValuePath]:
        lost = set(gone)
        found: list[ValuePath] = []
        for number in gone:
            for item in (self._draft.lines[number].item or ValuePath()).items:
                if any(item.is_within(outer) for outer in found):
                    break
                lines = [n for n, line in enumerate(self._draft.lines) if _belongs(line, item) and line.text.strip()]
                own = {n for n in lines if self._draft.lines[n].item == item}
                below_moved = all(n in lost or self._moved_out(n) for n in lines)
                if own <= lost and own and below_moved:
                    found.append(item)
                    break
        return found

    def _moved_out(self, number: int) -> bool:
        final = self._draft.matching.owned.get(number)
        return final is not None and self._slots.get(final) != slot_of(self._draft.lines[number])

    def _joined_into(self, lines: Sequence[int]) -> ValuePath | None:
        """Give the value that has taken in text of lines that are gone."""
        for final in self._finals:
            if final.owner is not None and any(number in final.parts for number in lines):
                paths = self._draft.lines[final.owner].paths
                return paths[-1] if paths else None
        return None

    def _gone_line(self, number: int, line: Line) -> Iterator[changes.Change]:
        stamps, place = self._draft.lost_stamps([number]), self._draft.place(number, None)
        own = [path for path in line.paths if self._draft.value_at(path)]
        joined = self._joined_into([number])
        if len(own) == 1 and not joined and line.kind is not LineKind.HEADING:
            gone = replace(place, stretch=changes.Stretch(0, line.key, ""))
            printed_by = facts_at(own[0]).filter
            value = line.text_of(own[0]) if printed_by else self._draft.value_at(own[0]) or ""
            yield changes.ValueChange(own[0], value, "", printed_by, stamps, gone)
            return
        yield changes.Unplaced(told_as(line.kind), line.text, "", own[0] if own else joined, stamps, place)

    # What is new or elsewhere

    def _arranged(self) -> Iterator[changes.Change]:
        """Give new and moved items in the order of the draft, each behind the one that it follows in its list."""
        last: dict[ValuePath, str] = {}
        for final in self._finals:
            slot = self._slots.get(final)
            if slot is None:
                continue
            found = self._new.get(slot.item)
            if found and found[0] is final:
                yield from self._change(final, slot, last.get(slot.item.list))
            for item in slot.item.items:
                last[item.list] = item.id

    def _change(self, final: Final, slot: Slot, after: str | None) -> Iterator[changes.Change]:
        number = final.owner
        place = self._draft.place(number, final)
        stamps = self._stamps(final)
        if number is not None and (item := self._draft.lines[number].item):
            if not self._in_place(item, slot, after):
                yield changes.ItemMoved(item, slot.item.list, after, stamps, place)
            return
        chars = self._draft.counting(final)
        marking, rest = split_mark(chars, slot.item) if self._marked else ("", chars)
        fields = self._fields(final, slot, rest, "".join(char.text for char in rest) if marking else final.text)
        home, name = slot.item.list, slot.item.id
        yield changes.ItemAdded(home, after, name, _kind(slot), fields.values, fields.printed, stamps, place, marking)

    def _in_place(self, item: ValuePath, slot: Slot, after: str | None) -> bool:
        """Tell whether an item that was looked at for having moved stands where it stood."""
        if item.list != slot.item.list:
            return False
        order = list(dict.fromkeys(other for _, other in self._beside(slot)))
        place = order.index(item)
        return (order[place - 1].id if place else None) == after

    def _beside(self, slot: Slot) -> list[tuple[Line, ValuePath]]:
        """Give the lines of the items of a list, each with its item."""
        lines = self._draft.lines
        return [(line, line.item) for line in lines if line.item and line.item.list == slot.item.list]

    def _stamps(self, final: Final) -> tuple[changes.Stamp, ...]:
        own = self._draft.typed_stamps(final)
        return tuple(dict.fromkeys((*own, *final.end.mark.stamps, *self._mark_before(final))))

    def _mark_before(self, final: Final) -> tuple[changes.Stamp, ...]:
        """Give who split a paragraph: a split has its stamp on the mark of the first half."""
        place = self._order[final]
        before = self._finals[place - 1] if place else None
        return before.end.mark.stamps if before is not None and before.end.cell == final.end.cell else ()

    def _fields(self, final: Final, slot: Slot, chars: Sequence[Char], text: str) -> ReadFields:
        """Give the values of a new item by what it says behind its mark: characters that keys have, and the text."""
        if slot.kind is LineKind.HEADING:
            return ReadFields({"title": text})
        if slot.kind is LineKind.BULLET:
            return read_point(chars, self._draft.labels)
        facts = facts_at(slot.item)
        if facts.in_content:
            return ReadFields({"text": rich_value(chars)})
        found = read_contact(text) if facts.holds(Contact) else None
        found = found or read_fields(final.chars, self._beside(slot)) or read_fields(chars, self._beside(slot))
        if found:
            return found
        first = facts.parts[0].named_by[0]
        message = f"the new item {final.text!r} is not written as those beside it; all of it is taken for its {first}"
        self._draft.warn("unlike-items", message, slot.item.list)
        return ReadFields({first: text})

    def _untaken(self) -> Iterator[changes.Unplaced]:
        """Give the paragraphs without a home, each near the item above it."""
        loose, near = set(self._loose), None
        for final in self._finals:
            if final in loose:
                kind, _ = self._kinds.of_paragraph(final.end)
                place = self._draft.place(None, final)
                yield changes.Unplaced(told_as(kind), "", final.text, near, self._stamps(final), place)
            elif final in self._slots:
                near = self._slots[final].item

    def _elsewhere(self) -> Iterator[changes.Unplaced]:
        """Tell of what stands elsewhere and is no item, such as a caption, in both of its places."""
        for final in self._displaced:
            number = final.owner or 0
            line = self._draft.lines[number]
            what, near, key = told_as(line.kind), next(iter(line.paths), None), self._draft.key(final)
            yield changes.Unplaced(what, "", key, near, self._stamps(final), self._draft.place(None, final))
            lost = self._draft.lost_stamps([number])
            yield changes.Unplaced(what, line.key, "", near, lost, self._draft.place(number, None))


def _belongs(line: Line, item: ValuePath) -> bool:
    return line.item is not None and line.item.is_within(item)


def _kind(slot: Slot) -> changes.ItemKind:
    if slot.kind is LineKind.HEADING:
        return changes.ItemKind.SECTION
    if slot.kind is LineKind.BULLET:
        return changes.ItemKind.POINT
    return changes.ItemKind.PARAGRAPH if facts_at(slot.item).in_content else changes.ItemKind.RECORD
