"""Template packs: where they stand, and the content of their files."""

import os
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import factsheet
from factsheet.diagnostics import Diagnostic, FactsheetError, Span, suggest
from factsheet.pipeline.packs import (
    DEFAULT_TEMPLATE,
    DESIGNATIONS,
    IMAGES,
    LABELS,
    MARKINGS,
    PROFILES,
    TEMPLATE,
    THEME,
    NamedFile,
    PackFiles,
    unknown_profile,
    unknown_scheme,
)
from factsheet.production.inputs.files import is_text, read_file
from factsheet.production.options import OptionError
from factsheet.typography.tags import is_well_formed

_MAX_BYTES = 1024 * 1024
_SERVING = (f"*/{THEME}", f"*/{LABELS}/*.yaml")
_BESIDE = {DESIGNATIONS, PROFILES, MARKINGS}
"""The folders beside the packs whose files all packs share."""
_PICTURES = (".png", ".PNG", ".jpg", ".JPG", ".jpeg", ".JPEG")
_MAX_PICTURE = 8 * 1024 * 1024


def built_in_folder() -> Path:
    """Give the folder of the packs that come with the program: inside an installed package, beside it in a checkout."""
    package = Path(factsheet.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


class PackLibrary:
    """The packs of a user's own folder and the built-in ones; where both have a name, the user's serves.

    A pack is a folder with a template. What it leaves out of theme and labels, the standard pack gives. Profiles stand
    in `profiles/` beside the packs, schemes of markings in `markings/`, and those of the user in folders of their own.
    """

    def __init__(self, own: Path | None = None, profiles: Path | None = None, markings: Path | None = None) -> None:
        if own is not None:
            _refuse_odd_folder(own)
        if profiles is not None and not profiles.is_dir():
            raise OptionError([Diagnostic("no-profiles", f"there is no folder of profiles at {profiles}")])
        if markings is not None and not markings.is_dir():
            raise OptionError([Diagnostic("no-markings", f"there is no folder of schemes of markings at {markings}")])
        self._own, self._folders = own, {PROFILES: profiles, MARKINGS: markings}
        self._roots = (own, built_in_folder()) if own is not None else (built_in_folder(),)

    @cached_property
    def folders(self) -> Mapping[str, Path]:
        """The packs' folders by name, in the order of the names."""
        found: dict[str, Path] = {}
        for root in reversed(self._roots):
            folders = (file.parent for file in root.glob(f"*/{TEMPLATE}"))
            found.update({folder.name: folder for folder in folders if is_text(folder.name)})
        return dict(sorted(found.items()))

    def folder(self, name: str) -> Path:
        """Give the folder of a pack; raises OptionError, with the nearest name, where there is none of this name."""
        if name in self.folders:
            return self.folders[name]
        hint = suggest(name, self.folders) or f"there are: {', '.join(self.folders)}"
        raise OptionError([Diagnostic("unknown-template", f"there is no template pack `{name}`", hints=(hint,))])

    def theme_files(self, name: str) -> tuple[Path, ...]:
        """Give the themes of a pack, of the standard pack, and of the program's own: each lies over those behind it."""
        chain = (self.folder(name), self.folder(DEFAULT_TEMPLATE), built_in_folder() / DEFAULT_TEMPLATE)
        return tuple(file for folder in dict.fromkeys(chain) if (file := folder / THEME).is_file())

    @cached_property
    def files(self) -> PackFiles:
        """The content of all packs, read when it is first asked for; raises FactsheetError for what cannot be read."""
        if self._own and (stray := (*_stray(self._own, self.folders), *_misnamed(self._own))):
            raise FactsheetError(stray)
        own = {
            f"{kind}/{name}": file for kind, folder in self._folders.items() if folder for name, file in _named(folder)
        }
        return PackFiles((*((own,) if own else ()), *(dict(_read(root)) for root in self._roots)))

    def profile_file(self, name: str) -> NamedFile:
        """Give the file of a profile; raises OptionError, with the nearest name, where there is none of this name."""
        profiles = self.files.profiles
        if name not in profiles:
            raise OptionError([unknown_profile(name, profiles)])
        return profiles[name]

    def scheme_file(self, name: str) -> NamedFile:
        """Give the file of a scheme of markings; raises OptionError, with the nearest name, where there is none."""
        schemes = self.files.markings
        if name not in schemes:
            raise OptionError([unknown_scheme(name, schemes)])
        return schemes[name]


def _read(root: Path) -> Iterator[tuple[str, NamedFile]]:
    """Give the files of the packs below a folder by their paths, pictures behind all others."""
    found = [parts for folder in _names_in(root) for parts in _parts_in(root, folder)]
    for is_wanted, limit in ((_is_text, _MAX_BYTES), (_is_picture, _MAX_PICTURE)):
        for parts in sorted(filter(is_wanted, found)):
            file = root.joinpath(*parts)
            yield "/".join(parts), NamedFile(str(file), read_file(file, limit))


def _parts_in(root: Path, folder: str) -> Iterator[tuple[str, ...]]:
    """Give what may be of a pack in a folder: Path.glob would look through each folder for each kind of files."""
    for name in _names_in(root / folder):
        if name in {LABELS, IMAGES}:
            yield from ((folder, name, inner) for inner in _names_in(root / folder / name))
        else:
            yield folder, name


def _names_in(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is asked for
    except (FileNotFoundError, NotADirectoryError, PermissionError):  # as globbing has it
        return []


def _is_text(parts: tuple[str, ...]) -> bool:
    *_, folder, name = parts
    if len(parts) > 2:
        return folder == LABELS and name.endswith(".yaml")
    return name == THEME or name.endswith(".j2") or (folder in _BESIDE and name.endswith(".yaml"))


def _is_picture(parts: tuple[str, ...]) -> bool:
    return len(parts) > 2 and parts[1] == IMAGES and parts[2].endswith(_PICTURES)


def _named(folder: Path) -> Iterator[tuple[str, NamedFile]]:
    for file in sorted(folder.glob("*.yaml")):
        if is_text(file.name):
            yield file.name, NamedFile(str(file), read_file(file, _MAX_BYTES))


def _stray(root: Path, packs: Collection[str]) -> Iterator[Diagnostic]:
    """Tell of folders with files of a pack that is none: without a template they serve a pack of their name alone."""
    known = [*packs, DESIGNATIONS]
    served = (file for pattern in _SERVING for file in root.glob(pattern))
    for folder in sorted({file.relative_to(root).parts[0] for file in served}):
        if folder not in known:
            message = f"there is no template pack `{folder}` that the files in {root / folder} could serve"
            hint = suggest(folder, known) or f"add a {TEMPLATE}, or name the folder as a pack: {', '.join(packs)}"
            yield Diagnostic("unknown-template", message, Span(str(root / folder)), (hint,))


def _misnamed(root: Path) -> Iterator[Diagnostic]:
    """Tell of files of labels and designations that are called as no language is, which would serve none."""
    for pattern in (f"*/{LABELS}/*.y*ml", f"{DESIGNATIONS}/*.y*ml"):
        for file in sorted(root.glob(pattern)):
            if file.name.startswith(".") or (file.suffix == ".yaml" and is_well_formed(file.stem)):
                continue
            tag = file.stem.replace("_", "-")
            hint = (
                f"call it `{tag}.yaml`" if is_well_formed(tag) else "call it by the tag of its language: `pt-BR.yaml`"
            )
            yield Diagnostic(
                "stray-file", "the file is called as no language is, and serves none", Span(str(file)), (hint,)
            )


def _refuse_odd_folder(folder: Path) -> None:
    """Refuse a folder that is none, or that is a pack where the folder around it is wanted."""
    if not folder.is_dir():
        raise OptionError([Diagnostic("no-templates", f"there is no folder of template packs at {folder}")])
    if (folder / TEMPLATE).is_file():
        hint = f"name the folder around it: {folder.resolve().parent}"
        raise OptionError([Diagnostic("no-templates", f"{folder} is a template pack itself", hints=(hint,))])
