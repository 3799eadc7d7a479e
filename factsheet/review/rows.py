"""Changes to the rows of tables with several columns, and to the paragraphs of a cell whose row is known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from msgspec.structs import replace

from factsheet.align.likeness import MOVED, likeness
from factsheet.align.pairs import increasing
from factsheet.meeting import CellContent, ColumnContent, Person, RowContent, facts_at
from factsheet.meeting.portions import is_marked
from factsheet.paths import ValuePath
from factsheet.review.attribution import ReadFields, read_fields, rich_value
from factsheet.review.changes import Change, ItemAdded, ItemKind, ItemMoved, ItemRemoved, Stamp, Unplaced, UnplacedKind
from factsheet.review.draft import EditedDraft
from factsheet.review.line_matching import Final
from factsheet.review.lines import Line, Spot, common_item
from factsheet.review.marks import split_mark
from factsheet.review.word.stream import CellPlace, Char, RowState


class Cells:
    """Reads the changes to the paragraphs of cells in tables with several columns."""

    def __init__(self, draft: EditedDraft, numbers: Iterator[int], people: Mapping[int, ValuePath]) -> None:
        """`people` gives the list of people that an empty line may be filled with."""
        self._draft, self._people = draft, people
        self._numbers = numbers
        wide = {line.spot.table for line in draft.lines if line.spot and line.spot.column}
        self._cells: dict[Spot, list[int]] = {}
        for number, line in enumerate(draft.lines):
            if line.spot and line.spot.table in wide:
                self._cells.setdefault(line.spot, []).append(number)
        self._finals_of: dict[CellPlace, list[Final]] = {}
        for final in draft.matching.finals:
            if final.end.cell is not None:
                self._finals_of.setdefault(final.end.cell, []).append(final)

    def read(self) -> Iterator[Change]:
        """Give the changes, cell by cell."""
        for numbers in self._cells.values():
            finals = self._finals(numbers)
            if finals:
                yield from self._cell(numbers, finals)

    def _finals(self, numbers: Sequence[int]) -> list[Final]:
        """Give the paragraphs that the cell of some lines has now; none where the cell is gone."""
        owned = self._draft.matching.owned
        cell = next((owned[n].end.cell for n in numbers if n in owned), None)
        return self._finals_of.get(cell, []) if cell is not None else []

    def _cell(self, numbers: Sequence[int], finals: Sequence[Final]) -> Iterator[Change]:
        owned, lines = self._draft.matching.owned, self._draft.lines
        for number in numbers:
            if lines[number].text.strip() and number not in owned:
                yield self._gone(number, lines[number])
        ordered = increasing([f.owner for f in finals if f.owner is not None])
        kept = [f for f in finals if f.owner is not None]
        after: str | None = None
        for final in finals:
            item = lines[final.owner].item if final.owner is not None else None
            if item is not None and _is_person(item):
                if kept.index(final) not in ordered:
                    place = self._draft.place(final.owner, final)
                    yield ItemMoved(item, item.list, after, self._draft.stamps(final.chars), place)
                after = item.id
            elif (final.owner is None or final.owner in self._people) and final.has_text:
                change = self._new(final, numbers, after)
                after = change.id if isinstance(change, ItemAdded) else after
                yield change

    def _gone(self, number: int, line: Line) -> Change:
        stamps, place = self._draft.stamps((), number), self._draft.place(number, None)
        if line.item is not None and _is_person(line.item):
            return ItemRemoved(line.item, None, stamps, place)
        return Unplaced(UnplacedKind.PARAGRAPH, line.text, "", next(iter(line.paths), None), stamps, place)

    def _new(self, final: Final, numbers: Sequence[int], after: str | None) -> Change:
        stamps = (*self._draft.stamps(final.chars), *final.end.mark.stamps)
        stamps, place = tuple(dict.fromkeys(stamps)), self._draft.place(None, final)
        people = [(line, line.item) for line in self._draft.lines if line.item and _is_person(line.item)]
        here = next((line.item for line in (self._draft.lines[n] for n in numbers) if line.item), None)
        listed = here.list if here and _is_person(here) else next(filter(None, map(self._people.get, numbers)), None)
        if listed is None:
            return Unplaced(UnplacedKind.PARAGRAPH, "", final.text, here, stamps, place)
        fields = read_fields(final.chars, people) or ReadFields({"name": final.text})
        name = f"new-{next(self._numbers)}"
        return ItemAdded(listed, after, name, ItemKind.RECORD, fields.values, fields.printed, stamps, place)


def _is_person(item: ValuePath) -> bool:
    return facts_at(item).holds(Person)


_ROW = (0, 0)
_MARKING = ValuePath.parse("marking")

RowKey = tuple[int, int]
"""The number of a table and of its row, as lines count them."""


class Rows:
    """Reads the changes to rows."""

    def __init__(self, draft: EditedDraft, numbers: Iterator[int] | None = None) -> None:
        self._draft = draft
        self._numbers = numbers if numbers is not None else count(1)
        self._base = _rows_of(draft.lines)
        self._marked = is_marked(draft.meeting)
        self._items = {key: _item_of([draft.lines[n] for n in numbers]) for key, numbers in self._base.items()}
        self._columns: dict[tuple[int, int], list[Line]] = {}
        for line in draft.lines:
            if line.spot is not None:
                self._columns.setdefault((line.spot.table, line.spot.column), []).append(line)
        self._final: dict[RowState, list[Final]] = {}
        for final in draft.matching.finals:
            if final.row is not None:
                self._final.setdefault(final.row, []).append(final)
        self._tables = self._physical_tables()
        self._keys = {row: key for row, key in draft.matching.alignment.rows.items() if row in self._final}

    def blanks(self) -> dict[int, ValuePath]:
        """Give the path that each empty line in a row stands for: its own, or as other rows of its column tell."""
        found: dict[int, ValuePath] = {}
        for key, numbers in self._base.items():
            item = self._items[key]
            for number in numbers if item and not self._is_head(key) else ():
                line = self._draft.lines[number]
                field = self._column_field(key[0], line.spot.column if line.spot else 0)
                if line.paths and not line.text:
                    found[number] = next(iter(line.paths))
                elif item and not line.paths and field and _only_in_cell(numbers, number, self._draft.lines):
                    found[number] = item.joined(field)
        return found

    def people_places(self) -> dict[int, ValuePath]:
        """Give the list of people that each empty line may be filled with: other rows show people in its column."""
        people = [
            (line.spot, line.item) for line in self._draft.lines if line.spot and line.item and _is_person(line.item)
        ]
        shown = {(spot.table, spot.column): item for spot, item in people}
        found: dict[int, ValuePath] = {}
        for key, numbers in self._base.items():
            for number in numbers if self._items[key] and not self._is_head(key) else ():
                line, item = self._draft.lines[number], self._items[key]
                person = shown.get((key[0], line.spot.column)) if line.spot and not line.segments else None
                if person and item and item.list == person.list.owner.list:
                    found[number] = item.joined(person.list.field)
        return found

    def read(self) -> Iterator[Change]:
        """Give removed rows, then new and moved ones, in the order of the draft."""
        self._find_moved()
        known = set(self._keys.values())
        for key, item in self._items.items():
            if key not in known and key[0] in set(self._tables.values()) | self._lost_tables():
                yield from self._removed(key, item)
        for physical, table in self._tables.items():
            yield from self._arranged(physical, table)

    def _physical_tables(self) -> dict[int, int]:
        """Give the number that lines count a table by, for each table of the file that has rows of it."""
        found: dict[int, int] = {}
        for row, (table, _) in self._draft.matching.alignment.rows.items():
            found.setdefault(row.table, table)
        return found

    def _lost_tables(self) -> set[int]:
        return {table for table, _ in self._base} - set(self._tables.values())

    def _is_head(self, key: RowKey) -> bool:
        return any(line.spot and line.spot.head for line in (self._draft.lines[n] for n in self._base[key]))

    def _find_moved(self) -> None:
        """Pair new rows with rows of the same table that are gone and say the same."""
        for row, finals in self._final.items():
            table = self._tables.get(row.table)
            if row in self._keys or table is None:
                continue
            text = "\x1f".join(final.text for final in finals)
            known = set(self._keys.values())
            gone = [key for key in self._base if key[0] == table and key not in known and not self._is_head(key)]
            worth = {
                key: likeness("\x1f".join(self._draft.lines[n].text for n in self._base[key]), text) for key in gone
            }
            best = max(worth, key=lambda key: worth[key], default=_ROW)
            if worth.get(best, 0) >= MOVED:
                self._keys[row] = best
                self._take(best, finals)

    def _take(self, key: RowKey, finals: Sequence[Final]) -> None:
        matching = self._draft.matching
        columns: dict[int, list[int]] = {}
        for number in self._base[key]:
            spot = self._draft.lines[number].spot
            columns.setdefault(spot.column if spot else 0, []).append(number)
        for final in finals:
            numbers = columns.get(final.end.cell.column if final.end.cell else 0, [])
            if numbers and numbers[0] not in matching.owned:
                number = numbers.pop(0)
                matching.alignment.lay(number, self._draft.lines[number].text, final.chars)
                matching.give(final, number, moved=True)

    def _removed(self, key: RowKey, item: ValuePath | None) -> Iterator[Change]:
        numbers = self._base[key]
        stamps = self._draft.lost_stamps(numbers)
        place = self._draft.place(next((n for n in numbers if self._draft.lines[n].text.strip()), numbers[0]), None)
        if item is not None and not self._is_head(key):
            yield ItemRemoved(item, None, stamps, place)
        else:
            text = " | ".join(self._draft.lines[n].text for n in numbers)
            yield Unplaced(UnplacedKind.TABLE, text, "", None, stamps, place)

    def _arranged(self, physical: int, table: int) -> Iterator[Change]:
        rows = [row for row in self._final if row.table == physical]
        keys = [self._keys.get(row) for row in rows]
        known = [key[1] for key in keys if key is not None]
        ordered = {known[place] for place in increasing(known)}
        after: dict[ValuePath, str] = {}
        closed = False
        for row, key in zip(rows, keys, strict=True):
            item = self._items.get(key) if key is not None else None
            if key is not None and item is not None:
                if key[1] not in ordered:
                    yield self._moved(row, item, after.get(item.list))
                after[item.list], closed = item.id, False
            elif key is not None:
                closed = bool(after)  # a row of the template's ends the list
            elif not closed:
                for change in self._added(row, table, after):
                    yield change
                    if isinstance(change, ItemAdded):
                        after[change.list] = change.id

    def _moved(self, row: RowState, item: ValuePath, after: str | None) -> Change:
        first = self._final[row][0]
        place = self._draft.place(first.owner, first)
        return ItemMoved(item, item.list, after, self._row_stamps(row), place)

    def _row_stamps(self, row: RowState) -> tuple[Stamp, ...]:
        chars = (char for final in self._final[row] for char in final.chars)
        return tuple(dict.fromkeys((*row.stamps, *self._draft.stamps(chars))))

    def _added(self, row: RowState, table: int, after: dict[ValuePath, str]) -> Iterator[Change]:
        finals, stamps = self._final[row], self._row_stamps(row)
        text = " | ".join(final.text for final in finals)
        if not text.replace("|", "").strip():
            return
        first = next((final for final in finals if final.has_text), finals[0])
        place = replace(self._draft.place(None, first), lines=sum(final.has_text for final in finals))
        path = self._list_of(table, after)
        shown = self._by_field(path, table, finals) if path else {}
        if path is None or not shown:
            yield Unplaced(UnplacedKind.TABLE, "", text, path, stamps, place)
            return
        kind = ItemKind.ROW if facts_at(path).holds(RowContent) else ItemKind.RECORD
        name = f"new-{next(self._numbers)}"
        marking, behind = self._mark(path.item(name), finals[0])
        values = {
            key: self._value(path, field, behind if marking and final is finals[0] else final.chars)
            for key, (field, final) in shown.items()
        }
        printed = frozenset(key for key, (field, _) in shown.items() if facts_at(path.joined(field)).filter)
        yield ItemAdded(path, after.get(path), name, kind, values, printed, stamps, place, marking)
        people = self._people_in(path.item(name), table, finals)
        yield from self._people(path.item(name), table, people, stamps)
        told = [*people, *(final for _, final in shown.values())]
        for final in finals:
            if final.has_text and not any(final is each for each in told) and not self._fills(table, final):
                yield Unplaced(UnplacedKind.VALUE, "", final.text, path, stamps, self._draft.place(None, final))

    def _list_of(self, table: int, after: dict[ValuePath, str]) -> ValuePath | None:
        """Give the list that a table's rows are items of: what the row above is, or else any row."""
        if after:
            return next(reversed(after))
        items = [item for key, item in self._items.items() if key[0] == table and item]
        if items:
            return items[0].list
        return next((column.list.owner / "rows" for column in self._heads(table).values()), None)

    def _by_field(self, rows: ValuePath, table: int, finals: Sequence[Final]) -> dict[str, tuple[ValuePath, Final]]:
        """Give the first paragraph of each cell of a new row by the name of the field that its column shows."""
        found: dict[str, tuple[ValuePath, Final]] = {}
        for final in finals:
            field = self._column_field(table, _column(final))
            if field is not None and final.has_text and not self._fills(table, final):
                name = field.owner.id if facts_at(rows.joined(field.owner)).holds(CellContent) else str(field)
                found.setdefault(name, (field, final))
        return found

    def _mark(self, item: ValuePath, first: Final) -> tuple[str, Sequence[Char]]:
        """Give the mark that the first cell of a new row begins with, and what stands behind it."""
        return split_mark(first.chars, item) if self._marked else ("", first.chars)

    @staticmethod
    def _value(rows: ValuePath, field: ValuePath, chars: Sequence[Char]) -> str:
        facts = facts_at(rows.joined(field))
        return rich_value(chars, lines=facts.lines) if facts.rich else "".join(char.text for char in chars)

    def _fills(self, table: int, final: Final) -> bool:
        return self._is_filler(table, _column(final), final.text)

    def _is_filler(self, table: int, column: int, text: str) -> bool:
        """Tell whether a text is what the template prints in this column where there is no value."""
        return any(not line.paths and line.text == text for line in self._columns.get((table, column), ()))

    def _column_field(self, table: int, column: int) -> ValuePath | None:
        """Give the field that a column shows, as its other cells, or else its head, tell."""
        for line in self._columns.get((table, column), ()):
            if line.spot is None or line.spot.head:
                continue
            item = self._items.get((table, line.spot.row))
            fields = {_field(path, item) for path in line.paths} - {_MARKING} if item else set[ValuePath]()
            if len(fields) == 1:
                return fields.pop()
        head = self._heads(table).get(column)
        return (ValuePath() / "cells").item(head.id) / "text" if head else None

    def _heads(self, table: int) -> dict[int, ValuePath]:
        """Give the columns of a table of the meeting by the cells that head them."""
        spots = ((line.spot, path.owner) for line in self._draft.lines for path in line.paths)
        shown = ((spot.column, item) for spot, item in spots if spot and spot.table == table)
        return {column: item for column, item in shown if facts_at(item).holds(ColumnContent)}

    def _people_in(self, item: ValuePath, table: int, finals: Sequence[Final]) -> list[Final]:
        """Give the paragraphs of a new participant's row that show people: those of its second cell."""
        if not facts_at(item / "people").holds(Person) or not self._examples(table):
            return []
        return [final for final in finals if _column(final) and final.has_text]

    def _examples(self, table: int) -> list[tuple[Line, ValuePath]]:
        lines = (line for line in self._draft.lines if line.spot and line.spot.table == table)
        return [(line, line.item) for line in lines if line.item and _is_person(line.item)]

    def _people(
        self, item: ValuePath, table: int, finals: Iterable[Final], stamps: tuple[Stamp, ...]
    ) -> Iterator[Change]:
        """Give the people of a new participant."""
        examples, after = self._examples(table), None
        for final in finals:
            found = read_fields(final.chars, examples) or ReadFields({"name": final.text})
            name = f"new-{next(self._numbers)}"
            place = self._draft.place(None, final)
            yield ItemAdded(item / "people", after, name, ItemKind.RECORD, found.values, found.printed, stamps, place)
            after = name


def _column(final: Final) -> int:
    return final.end.cell.column if final.end.cell else 0


def _rows_of(lines: Sequence[Line]) -> dict[RowKey, list[int]]:
    """Give the lines of each row of the tables with several columns."""
    wide = {line.spot.table for line in lines if line.spot and line.spot.column}
    found: dict[RowKey, list[int]] = {}
    for number, line in enumerate(lines):
        if line.spot and line.spot.table in wide:
            found.setdefault((line.spot.table, line.spot.row), []).append(number)
    return found


def _item_of(lines: Sequence[Line]) -> ValuePath | None:
    """Give the item that a row shows: the outermost record, or else the innermost item, that all its cells are of."""
    if any(line.spot and line.spot.head for line in lines):
        return None
    item = common_item(path for line in lines for path in line.paths)
    records = (each for each in (item or ValuePath()).items if not facts_at(each).tagged)
    return next(records, item)


def _field(path: ValuePath, item: ValuePath) -> ValuePath:
    owner = path.owner
    return (owner.list if facts_at(owner).filter == "listing" else path).below(item)


def _only_in_cell(numbers: Sequence[int], number: int, lines: Sequence[Line]) -> bool:
    return sum(lines[n].spot == lines[number].spot for n in numbers) == 1
