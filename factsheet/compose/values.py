"""Values that know where they come from: text whose HTML form carries its origin into the markup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Self

from markupsafe import Markup, escape

from factsheet.compose.rich import Run, foreign_links, parse_rich
from factsheet.document import Origin
from factsheet.meeting import Due

Report = Callable[[str, str, str, str], None]
"""Takes code, message, path and hint of an error in a value."""


class Traced(str):
    """Text with an origin. What string methods and operators give back is plain text again, without it.

    What stands beside the text has names with an underscore, which the sandbox keeps from templates.
    """

    __slots__ = ("_origin",)

    def __new__(cls, text: str, *_: object) -> Self:
        """Make the text; what stands beside it is set by `__init__`."""
        return super().__new__(cls, text)

    def __init__(self, text: str, origin: Origin) -> None:
        del text
        self._origin = origin

    def __html__(self) -> str:
        return value_element(self, self._origin)


def origin_of(value: Traced) -> Origin:
    """Give the origin of a value."""
    return value._origin


def derive(value: Traced, text: str) -> Traced:
    """Give another text that shows the same value, formatted."""
    return Traced(text, Origin(origin_of(value).path, derived=True))


def value_element(text: str, origin: Origin) -> str:
    """Wrap text in the markup's element for values: `o` the path, `r` the range, `d` for derived."""
    extent = "" if origin.start is None else f' r="{origin.start}-{origin.end}"'
    derived = ' d="1"' if origin.derived else ""
    # `str` takes the text out of its class: escape would ask a traced text for its HTML form again.
    return f'<v o="{escape(origin.path)}"{extent}{derived}>{escape(str(text))}</v>'


class RichText(Traced):
    """Rich text; its HTML form is one value element a run, inside the elements of its style."""

    __slots__ = ("_report",)

    def __init__(self, text: str, origin: Origin, report: Report) -> None:
        super().__init__(text, origin)
        self._report = report

    def __html__(self) -> str:
        runs = parse_rich(self)
        foreign = foreign_links(runs)
        for href in foreign:
            hint = "write a whole address: https://…, mailto:… or tel:…"
            self._report("bad-link", f"the link target `{href}` is not an absolute address", self._origin.path, hint)
        return "".join(self._run(run, run.href not in foreign) for run in runs)

    def _run(self, run: Run, linked: bool) -> str:
        markup = value_element(run.text, Origin(self._origin.path, run.start, run.end))
        if run.emphasis:
            markup = f"<em>{markup}</em>"
        if run.strong:
            markup = f"<strong>{markup}</strong>"
        return f'<a href="{escape(run.href)}">{markup}</a>' if run.href and linked else markup


class DayText(Traced):
    """A day as written, and the date that filters format."""

    __slots__ = ("_value",)

    def __init__(self, text: str, origin: Origin, value: date) -> None:
        super().__init__(text, origin)
        self._value = value


class DueText(Traced):
    """A due date as written, and what it means."""

    __slots__ = ("_value",)

    def __init__(self, text: str, origin: Origin, value: Due) -> None:
        super().__init__(text, origin)
        self._value = value


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
