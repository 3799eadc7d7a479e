"""The filters and functions of templates; each keeps the origin of what it formats."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from factsheet.compose.dates import format_day, format_days, format_due
from factsheet.compose.sheet import sheet_of
from factsheet.compose.values import DayText, DueText, Traced, day_of, derive, due_of, origin_path, plain
from factsheet.compose.view import View, path_of
from factsheet.meeting import Season, is_territory


@pass_context
def day(context: Context, value: DayText, length: str = "long") -> Traced:
    """Put a day into words; `length` is `full`, `long`, `medium` or `short`."""
    return derive(value, format_day(day_of(value), sheet_of(context).date_locale, length))


@pass_context
def days(context: Context, meeting: View) -> Traced:
    """Put the day or days of the meeting into words."""
    first, last = meeting.date or meeting.from_, meeting.date or meeting.to
    return derive(first, format_days(day_of(first), day_of(last), sheet_of(context).date_locale))


@pass_context
def due(context: Context, value: DueText) -> Traced:
    """Format a due date: a day, a month, a season; words stay as they are."""
    sheet = sheet_of(context)
    seasons = {season.value: sheet.label(f"season.{season.value}") for season in Season}
    return derive(value, format_due(due_of(value), sheet.date_locale, seasons))


@pass_context
def designation(context: Context, value: Traced) -> Traced:
    """Give the name of a state by its code, as the issuer uses it; other names stay as they are."""
    sheet, code = sheet_of(context), str(value)
    if code in sheet.designations:
        return derive(value, sheet.designations[code])
    if not is_territory(code):
        return value
    name = str(sheet.locale.territories.get(code, code))
    message = f"the designations have no name for {code}; `{name}` is taken from CLDR"
    hint = "add it to the designations of the language"
    sheet.warn("no-designation", message, origin_path(value), hint)
    return derive(value, name)


@pass_context
def listing(context: Context, values: Iterable[str]) -> Markup:
    """Join values as the language lists them: `a, b, and c`."""
    items = list(values)
    # Babel joins plain texts: stand-ins from the private use area keep the place of each value.
    stand_ins = [chr(0xE000 + number) for number in range(len(items))]
    joined = format_list(stand_ins, locale=sheet_of(context).locale)
    return Markup("").join(escape(items[stand_ins.index(c)] if c in stand_ins else c) for c in joined)


def points(section: View) -> list[View]:
    """Give the points of a section and of the sections in it, in order, without the points below points."""
    found: list[View] = []
    for item in section.content:
        match item.type:
            case "point":
                found.append(item)
            case "section":
                found.extend(points(item))
    return found


def origin(value: Traced) -> Markup:
    """Give the path of a value, for the attribute `of` of a figure."""
    return escape(origin_path(value))


def blank(part: View, name: str) -> Traced:
    """Give an empty text in the place of a field without a value: what a reviewer writes there is that value."""
    return Traced("", path_of(part, name))


def attr(value: object) -> Markup:
    """Give the plain text of a value, escaped for an attribute."""
    return escape(plain(value))


FILTERS = {
    "attr": attr,
    "blank": blank,
    "day": day,
    "days": days,
    "designation": designation,
    "due": due,
    "listing": listing,
    "origin": origin,
    "points": points,
}


@pass_context
def label(context: Context, key: str, choice: str | None = None, **values: str) -> Markup:
    """Give a label of the pack: `label("fact-sheet")`, `label("status", meeting.status)`."""
    return sheet_of(context).label_markup(key, choice, **values)
