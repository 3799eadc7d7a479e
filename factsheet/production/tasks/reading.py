"""From options to a recipe: all that the sheets of a build share is read, and nothing of it is looked into."""

from __future__ import annotations

from pathlib import Path

from factsheet.production.inputs.files import read_file
from factsheet.production.inputs.pack_files import NamedFile
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import Options
from factsheet.production.tasks.recipe import FONTS, Recipe, ThemeSource

_MAX_BYTES = 1024 * 1024


def read_recipe(options: Options) -> Recipe:
    """Read the packs and the themes that options name.

    Raises OptionError for what is not there, FactsheetError for what cannot be read.
    """
    library = PackLibrary(options.templates)
    names = dict.fromkeys((options.template, *options.template_by_kind.values()))
    themes = {name: _theme(options.theme or library.theme_file(name), library, name) for name in names}
    return Recipe(
        library.files,
        themes,
        options.formats,
        options.template,
        dict(options.template_by_kind),
        options.paper,
        options.created,
        tuple(sorted(set(options.rules_off))),
        tuple(sorted(set(options.languages))),
    )


def _theme(file: Path, library: PackLibrary, name: str) -> ThemeSource:
    library.folder(name)
    return ThemeSource(NamedFile(str(file), read_file(file, _MAX_BYTES)), file.parent / FONTS)
