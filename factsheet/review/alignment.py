"""Where the characters of a draft come from: the draft with revisions rejected, laid beside the lines of its base.

Where every change was tracked, the two are the same and each character is known exactly. Where not, rows of tables and
paragraphs are paired first, by what they say, and then words within them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, repeat

from msgspec import Struct, field

from factsheet.align.likeness import LIKE, LIKE_ROWS, PART, SAME_KIND, likeness
from factsheet.align.pairs import increasing, likeliest, same_characters, stretches
from factsheet.align.words import folded
from factsheet.meeting import CellContent, facts_at
from factsheet.review.lines import Line, common_item
from factsheet.review.units import CELL, Unit, line_units, loose, view_units
from factsheet.review.word.stream import Char, RowState, StoryParagraph, ViewParagraph
from factsheet.typography.held_spaces import NO_BREAK


class LineAlignment(Struct):
    """What is known of the characters, paragraph marks and rows of a draft.

    `home` gives the line and the offset in it that a character comes from, `marks` the line that a paragraph is, `rows`
    the table and row, as lines count them, that a row is. `exact` tells that every change of text was tracked.
    """

    home: dict[Char, tuple[int, int]] = field(default_factory=dict)
    marks: dict[StoryParagraph, int] = field(default_factory=dict)
    rows: dict[RowState, tuple[int, int]] = field(default_factory=dict)
    exact: bool = True

    def lay(self, number: int, text: str, chars: Sequence[Char]) -> None:
        """Note which characters of a line the given ones are; a no-break space in the place of a space is that."""
        said = "".join([char.text for char in chars])
        if text == said:
            self.home.update(zip(chars, zip(repeat(number), range(len(text)), strict=False), strict=True))
            return
        same = same_characters(loose(text), loose(said))
        for at, place in _at_their_spaces(text, chars, list(same)):
            char = chars[place]
            if text[at] == NO_BREAK and char.tied:
                char.text = NO_BREAK
            elif text[at] == " " and char.text == NO_BREAK:
                char.text = " "
            if text[at] != NO_BREAK or char.text == NO_BREAK:
                self.home[char] = (number, at)


def _at_their_spaces(text: str, chars: Sequence[Char], same: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give pairs of the same characters, a no-break space with the one of two spaces around what is new that is it."""
    places = {place for _, place in same}
    for n, (at, place) in enumerate(same):
        if text[at] == NO_BREAK != chars[place].text and not chars[place].tied:
            behind = same[n + 1][1] - 1 if n + 1 < len(same) else len(chars) - 1
            before = same[n - 1][1] + 1 if n else 0
            found = (other for other in (behind, before) if chars[other].text == NO_BREAK and other not in places)
            place = next(found, place)  # noqa: PLW2901 - the same place, seen right
        yield at, place


def align(lines: Sequence[Line], view: Sequence[ViewParagraph]) -> LineAlignment:
    """Align the lines of a base with the paragraphs of the draft with revisions rejected."""
    found = LineAlignment()
    units = list(line_units(lines)), list(view_units(view))
    texts = [[unit.text for unit in side] for side in units]
    found.exact = texts[0] == texts[1]
    moved = [] if found.exact else list(_moved(*units))
    ours, theirs = _left(*units, moved)
    partners = list(_paired(ours, theirs))
    left, right = _left(ours, theirs, partners)
    moved += [each for each in _by_bookmark(left, right) if not each[0].row and likeness(each[0].text, each[1].text)]
    left, right = _left(left, right, moved)
    tables = _tables(*units, (*partners, *moved))
    partners += _in_place(tables, left, right, _Gaps.of(ours, theirs, partners))
    partners += [pair for pair in _between_known(tables, ours, theirs, partners) if _is_still(lines, *pair)]
    for one, other in (*partners, *moved):
        _lay_unit(found, lines, one, other)
    if not found.exact:
        _lay_parts(found, lines, view)
    return found


def _moved(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Pair what stands once on both sides to the letter, and elsewhere: nothing in its new place is a version of it."""
    places = [_single_places(side) for side in (ours, theirs)]
    both = [(at, places[1][key]) for key, at in places[0].items() if key in places[1]]
    in_order = increasing([other for _, other in both])
    yield from ((ours[one], theirs[other]) for n, (one, other) in enumerate(both) if n not in in_order)


def _single_places(units: Sequence[Unit]) -> dict[tuple[str, bool], int]:
    """Give the places of the texts that stand once, in order."""
    counts = Counter(unit.key for unit in units)
    return {unit.key: at for at, unit in enumerate(units) if counts[unit.key] == 1}


def _paired(ours: list[Unit], theirs: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    keys = [[unit.key for unit in side] for side in (ours, theirs)]
    for same, here, there in stretches(*keys):
        left, right = ours[here], theirs[there]
        if same:
            yield from zip(left, right, strict=True)
            continue
        partners = [(left[i], right[j]) for i, j in likeliest(left, right, _worth)]
        yield from partners
        yield from _by_bookmark(*_left(left, right, partners))


def _left(
    ours: Iterable[Unit], theirs: Iterable[Unit], partners: Iterable[tuple[Unit, Unit]]
) -> tuple[list[Unit], list[Unit]]:
    """Give the units of both sides that have no partner."""
    known = {id(unit) for pair in partners for unit in pair}
    return [unit for unit in ours if id(unit) not in known], [unit for unit in theirs if id(unit) not in known]


def _by_bookmark(ours: list[Unit], theirs: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Pair what is alike no more by the bookmarks that the draft was made with: rows by all of theirs."""
    lines = {(one.bookmarks, len(one.columns)): one for one in ours if one.bookmarks}
    keys = ((other, (other.bookmarks, len(other.columns))) for other in theirs)
    yield from ((lines.pop(key), other) for other, key in keys if key in lines)


def _tables(
    ours: Iterable[Unit], theirs: Iterable[Unit], partners: Iterable[tuple[Unit, Unit]]
) -> dict[int | None, int | None]:
    """Give which table each one of the draft is: by their order, where there are as many, or by the rows known."""
    one, other = (list(dict.fromkeys(_table(unit) for unit in side if unit.row)) for side in (ours, theirs))
    if len(one) == len(other):
        return dict(zip(other, one, strict=True))
    return {_table(row): _table(known) for known, row in partners if known.row}


class _Gaps(Struct, frozen=True):
    """Tells between which of the units that have partners each unit of both sides stands."""

    places: Mapping[int, int]

    @classmethod
    def of(cls, ours: Iterable[Unit], theirs: Iterable[Unit], partners: Iterable[tuple[Unit, Unit]]) -> "_Gaps":
        """Count the partners before each unit, by its `id()`."""
        known = {id(unit) for pair in partners for unit in pair}
        sides = [(side, accumulate(id(unit) in known for unit in side)) for side in (list(ours), list(theirs))]
        return cls({id(unit): count for side, counts in sides for unit, count in zip(side, counts, strict=True)})

    def are_one(self, one: Unit, other: Unit) -> bool:
        """Tell whether two units that have no partners stand in one place."""
        return self.places[id(one)] == self.places[id(other)]


def _in_place(
    tables: Mapping[int | None, int | None], ours: Iterable[Unit], theirs: Iterable[Unit], gaps: _Gaps
) -> Iterator[tuple[Unit, Unit]]:
    """Pair rows that are alike no more where both head one table, or most of one stands in the other cell by cell.

    What such a row is about stands in both, or it stands where it stood: a decision is what many rows share.
    """
    free = list(theirs)
    for one in ours if tables else ():
        for other in free:
            alike = one.row and other.row and tables.get(_table(other)) == _table(one) and _same_row(one, other)
            if alike and (gaps.are_one(one, other) or _about(one) == _about(other)):
                yield one, other
                free.remove(other)
                break


def _table(unit: Unit) -> int | None:
    return unit.row.table if isinstance(unit.row, RowState) else unit.row[0] if isinstance(unit.row, tuple) else None


def _same_row(one: Unit, other: Unit) -> bool:
    if len(one.columns) != len(other.columns):
        return False
    heads = one.head and isinstance(other.row, RowState) and other.row.number == 0
    cells = zip(one.text.split(CELL), other.text.split(CELL), strict=False)
    kept = sum(len(text) for text, there in cells if text == there)
    return heads or 2 * kept > len(one.text)


def _between_known(
    tables: Mapping[int | None, int | None],
    ours: list[Unit],
    theirs: list[Unit],
    partners: Iterable[tuple[Unit, Unit]],
) -> Iterator[tuple[Unit, Unit]]:
    """Pair rows without partners by their places where both tables have as many of them between two that have."""
    known = {id(one): other for one, other in partners}
    for other_table, table in tables.items():
        rows, others = (
            [u for u in side if u.row and _table(u) == number]
            for side, number in ((ours, table), (theirs, other_table))
        )
        places = {id(other): n for n, other in enumerate(others)}
        then, free = 0, list[Unit]()
        for row in (*rows, None):
            if row is not None and id(row) not in known:
                free.append(row)
                continue
            end = len(others) if row is None else places.get(id(known[id(row)]), then)
            if end - then == len(free):
                yield from zip(free, others[then:end], strict=True)
            free, then = [], max(then, end + 1)


def _is_still(lines: Sequence[Line], one: Unit, other: Unit) -> bool:
    """Tell whether a row in the place of another one is that, however much of it was typed anew.

    Rows of the template are; so are those that have lost what they are about, for new ones say it, those that have kept
    an item below their own, such as a person, rows of a table's own that have kept one of their figures, those that say
    nothing new but what they are about and have kept two cells, and those of one value that are of one value still, in
    the same column: its place is all that tells which row it is.
    """
    if len(one.columns) != len(other.columns):
        return False
    cells = [lines[n] for column in one.columns for n in column if isinstance(n, int)]
    row = common_item(path for line in cells for path in line.paths)
    named = any(lines[n].paths for n in one.columns[0] if isinstance(n, int))
    if not named or other.text.startswith(CELL):
        return bool(other.text.replace(CELL, ""))
    texts = other.text.split(CELL)
    filled, beside = _filled(one), _filled(other).items() - {(0, texts[0])}
    if (len(filled) == 1 and filled.keys() == _filled(other).keys()) or (len(beside) > 1 and beside <= filled.items()):
        return True
    if any(_is_kept(lines, numbers, text) for numbers, text in zip(one.columns[1:], texts[1:], strict=True)):
        return True
    inner = [line for line in cells if line.item not in (None, row) and not any(s.listing for s in line.segments)]
    said = other.text.replace(CELL, "\n").split("\n")
    return any(likeness(line.text, text, LIKE) for line in inner for text in said)


def _filled(row: Unit) -> dict[int, str]:
    """Give the texts of a row by their columns, without empty ones."""
    return {column: text for column, text in enumerate(row.text.split(CELL)) if text.strip()}


def _is_kept(lines: Sequence[Line], numbers: tuple[object, ...], text: str) -> bool:
    """Tell whether a cell of a table's own, given by its lines, still says what it did."""
    cell = [lines[n] for n in numbers if isinstance(n, int)]
    own = [facts_at(path.owner).holds(CellContent) for line in cell for path in line.paths]
    return any(own) and bool(text.strip()) and loose(folded("\n".join(line.text for line in cell))) == text


def _worth(one: Unit, other: Unit) -> float:
    if (one.row is None) != (other.row is None) or len(one.columns) != len(other.columns):
        return 0.0
    if one.row is None:
        return likeness(one.text, other.text, LIKE) if one.cell == other.cell else 0.0
    alike = max(_row_likeness(one, other), _kept_cells(one, other))
    return alike if alike >= LIKE_ROWS else 0.0


def _row_likeness(one: Unit, other: Unit) -> float:
    """Tell how alike two rows are; those that are about different things are not, whatever else they share."""
    head, other_head = _about(one), _about(other)
    return likeness(one.text, other.text) if likeness(head, other_head, LIKE_ROWS) else 0.0


def _about(row: Unit) -> str:
    """Give what a row is about."""
    return row.text.partition(CELL)[0]


def _kept_cells(one: Unit, other: Unit) -> float:
    """Tell how much of a row another one keeps, by the cells that have text in it: empty ones may have been filled.

    The first cell says what the row is about, and counts twice.
    """
    cells = [pair for pair in zip(one.text.split(CELL), other.text.split(CELL), strict=False) if pair[0].strip()]
    if not cells:
        return 0.0
    kept = [ours == theirs for ours, theirs in (cells[0], *cells)]
    return sum(kept) / len(kept)


def _lay_unit(found: LineAlignment, lines: Sequence[Line], one: Unit, other: Unit) -> None:
    if isinstance(other.row, RowState) and isinstance(one.row, tuple):
        found.rows[other.row] = one.row
    for numbers, paragraphs in zip(one.columns, other.columns, strict=True):
        for number, paragraph in _within(lines, numbers, paragraphs):
            found.marks[paragraph.end] = number
            found.lay(number, lines[number].text, paragraph.chars)


def _within(
    lines: Sequence[Line], numbers: tuple[object, ...], paragraphs: tuple[object, ...]
) -> Iterator[tuple[int, ViewParagraph]]:
    """Pair the lines of a cell with its paragraphs: in order where there are as many, by likeness where not."""
    ours = [n for n in numbers if isinstance(n, int)]
    theirs = [p for p in paragraphs if isinstance(p, ViewParagraph)]
    if len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)
        return
    partners = likeliest(ours, theirs, lambda n, p: max(likeness(lines[n].text, p.text), SAME_KIND))
    yield from ((ours[i], theirs[j]) for i, j in partners)


def _lay_parts(found: LineAlignment, lines: Sequence[Line], view: Sequence[ViewParagraph]) -> None:
    """Find, untracked, what was split from a line or joined to one: the rest of a neighbour has its words."""
    for place, paragraph in enumerate(view):
        if paragraph.end in found.marks or not paragraph.has_text:
            continue
        for near in (place - 1, place + 1):
            number = found.marks.get(view[near].end) if 0 <= near < len(view) else None
            if number is not None and _lay_rest(found, number, lines[number].text, paragraph.chars):
                break
    known = set(found.marks.values())
    by_end = {paragraph.end: paragraph for paragraph in view}
    by_line = {number: by_end.get(end) for end, number in found.marks.items()}
    for number, line in enumerate(lines):
        if number in known or not line.text.strip():
            continue
        for near in (number - 1, number + 1):
            beside = by_line.get(near)
            rest = [char for char in beside.chars if char not in found.home] if beside else []
            if rest and _lay_rest(found, number, line.text, rest, of_line=True):
                break


def _lay_rest(found: LineAlignment, number: int, text: str, chars: list[Char], *, of_line: bool = False) -> bool:
    """Lay characters on what of a line is not yet accounted for, if enough of them (or of the line) fit there."""
    taken = {at for line, at in found.home.values() if line == number}
    pairs = [(a, b) for a, b in same_characters(text, "".join(c.text for c in chars)) if a not in taken]
    shared = sum(not text[a].isspace() for a, _ in pairs)
    whole = sum(not c.isspace() for c in (text if of_line else "".join(c.text for c in chars)))
    if shared < PART * max(1, whole):
        return False
    found.home.update({chars[b]: (number, a) for a, b in pairs})
    return True
