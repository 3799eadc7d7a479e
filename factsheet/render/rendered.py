"""What every renderer gives back."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a file, its number of pages where the format has pages, and what could not be rendered.

    The diagnostics name values by `path` (the origin of the text in question); who knows the source adds spans.
    """

    data: bytes
    pages: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
