"""What rendering has to say: diagnostics gathered on the way, missing glyphs grouped by the value they stand in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.document.nodes import Origin


class Report:
    """Collects diagnostics; each is given once, however often a text is measured."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._missing: dict[str | None, set[str]] = {}

    def add(self, code: str, message: str, *, origin: Origin | None = None, hints: tuple[str, ...] = ()) -> None:
        """Add an error."""
        self._found[Diagnostic(code, message, hints=hints, path=origin.path if origin else None)] = None

    def warn(self, code: str, message: str, *, hints: tuple[str, ...] = ()) -> None:
        """Add a warning."""
        self._found[Diagnostic(code, message, hints=hints, severity=Severity.WARNING)] = None

    def miss(self, characters: Iterable[str], origin: Origin | None) -> None:
        """Add characters that no font has."""
        self._missing.setdefault(origin.path if origin else None, set()).update(characters)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found, missing glyphs first, one diagnostic a value."""
        missing = (_missing_glyphs(path, characters) for path, characters in self._missing.items())
        return (*missing, *self._found)


def _missing_glyphs(path: str | None, characters: set[str]) -> Diagnostic:
    names = ", ".join(_name(character) for character in sorted(characters))
    hint = "name a font family that has them among the fall-backs of the theme's fonts"
    return Diagnostic("missing-glyph", f"no font has {names}", hints=(hint,), path=path)


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"
