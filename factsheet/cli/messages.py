"""Messages as they are printed: each diagnostic with its line, in colour on a terminal, and plain elsewhere."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factsheet.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 100
"""The most characters of a line that are shown."""
_BEFORE = 40
_CUT = "…"
# C0 and C1 controls, line separators, noncharacters, and the marks that reorder text (UAX 9), which could make a line
# read as something else.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]")


def make_excerpt(span: Span) -> tuple[str, str] | None:
    """Give the line of a span, cut around the place, and the carets below it; None where it is not known or blank."""
    if not span.excerpt or span.excerpt.isspace():
        return None
    start = min(span.column - 1, len(span.excerpt))
    left = 0 if len(span.excerpt) <= WIDTH else max(0, start - _BEFORE)
    right = left + WIDTH
    shown, before = span.excerpt[left:right], span.excerpt[left:start]
    line = f"{_CUT if left else ''}{shown}{_CUT if right < len(span.excerpt) else ''}"
    indent = _cells(printable(before)) + (1 if left else 0)
    end = span.end_column - 1 if span.end_line == span.line else len(span.excerpt)
    marked = span.excerpt[start : min(end, right)].rstrip()
    return printable(line), " " * indent + "^" * max(1, _cells(printable(marked)))


def printable(text: str) -> str:
    """Replace characters that a terminal would act on, one for one, by signs that show them."""
    # Unicode has a picture for each C0 control, in the same order.
    return _UNSAFE.sub(lambda it: chr(0x2400 + ord(it[0])) if it[0] < " " else "\N{REPLACEMENT CHARACTER}", text)


def _cells(text: str) -> int:
    """Count the columns that a text takes; what a terminal knows of scripts is asked for those that need it."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - most lines are ASCII

    return cell_len(text)


_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_LONGEST = 600
"""A message may quote the input, which may be endless."""


def print_diagnostics(diagnostics: Iterable[Diagnostic], console: Console | None = None) -> None:
    """Print diagnostics to stderr; in colour on a terminal only, and never where NO_COLOR is set."""
    if console is None and not _is_terminal():
        for diagnostic in diagnostics:
            sys.stderr.write("".join([text for text, _ in _pieces(diagnostic)]) + "\n")
        return
    from factsheet.cli.terminal import print_styled  # noqa: PLC0415 - brings in rich, for terminals only

    print_styled(map(_pieces, diagnostics), console)


def _is_terminal() -> bool:
    """Tell whether rich would take stderr for a terminal, or has to be asked."""
    return sys.stderr.isatty() or not {"FORCE_COLOR", "TTY_COMPATIBLE"}.isdisjoint(os.environ)


def _pieces(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    """Give the pieces of a message, each with the style that it has on a terminal."""
    style = _STYLES[diagnostic.severity]
    if diagnostic.span:
        yield f"{printable(str(diagnostic.span))}: ", "bold"
    yield f"{diagnostic.severity}: ", style
    yield printable(shortened(diagnostic.message)), ""
    yield f" [{diagnostic.code}]", "dim"
    yield from _excerpt(diagnostic.span, style)
    for related in diagnostic.related:
        yield "\n  note: ", "bold"
        yield printable(shortened(str(related))), ""
        yield from _excerpt(related.span, "bold")
    for hint in diagnostic.hints:
        yield "\n  hint: ", "bold"
        yield printable(shortened(hint)), ""


def _excerpt(span: Span | None, style: str) -> Iterator[tuple[str, str]]:
    excerpt = make_excerpt(span) if span else None
    if excerpt:
        line, carets = excerpt
        yield f"\n  {line}\n  ", ""
        yield carets, style


def shortened(text: str) -> str:
    """Give a text, cut where it is too long for a message or a table."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
