"""What every renderer gives back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factsheet.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a file, its number of pages where the format has pages, and what could not be rendered.

    The diagnostics name values by `path` (the origin of the text in question); who knows the source adds spans.
    `fonts` are the font files that the bytes depend on.
    """

    data: bytes
    pages: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    fonts: frozenset[Path] = frozenset()
