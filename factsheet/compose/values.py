"""The meeting as templates see it: values that know where they come from, and what filters know of the sheet."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Self

from babel import Locale
from jinja2.runtime import Context
from markupsafe import Markup, escape
from msgspec import Struct, field

from factsheet.characters import escaped, quoted
from factsheet.compose.days import format_house_day, format_house_days
from factsheet.diagnostics import Diagnostic, Severity, suggest
from factsheet.meeting import Due, FieldFacts, WrittenTime, facts_of, identity_of
from factsheet.models.declaring import Model
from factsheet.paths import item_text, key_text
from factsheet.profiles.house import PLAIN, House
from factsheet.rich.reading import Run, foreign_links, is_plain, parse_lines, parse_rich
from factsheet.times.zoned import ZonedTime
from factsheet.typography.digits import EUROPEAN, in_digits
from factsheet.typography.placeholders import PLACEHOLDER

Report = Callable[[str, str, str, str], None]
"""Takes code, message, path and hint of an error in a value."""


class Traced(str):
    """Text with an origin. What string methods and operators give back is plain text again, without it.

    What stands beside the text has names with an underscore, which the sandbox keeps from templates.
    """

    __slots__ = ("_filter", "_path")
    _filter: str
    _path: str

    def __new__(cls, text: str, path: str, printed_by: str = "") -> Self:
        """Make a text from the path of the value that it shows, and the filter that printed it in other words."""
        made = str.__new__(cls, text)
        made._path, made._filter = path, printed_by
        return made

    def __html__(self) -> str:
        return _value_element(self, self._path, f' f="{quoted(self._filter)}"' if self._filter else "")


def origin_path(value: Traced) -> str:
    """Give the path of a value."""
    return value._path


def derive(value: Traced, text: str, printed_by: str) -> Traced:
    """Give another text that shows the same value, formatted by a filter."""
    return Traced(text, origin_path(value), printed_by)


def _value_element(text: str, path: str, attributes: str = "") -> str:
    """Wrap text in the markup's element for values: `o` the path, then `r` the range or `f` the filter."""
    # The escape of templates would ask a traced text for its HTML form again, and takes twice the time.
    return f'<v o="{quoted(path)}"{attributes}>{escaped(text)}</v>'


class RichText(Traced):
    """Rich text; its HTML form is one value element a run, inside the elements of its style."""

    __slots__ = ("_lines", "_report")
    _report: Report
    _lines: bool

    def __new__(cls, text: str, path: str, report: Report, lines: bool = False) -> Self:
        """Make a rich text, which reports what is wrong in its markup; its line breaks may stand."""
        made = str.__new__(cls, text)
        made._path, made._filter, made._report, made._lines = path, "", report, lines
        return made

    def __html__(self) -> str:
        if is_plain(self):  # as most are
            return f'<v o="{quoted(self._path)}" r="0-{len(self)}">{escaped(self)}</v>' if self else ""
        if not self._lines or "\n" not in self:
            return self._markup(parse_rich(self))
        found, at = "", 0
        for line, runs in zip(self.split("\n"), parse_lines(self), strict=True):
            mark = f'<v o="{quoted(self._path)}" r="{at - 1}-{at}"><br/></v>' if at else ""
            found += mark + self._markup(runs)
            at += len(line) + 1
        return found

    def _markup(self, runs: tuple[Run, ...]) -> str:
        foreign = foreign_links(runs)
        for href in foreign:
            hint = "write a whole address: https://…, mailto:… or tel:…"
            self._report("bad-link", f"the link target `{href}` is not an absolute address", self._path, hint)
        return "".join([self._run(run, linked=run.href not in foreign) for run in runs])

    def _run(self, run: Run, *, linked: bool) -> str:
        markup = _value_element(run.text, self._path, f' r="{run.start}-{run.end}"')
        if run.emphasis:
            markup = f"<em>{markup}</em>"
        if run.strong:
            markup = f"<strong>{markup}</strong>"
        return f'<a href="{escape(run.href)}">{markup}</a>' if run.href and linked else markup


class DatedText(Traced):
    """A day, due date or time as written, and its value, which filters format."""

    __slots__ = ("_value",)
    _value: Any

    def __new__(cls, text: str, path: str, value: date | Due | ZonedTime) -> Self:
        """Make a text from what it says."""
        made = super().__new__(cls, text, path)
        made._value = value
        return made


def value_of(value: DatedText) -> Any:  # noqa: ANN401 - a day or a due date, as the template's filter wants it
    """Give the day or due date that a text stands for."""
    return value._value


_PLAIN = (str, int, float)


def plain(value: object) -> str:
    """Give the plain text of a value, rich markup taken out; raises TypeError for what is no text or number."""
    if not isinstance(value, _PLAIN):
        raise TypeError(f"a {type(value).__name__} has no text for an attribute")
    if isinstance(value, RichText) and not is_plain(value):
        return "".join(run.text for run in parse_rich(value))
    return value.striptags() if isinstance(value, Markup) else str(value)


CONTEXT_KEY = "_sheet"


class CompositionContext(Struct):
    """One composition; `diagnostics` grows as values are formatted, `contexts` as templates import others.

    Dates have a locale of their own, since English without a region writes them as the issuer's country does.
    `prints` says what values print as, by filter and value: what stands in it is printed so, and what is formatted is
    added to it. `bare_labels` are labels without values, as they were asked for. `numbering` is the numbering system of
    what the program counts and dates; `last_day` is the meeting's, `house` what its profile says, and
    `block_words` what stands before each value of the block of a marked sheet.
    """

    locale: Locale
    date_locale: Locale
    labels: Mapping[str, str]
    designations: Mapping[str, str]
    articles: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prints: dict[str, str] = field(default_factory=dict)
    diagnostics: dict[object, Diagnostic] = field(default_factory=dict)
    contexts: list[Context] = field(default_factory=list)
    bare_labels: dict[str, Markup] = field(default_factory=dict)
    numbering: str = EUROPEAN
    last_day: date = date.min
    house: House = PLAIN
    block_words: Mapping[str, str] = field(default_factory=dict)

    def report(self, code: str, message: str, path: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        """Note what is wrong, or only doubtful, in a value."""
        found = Diagnostic(code, message, hints=(hint,), severity=severity, path=path)
        # A doubt that is the same at every value, such as a state without a designation, is told at the first.
        self.diagnostics.setdefault(message if severity is Severity.WARNING else found, found)

    def let_go(self) -> None:
        """Empty the contexts of the templates, once rendered: macros hold them and each other, and so the meeting."""
        for context in self.contexts:
            context.vars.clear()
            context.parent.clear()
        self.contexts.clear()

    def figures(self, text: str) -> str:
        """Give a text with its figures in the digits of the sheet."""
        return in_digits(text, self.numbering)

    def day(self, day: date, length: str = "long") -> str:
        """Put a day into words, as the profile has days."""
        return self.figures(format_house_day(day, self.date_locale, self.house.dates, length))

    def days(self, first: date, last: date) -> str:
        """Put a span of days into words, as the profile has days."""
        return self.figures(format_house_days(first, last, self.date_locale, self.house.dates))

    def printed(self, value: str, form: Callable[[], str]) -> str:
        """Give what a value, named with its filter, prints as: as it is kept, or else as `form` gives it."""
        text = self.prints.get(value)
        if text is None:
            text = self.prints[value] = form()
        return text

    def label(self, key: str) -> str:
        """Give the text of a label; raises LookupError, with the nearest key known, where there is none."""
        if key not in self.labels:
            hint = suggest(key, self.labels)
            raise LookupError(f"the pack's labels have no `{key}`{f'; {hint}' if hint else ''}")
        return self.labels[key]

    def label_markup(self, key: str, choice: str | None = None, **values: str) -> Markup:
        """Give a label with its `{placeholders}` filled; a `choice` picks `key.choice` and is what it derives from."""
        is_bare = choice is None and not values
        if is_bare and key in self.bare_labels:
            return self.bare_labels[key]
        text = self.label(f"{key}.{choice}" if choice is not None else key)
        if isinstance(choice, Traced):
            return Markup(derive(choice, text, f"label:{key}").__html__())  # noqa: S704 - escaped by __html__
        pieces = PLACEHOLDER.split(text)
        for missing in sorted(set(pieces[1::2]) - values.keys()):
            raise LookupError(f"the label `{key}` needs `{missing}=`")
        filled = [self._filling(values[piece]) if i % 2 else piece for i, piece in enumerate(pieces)]
        made = Markup("".join([escape(piece) for piece in filled]))  # noqa: S704 - each is escaped
        if is_bare:
            self.bare_labels[key] = made
        return made

    def _filling(self, value: str | int) -> str:
        return self.figures(str(value)) if isinstance(value, int) else value


def sheet_of(context: Context) -> CompositionContext:
    """Give the sheet of a template's context."""
    sheet = getattr(context, "sheet", None)
    if not isinstance(sheet, CompositionContext):
        raise TypeError(CONTEXT_KEY)
    return sheet


class View(Struct, eq=False):
    """A part of the meeting, read-only; a field without a value is None, an unknown one an undefined."""

    _part: Model
    _path: str
    _report: Report
    _facts: dict[str, FieldFacts]
    _seen: dict[str, object] = field(default_factory=dict)
    """Templates ask for a field to see whether it has a value, and again to print it."""

    def __repr__(self) -> str:
        """Say what it is of, and nothing of what that holds, which a template may only print by its fields."""
        return f"<{type(self._part).__name__}>"

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a value, a view or a tuple of them
        seen = self._seen
        if name in seen:
            return seen[name]
        found = seen[name] = self._field(name)
        return found

    def _field(self, name: str) -> object:
        facts = self._facts.get(name)
        if facts is None:
            raise AttributeError(name)
        value = getattr(self._part, name)
        if value is None or value == ():
            return value
        return _wrap(value, key_text(self._path, facts.key), facts, self._report)


def view_of(part: Model, path: str, report: Report) -> View:
    """Give the view of a part of the meeting at a path; `report` is told what is wrong in its values."""
    return View(part, path, report, facts_of(type(part)))


def _wrap(value: object, path: str, facts: FieldFacts, report: Report) -> object:  # noqa: PLR0911 - one return a kind
    # The most frequent first.
    if type(value) is str:
        return RichText(value, path, report, "\n" in value and facts.lines) if facts.rich else Traced(value, path)
    if type(value) is tuple:
        if facts.parts:
            return tuple([view_of(item, item_text(path, identity_of(item)), report) for item in value])
        return tuple([_wrap(item, item_text(path, str(item)), facts, report) for item in value])
    if facts.parts:
        return view_of(value, path, report)  # type: ignore[arg-type] # the models of its value are its parts
    match value:
        case Enum():
            return Traced(str(value.value), path)
        case date():
            return DatedText(value.isoformat(), path, value)
        case int():
            return value
        case Due():
            return DatedText(value.text, path, value)
        case WrittenTime():
            return DatedText(value.text, path, value.zoned)
        case _:
            return value


def path_of(view: View, name: str) -> str:
    """Give the path of a field of a view, whether it has a value or not; raises LookupError for a field it lacks."""
    if name not in view._facts:
        raise LookupError(f"there is no field `{name}` here")
    return key_text(view._path, view._facts[name].key)


def fields_of(view: View) -> tuple[str, ...]:
    """Give the names of the fields that a view has."""
    return tuple(view._facts)
