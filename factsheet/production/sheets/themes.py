"""The theme of a build, and the fonts that it may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, Span
from factsheet.pipeline.packs import NamedFile
from factsheet.production.inputs.files import read_file
from factsheet.production.sheets.task import FONTS, BuildInputs
from factsheet.source.bind import bind
from factsheet.source.nodes import Mapping, Node, Scalar, Sequence, at
from factsheet.source.reader import MAX_BYTES, read

if TYPE_CHECKING:
    from factsheet.render.fonts.collection import Fonts
    from factsheet.render.theme import Theme


class LoadedTheme(Struct, frozen=True):
    """A theme, read from `file`, and the fonts that it may name."""

    file: NamedFile
    theme: Theme
    fonts: Fonts

    def place(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Give what keeps the theme from being followed its place in the file; every unknown family with the first."""
        found = list(diagnostics)
        unknown = any(each.code == "unknown-font" for each in found)
        placed = tuple(self._unknown_families()) if unknown else ()
        told = {each.message for each in placed}
        others = (replace(d, span=d.span or Span(self.file.file)) for d in found if d.message not in told)
        return (*placed, *others)

    def _unknown_families(self) -> Iterator[Diagnostic]:
        root = read(self.file.data, self.file.file)
        for name in self.theme.fonts:
            named = (at(root, ("fonts", name, key)) for key in ("family", "fallback", "languages"))
            for scalar in (scalar for node in named if node for scalar in _scalars(node)):
                if scalar.value and not self.fonts.has(scalar.value):
                    yield replace(self.fonts.unknown(scalar.value), span=scalar.span)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence(items):
            yield from (scalar for item in items for scalar in _scalars(item))
        case Mapping(entries):
            yield from (scalar for entry in entries for scalar in _scalars(entry.value))


def load_theme(file: Path, paper: str | None, cache: Path | None) -> LoadedTheme:
    """Read a theme, on another paper (`a4`, `letter`) where one is named; fonts stand in `fonts/` beside it.

    Converted fonts are kept in the folder `cache`, or else as long as the process.
    Raises FactsheetError, with the theme's line and column, for what a theme may not say.
    """
    return make_theme(NamedFile(str(file), read_file(file, MAX_BYTES)), paper, file.parent / FONTS, cache)


def make_theme(file: NamedFile, paper: str | None, own: Path, cache: Path | None) -> LoadedTheme:
    """Make a theme as `load_theme` does, of a theme that is read already; `own` is the folder of its own fonts."""
    from factsheet.render.fonts.collection import Fonts  # noqa: PLC0415 - only a build needs them
    from factsheet.render.fonts.providers import FolderFonts, PackageFonts  # noqa: PLC0415 - only a build needs them
    from factsheet.render.theme import Paper  # noqa: PLC0415 - as above

    theme = _read_theme(file)
    fonts = Fonts(FolderFonts(own, cache), PackageFonts())
    return LoadedTheme(file, theme.on_paper(Paper(paper)) if paper else theme, fonts)


@lru_cache(maxsize=8)
def _read_theme(file: NamedFile) -> Theme:
    from factsheet.render.theme import Theme  # noqa: PLC0415 - as above

    return bind(read(file.data, file.file), Theme)


def check_themes(inputs: BuildInputs) -> None:
    """Raise FactsheetError, with its place, for a theme of a build that says what no theme may."""
    for theme in inputs.themes.values():
        make_theme(theme.file, inputs.options.paper, theme.fonts, None)
