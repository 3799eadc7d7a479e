"""Changes to the paragraphs of a cell whose row is known: people come, go and change places; all else has no home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.review.changes import Change, ItemAdded, ItemKind, ItemMoved, ItemRemoved, Unplaced, UnplacedKind
from factsheet.review.draft import Draft
from factsheet.review.lines import Line, Spot
from factsheet.review.matching import Final
from factsheet.review.paths import id_of, list_of
from factsheet.review.pattern import read_fields
from factsheet.review.sequence import increasing


class Cells:
    """Reads the changes to the paragraphs of cells in tables with several columns."""

    def __init__(self, draft: Draft, numbers: Iterator[int]) -> None:
        self._draft = draft
        self._numbers = numbers
        wide = {line.spot.table for line in draft.lines if line.spot and line.spot.column}
        self._cells: dict[Spot, list[int]] = {}
        for number, line in enumerate(draft.lines):
            if line.spot and line.spot.table in wide:
                self._cells.setdefault(line.spot, []).append(number)

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
        return [f for f in self._draft.matching.finals if cell is not None and f.end.cell == cell]

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
                    yield ItemMoved(item, list_of(item), after, self._draft.stamps(final.chars), place)
                after = id_of(item)
            elif final.owner is None and final.text.strip():
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
        people = [line for line in self._draft.lines if line.item and _is_person(line.item)]
        here = next((line.item for line in (self._draft.lines[n] for n in numbers) if line.item), None)
        if here is None or not _is_person(here):
            return Unplaced(UnplacedKind.PARAGRAPH, "", final.text, here, stamps, place)
        fields = read_fields(final.chars, [(line, str(line.item)) for line in people])
        values, printed = (fields.values, fields.printed) if fields else ({"name": final.text}, frozenset[str]())
        name = f"new-{next(self._numbers)}"
        return ItemAdded(list_of(here), after, name, ItemKind.RECORD, values, printed, None, stamps, place)


def _is_person(item: str) -> bool:
    return list_of(item).endswith(".people")
