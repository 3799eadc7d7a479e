"""The base of a draft composed again, with what it printed; of drafts of form 1 the draft itself says what."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise, product

from babel import Locale
from babel.dates import format_date, format_skeleton, parse_pattern
from babel.lists import format_list
from msgspec import Struct

from factsheet.align.words import words
from factsheet.compose.pack import Pack, TemplateSource
from factsheet.dates.patterns import normal
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document.nodes import Document
from factsheet.draft.base import DraftBase
from factsheet.meeting import MeetingFile
from factsheet.pipeline.sheets import Composing, compose_sheet, read_sheet
from factsheet.profiles.house import House
from factsheet.review.alignment import align
from factsheet.review.lines import Line, lines_of
from factsheet.review.word.stream import Char, ViewParagraph
from factsheet.typography.digits import locale_of

_BESIDE = frozenset("年月日至")
"""What a date is written with by one CLDR and without by another."""


def prints_before(prints: Mapping[str, str], locale: Locale) -> dict[str, str]:
    """Give what the release that made them prints in the place of what is printed today, as `Composed` gives it.

    It had European digits alone.
    """
    return {key: _before(key, locale) or text for key, text in prints.items() if key != "digits"}


def _before(key: str, locale: Locale) -> str | None:
    name, _, value = key.partition(" ")
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d{2}-\d{2}", value)]
    if name == "days" and days[0] != days[1]:
        return _span(days[0], days[1], locale)
    if days:
        return _first(format_date(days[0], name.partition(":")[2] or "long", locale=locale), locale)
    if name == "listing":
        count = int(value.partition(" ")[0])
        return str(format_list([f"{{{number}}}" for number in range(count)], locale=locale))
    if name == "due" and (month := re.fullmatch(r"(\d{4})-(\d{2})", value)):
        return str(format_skeleton("yMMMM", date(int(month[1]), int(month[2]), 1), locale=locale))
    return None


def _span(first: date, last: date, locale: Locale) -> str:
    field = "d" if (first.year, first.month) == (last.year, last.month) else "M" if first.year == last.year else "y"
    parts = zip(locale.interval_formats["yMMMd"][field], (first, last), strict=True)
    written = (str(parse_pattern(part.replace("MMM", "MMMM")).apply(day, locale)) for part, day in parts)
    return "".join(_first(text, locale) for text in written)


def _first(written: str, locale: Locale) -> str:
    return re.sub(r"\b1 (?=[^\W\d])", "1er ", written) if locale.language == "fr" else written


def prints_in(
    view: Sequence[ViewParagraph],
    lines: Sequence[Line],
    before: Mapping[str, str],
    today: Mapping[str, str],
    locale: Locale,
) -> dict[str, str]:
    """Give what the draft printed: `view` is the draft with revisions rejected, `lines` print as `before` says."""
    readings = {before[key]: {before[key], text} for key, text in today.items() if key in before}
    found: dict[str, list[str]] = defaultdict(list)
    joined: dict[str, dict[int, str]] = defaultdict(dict)
    for line, number, there in _in_place(view, lines):
        segment, joints = line.segments[number], _joints(line)
        if any(says_the_same(text, there, locale) for text in readings.get(segment.text, ())):
            found[segment.text].append(there)
        elif number in joints and re.findall(r"\w+", there) == re.findall(r"\w+", segment.text):
            joined[f"listing {len(joints) + 1}"][joints.index(number)] = there
    return {
        key: text if text in found[text] else (found[text] or [_rejoined(text, joined[key])])[0]
        for key, text in before.items()
    }


def _joints(line: Line) -> list[int]:
    """Give the numbers of the segments that stand between two owners."""
    owners = [segment.listing is not None for segment in line.segments]
    return [n for n in range(1, len(owners) - 1) if owners[n - 1] and owners[n + 1] and not line.segments[n].origin]


def _rejoined(text: str, joints: Mapping[int, str]) -> str:
    """Give what a listing prints with other words between its items."""
    pieces = re.split(r"(\{\d+\})", text)
    return "".join(joints.get(n // 2 - 1, piece) if n % 2 == 0 else piece for n, piece in enumerate(pieces))


def _in_place(view: Sequence[ViewParagraph], lines: Sequence[Line]) -> Iterator[tuple[Line, int, str]]:
    """Give each segment of the lines, by its number, with what stands between the same neighbours in the draft."""
    alignment = align(lines, view)
    for paragraph in view:
        number = alignment.marks.get(paragraph.end)
        if number is None:
            continue
        homes = (alignment.home.get(char, (None, 0)) for char in paragraph.chars)
        at = [offset if line == number else None for line, offset in homes]
        ends = accumulate((len(segment.text) for segment in lines[number].segments), initial=0)
        for segment, (start, end) in enumerate(pairwise(ends)):
            yield lines[number], segment, _between(paragraph.chars, at, start, end)


def _between(chars: Sequence[Char], at: Sequence[int | None], start: int, end: int) -> str:
    left = max((n + 1 for n, offset in enumerate(at) if offset is not None and offset < start), default=0)
    right = min((n for n, offset in enumerate(at) if offset is not None and offset >= end), default=len(chars))
    return "".join(char.text for char in chars[left:right])


def says_the_same(one: str, other: str, locale: Locale) -> bool:
    """Tell whether two texts give one date: the second one has none but words of the first, and of dates."""
    (a, ours), (b, theirs) = _read(one, locale), _read(other, locale)
    known = any(month for _, month in a) and any(month for _, month in b)
    in_order = [number for number, _ in a] == [number for number, _ in b] != []
    return (in_order or (known and _apart(a) == _apart(b))) and theirs <= ours | _BESIDE


def _read(text: str, locale: Locale) -> tuple[list[tuple[int, bool]], set[str]]:
    """Give the figures and named months of a text, and its other words."""
    names, plain = _months(locale), normal(text)
    # CLDR mends names of months, mostly at their ends; a letter before one is a preposition, in Hebrew.
    pattern = rf"[^\W\d_]?({'|'.join(map(re.escape, names)) or '(?!)'})[^\s\d,.–]*|(\d+)"
    found = [(names[name], True) if name else (int(figure), False) for name, figure in re.findall(pattern, plain)]
    return found, {word for word in words(re.sub(pattern, " ", plain)) if word[0].isalpha()}


def _apart(found: list[tuple[int, bool]]) -> tuple[list[int], list[int], list[int]]:
    """Give years, months and days, each in order."""
    figures = [number for number, month in found if not month]
    months = [number for number, month in found if month]
    return [n for n in figures if n > 31], months, [n for n in figures if n <= 31]


@lru_cache(maxsize=16)
def _months(locale: Locale) -> dict[str, int]:
    """Give the months by name, longer names first; names that are figures are left out."""
    names = {
        normal(str(name)): int(month)
        for context, width in product(("format", "stand-alone"), ("wide", "abbreviated"))
        for month, name in locale.months[context][width].items()
        if not re.search(r"\d", str(name))
    }
    return dict(sorted(names.items(), key=lambda pair: (-len(pair[0]), pair)))


class Replay(Struct, frozen=True):
    """A base read, composed and put into lines; `prints` is what filters printed in the draft."""

    file: MeetingFile
    document: Document
    lines: tuple[Line, ...]
    prints: Mapping[str, str]


def pack_of(base: DraftBase) -> Pack:
    """Give the template pack as it was when the draft was made."""
    templates = {name: TemplateSource(name, text) for name, text in base.templates.items()}
    house = House.of_values(base.profile)
    return Pack(base.main, base.main, templates, base.labels, base.designations, house=house)


def replay(base: DraftBase, view: Sequence[ViewParagraph]) -> Replay:
    """Compose a base again, to print what it has printed; `view` is the draft with revisions rejected.

    Raises FactsheetError where this version of the program cannot.
    """
    try:
        if base.form > 1:
            return replay_text(base, base.meeting, base.prints)
        today = replay_text(base, base.meeting, {})
        locale = locale_of(today.file.meeting.language)
        before = replay_text(base, base.meeting, prints_before(today.prints, locale))
        return replay_text(base, base.meeting, prints_in(view, before.lines, before.prints, today.prints, locale))
    except FactsheetError as error:
        made = ", ".join([f"factsheet {base.program}", *(f"{name} {v}" for name, v in sorted(base.versions.items()))])
        hint = f"it was made by {made}; review the draft with these versions"
        first = Diagnostic("draft-base", "the base of the draft cannot be composed again", hints=(hint,))
        raise FactsheetError([first, *error.diagnostics]) from None


class _Base(Struct, frozen=True, eq=False):
    """A base, the same as another one that composes the same."""

    base: DraftBase

    def _key(self) -> tuple[object, ...]:
        base = self.base
        tables = (tuple(table.items()) for table in (base.templates, base.labels, base.designations))
        return base.main, base.created, base.file, repr(base.profile), *tables

    def __hash__(self) -> int:
        return hash(self._key())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Base) and self._key() == other._key()


def replay_text(base: DraftBase, text: str, prints: Mapping[str, str]) -> Replay:
    """Compose another text of the meeting as the draft was composed: what it would have printed.

    What is in `prints` is printed as it stands there, as `Sheet` has it. The last few are kept: reviewers have drafts
    of one base.
    """
    return _replayed(_Base(base), text, tuple(prints.items()))


@lru_cache(maxsize=4)
def _replayed(of: _Base, text: str, prints: tuple[tuple[str, str], ...]) -> Replay:
    file = read_sheet(text.encode(), of.base.file)
    composing = Composing(of.base.created, draft=True, prints=dict(prints))
    sheet = compose_sheet(file, lambda _: pack_of(of.base), composing)
    return Replay(file, sheet.document, lines_of(sheet.document), sheet.prints)
