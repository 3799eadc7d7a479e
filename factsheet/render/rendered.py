"""What every renderer gives back, and what it has to say."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.document.nodes import Origin


class Rendered(Struct, frozen=True):
    """The bytes of a file, its number of pages where the format has pages, and what could not be rendered.

    The diagnostics name values by `path` (the origin of the text in question); who knows the source adds spans.
    `fonts` are the font files that the bytes depend on.
    """

    data: bytes
    pages: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    fonts: frozenset[Path] = frozenset()


class Report:
    """Collects diagnostics on the way; each is given once, however often a text is measured or written."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._missing: dict[str | None, set[str]] = {}
        self._unset: dict[tuple[str, str], dict[str | None, None]] = {}
        self._unbroken: dict[str, str | None] = {}

    def add(self, code: str, message: str, origin: Origin | None = None, *, hints: tuple[str, ...] = ()) -> None:
        """Add what could not be rendered: an error."""
        self._found[Diagnostic(code, message, hints=hints, path=origin.path if origin else None)] = None

    def warn(self, code: str, message: str, path: str | None = None, *, hints: tuple[str, ...] = ()) -> None:
        """Add what is rendered otherwise than asked: a warning."""
        self._found[Diagnostic(code, message, hints=hints, severity=Severity.WARNING, path=path)] = None

    def miss(self, characters: Iterable[str], origin: Origin | None) -> None:
        """Add characters that no font has."""
        self._missing.setdefault(origin.path if origin else None, set()).update(characters)

    def miss_script(self, script: str, command: str, origin: Origin | None) -> None:
        """Add a script that no font has, and what brings one; it is told once, at the first of its values."""
        self._unset.setdefault((script, command), {})[origin.path if origin else None] = None

    def miss_words(self, script: str | None, origin: Origin | None) -> None:
        """Add a script, if any, whose words nobody tells apart; it is told once, at the first of its values."""
        if script:
            self._unbroken[script] = self._unbroken.get(script) or (origin.path if origin else None)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found: missing glyphs by their values, then one for each script that is not set or broken."""
        missing = (_missing_glyphs(path, characters) for path, characters in self._missing.items())
        return (
            *missing,
            *(_unset_script(*script, paths) for script, paths in self._unset.items()),
            *(_unbroken_words(script, path) for script, path in self._unbroken.items()),
            *self._found,
        )


def _missing_glyphs(path: str | None, characters: set[str]) -> Diagnostic:
    names = ", ".join(f"U+{ord(each):04X} {unicodedata.name(each, 'unnamed')}" for each in sorted(characters))
    hint = "name a font family that has them among the fall-backs of the theme's fonts"
    return Diagnostic("missing-glyph", f"no font has {names}", hints=(hint,), path=path)


def _unset_script(script: str, command: str, paths: Iterable[str | None]) -> Diagnostic:
    # At a value of the meeting rather than at a label, which has no place in it.
    path, *others = sorted(paths, key=lambda each: each is None)
    also = f", here and in {len(others)} other value{'s' if len(others) > 1 else ''}" if others else ""
    hints = [f"bring one: `{command}`"] if command else []
    hints.append("a font may stand in the folder `fonts` of a theme; `--format docx` makes the Word file alone")
    return Diagnostic("unset-script", f"the PDF has no font for {script}{also}", hints=tuple(hints), path=path)


def _unbroken_words(script: str, path: str | None) -> Diagnostic:
    message = f"lines of {script} break at spaces and U+200B alone in the PDF, of which a long stretch has none"
    hints = ('bring a dictionary: `pip install "factsheet[words]"`', "or write U+200B between words")
    return Diagnostic("unbroken-words", message, hints=hints, severity=Severity.WARNING, path=path)
