"""What is printed through rich: diagnostics with their lines, the progress bar, the table that ends a build."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from factsheet.diagnostics import Diagnostic, Severity, Span
from factsheet.production.sets.request import SheetReport, State

WIDTH = 100
"""The most characters of a line that are shown."""
_BEFORE = 40
_CUT = "…"
# C0 and C1 controls, line separators, noncharacters, and the marks that reorder text (UAX 9), which could make a line
# read as something else.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]")


class Excerpt(Struct, frozen=True):
    """The line, cut around the place, and the carets that stand below it."""

    line: str
    carets: str


def make_excerpt(span: Span) -> Excerpt | None:
    """Make the excerpt of a span; None where the line is not known or blank."""
    if not span.excerpt or span.excerpt.isspace():
        return None
    start = min(span.column - 1, len(span.excerpt))
    left = 0 if len(span.excerpt) <= WIDTH else max(0, start - _BEFORE)
    right = left + WIDTH
    shown, before = span.excerpt[left:right], span.excerpt[left:start]
    line = f"{_CUT if left else ''}{shown}{_CUT if right < len(span.excerpt) else ''}"
    indent = cell_len(printable(before)) + (1 if left else 0)
    end = span.end_column - 1 if span.end_line == span.line else len(span.excerpt)
    marked = span.excerpt[start : min(end, right)].rstrip()
    return Excerpt(printable(line), " " * indent + "^" * max(1, cell_len(printable(marked))))


def printable(text: str) -> str:
    """Replace characters that a terminal would act on, one for one, by signs that show them."""
    # Unicode has a picture for each C0 control, in the same order.
    return _UNSAFE.sub(lambda it: chr(0x2400 + ord(it[0])) if it[0] < " " else "\N{REPLACEMENT CHARACTER}", text)


_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_LONGEST = 600
"""A message may quote the input, which may be endless."""


def print_diagnostics(diagnostics: Iterable[Diagnostic], console: Console | None = None) -> None:
    """Print diagnostics to stderr; in colour on a terminal only, and never where NO_COLOR is set."""
    console = console or Console(stderr=True, soft_wrap=True, highlight=False)
    for diagnostic in diagnostics:
        console.print(_text(diagnostic))


def _text(diagnostic: Diagnostic) -> Text:
    text = Text()
    if diagnostic.span:
        text.append(f"{printable(str(diagnostic.span))}: ", "bold")
    text.append(f"{diagnostic.severity}: ", _STYLES[diagnostic.severity])
    text.append(_short(diagnostic.message)).append(f" [{diagnostic.code}]", "dim")
    _append_excerpt(text, diagnostic.span, _STYLES[diagnostic.severity])
    for related in diagnostic.related:
        text.append("\n  note: ", "bold").append(_short(str(related)))
        _append_excerpt(text, related.span, "bold")
    for hint in diagnostic.hints:
        text.append("\n  hint: ", "bold").append(_short(hint))
    return text


def _append_excerpt(text: Text, span: Span | None, style: str) -> None:
    excerpt = make_excerpt(span) if span else None
    if excerpt:
        text.append(f"\n  {excerpt.line}\n  ").append(excerpt.carets, style)


def _short(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return printable(cut)


_WIDEST = 40


class Bar:
    """A bar on stderr, which must be a terminal; what is printed meanwhile goes through `console`."""

    def __init__(self, total: int) -> None:
        self.console = Console(stderr=True, soft_wrap=True, highlight=False)
        self._progress = Progress(
            BarColumn(20),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.description}", markup=False),
            console=self.console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total)
        self._progress.start()

    def show(self, source: Path) -> None:
        """Name the sheet that is being made."""
        name = printable(source.name)
        self._progress.update(self._task, description=name if len(name) <= _WIDEST else f"{name[:_WIDEST]}…")

    def advance(self) -> None:
        """Count a sheet."""
        self._progress.advance(self._task)

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()


_STATE_STYLES = {State.BUILT: "green", State.FAILED: "bold red"}


def print_summary(reports: Sequence[SheetReport]) -> None:
    """Print a row for each thing that became of meetings: how many, their files, pages, warnings and seconds."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    for name in ("meetings", "files", "pages", "warnings", "seconds"):
        table.add_column(name, justify="right")
    for state in State:
        group = [report for report in reports if report.source is not None and report.state is state]
        if group:
            table.add_row(*_row(state, group), style=_STATE_STYLES.get(state, ""))
    Console(stderr=True, highlight=False).print(table)


def _row(state: State, group: Sequence[SheetReport]) -> tuple[str, ...]:
    warnings = sum(each.severity is Severity.WARNING for report in group for each in report.diagnostics)
    counts = (len(group), sum(len(report.written) for report in group), sum(report.pages or 0 for report in group))
    return (state.value, *(f"{count:,}" for count in (*counts, warnings)), f"{sum(r.seconds for r in group):,.1f}")
