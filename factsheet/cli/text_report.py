"""Diagnostics as text on stderr: place, severity, message, code, the line with its carets, notes with theirs, hints."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from factsheet.cli.excerpt import make_excerpt, printable
from factsheet.diagnostics import Diagnostic, Severity, Span

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
