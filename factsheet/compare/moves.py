"""What moved: a paragraph that a comparison deletes in one place and inserts in another is the same one."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, count, product

from msgspec import Struct
from msgspec.structs import replace

from factsheet.align.likeness import LIKE, SHORT, likeness, likeness_elsewhere
from factsheet.align.pairs import MOST_PAIRS, closest
from factsheet.compare.inlines import Marker, identity, split_moved
from factsheet.document import nodes
from factsheet.document.algebra import Node, every, lines, rewrite
from factsheet.document.nodes import Block, RevisionKind
from factsheet.document.readings import ACCEPTED, REJECTED, callout_revision, text_revision
from factsheet.document.text import inline_text
from factsheet.paths import ValuePath

Rows = tuple[nodes.Row, ...]


class _Place(Struct, frozen=True, eq=False):
    """A paragraph that is gone or new: the number of its line, that of the lines before it which stay, what it says."""

    number: int
    stayed: int
    line: nodes.Line
    text: str
    item: ValuePath | None


def mark_moves(blocks: tuple[Block, ...], mark: Marker) -> tuple[Block, ...]:
    """Give the blocks of a comparison with the moves in it named: paragraphs, headings, items of lists, rows, tables.

    Moved is what is gone here and new there, with something that stays in between, and is of the same item of the
    meeting, or of nearly the same words. Its words are compared: each end shows its own changes.
    """
    gone, new = _places(blocks)
    moved: dict[int, nodes.Line] = {}
    partners = sorted(closest(_likely(gone, new)), key=lambda pair: pair[0].number)
    for number, (before, after) in enumerate(partners, 1):
        ends = split_moved(REJECTED.inlines(before.line), ACCEPTED.inlines(after.line), mark, f"move{number}")
        if ends:
            moved[before.number], moved[after.number] = ends
    moved |= _in_wholes(blocks, mark, len(partners))
    return _with_lines(blocks, moved) if moved else blocks


def _in_wholes(blocks: tuple[Block, ...], mark: Marker, known: int) -> dict[int, nodes.Line]:
    """Give the lines of tables, and of rows in their table, that stand elsewhere, by number: each line is a move.

    The caption of a table does not: before a table, marks of paragraphs do not move (`render/docx/body`).
    """
    numbers = {id(line): number for number, (_, line) in enumerate(lines(blocks)) if line}
    names = count(known + 1)
    moved: dict[int, nodes.Line] = {}
    rows = chain.from_iterable(map(_row_partners, every(blocks, nodes.Table)))
    for before, after in chain(_table_partners(blocks), (((one,), (other,)) for one, other in rows)):
        texts = [[line for _, line in lines(each) if line] for each in (before, after)]
        for old, new in zip(*texts, strict=True) if len(texts[0]) == len(texts[1]) else ():
            ends = split_moved(REJECTED.inlines(old), ACCEPTED.inlines(new), mark, f"move{next(names)}", least=1)
            if ends:
                moved[numbers[id(old)]], moved[numbers[id(new)]] = ends
    return moved


def _table_partners(blocks: tuple[Block, ...]) -> Iterator[tuple[Rows, Rows]]:
    """Give the rows of tables that are gone here and new there, with lines that stay in between."""
    every_line = [line for _, line in lines(blocks)]
    stayed = dict(zip(map(id, every_line), accumulate(map(_stays, every_line)), strict=True))
    tables = [(*table.head, *table.body) for table in every(blocks, nodes.Table)]
    sides: dict[RevisionKind, list[_Place]] = {RevisionKind.DELETION: [], RevisionKind.INSERTION: []}
    for number, rows in enumerate(tables):
        kinds = {row.revision.kind if row.revision else None for row in rows}
        texts = [line for _, line in lines(rows) if line]
        if texts and len(kinds) == 1 and (kind := kinds.pop()) is not None:
            text = " ".join(map(inline_text, texts))
            sides[kind].append(_Place(number, stayed[id(texts[0])], (), text, identity(rows)))
    pairs = closest(_likely(sides[RevisionKind.DELETION], sides[RevisionKind.INSERTION]))
    yield from ((tables[before.number], tables[after.number]) for before, after in pairs)


def _stays(line: nodes.Line) -> bool:
    return bool(line) and text_revision(line) is None


def _row_partners(table: nodes.Table) -> Iterator[tuple[nodes.Row, nodes.Row]]:
    """Give the rows that are gone here and new there, with rows that stay in between."""
    stayed = accumulate(row.revision is None for row in table.body)
    sides: dict[RevisionKind, list[_Place]] = {RevisionKind.DELETION: [], RevisionKind.INSERTION: []}
    for number, (row, stays) in enumerate(zip(table.body, stayed, strict=True)):
        if row.revision is not None:
            text = " ".join(inline_text(line) for _, line in lines((row,)))
            sides[row.revision.kind].append(_Place(number, stays, (), text, identity((row,))))
    pairs = closest(_likely(sides[RevisionKind.DELETION], sides[RevisionKind.INSERTION]))
    yield from ((table.body[before.number], table.body[after.number]) for before, after in pairs)


def _places(blocks: tuple[Block, ...]) -> tuple[list[_Place], list[_Place]]:
    """Give the paragraphs that are gone, and those that are new, each as a whole."""
    fixed = set(map(id, _fixed(blocks)))
    found: dict[RevisionKind, list[_Place]] = {RevisionKind.DELETION: [], RevisionKind.INSERTION: []}
    every_line = list(lines(blocks))
    stays = [_stays(line) for _, line in every_line]
    for number, ((node, line), stayed) in enumerate(zip(every_line, accumulate(stays), strict=True)):
        if not line or stays[number] or id(line) in fixed or not isinstance(node, nodes.Paragraph | nodes.Section):
            continue
        revision = text_revision(line)
        if revision is not None:
            place = _Place(number, stayed, line, inline_text(line), identity(line))
            found[revision.kind].append(place)
    return found[RevisionKind.DELETION], found[RevisionKind.INSERTION]


def _fixed(blocks: tuple[Block, ...]) -> Iterator[nodes.Line]:
    """Give the lines that do not move by themselves: of revised rows and callouts, and at the mark of what stays."""
    wholes: list[Node] = [row for row in every(blocks, nodes.Row) if row.revision]
    wholes += [callout for callout in every(blocks, nodes.Callout) if callout_revision(callout)]
    yield from (line for _, line in lines(wholes))
    for item in every(blocks, nodes.ListItem):
        if item.revision is None and item.blocks and isinstance(item.blocks[0], nodes.Paragraph):
            yield item.blocks[0].inlines


def _likely(gone: Sequence[_Place], new: Sequence[_Place]) -> Iterator[tuple[_Place, _Place, float]]:
    candidates = product(gone, new) if len(gone) * len(new) <= MOST_PAIRS else _namesakes(gone, new)
    for before, after in candidates:
        if before.stayed != after.stayed and (score := _likeness(before, after)):
            yield before, after, score


def _namesakes(gone: Sequence[_Place], new: Sequence[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """Give those of one item or one text, in order: what is left of many that are not weighed one by one."""
    waiting: dict[Hashable, deque[_Place]] = defaultdict(deque)
    for before in gone:
        waiting[before.item or before.text].append(before)
    for after in new:
        if same := waiting.get(after.item or after.text):
            yield same.popleft(), after


def _likeness(before: _Place, after: _Place) -> float:
    """Tell how sure it is that two paragraphs are one: those of one item before those of like words."""
    if before.item is not None and before.item == after.item:
        like = likeness(before.text, after.text, LIKE)
        return 1 + like if like else 0.0
    short = min(len(before.text), len(after.text)) < SHORT
    return 0.0 if short else likeness_elsewhere(before.text, after.text)


def _with_lines(blocks: tuple[Block, ...], moved: dict[int, nodes.Line]) -> tuple[Block, ...]:
    """Give blocks with other lines at some numbers; an item of a list moves with its first paragraph."""
    numbers = count()

    def line(before: nodes.Line) -> nodes.Line:
        return moved.get(next(numbers), before)

    def named(node: Node) -> Iterable[Node]:
        if isinstance(node, nodes.ListItem) and node.revision and node.blocks:
            lead = node.blocks[0]
            if isinstance(lead, nodes.Paragraph):
                return (replace(node, revision=text_revision(lead.inlines) or node.revision),)
        return (node,)

    return rewrite(blocks, named, line)
