"""Which part of its line each character of an edited paragraph belongs to, and the fields of new items."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from unicodedata import category

from msgspec import Struct, field

from factsheet.meeting import facts_at
from factsheet.paths import ValuePath
from factsheet.review.lines import Line, Segment
from factsheet.review.loose_words import loosen_blanks, settle_number
from factsheet.review.retyped import LostText, Trust, divided
from factsheet.review.word.stream import Char
from factsheet.review.word.wml import PLAIN, RunLook
from factsheet.rich.reading import Run
from factsheet.rich.writing import rewrite_lines, write_rich
from factsheet.typography.marks import ends_in_mark


class Parts(Struct):
    """The characters of each segment of a line, and the segments that took text typed at their edge.

    Between those that are `torn` text was typed that may be divided in several ways.
    """

    of: list[list[Char]]
    doubtful: set[int] = field(default_factory=set)
    torn: set[int] = field(default_factory=set)


def attribute(line: Line, chars: Sequence[Char], at: Sequence[int | None], trust: Trust) -> Parts:
    """Give each character to a segment of its line; `at` has its offset in the line, None where it is typed."""
    segments, at = line.segments, list(at)
    owner = [None if offset is None else line.segment_at(offset) for offset in at]
    if not trust.exact:
        loosen_blanks(segments, chars, owner, at)
    settle_number(line, chars, owner, at)
    _slide(segments, chars, owner, at)
    parts = Parts([[] for _ in segments])
    for start, end in _stretches(owner):
        number = owner[start]
        if number is not None:
            parts.of[number].extend(chars[start:end])
            continue
        left, right = _edge(owner, start - 1), _edge(owner, end)
        lost, typed = _lost(line, at, start, end), chars[start:end]
        if found := divided(segments, lost, (left, right), typed, trust):
            for char, each in zip(typed, found, strict=True):
                parts.of[each].append(char)
            continue
        replaced = [each.number for each in lost]
        if len({_key(segments[number]) for number in replaced if is_value(segments, number)}) > 1:
            parts.torn.update(replaced)
        chosen = _choose(segments, left, right, replaced, parts)
        if chosen is not None:
            parts.of[chosen].extend(typed)
    return parts


def _key(segment: Segment) -> ValuePath | None:
    return segment.listing or segment.path


def _stretches(owner: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Give the ranges of neighbouring characters with one owner."""
    place = 0
    for _, group in groupby(owner):
        size = len(list(group))
        yield place, place + size
        place += size


def _lost(line: Line, at: Sequence[int | None], start: int, end: int) -> list[LostText]:
    """Give what segments have lost between the characters before and behind a stretch."""
    before = [offset for offset in at[:start] if offset is not None]
    behind = [offset for offset in at[end:] if offset is not None]
    places = range(before[-1] + 1 if before else 0, behind[0] if behind else len(line.text))
    return [
        LostText(number, "".join(line.text[offset] for offset in offsets))
        for number, offsets in groupby(places, line.segment_at)
    ]


def _edge(owner: Sequence[int | None], place: int) -> int | None:
    return owner[place] if 0 <= place < len(owner) else None


def is_value(segments: Sequence[Segment], number: int | None) -> bool:
    """Tell whether a segment shows a value."""
    return number is not None and segments[number].origin is not None


def _choose(
    segments: Sequence[Segment], left: int | None, right: int | None, replaced: list[int], parts: Parts
) -> int | None:
    """Choose the segment that typed text belongs to, from the segments beside it and those that it replaces."""
    if left is not None and left == right:
        return left
    replaced_values = [number for number in replaced if is_value(segments, number)]
    if replaced_values or replaced:
        return (replaced_values or replaced)[0]
    between = _between(segments, left, right)
    values = [number for number in between if is_value(segments, number)]
    if not values:
        return between[0] if between else None
    beside = [number for number in (left, right) if number in values]
    chosen = (beside or values)[0]
    if left is not None and right is not None and _doubtful(segments, left, right):
        parts.doubtful.add(chosen)
    return chosen


def _doubtful(segments: Sequence[Segment], left: int, right: int) -> bool:
    """Tell whether text between two segments may belong to either: not to a note's number, nor to runs of one value."""
    return segments[left].path != segments[right].path and segments[left].note is None and segments[right].note is None


def _between(segments: Sequence[Segment], left: int | None, right: int | None) -> list[int]:
    """Give the segments from the left one to the right one, those that have lost all their text included."""
    first = 0 if left is None else left
    last = len(segments) - 1 if right is None else right
    return list(range(first, last + 1))


def _slide(segments: Sequence[Segment], chars: Sequence[Char], owner: list[int | None], at: list[int | None]) -> None:
    """Move typed text out of the template's words to the edge of a value where the line reads the same that way.

    Of "Japan, the US" with ", Korea" typed in, nobody can tell which comma is the new one.
    """
    start = 0
    while start < len(chars):
        if owner[start] is not None:
            start += 1
            continue
        end = start
        while end < len(chars) and owner[end] is None:
            end += 1
        first, last = _slid(segments, chars, owner, start, end)
        literal = owner[start - 1] if first < start else _edge(owner, end)
        offsets = [offset for offset in at[min(first, start) : max(last, end)] if offset is not None]
        for place in range(min(first, start), max(last, end)) if first != start else ():
            is_typed = first <= place < last
            owner[place], at[place] = (None, None) if is_typed else (literal, offsets.pop(0))
        start = max(last, end)


def _slid(
    segments: Sequence[Segment], chars: Sequence[Char], owner: list[int | None], start: int, end: int
) -> tuple[int, int]:
    """Give where typed text begins and ends at the edge of a value; where it does if it reads the same nowhere else.

    Of two edges it is the one where its brackets are whole.
    """
    left, right = _edge(owner, start - 1), _edge(owner, end)
    found = [(start, end)] if is_value(segments, left) or is_value(segments, right) else []
    first, last = start, end
    while right is not None and _edge(owner, last) == right and chars[last].text == chars[first].text:
        first, last = first + 1, last + 1
    found += [(first, last)] if not is_value(segments, right) and is_value(segments, _edge(owner, last)) else []
    first, last = start, end
    while left is not None and _edge(owner, first - 1) == left and chars[first - 1].text == chars[last - 1].text:
        first, last = first - 1, last - 1
    found += [(first, last)] if not is_value(segments, left) and is_value(segments, _edge(owner, first - 1)) else []
    whole = (each for each in found if _is_whole("".join(char.text for char in chars[slice(*each)])))
    return next(whole, (*found, (start, end))[0])


def _is_whole(text: str) -> bool:
    """Tell whether every bracket of a text is opened and closed in it."""
    depth = 0
    for char in text:
        kind = category(char)
        depth += (kind == "Ps") - (kind == "Pe")
        if depth < 0:
            return False
    return depth == 0


class Group(Struct, frozen=True):
    """Neighbouring segments of one value, or words of the template where `path` is None; `first` is their number.

    A list that prints as one text is one group, the words between them included. `start` is its offset in the line.
    """

    path: ValuePath | None
    segments: tuple[Segment, ...]
    chars: tuple[Char, ...]
    first: int
    start: int
    doubtful: bool = False

    @property
    def last(self) -> int:
        """The number behind that of the last segment."""
        return self.first + len(self.segments)

    @property
    def before(self) -> str:
        """What was printed."""
        return "".join(segment.text for segment in self.segments)

    @property
    def after(self) -> str:
        """What the draft reads."""
        return "".join(char.text for char in self.chars)

    @property
    def end(self) -> int:
        """The offset in the line where it ended."""
        return self.start + len(self.before)

    @property
    def rich(self) -> bool:
        """Whether the value may hold markup."""
        return any(s.origin is not None and s.origin.start is not None for s in self.segments)

    @property
    def printed_by(self) -> str | None:
        """The filter that printed the value in other words, or that must have."""
        filters = (segment.origin.filter for segment in self.segments if segment.origin)
        return next(filter(None, filters), None) or (facts_at(self.path).filter if self.path else None)


def groups_of(segments: Sequence[Segment], parts: Parts) -> tuple[Group, ...]:
    """Group the segments of a line."""
    found: list[Group] = []
    numbered = list(zip(_keys(segments), range(len(segments)), strict=True))
    start = 0
    for key, members in groupby(numbered, key=lambda each: each[0]):
        numbers = [number for _, number in members]
        inside = tuple(segments[number] for number in numbers)
        chars = tuple(char for number in numbers for char in parts.of[number])
        path = None if isinstance(key, int) else key
        doubtful = any(number in parts.doubtful for number in numbers)
        found.append(Group(path, inside, chars, numbers[0], start, doubtful))
        start += len(found[-1].before)
    return tuple(found)


def unedited(line: Line) -> tuple[Group, ...]:
    """Give the groups of a line as it prints, with no characters of any draft."""
    return groups_of(line.segments, Parts([[] for _ in line.segments]))


def in_key(line: Line, group: Group) -> str:
    """Give what a group printed, as the key of its line has it: without the numbers of notes."""
    counts = line.counts[group.first : group.last]
    return "".join(segment.text for segment, each in zip(group.segments, counts, strict=True) if each)


def _keys(segments: Sequence[Segment]) -> Iterator[ValuePath | int]:
    """Give the path of each segment; each of the template's own has a number for itself."""
    listings = [segment.listing for segment in segments]
    for number, segment in enumerate(segments):
        if segment.path is None:
            before = next(filter(None, reversed(listings[:number])), None)
            behind = next(filter(None, listings[number + 1 :]), None)
            yield before if before and before == behind else number
        else:
            yield listings[number] or segment.path


class ReadFields(Struct, frozen=True):
    """The values of an item by field, and those that are given as printed."""

    values: dict[str, str]
    printed: frozenset[str] = frozenset()


def read_fields(chars: Sequence[Char], examples: Iterable[tuple[Line, ValuePath]]) -> ReadFields | None:
    """Read the fields of a new line by the lines of items like it, each given with the item that it shows.

    Gives None where the text fits none of them. What an example sets in bold must be bold, and nothing else; of text
    that is plain throughout, the words of the template alone must tell its parts.
    """
    patterns = {}
    for line, item in examples:
        pattern = _pattern(line, item)
        patterns[tuple((field, group.before if field is None else "") for field, group in pattern)] = pattern
    ordered = sorted(patterns.values(), key=lambda each: (-len(each), _fields(each)))
    plain = not any(char.formatting.look.strong for char in chars)
    for looks in (True, False) if plain else (True,):
        for pattern in ordered:
            if found := _fit(chars, pattern, looks=looks):
                return found
    return None


_Pattern = tuple[tuple[str | None, Group], ...]


def _pattern(line: Line, item: ValuePath) -> _Pattern:
    """Give the field that each part of a line shows, None for the template's words; numbers of notes left out."""
    groups = [group for group in unedited(line) if line.counts[group.first]]
    pattern = [(str(group.path.below(item)) if group.path else None, group) for group in groups]
    while pattern and pattern[-1][0] is None and not pattern[-1][1].before.strip("\u00a0 "):
        pattern.pop()
    return tuple(pattern)


def _fields(pattern: _Pattern) -> tuple[str, ...]:
    return tuple(field for field, _ in pattern if field is not None)


def _fit(chars: Sequence[Char], pattern: _Pattern, *, looks: bool) -> ReadFields | None:
    text = "".join(char.text for char in chars)
    words = [group.before for field, group in pattern if field is None]
    if not _fields(pattern) or not (looks or all(text.count(word) == words.count(word) for word in words)):
        return None
    expression = "".join(re.escape(g.before) if field is None else "(.+?)" for field, g in pattern)
    match = re.fullmatch(expression, text, re.DOTALL)
    if match is None:
        return None
    values, printed = {}, set()
    for place, (name, group) in enumerate(((f, g) for f, g in pattern if f is not None), 1):
        part = chars[match.start(place) : match.end(place)]
        template = _template_look(group)
        if looks and not _looks_so(part, template, rich=group.rich):
            return None
        values[name] = _value(part, template, rich=group.rich)
        printed |= {name} if group.printed_by else set()
    return ReadFields(values, frozenset(printed))


def _looks_so(chars: Sequence[Char], template: RunLook, *, rich: bool) -> bool:
    """Tell whether the part of a value is set in bold as the template does."""
    if rich:
        return template.strong == _mostly_strong(chars)
    return all(char.formatting.look.strong == template.strong for char in chars if not char.text.isspace())


def _template_look(group: Group) -> RunLook:
    """Give the look that the template gives a value: rich text makes its own."""
    return PLAIN if group.rich else group.segments[0].look


def _mostly_strong(chars: Sequence[Char]) -> bool:
    seen = [char.formatting.look.strong for char in chars if not char.text.isspace()]
    return bool(seen) and all(seen)


def _value(chars: Sequence[Char], template: RunLook, *, rich: bool) -> str:
    return rich_value(chars, template) if rich else "".join(char.text for char in chars)


def rich_value(chars: Iterable[Char], template: RunLook = PLAIN, *, lines: bool = False) -> str:
    """Give characters as rich text, with `lines` as one whose line breaks stand."""
    runs = _runs(chars, template)
    return (rewrite_lines("", runs) if lines else write_rich(runs)).strip()


def _runs(chars: Iterable[Char], template: RunLook) -> Iterator[Run]:
    for char in chars:
        look = char.formatting.look
        strong, emphasis = look.strong and not template.strong, look.emphasis and not template.emphasis
        yield Run(char.text, 0, 0, strong, emphasis, None if template.href else look.href)


_CLOSING = ".:;?!…"
"""The marks behind which the template has put no stop as long as its labels have had none."""


def read_point(chars: Sequence[Char], labels: Mapping[str, str]) -> ReadFields:
    """Read a new point: a bold start that ends a sentence is its lead-in, and all else its text.

    The template puts the full stop of the `labels`, and a space where they have one, behind a lead-in; where the draft
    has none, bold is bold.
    """
    stop, gap = labels.get("punctuation.full-stop"), labels.get("punctuation.space", " ")
    strong = next((n for n, c in enumerate(chars) if not c.formatting.look.strong and not c.text.isspace()), len(chars))
    lead = "".join(char.text for char in chars[:strong]).strip()
    rest = chars[strong:]
    closed = lead[-1:] in _CLOSING if stop is None else ends_in_mark(lead)
    if not lead or (rest and not (closed and (chars[strong - 1].text.isspace() or not gap))):
        return ReadFields({"text": rich_value(chars)})
    if not rest:
        return ReadFields({"lead": lead})
    return ReadFields({"lead": lead.removesuffix(stop or "."), "text": rich_value(rest)})
