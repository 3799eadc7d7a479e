"""The document of a draft: earlier remarks as comments on the words they were made on, its code in the foot."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from factsheet.document.algebra import every, is_branch, lines, rewrite, walk
from factsheet.document.nodes import Comment, CommentReply, Document, Inline, Line, Text, Title
from factsheet.document.text import inline_text
from factsheet.draft.base import DraftBase, short_code
from factsheet.draft.remarks import Remark
from factsheet.paths import ValuePath

Wrap = Callable[[tuple[Inline, ...]], Inline]


def enclose(line: tuple[Inline, ...], start: int, end: int, wrap: Wrap) -> tuple[Inline, ...]:
    """Give a line with the characters from `start` to `end` wrapped.

    A stretch inside one node is wrapped there; of one that begins or ends inside a node and goes on outside it, that
    node is enclosed whole. Where there is nothing to wrap, the wrapping stands at the end.
    """
    at = 0
    for place, inline in enumerate(line):
        after = at + len(inline_text((inline,)))
        if is_branch(inline) and at <= start < end <= after:
            inner = replace(inline, inlines=enclose(inline.inlines, start - at, end - at, wrap))
            return (*line[:place], inner, *line[place + 1 :])
        at = after
    return _enclose_here(line, start, end, wrap)


def _enclose_here(line: tuple[Inline, ...], start: int, end: int, wrap: Wrap) -> tuple[Inline, ...]:
    pieces = list(_pieces(line, (start, end)))
    inside = [place for place, (at, after, _) in enumerate(pieces) if _overlaps(at, after, start, end)]
    if not inside:
        return (*line, wrap(()))
    first, last = inside[0], inside[-1] + 1
    nodes = tuple(node for _, _, node in pieces)
    return (*nodes[:first], wrap(nodes[first:last]), *nodes[last:])


def _overlaps(at: int, after: int, start: int, end: int) -> bool:
    """Tell whether a piece is in a stretch; an empty piece is in an empty stretch at its place."""
    return (at < end and start < after) or (at == after == start == end)


def _pieces(line: tuple[Inline, ...], cuts: tuple[int, int]) -> Iterator[tuple[int, int, Inline]]:
    """Give the nodes of a line, each with its extent; texts are cut."""
    at = 0
    for inline in line:
        if not isinstance(inline, Text):
            after = at + len(inline_text((inline,)))
            yield at, after, inline
            at = after
            continue
        edges = sorted({0, len(inline.text), *(cut - at for cut in cuts if 0 < cut - at < len(inline.text))})
        for left, right in pairwise(edges) if inline.text else [(0, 0)]:
            yield at + left, at + right, _cut(inline, left, right)
        at += len(inline.text)


def _cut(text: Text, left: int, right: int) -> Text:
    """Give a part of a run; its origin keeps the range of the whole, since a character may be written as several."""
    return text if (left, right) == (0, len(text.text)) else Text(text.text[left:right], text.origin)


_CHANGED = "[made on “{quote}”, which this text said before]"
_GONE = "[made on “{quote}”, in a text that is gone]"
_LOST = "[made on a text that is gone]"


class _Place(Struct, frozen=True):
    """A stretch of a line, and what a comment there has to add where the words that it was made on are gone."""

    line: int
    start: int
    end: int
    note: str = ""


def place_comments(document: Document, remarks: Iterable[Remark]) -> Document:
    """Give the document with a comment for each remark, on the words that it quotes in the value that it names.

    Where the value has no such words any more, the comment is on the whole value; where there is no such value, on the
    item that it was part of, or else on the title. A last line then says so.
    """
    original = tuple(line for _, line in lines(document.blocks))
    commented = list(original)
    title = _title_line(document, original)
    for remark in remarks:
        place = _find(remark, original) or _Place(title, 0, len(inline_text(original[title])), _gone(remark))
        commented[place.line] = enclose(
            commented[place.line], place.start, place.end, partial(_comment, remark, place.note)
        )
    written = iter(commented)
    return replace(document, blocks=rewrite(document.blocks, line=lambda _: next(written)))


def _comment(remark: Remark, note: str, inlines: tuple[Inline, ...]) -> Comment:
    """Give the comment of a remark on inlines."""
    replies = tuple(CommentReply(reply.author, reply.date, reply.text) for reply in remark.replies)
    text = f"{remark.text}\n{note}" if note else remark.text
    return Comment(remark.author, remark.date, text, inlines, replies)


def _title_line(document: Document, lines: tuple[Line, ...]) -> int:
    title = next(every(document.blocks, Title))
    return next(number for number, line in enumerate(lines) if line is title.inlines)


def _gone(remark: Remark) -> str:
    return _GONE.format(quote=_flat(remark.quote)) if remark.quote else _LOST


def _flat(text: str) -> str:
    return " ".join(text.split())


def _find(remark: Remark, lines: tuple[Line, ...]) -> _Place | None:
    """Give the place of a remark; None where neither its words, nor its value, nor anything around that is there."""
    if remark.path is None:
        return next((_Place(number, *found) for number, found in _quoted(remark.quote, lines)), None)
    path = ValuePath.parse(remark.path)
    values = _values(path, lines)
    for value in values:
        if found := _nearest(remark.quote, inline_text(lines[value.line]), value):
            return _Place(value.line, *found)
    if seen := next((value for value in values if value.end > value.start), None):
        return replace(seen, note=_CHANGED.format(quote=_flat(remark.quote)))
    # An empty place, such as a cell to be filled in, has no words to comment on.
    note = "" if values and not remark.quote else _gone(remark)
    items = reversed([item for item in path.items if item != path])
    around = (value for item in items for value in _values(item, lines) if value.end > value.start)
    return next((replace(value, note=note) for value in around), None)


def _values(path: ValuePath, lines: tuple[Line, ...]) -> list[_Place]:
    """Give where a value, or what stands below it, is shown."""
    extents = ((number, _extent(line, path)) for number, line in enumerate(lines))
    return [_Place(number, *extent) for number, extent in extents if extent]


def _quoted(quote: str, lines: tuple[Line, ...]) -> Iterator[tuple[int, tuple[int, int]]]:
    for number, line in enumerate(lines):
        at = inline_text(line).find(quote) if quote else -1
        if at >= 0:
            yield number, (at, at + len(quote))


def _nearest(quote: str, text: str, value: _Place) -> tuple[int, int] | None:
    """Give the first place of a quote that touches a value's own extent in its line; all of it without a quote."""
    if value.start == value.end:
        return None
    if not quote:
        return value.start, value.end
    at = text.find(quote, max(0, value.start - len(quote) + 1))
    return (at, at + len(quote)) if 0 <= at < value.end else None


def _extent(line: Line, path: ValuePath) -> tuple[int, int] | None:
    """Give where a line shows a value, or what stands below it."""
    shown = [node for node in walk(line) if not is_branch(node)]
    edges = accumulate((len(inline_text((leaf,))) for leaf in shown), initial=0)
    extents = [extent for leaf, extent in zip(shown, pairwise(edges), strict=True) if _is_of(leaf, path)]
    return (extents[0][0], extents[-1][1]) if extents else None


def _is_of(leaf: Inline, path: ValuePath) -> bool:
    origin = leaf.origin if isinstance(leaf, Text) else None
    return origin is not None and ValuePath.parse(origin.path).is_within(path)


_BETWEEN = " · "


def draft_document(document: Document, base: DraftBase) -> Document:
    """Give the document that is sent out, for one that was composed of the base's meeting."""
    foot = document.foot
    code = short_code(base.code)
    start = (*foot.start, Text(f"{_BETWEEN}{code}" if foot.start else code))
    return place_comments(replace(document, foot=replace(foot, start=start)), base.remarks)
