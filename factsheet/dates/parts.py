"""Parts of years: quarters, half-years, seasons, and years by themselves."""

import re
from collections.abc import Iterator
from functools import lru_cache

from factsheet.dates.candidates import Candidate, candidate, spanning
from factsheet.dates.eras import BUDDHIST
from factsheet.dates.folding import FoldedText
from factsheet.dates.moments import HALVES, QUARTERS, Moment
from factsheet.dates.named import Pieces, S
from factsheet.dates.vocabulary import END, WORD, Vocabulary

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = re.compile(r"\d{4}|['/-]\d\d")
"""What every part of a year has beside it, in texts that are more than a date."""
_USUAL = range(1500, 2200)
"""Years that are read without a month beside them."""


@lru_cache(maxsize=128)
def _forms(known: Vocabulary) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Give the patterns of parts of years, each with the first part's number in EDTF."""
    found = []
    for first, name, most in ((QUARTERS, "quarter", 4), (HALVES, "half", 2)):
        letter, noun = f"{name}_letter", known.words(name)
        number = rf"(?P<n>{known.any(known.ordinals)}|[1-{most}]|(?:iv|i{{1,3}}){END})"
        ordinal = known.any(known.lists.get("ordinal", ()), whole=False)
        figure = rf"{number}(?:\.?-?{ordinal}{END}|\.)?"
        sign = known.words(letter, whole=False)
        code = rf"(?:(?<!\d-){WORD}{sign}\s?(?P<c>[1-{most}])|(?<!\w)(?P<k>[1-{most}]){sign}{END})"
        parts = (rf"{figure}{S}{noun}\.?", rf"{noun}\.?{S}(?:ke-|第)?{figure}", code)
        found += [(first, _around(known, rf"(?:{part})")) for part in parts]
    seasons = rf"(?P<s>{known.any(known.seasons)})"
    if prefixes := known.words("prefix", whole=False) if known.lists.get("prefix") else "":
        seasons = rf"{WORD}(?:{prefixes})?(?P<s>{known.any(known.seasons, whole=False)}){END}"
    halves = rf"(?P<h>{known.any(known.halves)})"
    return (*found, (0, _around(known, seasons)), (HALVES, _around(known, halves)))


def _around(known: Vocabulary, part: str) -> re.Pattern[str]:
    """Give the pattern of a part of a year with its year behind or before it."""
    p = Pieces(known, False)
    year = p.year("y1")
    behind = rf"{part}(?:{p.of}|\s?/\s?){year}"
    again, part_again = (re.sub(r"\(\?P<(\w+)>", r"(?P<\1_>", each) for each in (year, part))
    before = rf"(?<![\d.,:/-]){again}(?:\.|'\w{{1,4}})?{S}(?:{known.words('of', whole=False)}{S})?{part_again}"
    return re.compile(rf"{behind}|{before}")


def parts_of_years(text: str, known: Vocabulary) -> Iterator[Candidate]:
    """Give the quarters, half-years and seasons of a folded text, each with its year."""
    for first, form in _forms(known) if _YEAR.search(text) else ():
        for match in form.finditer(text):
            groups = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
            year = _year(groups, known)
            if (month := _month(first, groups, known)) and year in _USUAL:
                yield candidate(*match.span(), spanning(Moment(year, month)))


def _year(groups: dict[str, str], known: Vocabulary) -> int:
    digits = groups["y1"].removeprefix("'")
    year = int(digits) if len(digits) > 2 else 2000 + int(digits)
    buddhist = "be_y1" in groups or "eb_y1" in groups or (known.years_ahead and year >= 1900 + known.years_ahead)
    return year - 543 if buddhist else year


def _month(first: int, groups: dict[str, str], known: Vocabulary) -> int | None:
    if season := groups.get("s"):
        return known.seasons[" ".join(season.split())]
    if half := groups.get("h"):
        return HALVES + known.halves[" ".join(half.split())] - 1
    written = groups.get("n") or groups.get("c") or groups.get("k") or ""
    number = int(written) if written.isdecimal() else known.ordinals.get(written) or _ROMAN.get(written)
    most = 4 if first == QUARTERS else 2
    return first + number - 1 if number and number <= most else None


@lru_cache(maxsize=128)
def _year_form(known: Vocabulary) -> re.Pattern[str]:
    figures = r"(?P<first>\d{4})(?:[-~](?P<last>\d{4}|\d{2}))?(?![\d-]|[.,:/]\d|\s?%)"
    era = known.any(map(str.casefold, BUDDHIST.written), whole=False)
    after = rf"(?:{S}(?P<after>{known.words('year_after')})\.?)?"
    before = rf"(?:(?P<before>{known.words('year_before')}){S}|(?P<in>{known.words('in_year')})\s)?"
    return re.compile(rf"{before}(?<![\w.,:/-])(?:(?P<era>{era})\s?)?{figures}{after}")


def years(folded: FoldedText, known: Vocabulary) -> Iterator[Candidate]:
    """Give the years of a folded text that words or an era mark as years, and spans of years."""
    for match in _year_form(known).finditer(folded.text):
        if match["last"] and len(match["last"]) == 2 and folded.given[folded.starts[match.start("last") - 1]] == "-":
            continue  # `2025-27` may be a month that there is not
        marked = match["in"] or match["before"] or match["after"] or match["era"]
        first = _our_year(int(match["first"]), match, known)
        last = _our_year(_later(match["first"], match["last"]), match, known) if match["last"] else first
        if first in _USUAL and last in _USUAL and (marked or first < last):
            start = match.start("era") if match["era"] else match.start("first")
            if match["before"]:
                start = match.start("before")
            yield candidate(start, match.end(), spanning(Moment(first), Moment(last) if match["last"] else None))


def _our_year(year: int, match: re.Match[str], known: Vocabulary) -> int:
    return year - 543 if match["era"] or (known.years_ahead and year >= 1900 + known.years_ahead) else year


def _later(first: str, last: str) -> int:
    return int(last) if len(last) == 4 else int(first[:2] + last)
