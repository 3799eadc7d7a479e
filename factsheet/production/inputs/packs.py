"""Template packs: where they stand, and what one gives for a meeting's language and issuer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import factsheet
from factsheet.diagnostics import Diagnostic, suggest
from factsheet.pipeline.content import NamedFile
from factsheet.pipeline.pack_files import DEFAULT_TEMPLATE, DESIGNATIONS, LABELS, TEMPLATE, THEME, PackFiles
from factsheet.production.caches import cache_folder
from factsheet.production.inputs.files import read_file
from factsheet.production.options import OptionError

if TYPE_CHECKING:
    from factsheet.compose.pack import Pack
    from factsheet.pipeline.pack_loading import PackLoader

_MAX_BYTES = 1024 * 1024
_PATTERNS = ("*/*.j2", f"*/{THEME}", f"*/{LABELS}/*.yaml", f"{DESIGNATIONS}/*.yaml")


def built_in_folder() -> Path:
    """Give the folder of the packs that come with the program: inside an installed package, beside it in a checkout."""
    package = Path(factsheet.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


class PackLibrary:
    """The packs of a user's own folder and the built-in ones; where both have a name, the user's serves.

    A pack is a folder with a template. What it leaves out of theme and labels, the standard pack gives.
    """

    def __init__(self, own: Path | None = None) -> None:
        if own is not None:
            _refuse_odd_folder(own)
        self._roots = (own, built_in_folder()) if own is not None else (built_in_folder(),)

    @cached_property
    def folders(self) -> Mapping[str, Path]:
        """The packs' folders by name, in the order of the names."""
        found: dict[str, Path] = {}
        for root in reversed(self._roots):
            found.update({file.parent.name: file.parent for file in root.glob(f"*/{TEMPLATE}")})
        return dict(sorted(found.items()))

    def folder(self, name: str) -> Path:
        """Give the folder of a pack; raises OptionError, with the nearest name, where there is none of this name."""
        if name in self.folders:
            return self.folders[name]
        hint = suggest(name, self.folders) or f"there are: {', '.join(self.folders)}"
        raise OptionError([Diagnostic("unknown-template", f"there is no template pack `{name}`", hints=(hint,))])

    def theme_file(self, name: str) -> Path:
        """Give the theme of a pack, or of the standard pack where it has none."""
        return next(file for folder in self._chain(name) if (file := folder / THEME).is_file())

    @cached_property
    def files(self) -> PackFiles:
        """The content of all packs, read when it is first asked for; raises FactsheetError for what cannot be read."""
        return PackFiles(tuple(dict(_read(root)) for root in self._roots))

    def pack(self, name: str, language: str, country: str | None) -> Pack:
        """Give a pack for a meeting's language (BCP 47) and its issuer's country, loaded once.

        Raises FactsheetError for a pack without labels for the language and for files that do not hold what they must.
        """
        self.folder(name)
        return self._loader.pack(name, language, country)

    @cached_property
    def _loader(self) -> PackLoader:
        from factsheet.pipeline.pack_loading import PackLoader  # noqa: PLC0415 - brings in jinja2 and pydantic

        return PackLoader(self.files, cache_folder())

    def _chain(self, name: str) -> tuple[Path, ...]:
        """Give the folders that a pack's theme is looked for in."""
        return (self.folder(name), self.folder(DEFAULT_TEMPLATE), built_in_folder() / DEFAULT_TEMPLATE)


def _read(root: Path) -> Iterator[tuple[str, NamedFile]]:
    for file in sorted(file for pattern in _PATTERNS for file in root.glob(pattern)):
        yield file.relative_to(root).as_posix(), NamedFile(str(file), read_file(file, _MAX_BYTES))


def _refuse_odd_folder(folder: Path) -> None:
    """Refuse a folder that is none, or that is a pack where the folder around it is wanted."""
    if not folder.is_dir():
        raise OptionError([Diagnostic("no-templates", f"there is no folder of template packs at {folder}")])
    if (folder / TEMPLATE).is_file():
        hint = f"name the folder around it: {folder.resolve().parent}"
        raise OptionError([Diagnostic("no-templates", f"{folder} is a template pack itself", hints=(hint,))])
