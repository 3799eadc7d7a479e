"""Dates that name their month, in any order of day, month and year."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from factsheet.dates.candidates import Candidate, candidate, full_year, persian_day, spanning, with_weekdays
from factsheet.dates.eras import BUDDHIST, COMMON
from factsheet.dates.folding import FoldedText
from factsheet.dates.moments import Moment, Told
from factsheet.dates.vocabulary import END, WORD, Vocabulary

S = r"\s{0,3}"
DASH = rf"{S}[-~]{S}"
NO_NUMBER_BEFORE = r"(?<![\da-z])(?<!\d[.,:/])"
"""A day is no part of a number, a time, or a name such as `G7`."""
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = dict(zip(_ROMAN_MONTHS, range(1, 13), strict=True))


class Pieces(Struct, frozen=True):
    """The pieces of which patterns of a language are made."""

    words: Vocabulary
    whole: bool

    def day(self, name: str) -> str:
        """Give the pattern of a day of the month, as a figure or the word for the first."""
        known = self.words
        ordinal = known.any(known.lists.get("ordinal", ()), whole=False)
        figure = rf"\d{{1,2}}(?!\d)(?:\.?-?{ordinal}{END}|\.)?"
        quoted = r"[«\"]\d{1,2}[»\"]"  # as forms are filled in
        return rf"(?P<{name}>{figure}|{quoted}|{known.any(known.days)})"

    def month(self, name: str) -> str:
        """Give the pattern of the name of a month, with what a language writes together with it."""
        known = self.words
        either = known.any(known.months, whole=False)
        prefix = known.any(known.lists.get("prefix", ()), whole=False)
        if not known.spaced:
            return rf"(?P<{name}>{either})\.?"
        ending = rf"{END}(?!(?<=\d)\d)"
        # Arabic texts of the United Nations write each month by both of its names.
        again = rf"(?:{S}[/(]{S}(?P<{name}b>{either}){ending}\)?)?"
        return rf"{WORD}(?:{prefix}-?)?(?P<{name}>{either}){ending}\.?{again}"

    def year(self, name: str) -> str:
        """Give the pattern of a year; where a text is nothing else, of two figures, too."""
        known = self.words
        short = r"'?\d\d(?=\W*$)" if self.whole else r"'\d\d|(?<=[-/])\d\d"
        before, after = known.words("year_before"), known.words("year_after")
        era, ours = (known.any(written, whole=False) for written in (BUDDHIST.written, COMMON))
        return (
            rf"(?:{before}{S})?(?:(?P<be_{name}>{era}){S}|(?P<ce_{name}>{ours}){S})?(?P<{name}>\d{{4}}|{short})(?!\d|[.,:]\d)"
            rf"(?:{S}{after}\.?|{S}(?P<eb_{name}>{era}){END})?"
        )

    def weekday(self, name: str) -> str:
        """Give the pattern of a weekday, in brackets or not."""
        return rf"\(?(?P<{name}>{self.words.any(self.words.weekdays)})\.?\)?"

    @property
    def of(self) -> str:
        """The pattern of what stands between the parts of a date."""
        return rf"(?:[/-]|{S}[.,]?{S})(?:{self.words.words('of', whole=False)}{S})?"

    @property
    def of_month(self) -> str:
        """The pattern of what stands between a day and its month behind it."""
        return self.of.replace("[.,]", r"\.")

    @property
    def before(self) -> str:
        """The pattern of articles and the like before a day."""
        return rf"(?:{self.words.words('before', whole=False)}{S})?"

    @property
    def start(self) -> str:
        """The pattern of what opens a date: a word for a span, a weekday, an article."""
        opening = rf"(?:(?P<opens>{self.words.words('from')}){S})?"
        return rf"{opening}(?:{self.weekday('w1')}{S}[.,]?{S})?{self.before}"

    @property
    def closing(self) -> str:
        """The pattern of a weekday behind a date."""
        return rf"(?:{S}[.,]?{S}{self.weekday('w2')})?"

    @property
    def until(self) -> str:
        """The pattern of what stands between the ends of a span."""
        return rf"(?:{DASH}|{S}{self.words.words('to')}{S})"

    @property
    def next_day(self) -> str:
        """The pattern of a further day of the same month: the last of a span, or the next of a list."""
        listed = rf"{S}(?:/|,?{S}{self.words.words('and')}){S}"
        weekday = self.weekday("w").replace("(?P<w>", "(?P<weekday>")
        return rf"(?:(?P<until>{self.until})|(?P<listed>{listed}))(?:{weekday},?{S})?{self.before}{self.day('d')}"

    @property
    def days(self) -> str:
        """The pattern of the days of a month that a date has: one, a span, or a list."""
        further = _NAMED.sub("(?:", self.next_day)
        comma = _NAMED.sub("(?:", rf"{S},{S}{self.before}{self.day('d')}")
        return rf"{self.day('d1')}(?P<more>(?:{comma}){{0,6}}(?:{further}){{1,3}})?"


_NAMED = re.compile(r"\(\?P<\w+>")


class _Form(Struct, frozen=True):
    """A pattern of dates; one that `needs` a year is none without it."""

    pattern: re.Pattern[str]
    needs: bool = False
    roman: bool = False


@lru_cache(maxsize=128)
def _forms(known: Vocabulary, whole: bool) -> tuple[_Form, ...]:
    p = Pieces(known, whole)
    m1, y1, closing = p.month("m1"), p.year("y1"), p.closing
    days = rf"{NO_NUMBER_BEFORE}{p.days}"
    long_year = rf"(?<!\d)(?P<y1>\d{{4}})(?!\d)(?:{S}{known.words('year_after')}\.?)?"
    roman = rf"(?P<m1>{'|'.join(sorted(_ROMAN, key=len, reverse=True))}){END}"
    apart = rf"{S}[.\s/-]{S}"
    joint = rf"(?:{p.until}|(?P<both>{S}{known.words('and')}{S}))"
    months = rf"{m1}(?:{joint}{p.before}{p.month('m2')})?"
    opening = rf"(?:(?P<opens>{known.words('from')}){S})?"
    patterns = [
        _Form(re.compile(rf"{p.start}{days}{p.of_month}{m1}(?:{p.of}{y1})?{closing}")),
        _Form(
            re.compile(rf"{p.start}{m1}{S}{p.before}{p.days}(?:{S},?{p.of}{y1})?{closing}"), needs=not known.month_first
        ),
        _Form(re.compile(rf"{p.start}(?<!\d){y1}\.?{p.of}{m1}{p.of}{p.days}{closing}"), needs=True),
        _Form(re.compile(rf"{days}{apart}{roman}{apart}{long_year}"), needs=True, roman=True),
        _Form(re.compile(rf"{long_year}{apart}{roman}{apart}{p.days}"), needs=True, roman=True),
        _Form(re.compile(rf"{opening}{months}{p.of}{y1}"), needs=True),
    ]
    if known.year_first:
        patterns.append(_Form(re.compile(rf"(?<!\d){y1}\.?{p.of}{months}"), needs=True))
    return tuple(patterns)


@lru_cache(maxsize=128)
def _month_names(known: Vocabulary) -> re.Pattern[str]:
    return re.compile(known.any(known.months, whole=False))


@lru_cache(maxsize=128)
def _next_day(known: Vocabulary) -> re.Pattern[str]:
    p = Pieces(known, False)
    return re.compile(rf"{p.next_day}|(?P<comma>{S},{S}){p.before}{p.day('c')}")


@lru_cache(maxsize=128)
def _other_forms(known: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    p = Pieces(known, False)
    day, year = rf"{NO_NUMBER_BEFORE}{p.day('d1')}", r"(?P<y1>\d{3,4})(?!\d)"
    before = rf"(?:{known.words('year_before')}{S})?"
    prefix = known.any(known.lists.get("prefix", ()), whole=False)
    either = (known.any(found, whole=False) for found in (known.persian, known.other))
    names = [rf"{WORD}{prefix}?(?P<m1>{names}){END}" for names in either]
    patterns = (
        rf"{day}{p.of_month}{name}(?:{p.of}{before}{year})?"
        rf"|{name.replace('m1', 'm2')}{p.of}{before}{year.replace('y1', 'y2')}"
        for name in names
    )
    solar, other = map(re.compile, patterns)
    return solar, other


def named_dates(folded: FoldedText, known: Vocabulary, *, whole: bool = False) -> Iterator[Candidate]:
    """Give the dates of a text that name their month; `whole` where the text is to be nothing but a date."""
    named = _month_names(known).search(folded.text)
    for form in _forms(known, whole):
        for match in form.pattern.finditer(folded.text) if named or form.roman else ():
            if _is_meant(match, form, known, folded):
                yield from _dates(match, form, known)
    solar, other = _other_forms(known)
    for match in solar.finditer(folded.text) if known.persian else ():
        yield _solar(match, known)
    for match in other.finditer(folded.text) if known.other else ():
        yield candidate(*match.span(), (), (Told.CALENDAR,))


def _is_meant(match: re.Match[str], form: _Form, known: Vocabulary, folded: FoldedText) -> bool:
    """Tell whether a match is a date: it has the year it needs, and no other word is meant by its month."""
    groups = match.groupdict()
    if form.needs and not groups["y1"]:
        return False
    first = folded.given[folded.starts[match.start("m1")]]
    if form.roman:
        return first.isupper()
    name = _name(match["m1"])
    if not groups.get("d1") and name in known.seasons:
        return False
    return bool(groups["y1"]) or (name in known.alone and (first.isupper() or name not in known.verbs))


def _name(text: str) -> str:
    return " ".join(text.split())


def _dates(match: re.Match[str], form: _Form, known: Vocabulary) -> Iterator[Candidate]:
    groups = match.groupdict()
    month = (_ROMAN if form.roman else known.months)[_name(groups["m1"])]
    again = known.months.get(_name(groups.get("m1b") or ""), month)
    if not groups.get("d1"):
        yield from _of_months(match, known, month, again)
    elif again == month:
        yield from _of_days(match, known, month)


def _of_months(match: re.Match[str], known: Vocabulary, month: int, again: int) -> Iterator[Candidate]:
    """Give a month with its year, or two: `April–May 2025`, `April/May 2025`."""
    groups = match.groupdict()
    year, era, told = _year(groups, known)
    until = known.months.get(_name(groups.get("m2") or ""), again if again != month else 0)
    first, last = Moment(year, month), Moment(year, until) if until else None
    start = first_of(match, "m1", "y1")
    if last and groups.get("both") and not groups.get("opens") and until != month + 1:
        yield candidate(start, match.end("m1"), spanning(first, era=era), told)
        yield candidate(match.start("m2"), match.end(), spanning(last, era=era), told)
    else:
        yield candidate(start, match.end(), spanning(first, last, era), told)


class _Days(Struct):
    """Days in a row: the first and the last of them, where they stand, and the weekday that is told of the last."""

    first: int
    last: int
    start: int
    end: int
    weekday: str = ""


def _of_days(match: re.Match[str], known: Vocabulary, month: int) -> Iterator[Candidate]:
    """Give the days that a match names, in a row or by themselves."""
    groups = match.groupdict()
    year, era, told = _year(groups, known)
    found, clear = _rows_of_days(match, known)
    found[0].start = first_of(match, "w1", "d1", "m1", "y1")
    found[-1].end = match.end()
    first, closing = _name(groups.get("w1") or ""), _name(groups.get("w2") or "")
    found[-1].weekday = found[-1].weekday or closing
    for each in found:
        span = each.last != each.first or not clear
        last = Moment(year, month, each.last) if span else None
        readings = spanning(Moment(year, month, each.first), last, era) if clear else ()
        weekdays = (first if each is found[0] else "", each.weekday)
        made = candidate(each.start, each.end, readings, told if clear else (Told.FORM,))
        yield with_weekdays(made, *map(known.weekdays.get, weekdays))


def _rows_of_days(match: re.Match[str], known: Vocabulary) -> tuple[list[_Days], bool]:
    """Give the days in rows, and whether it is clear what each sign between them means."""
    day = _day(match["d1"], known)
    found = [_Days(day, day, match.start("d1"), match.end("d1"))]
    clear = True
    opens = match.groupdict().get("opens")
    for each in _next_day(known).finditer(match.string, *match.span("more")) if match["more"] else ():
        day, row = _day(each["d"] or each["c"], known), found[-1]
        slash = "/" in (each["listed"] or "")
        if each["until"] or (each["listed"] and (opens or slash)) or day == row.last + 1:
            clear = clear and day > row.last and (not slash or day == row.last + 1)
            row.last, row.end, row.weekday = day, each.end(), _name(each["weekday"] or "")
        else:
            found.append(_Days(day, day, each.start("d") if each["d"] else each.start("c"), each.end()))
    return found, clear


def first_of(match: re.Match[str], *groups: str) -> int:
    """Give where the first of some groups that matched begins: articles and words for spans are none of a date."""
    return min(match.start(name) for name in groups if name in match.re.groupindex and match[name] is not None)


def _day(text: str, known: Vocabulary) -> int:
    figures = re.search(r"\d+", text)
    return int(figures[0]) if figures else known.days[_name(text)]


def _year(groups: dict[str, str | None], known: Vocabulary) -> tuple[int | None, str, tuple[Told, ...]]:
    """Give the year that is told, in our count, with its era, and what is unusual about it."""
    digits = groups.get("y1")
    if not digits:
        return None, "", ()
    year, told = full_year(digits.removeprefix("'"))
    if groups.get("be_y1") or groups.get("eb_y1"):
        return _ahead(digits, 543), BUDDHIST.name, told
    if known.years_ahead and not groups.get("ce_y1") and (told or year >= 1900 + known.years_ahead):
        return _ahead(digits, known.years_ahead), BUDDHIST.name, told
    return year, "", told


def _ahead(digits: str, years: int) -> int:
    """Give our year of one counted ahead; of two figures, one of this century."""
    figures = digits.removeprefix("'")
    return int(figures) - years if len(figures) > 2 else 2000 + (int(figures) - years) % 100


def _solar(match: re.Match[str], known: Vocabulary) -> Candidate:
    groups = match.groupdict()
    if groups["y1"] and groups["d1"]:
        month = known.persian[_name(groups["m1"] or "")]
        readings = persian_day(int(groups["y1"]), month, _day(groups["d1"], known))
        return candidate(*match.span(), readings)
    return candidate(*match.span(), (), (Told.CALENDAR,))
