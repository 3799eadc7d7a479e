"""Changes within lines: values that read otherwise, words of the template, formatting."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise, takewhile
from operator import itemgetter

from msgspec.structs import replace

from factsheet.document.paragraphs import LineKind
from factsheet.meeting import Person, facts_at
from factsheet.paths import ValuePath
from factsheet.review.attribution import Group, attribute, groups_of, in_key, unedited
from factsheet.review.changes import Change, ItemRemoved, Place, Stretch, Unplaced, UnplacedKind, ValueChange
from factsheet.review.draft import EditedDraft
from factsheet.review.line_matching import Final
from factsheet.review.lines import Line, Segment
from factsheet.review.retyped import Trust
from factsheet.review.word.stream import Char
from factsheet.review.word.wml import PLAIN, SIZES, RunLook, changed_names, same_target
from factsheet.rich.reading import Run, parse_lines, parse_rich
from factsheet.rich.writing import plain_text, rewrite_lines, rewrite_rich

_SILENT = {"b", "i", "rStyle", "color", "u"}
"""What a change of bold, italics or a link changes in a run; these are told by what they are."""


class LineChanges:
    """Reads the changes within the lines of a draft; `blanks` gives the path that a line without values stands for.

    The lines in `others` are for others to read.
    """

    def __init__(self, draft: EditedDraft, blanks: Mapping[int, ValuePath], others: Container[int] = ()) -> None:
        self._draft = draft
        self._blanks, self._others = blanks, others
        stop = draft.labels.get("punctuation.full-stop", ".")
        self._trust = Trust(draft.looks_hold, draft.matching.alignment.exact, stop)
        self._untouched: dict[int, Final] = {}
        self._unchanged: dict[ValuePath, list[tuple[int, Place]]] = {}

    def read(self) -> Iterator[Change]:
        """Give the changes of all lines that the draft still has."""
        found: list[Change] = []
        for number, final in sorted(self._draft.matching.owned.items()):
            if number in self._others:
                continue
            if self._draft.lines[number].text.strip() and self._draft.is_untouched(number):
                self._untouched[number] = final
            else:
                found.extend(self._line(number, final))
        merged = [*self._merged(found)]
        as_before = self._as_before({change.path for change in merged if isinstance(change, ValueChange)})
        yield from (self._with_elsewhere(change, as_before) for change in merged)

    def _with_elsewhere(self, change: Change, as_before: Mapping[ValuePath, list[tuple[int, Place]]]) -> Change:
        if not isinstance(change, ValueChange):
            return change
        places = [*self._unchanged.get(change.path, ()), *as_before.get(change.path, ())]
        return replace(change, elsewhere=tuple(place for _, place in sorted(places, key=itemgetter(0))))

    def _as_before(self, paths: AbstractSet[ValuePath]) -> dict[ValuePath, list[tuple[int, Place]]]:
        """Give the places of values in lines that read as they did, by the numbers of these."""
        found: dict[ValuePath, list[tuple[int, Place]]] = {}
        for number, final in self._untouched.items():
            line, at = self._draft.lines[number], 0
            for group in unedited(line) if not paths.isdisjoint(line.paths) else ():
                text = in_key(line, group)
                if group.path is not None and group.path in paths:
                    place = self._draft.place(number, final, Stretch(at, text, text))
                    found.setdefault(group.path, []).append((number, place))
                at += len(text)
        return found

    def _merged(self, found: Iterable[Change]) -> Iterator[Change]:
        """Join changes that make the same of one value in several places; tell of values that read in two ways."""
        first: dict[ValuePath, ValueChange] = {}
        rest: list[Change] = []
        again: dict[ValuePath, list[Place]] = {}
        for change in found:
            known = first.get(change.path) if isinstance(change, ValueChange) else None
            if known is None or not isinstance(change, ValueChange):
                first.update({change.path: change} if isinstance(change, ValueChange) else {})
                rest.append(change)
            elif (known.after, known.printed_by) == (change.after, change.printed_by):
                again.setdefault(change.path, []).append(change.place)
            else:
                message = f"the value reads differently in two places of the draft: {known.after!r}, {change.after!r}"
                self._draft.warn("two-readings", message, change.path)
                rest.append(change)
        for change in rest:
            places = (
                again.get(change.path, ()) if isinstance(change, ValueChange) and first[change.path] is change else ()
            )
            yield replace(change, again=tuple(places)) if places else change

    def _line(self, number: int, final: Final) -> Iterator[Change]:
        line, draft = self._draft.lines[number], self._draft
        if number in self._blanks:
            yield from self._blank(number, final)
            return
        if line.item and not final.has_text and self._is_item(number, line.item):
            yield ItemRemoved(line.item, None, draft.stamps((), number), draft.place(number, None))
            return
        parts = attribute(line, *draft.of_line(final), self._trust)
        groups = groups_of(line.segments, parts)
        places = [draft.place(number, final, stretch) for stretch in self._stretches(line, groups)]
        if not line.segments and final.has_text:
            place = draft.place(number, final, Stretch(0, "", draft.key(final)))
            yield Unplaced(UnplacedKind.PARAGRAPH, "", final.text, None, draft.stamps(final.chars), place)
        torn = [n for n, group in enumerate(groups) if parts.torn.intersection(range(group.first, group.last))]
        if torn:
            yield self._torn(number, groups[torn[0] : torn[-1] + 1], places[torn[0]])
        for at, group in enumerate(groups):
            if torn and torn[0] <= at <= torn[-1]:
                continue
            if group.path is None:
                yield from self._words(number, groups, at, places[at])
            else:
                yield from self._value(group.path, number, group, places[at])
            yield from self._formatting(number, final, group)

    def _is_item(self, number: int, item: ValuePath) -> bool:
        """Tell whether a line is all that an item of a list prints: emptied, the item is gone."""
        line = self._draft.lines[number]
        alone = line.kind in (LineKind.BULLET, LineKind.NOTE) and line.spot is None
        if not alone and not facts_at(item).holds(Person):
            return False
        own = (n for n, other in enumerate(self._draft.lines) if any(path.is_within(item) for path in other.paths))
        return list(own) == [number]

    def _stretches(self, line: Line, groups: Sequence[Group]) -> list[Stretch]:
        """Give what each group was and is in the keys of the line."""
        at, found = 0, list[Stretch]()
        for group in groups:
            before = in_key(line, group)
            after = "".join(char.text for char in self._draft.in_keys(group.chars))
            found.append(Stretch(at, before, after))
            at += len(after)
        literal = [group.path is None for group in groups]
        return [_with_words(each, at, found, literal) for at, each in enumerate(_with_lost_blanks(found))]

    def _torn(self, number: int, groups: Sequence[Group], place: Place) -> Change:
        """Tell of text in the place of several values that may be divided among them in more than one way."""
        before, after = ("".join(getattr(group, name) for group in groups) for name in ("before", "after"))
        chars = [char for group in groups for char in self._touched(group)]
        stamps = self._draft.stamps(chars, number, groups[0].start, groups[-1].end)
        stretch = place.stretch and Stretch(place.stretch.at, before, after)
        near = next((group.path for group in groups if group.path), None)
        return Unplaced(UnplacedKind.VALUE, before, after, near, stamps, replace(place, stretch=stretch))

    def _blank(self, number: int, final: Final) -> Iterator[Change]:
        """Read what was written into the place of a value that is not there."""
        line, draft, path = self._draft.lines[number], self._draft, self._blanks[number]
        if final.text in (line.text, ""):
            return
        facts = facts_at(path)
        after = plain_text(final.text) if facts.rich else final.text
        stamps = draft.stamps(final.chars, number)
        place = draft.place(number, final, Stretch(0, line.key, draft.key(final)))
        yield ValueChange(path, "", after, facts.filter, stamps, place)

    def _value(self, path: ValuePath, number: int, group: Group, place: Place) -> Iterator[Change]:
        draft = self._draft
        before, after = (group.before, group.after) if group.printed_by else self._values(path, number, group)
        if before == after:
            self._unchanged.setdefault(path, []).append((number, place))
            return
        stamps = draft.stamps(self._touched(group), number, group.start, group.end)
        if group.doubtful:
            message = f"text typed beside the value may belong to what stands around it; it reads {after!r} now"
            draft.warn("doubtful-place", message, path)
        yield ValueChange(path, before, after, group.printed_by, stamps, place)

    def _values(self, path: ValuePath, number: int, group: Group) -> tuple[str, str]:
        """Give a value as it was, and as it must be for the draft to print it."""
        value = self._draft.value_at(path) or ""
        if group.rich or (not value and facts_at(path).rich):
            rewrite = rewrite_lines if facts_at(path).lines else rewrite_rich
            return value, rewrite(value, self._runs(value, number, group))
        return value, value if group.before == group.after else group.after

    def _runs(self, value: str, number: int, group: Group) -> list[Run]:
        """Give the runs that a rich value has in the draft, without what the template sets apart."""
        runs = tuple(chain.from_iterable(parse_lines(value))) if _has_lines(group) else parse_rich(value)
        styles = {n: _style_of(runs, s) for n, s in enumerate(group.segments)}
        template = _without(group.segments[0].look, styles[0]) if group.segments else PLAIN
        home, found, ends = self._draft.matching.alignment.home, [], _ends(group)
        for char in group.chars:
            known = home.get(char)
            inside = known is not None and known[0] == number and group.start <= known[1] < group.end
            if inside and known is not None and not self._restyled(char):
                own = styles[next(n for n, end in enumerate(ends) if known[1] < end)]
            else:
                own = _without(char.formatting.look, template)
            found.append(Run(char.text, 0, 0, own.strong, own.emphasis, own.href))
        return _with_blanks(found)

    def _restyled(self, char: Char) -> bool:
        """Tell whether a character of the base is set apart otherwise than it was."""
        was = self._was(char)
        if char.formatting.was is None and (char.text.isspace() or not self._draft.looks_hold):
            return False
        return not was.is_like(char.formatting.look)

    def _was(self, char: Char) -> RunLook:
        """Give how a character of the base looked; that it has become a link is in no tracked change of formatting."""
        printed = self._draft.look_at(*self._draft.matching.alignment.home[char])
        return printed if char.formatting.was is None else replace(char.formatting.was, href=printed.href)

    def _touched(self, group: Group) -> list[Char]:
        home = self._draft.matching.alignment.home
        return [char for char in group.chars if char not in home or self._restyled(char)]

    def _words(self, number: int, groups: tuple[Group, ...], at: int, place: Place) -> Iterator[Change]:
        """Tell of the template's words that read otherwise, unless they went with a value that is no more."""
        group, draft = groups[at], self._draft
        same = group.after.strip() in ("", group.before.strip())
        if group.before == group.after or (same and _beside_emptied(groups, at)):
            return
        kind = UnplacedKind.REFERENCE if group.segments[0].note is not None else UnplacedKind.TEMPLATE
        stamps = draft.stamps(self._touched(group), number, group.start, group.end)
        yield Unplaced(kind, group.before, group.after, _near(groups, at), stamps, place)

    def _formatting(self, number: int, final: Final, group: Group) -> Iterator[Change]:
        """Tell of formatting that no markup can say, once for each stretch of text."""
        start = 0
        names = [self._formats(char, rich=group.rich) for char in group.chars]
        while start < len(names):
            end = start + 1
            while end < len(names) and names[end] == names[start]:
                end += 1
            text = "".join(char.text for char in group.chars[start:end])
            if names[start] and text.strip():
                stamps = self._draft.stamps(group.chars[start:end])
                after, place = ", ".join(sorted(names[start])), self._draft.place(number, final)
                yield Unplaced(UnplacedKind.FORMATTING, text, after, group.path, stamps, place)
            start = end

    def _formats(self, char: Char, *, rich: bool) -> frozenset[str]:
        known = char in self._draft.matching.alignment.home
        linked = known and not same_target(self._was(char).href, char.formatting.look.href)
        # A text that becomes a link takes on the fonts of links.
        touched = (
            char.formatting.touched - _SILENT if char.formatting.was is not None and not linked else frozenset[str]()
        )
        names = (self._draft.marks(char) - (frozenset() if known else SIZES)) | touched
        if not rich and known and self._restyled(char):
            names |= changed_names(self._was(char), char.formatting.look)
        return names


def _has_lines(group: Group) -> bool:
    return group.path is not None and facts_at(group.path).lines


def _ends(group: Group) -> list[int]:
    ends, at = [], group.start
    for segment in group.segments:
        at += len(segment.text)
        ends.append(at)
    return ends


def _style_of(runs: tuple[Run, ...], segment: Segment) -> RunLook:
    """Give the style that the value's own markup gives a segment."""
    start = segment.origin.start if segment.origin else None
    run = next((run for run in runs if start is not None and run.start <= start < run.end), None)
    return RunLook(run.strong, run.emphasis, run.href) if run else PLAIN


def _without(look: RunLook, other: RunLook) -> RunLook:
    """Give what a look has beyond another."""
    href = None if same_target(look.href, other.href) else look.href
    return RunLook(look.strong and not other.strong, look.emphasis and not other.emphasis, href)


def _with_blanks(runs: list[Run]) -> list[Run]:
    """Set blanks between two characters apart as those are, where they are alike: nobody sees how a blank looks."""
    shown = [n for n, run in enumerate(runs) if not run.text.isspace()]
    found = list(runs)
    for before, behind in pairwise(shown):
        one, other = runs[before], runs[behind]
        if one.style == other.style:
            found[before + 1 : behind] = [replace(one, text=run.text) for run in runs[before + 1 : behind]]
    return found


def _with_lost_blanks(found: list[Stretch]) -> list[Stretch]:
    """Give what is no more the blanks beside it that went because the line begins or ends with them now."""
    for at, each in enumerate(found):
        if each.before and not each.after:
            left, right = (found[n] if 0 <= n < len(found) else None for n in (at - 1, at + 1))
            before = each.before
            if left and left.before.startswith(left.after) and not left.before[len(left.after) :].strip():
                before = left.before[len(left.after) :] + before
            if right and right.before.endswith(right.after) and not right.before.removesuffix(right.after).strip():
                before += right.before.removesuffix(right.after) if right.after else ""
            found[at] = replace(each, before=before)
    return found


def _with_words(each: Stretch, at: int, found: Sequence[Stretch], literal: Sequence[bool]) -> Stretch:
    """Give a value that is no more with the words of the template that went with it."""
    if not each.before or each.after or literal[at]:
        return each

    def went_along(numbers: Iterable[int]) -> list[str]:
        return [found[n].before for n in takewhile(lambda n: literal[n] and not found[n].after, numbers)]

    around = "".join(went_along(range(at - 1, -1, -1))[::-1]), "".join(went_along(range(at + 1, len(found))))
    return replace(each, around=around)


def _beside_emptied(groups: tuple[Group, ...], place: int) -> bool:
    """Tell whether the nearest value on either side of some words is no more."""
    before = next((group for group in reversed(groups[:place]) if group.path), None)
    behind = next((group for group in groups[place + 1 :] if group.path), None)
    return any(group is not None and group.before and not group.after for group in (before, behind))


def _near(groups: tuple[Group, ...], place: int) -> ValuePath | None:
    beside = [*reversed(groups[:place]), *groups[place + 1 :]]
    return next((group.path for group in beside if group.path), None)
