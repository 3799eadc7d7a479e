"""The offending line of a file with carets below it, made fit for a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len

from factsheet.diagnostics import Span

WIDTH = 100
"""The most characters of a line that are shown."""
_BEFORE = 40
_CUT = "…"
# C0 and C1 controls, line separators, noncharacters, and the marks that reorder text (UAX 9), which could make a line
# read as something else.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line, cut around the place, and the carets that stand below it."""

    line: str
    carets: str


def make_excerpt(span: Span) -> Excerpt | None:
    """Make the excerpt of a span; None where the line is not known or blank."""
    if not span.excerpt.strip():
        return None
    start = min(span.column - 1, len(span.excerpt))
    left = 0 if len(span.excerpt) <= WIDTH else max(0, start - _BEFORE)
    right = left + WIDTH
    shown, before = span.excerpt[left:right], span.excerpt[left:start]
    line = f"{_CUT if left else ''}{shown}{_CUT if right < len(span.excerpt) else ''}"
    indent = cell_len(printable(before)) + (1 if left else 0)
    marked = span.excerpt[start : min(_end(span), right)].rstrip()
    return Excerpt(printable(line), " " * indent + "^" * max(1, cell_len(printable(marked))))


def _end(span: Span) -> int:
    """Give the index behind the last marked character of the line."""
    return span.end_column - 1 if span.end_line == span.line else len(span.excerpt)


def printable(text: str) -> str:
    """Replace characters that a terminal would act on, one for one, by signs that show them."""
    return _UNSAFE.sub(lambda match: _sign(match[0]), text)


def _sign(character: str) -> str:
    # Unicode has a picture for each C0 control, in the same order.
    return chr(0x2400 + ord(character)) if character < " " else "\N{REPLACEMENT CHARACTER}"
