"""Values that know where they come from: text whose HTML form carries its origin into the markup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape as escape_text
from typing import Self

from markupsafe import Markup, escape

from factsheet.compose.rich import Run, foreign_links, parse_rich
from factsheet.meeting import Due

Report = Callable[[str, str, str, str], None]
"""Takes code, message, path and hint of an error in a value."""


class Traced(str):
    """Text with an origin. What string methods and operators give back is plain text again, without it.

    What stands beside the text has names with an underscore, which the sandbox keeps from templates.
    """

    __slots__ = ("_derived", "_path")
    _derived: bool
    _path: str

    def __new__(cls, text: str, path: str, *, derived: bool = False) -> Self:
        """Make a text from the path of the value that it shows, or is derived from."""
        made = super().__new__(cls, text)
        made._path, made._derived = path, derived
        return made

    def __html__(self) -> str:
        return _value_element(self, self._path, ' d="1"' if self._derived else "")


def origin_path(value: Traced) -> str:
    """Give the path of a value."""
    return value._path


def derive(value: Traced, text: str) -> Traced:
    """Give another text that shows the same value, formatted."""
    return Traced(text, origin_path(value), derived=True)


def _value_element(text: str, path: str, attributes: str = "") -> str:
    """Wrap text in the markup's element for values: `o` the path, then `r` the range or `d` for derived."""
    # The escape of templates would ask a traced text for its HTML form again, and takes twice the time.
    return f'<v o="{escape_text(path)}"{attributes}>{escape_text(text)}</v>'


class RichText(Traced):
    """Rich text; its HTML form is one value element a run, inside the elements of its style."""

    __slots__ = ("_report",)
    _report: Report

    def __new__(cls, text: str, path: str, report: Report) -> Self:
        """Make a rich text, which reports what is wrong in its markup."""
        made = super().__new__(cls, text, path)
        made._report = report
        return made

    def __html__(self) -> str:
        runs = parse_rich(self)
        foreign = foreign_links(runs)
        for href in foreign:
            hint = "write a whole address: https://…, mailto:… or tel:…"
            self._report("bad-link", f"the link target `{href}` is not an absolute address", self._path, hint)
        return "".join(self._run(run, run.href not in foreign) for run in runs)

    def _run(self, run: Run, linked: bool) -> str:
        markup = _value_element(run.text, self._path, f' r="{run.start}-{run.end}"')
        if run.emphasis:
            markup = f"<em>{markup}</em>"
        if run.strong:
            markup = f"<strong>{markup}</strong>"
        return f'<a href="{escape(run.href)}">{markup}</a>' if run.href and linked else markup


class DayText(Traced):
    """A day as written, and the date that filters format."""

    __slots__ = ("_value",)
    _value: date

    def __new__(cls, text: str, path: str, value: date) -> Self:
        """Make a text from the day that it says."""
        made = super().__new__(cls, text, path)
        made._value = value
        return made


class DueText(Traced):
    """A due date as written, and what it means."""

    __slots__ = ("_value",)
    _value: Due

    def __new__(cls, text: str, path: str, value: Due) -> Self:
        """Make a text from the due date that it says."""
        made = super().__new__(cls, text, path)
        made._value = value
        return made


def day_of(value: DayText) -> date:
    """Give the day that a text stands for."""
    return value._value


def due_of(value: DueText) -> Due:
    """Give what the text of a due date means."""
    return value._value


def plain(value: object) -> str:
    """Give the plain text of a value, rich markup taken out; raises TypeError for what is no text or number."""
    if not isinstance(value, str | int | float):
        raise TypeError(f"a {type(value).__name__} has no text for an attribute")
    if isinstance(value, RichText):
        return "".join(run.text for run in parse_rich(value))
    return value.striptags() if isinstance(value, Markup) else str(value)
