"""The filters and functions of templates; each keeps the origin of what it formats."""

import re
from collections.abc import Iterable

from jinja2 import TemplateRuntimeError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from factsheet.compose.days import due_order, format_due, format_time
from factsheet.compose.person_names import FILTER, key_of, print_name
from factsheet.compose.values import (
    CompositionContext,
    DatedText,
    Traced,
    View,
    derive,
    origin_path,
    path_of,
    plain,
    sheet_of,
    value_of,
)
from factsheet.diagnostics import Severity
from factsheet.meeting import NO_COUNTRY, DueKind, Season, is_territory
from factsheet.typography.lists import change_of, changes_before, pattern_of
from factsheet.typography.marks import ends_in_mark, without_closing_mark
from factsheet.typography.numbering import parse_numbering
from factsheet.typography.numbers import format_number


@pass_context
def day(context: Context, value: DatedText, length: str = "long") -> Traced:
    """Put a day into words; `length` is `full`, `long`, `medium` or `short`."""
    sheet, found = sheet_of(context), value_of(value)
    name = f"day:{length}"
    text = sheet.printed(f"{name} {found}", lambda: sheet.day(found, length))
    return derive(value, text, name)


@pass_context
def days(context: Context, meeting: View) -> Traced:
    """Put the day or days of the meeting into words."""
    sheet, value = sheet_of(context), meeting.date or meeting.from_
    first, last = value_of(value), value_of(meeting.date or meeting.to)
    text = sheet.printed(f"days {first}/{last}", lambda: sheet.days(first, last))
    return derive(value, text, "days")


@pass_context
def due(context: Context, value: DatedText) -> Traced:
    """Format a due date: a day, a month, a season; words stay as they are."""
    sheet, found = sheet_of(context), value_of(value)
    if found.kind is DueKind.WORDS:
        return derive(value, found.text, "due")

    def form() -> str:
        seasons = {season.value: sheet.label(f"season.{season.value}") for season in Season}
        return sheet.figures(format_due(found, sheet.date_locale, seasons))

    return derive(value, sheet.printed(f"due {found.text}", form), "due")


@pass_context
def moment(context: Context, value: DatedText, zone: str = "") -> Traced:
    """Put a time into words, with its day and its offset: `April 3, 2025, 12:00 p.m. (UTC+2)`.

    With a zone (`Asia/Tokyo`) it is the time there.
    """
    return _timed(sheet_of(context), value, "moment", zone)


@pass_context
def clock(context: Context, value: DatedText, zone: str = "") -> Traced:
    """Put the hour of a time into words, with its offset: `12:00 p.m. (UTC+2)`."""
    return _timed(sheet_of(context), value, "clock", zone)


def _timed(sheet: CompositionContext, value: DatedText, label: str, zone: str) -> Traced:
    name = f"{label}:{zone}" if zone else label

    def form() -> str:
        found = value_of(value).in_zone(zone) if zone else value_of(value)
        return sheet.figures(format_time(found, sheet.date_locale, sheet.label(label), sheet.day))

    return derive(value, sheet.printed(f"{name} {value}", form), name)


@pass_context
def on_day(context: Context, value: DatedText) -> Traced:
    """Put the day of a time into words."""
    sheet, found = sheet_of(context), value_of(value)
    return derive(value, sheet.printed(f"on_day {value}", lambda: sheet.day(found.local.date())), "on_day")


@pass_context
def named(context: Context, person: View, party: str = "") -> Traced:
    """Give the name of a person as the profile has it: the family name first or last, or in capitals."""
    sheet, name, family = sheet_of(context), person.name, person.family_name
    shown = print_name(name, family, sheet.house.names, party)
    if shown == name:
        found: Traced = name
        return found
    return derive(name, sheet.printed(key_of(str(name), str(family)), lambda: shown), FILTER)


def run_in(value: Traced) -> Traced:
    """Give a text that begins with a preposition in English as it stands inside a sentence: `on the margins of …`."""
    first = value.partition(" ")[0]
    return derive(value, value[:1].lower() + value[1:], "run_in") if first in _PREPOSITIONS else value


_PREPOSITIONS = frozenset(["At", "During", "In", "On", "Within"])


@pass_context
def digits(context: Context, value: Traced) -> Traced:
    """Give a text with its figures in the digits of the language, such as the version of a sheet."""
    text = sheet_of(context).figures(value)
    return value if text == value else derive(value, text, "digits")


@pass_context
def designation(context: Context, value: Traced, form: str = "") -> Traced:
    """Give the name of a state by its code, as the issuer uses it; other names stay as they are.

    With a form (`the`, `of`, `in`, `from`) it stands as in a sentence, with the language's article and preposition.
    """
    sheet = sheet_of(context)
    if not form:
        name = _name_of(sheet, value)
        return value if name is None else derive(value, name, "designation")
    text = sheet.printed(f"designation:{form} {value}", lambda: _in_sentence(sheet, value, form))
    return derive(value, text, f"designation:{form}")


@pass_context
def number(context: Context, value: Traced | float) -> Traced | Markup:
    """Give a number, or a text that is one, in the figures of the language; other texts stay as they are."""
    sheet = sheet_of(context)
    if isinstance(value, int | float):
        return Markup(format_number(value, sheet.locale, sheet.numbering))  # noqa: S704 - figures alone
    text = format_number(value, sheet.locale, sheet.numbering)
    if text is None or text == value:
        return value
    return derive(value, sheet.printed(f"number {value}", lambda: text), "number")


@pass_context
def quoted(context: Context, value: str, level: str = "") -> Markup:
    """Put a text into the quotation marks of the language; `inner` are those of what is quoted inside."""
    return sheet_of(context).label_markup(f"punctuation.quotation{level and f'-{level}'}", text=value)


def _name_of(sheet: CompositionContext, value: Traced) -> str | None:
    code = str(value)
    if code in sheet.designations:
        return sheet.designations[code]
    if not is_territory(code) and code != NO_COUNTRY:
        return None
    name = sheet.printed(f"designation {code}", lambda: str(sheet.locale.territories.get(code, code)))
    if code == NO_COUNTRY:
        return name
    message = f"the designations have no name for {code}; `{name}` is taken from CLDR"
    hint = "add it to the designations of the language"
    sheet.report("no-designation", message, origin_path(value), hint, Severity.WARNING)
    return name


def _in_sentence(sheet: CompositionContext, value: Traced, form: str) -> str:
    from factsheet.compose.articles import FORMS, in_sentence  # noqa: PLC0415 - most templates print names alone

    code, language = str(value), sheet.locale.language
    if form not in FORMS:
        raise ValueError(f"`{form}` is no form of a designation; there are {', '.join(FORMS)}")
    if given := sheet.forms.get(form, {}).get(code):
        return given
    text = in_sentence(_name_of(sheet, value) or code, sheet.articles.get(code, ""), form, language)
    if text is None:
        raise ValueError(f"the form `{form}` of designations is not known in `{language}`")
    return text


def unclosed(value: Traced) -> Traced:
    """Give a text without the mark that closes it, such as a lead-in in a list: `Ports:` is `Ports`."""
    text = without_closing_mark(value)
    return value if text == value else derive(value, text, f"unclosed:{value.rstrip()[len(text) :]}")


@pass_context
def listing(context: Context, values: Iterable[str], conjunction: str = "and") -> Markup:
    """Join values as the language lists them: `a, b, and c`, or with `or` in the place of `and`."""
    sheet, items = sheet_of(context), list(values)
    joined = _list_pattern(sheet, items, conjunction)
    pieces = re.split(r"\{(\d+)\}", joined)
    escaped = "".join(escape(items[int(piece)] if i % 2 else piece) for i, piece in enumerate(pieces))
    return Markup(escaped)  # noqa: S704 - a join of markup would escape each a second time, which takes thrice as long


def _list_pattern(sheet: CompositionContext, items: list[str], conjunction: str) -> str:
    """Give the list with numbers in braces for the items.

    Where the last joint has two forms both are kept as printed, so that what has kept one alone prints that one.
    """
    count, locale = len(items), sheet.locale
    key = f"listing{'' if conjunction == 'and' else f':{conjunction}'} {count}"
    change = change_of(locale, conjunction) if count > 1 else None
    other = f"{key} {change.changed.strip()}" if change else key
    if key not in sheet.prints:
        sheet.prints[key] = pattern_of(count, locale, conjunction)
        sheet.prints[other] = pattern_of(count, locale, conjunction, changed=True)
    changed = change is not None and changes_before(change, plain(items[-1]))
    return sheet.prints.get(other, sheet.prints[key]) if changed else sheet.prints[key]


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


@pass_context
def by_due(context: Context, items: Iterable[View]) -> list[View]:
    """Give follow-ups in the order in which they are due; what has no day, month or season comes last."""
    day = sheet_of(context).last_day
    return sorted(items, key=lambda item: due_order(value_of(item.due) if item.due else None, day))


def origin(value: Traced) -> Markup:
    """Give the path of a value, for the attribute `of` of a figure."""
    return escape(origin_path(value))


def zone(value: str) -> str:
    """Give the time zone of a state's capital by its code, for `moment` and `clock`; empty for what is no state."""
    from factsheet.times.capitals import capital_zone  # noqa: PLC0415 - most sheets have no local times

    return capital_zone(str(value))


def blank(part: View, name: str) -> Traced:
    """Give an empty text in the place of a field without a value: what a reviewer writes there is that value."""
    return Traced("", path_of(part, name))


def attr(value: object) -> Markup:
    """Give the plain text of a value, escaped for an attribute."""
    return escape(plain(value))


FILTERS = {
    each.__name__: each
    for each in (
        *(attr, blank, by_due, clock, day, days, designation, digits, due),
        *(listing, moment, named, number, on_day, origin, points, quoted, run_in, unclosed, zone),
    )
}


def punctuated(value: object) -> bool:
    """Tell whether a text ends in a mark of its own, in any script: `{% if point.lead is not punctuated %}`."""
    return ends_in_mark(plain(value))


def counted(form: object) -> bool:
    """Tell whether the form of labels counts, as `1.` does and `□` does not."""
    return parse_numbering(plain(form)) is not None


@pass_context
def label(context: Context, key: str, choice: str | None = None, **values: str) -> Markup:
    """Give a label of the pack: `label("sources")`, `label("status", meeting.status)`."""
    if not isinstance(key, str):
        raise TemplateRuntimeError(f"a label is asked for by its key, not by a {type(key).__name__}")
    return sheet_of(context).label_markup(key, choice, **values)


@pass_context
def block_lines(context: Context, block: View) -> tuple[tuple[Markup, Traced], ...]:
    """Give the lines of the block of a marked sheet: what stands before a value by the scheme, and the value."""
    words = sheet_of(context).block_words
    found = ((escape(word), getattr(block, key)) for key, word in words.items())
    return tuple((word, value) for word, value in found if value)


@pass_context
def has_label(context: Context, key: str) -> bool:
    """Tell whether there is a label for a fixed line of the profile; that the language has none is told."""
    sheet = sheet_of(context)
    if key in sheet.labels:
        return True
    message = f"the profile `{sheet.house.name}` has no words for `{key}` in the language of the sheet: it is left out"
    hint = "add them to `labels` of a profile that lies over it (docs/profiles.md)"
    sheet.report("profile-words", message, "language", hint, Severity.WARNING)
    return False
