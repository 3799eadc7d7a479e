"""The theme of a build, and the fonts that it may name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.production.caches import cache_folder
from factsheet.production.inputs.files import read_file
from factsheet.production.inputs.pack_files import NamedFile
from factsheet.production.tasks.recipe import FONTS, Recipe
from factsheet.source import MAX_BYTES, bind, read

if TYPE_CHECKING:
    from factsheet.render.fonts import Fonts
    from factsheet.render.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """How every sheet of a build looks: its theme, read from `file`, and the fonts that the theme may name."""

    file: Path
    theme: Theme
    fonts: Fonts


def load_look(file: Path, paper: str | None) -> Look:
    """Read a theme, on another paper (`a4`, `letter`) where one is named; fonts stand in `fonts/` beside it.

    Raises FactsheetError, with the theme's line and column, for what a theme may not say.
    """
    return make_look(NamedFile(str(file), read_file(file, MAX_BYTES)), paper, file.parent / FONTS)


def make_look(file: NamedFile, paper: str | None, own: Path) -> Look:
    """Make a look as `load_look` does, of a theme that is read already; `own` is the folder of its own fonts."""
    from factsheet.render.fonts import FolderFonts, Fonts, PackageFonts  # noqa: PLC0415 - only a build needs them
    from factsheet.render.theme import Paper  # noqa: PLC0415 - as above

    theme = _read_theme(file)
    fonts = Fonts(FolderFonts(own, cache_folder() if own.is_dir() else None), PackageFonts())
    return Look(Path(file.file), theme.on_paper(Paper(paper)) if paper else theme, fonts)


@lru_cache(maxsize=8)
def _read_theme(file: NamedFile) -> Theme:
    from factsheet.render.theme import Theme  # noqa: PLC0415 - as above

    return bind(read(file.data, file.file), Theme)


def check_themes(recipe: Recipe) -> None:
    """Raise FactsheetError, with its place, for a theme of a recipe that says what no theme may."""
    for theme in recipe.themes.values():
        make_look(theme.file, recipe.paper, theme.fonts)
