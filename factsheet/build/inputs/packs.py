"""Template packs: where they stand, and what one gives for a meeting's language and issuer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import RootModel

import factsheet
from factsheet.build.caches import cache_folder
from factsheet.build.inputs.files import read_file, read_text
from factsheet.build.inputs.languages import find_language, language_files
from factsheet.build.options import DEFAULT_TEMPLATE, OptionError
from factsheet.diagnostics import Diagnostic, FactsheetError, suggest
from factsheet.source import MAX_BYTES, bind, read

if TYPE_CHECKING:
    from factsheet.compose import Pack, TemplateSource

TEMPLATE = "template.html.j2"
THEME = "theme.yaml"
_MAX_TEMPLATE_BYTES = 1024 * 1024


class _Labels(RootModel):  # type: ignore[type-arg] # what stands in brackets is made at a cost, `root` is not
    """A labels file: a word or phrase by its name."""

    root: dict[str, str]


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
        self._loaded: dict[tuple[str, str, str | None], Pack] = {}

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

    def pack(self, name: str, language: str, country: str | None) -> Pack:
        """Give a pack for a meeting's language (BCP 47) and its issuer's country.

        Raises FactsheetError for a pack without labels for the language and for files that do not hold what they must.
        """
        key = (name, language, country)
        if key not in self._loaded:
            self._loaded[key] = self._load(name, language, country)
        return self._loaded[key]

    def _load(self, name: str, language: str, country: str | None) -> Pack:
        from factsheet.compose import Pack  # noqa: PLC0415 - brings in jinja2, which no look at the packs needs

        self.folder(name)
        labels, designations = self._labels(name, language), self._designations(language, country)
        return Pack(name, f"{name}/{TEMPLATE}", self._templates, labels, designations, cache_folder())

    @cached_property
    def _templates(self) -> Mapping[str, TemplateSource]:
        """Every pack's templates, since any may extend or import any."""
        from factsheet.compose import TemplateSource  # noqa: PLC0415 - as above

        return {
            f"{name}/{file.name}": TemplateSource(str(file), read_text(file, _MAX_TEMPLATE_BYTES))
            for name, folder in self.folders.items()
            for file in sorted(folder.glob("*.j2"))
        }

    def _chain(self, name: str) -> tuple[Path, ...]:
        """Give the folders that a pack's theme and labels are looked for in."""
        return (self.folder(name), self.folder(DEFAULT_TEMPLATE), built_in_folder() / DEFAULT_TEMPLATE)

    def _labels(self, name: str, language: str) -> dict[str, str]:
        """Give the pack's labels, laid over the standard pack's."""
        folders = [folder / "labels" for folder in reversed(self._chain(name))]
        files = [file for folder in folders if (file := find_language(folder, language))]
        if not files:
            raise FactsheetError([_no_labels(name, language, folders)])
        labels: dict[str, str] = {}
        for file in dict.fromkeys(files):
            labels.update(bind(read(read_file(file, MAX_BYTES), str(file)), _Labels).root)
        return labels

    def _designations(self, language: str, country: str | None) -> dict[str, str]:
        from factsheet.compose import DesignationTable  # noqa: PLC0415 - as above

        names: dict[str, str] = {}
        for root in reversed(self._roots):
            file = find_language(root / "designations", language)
            if file is not None:
                table = bind(read(read_file(file, MAX_BYTES), str(file)), DesignationTable)
                names.update(table.for_issuer(country))
        return names


def _refuse_odd_folder(folder: Path) -> None:
    """Refuse a folder that is none, or that is a pack where the folder around it is wanted."""
    if not folder.is_dir():
        raise OptionError([Diagnostic("no-templates", f"there is no folder of template packs at {folder}")])
    if (folder / TEMPLATE).is_file():
        hint = f"name the folder around it: {folder.resolve().parent}"
        raise OptionError([Diagnostic("no-templates", f"{folder} is a template pack itself", hints=(hint,))])


def _no_labels(name: str, language: str, folders: list[Path]) -> Diagnostic:
    known = sorted({tag for folder in folders for tag in language_files(folder)})
    hint = f"there are labels for {', '.join(known)}; a pack of your own may have `labels/{language}.yaml`"
    message = f"the template pack `{name}` has no labels for `{language}`"
    return Diagnostic("no-labels", message, hints=(hint,), path="language")
