"""Dates of Chinese, Japanese and Korean: year, month and day each with its sign, Han figures, eras."""

import re
from collections.abc import Iterator
from functools import lru_cache

from factsheet.dates.candidates import Candidate, candidate, spanning, with_weekdays
from factsheet.dates.eras import JAPANESE, JUCHE, MINGUO, Era
from factsheet.dates.moments import HALVES, QUARTERS, DateReading, Moment, Told
from factsheet.dates.named import S
from factsheet.dates.vocabulary import Vocabulary
from factsheet.typography.tags import primary_language

_HAN = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "元": 1}
_SIGNS = {"ja": ("年", "月", "日"), "zh": ("年", "月", "[日号號]"), "ko": ("년", "월", "일")}
_LUNAR = "农历|農曆|农曆|夏历|旧暦|旧历|陰曆|阴历|음력"


def is_eastern(known: Vocabulary) -> bool:
    """Tell whether a language writes years, months and days with signs behind them."""
    return _language(known) in _SIGNS


def _language(known: Vocabulary) -> str:
    return primary_language(known.tag)


def number_of(figures: str) -> int:
    """Give the number of figures or Han figures, by places (二〇二五) or with tens (二十五); 元 is 1."""
    if figures.isdecimal():
        return int(figures)
    if "十" not in figures:
        return int("".join(str(_HAN[sign]) for sign in figures))
    tens, _, ones = figures.partition("十")
    return 10 * (_HAN[tens] if tens else 1) + (_HAN[ones] if ones else 0)


@lru_cache(maxsize=16)
def _forms(known: Vocabulary) -> tuple[re.Pattern[str], ...]:
    year, month, day = _SIGNS[_language(known)]
    number = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
    names = "|".join(re.escape(each) for era in _eras(known) for each in era.written if len(each) > 1)
    era = rf"(?:(?P<era>{names}){S})?" if names else "(?P<era>(?!))?"
    digits = "〇零一二三四五六七八九"
    counted = rf"(?<![\d{digits}])(?P<y>\d{{4}}|[{digits}]{{4}}|\d{{1,3}}|[一二三四五六七八九十]{{1,4}}|元)"
    years = rf"{counted}(?:\((?P<both>\d{{4}})\))?{S}{year}"
    figures = r"[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})(?![\d./-])"
    weekday = rf"(?:{S}\(?(?P<w1>{known.any(known.weekdays, whole=False)})\)?)?"
    again = weekday.replace("w1", "w2")
    until = known.words("until", whole=False)
    joint = rf"(?:{S}(?:[-~]|{known.words('to', whole=False)}){S})"
    listed = rf"(?P<listed>{S}{known.words('and', whole=False)}{S})"
    # The sign of the first day is left out, too, where a dash or a stroke follows: `4月3～5日`.
    days = (
        rf"(?P<m>{number}){S}{month}{S}(?P<d>{number}){S}(?:{day}{weekday}|(?=[-~、,]{S}(?:{number}){S}{day}))"
        rf"(?:(?:{joint}|{listed})(?:(?P<m2>{number}){S}{month}{S})?(?P<d2>{number}){S}{day}{again}(?:{S}{until})?)?"
    )
    sign = rf"{S}(?P<sign>[./]){S}"
    dotted = (
        rf"(?<![\w./])(?P<y>\d{{4}}){sign}(?P<m>\d{{1,2}}){S}(?P=sign){S}(?P<d>\d{{1,2}})\.?{weekday}{S}[-~]{S}"
        rf"(?:(?P<m2>\d{{1,2}}){S}(?P=sign){S})?(?P<d2>\d{{1,2}})\.?{again}(?![\w/])"
    )
    lunar = rf"(?:(?P<lunar>{_LUNAR}){S})?"
    full = rf"{lunar}{era}{years}{S}{days}"
    return (
        re.compile(full),
        re.compile(rf"{lunar}(?<![\d年년/.])(?<!年\s)(?<!년\s){days}"),
        re.compile(
            rf"{lunar}{era}{years}{S}(?P<m>{number}){S}(?:{month}|(?=[-~]{S}(?:{number}){S}{month}))"
            rf"(?:{joint}(?P<m2>{number}){S}{month})?(?!\d)"
        ),
        re.compile(rf"{era}{years}(?P<fiscal>度)?{S}{_part(known)}"),
        re.compile(rf"{era}{years}(?P<fiscal>度)?(?!\s?\(?\d)(?![間间代前後后])"),
        re.compile(dotted),
        re.compile(rf"(?<![a-z\d])(?P<era>[mtshr])(?P<y>\d{{1,2}}){figures}"),
        re.compile(rf"(?P<era>{names or '(?!)'}){S}(?P<y>\d{{1,3}}|元){figures}"),
    )


def _part(known: Vocabulary) -> str:
    """Give the pattern of a part of a year behind it."""
    quarter = known.words("quarter", whole=False)
    number = rf"[1-4]|{known.any(known.ordinals, whole=False)}"
    return (
        rf"(?:의\s?)?(?:的)?(?:(?:第|제)?{S}(?P<q>{number}){S}{quarter}|(?P<h>{known.any(known.halves, whole=False)})"
        rf"|(?P<s>{known.any(known.seasons, whole=False)}))"
    )


def _eras(known: Vocabulary) -> tuple[Era, ...]:
    return {"ja": JAPANESE, "zh": (MINGUO,), "ko": (JUCHE,)}[_language(known)]


def eastern_dates(text: str, known: Vocabulary) -> Iterator[Candidate]:
    """Give the dates of a folded text."""
    for form in _forms(known):
        for match in form.finditer(text):
            if found := _read(match, known):
                yield from _apart(found, match)


def _apart(found: Candidate, match: re.Match[str]) -> Iterator[Candidate]:
    """Give the days of a list by themselves, but for those in a row."""
    reading = next(iter(found.readings), None)
    listed = reading and match.groupdict().get("listed")
    if not reading or not listed or reading.stop == Moment(reading.start.year, reading.start.month, _next(reading)):
        yield found
        return
    second = match.start("m2") if match["m2"] else match.start("d2")
    yield candidate(found.start, match.start("listed"), spanning(reading.start, era=reading.era), found.told)
    yield candidate(second, found.end, spanning(reading.stop, era=reading.era), found.told)


def _next(reading: DateReading) -> int:
    return (reading.start.day or 0) + 1


def _read(match: re.Match[str], known: Vocabulary) -> Candidate | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "lunar" in groups or ("fiscal" in groups and _language(known) == "ja"):
        return candidate(*match.span(), (), (Told.CALENDAR,))
    if "y" not in groups:
        return _dated(match, None, groups, "", known)
    era = next((each for each in _eras(known) if groups.get("era") in each.written), None)
    if "era" in groups and era is None:
        return None
    figures = number_of(groups["y"])
    if era is None:
        if len(groups["y"]) < 4 or not 1000 <= figures < 3000:
            # `5年` alone is a number of years; before a month it is a year of an era that is not told.
            return candidate(*match.span(), (), (Told.ERA,)) if "m" in groups or "q" in groups else None
        return _dated(match, figures, groups, "", known)
    year = figures + era.added
    found = _dated(match, year, groups, era.name, known)
    held = all(era.holds(each.start) for each in found.readings) and int(groups.get("both", year)) == year
    return found if held else found._replace(told=(*found.told, Told.ERA))


def _dated(match: re.Match[str], year: int | None, groups: dict[str, str], era: str, known: Vocabulary) -> Candidate:
    month = _part_of_year(groups, known) or (number_of(groups["m"]) if "m" in groups else None)
    day = number_of(groups["d"]) if "d" in groups else None
    first = Moment(year, month, day)
    last = None
    if "m2" in groups or "d2" in groups:
        last_month = number_of(groups["m2"]) if "m2" in groups else month
        turns = bool(year and last_month and month and last_month < month)
        last = Moment(year + turns if year else None, last_month, number_of(groups["d2"]) if "d2" in groups else None)
    weekdays = (known.weekdays.get(groups.get(name, "")) for name in ("w1", "w2"))
    return with_weekdays(candidate(*match.span(), spanning(first, last, era)), *weekdays)


def _part_of_year(groups: dict[str, str], known: Vocabulary) -> int | None:
    """Give the quarter, half-year or season that is told, as EDTF counts them."""
    if quarter := groups.get("q"):
        return QUARTERS - 1 + (int(quarter) if quarter.isdecimal() else known.ordinals[quarter])
    if half := groups.get("h"):
        return HALVES - 1 + known.halves[half]
    return known.seasons.get(groups.get("s", ""))
