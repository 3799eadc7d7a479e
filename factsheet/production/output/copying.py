"""Copying a template pack, to start one's own from."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.files import cannot_write
from factsheet.pipeline.pack_files import THEME
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import OptionError


def copy_pack(library: PackLibrary, name: str, target: Path) -> tuple[Path, ...]:
    """Copy a pack to a new folder, with the theme that serves it, and give the paths of the files.

    Raises OptionError for a pack that is not there and a folder that is, and FactsheetError where it cannot be written;
    the folder appears whole or not at all.
    """
    source = library.folder(name)
    if target.exists():
        hint = "name a new folder, or remove that one"
        raise OptionError([Diagnostic("exists", f"{target} is there already", hints=(hint,))])
    files = {file.relative_to(source): file for file in _files(source)} | {Path(THEME): library.theme_file(name)}
    try:
        _copy(files, target)
    except OSError as error:
        raise FactsheetError([cannot_write(target, error)]) from None
    return tuple(target / relative for relative in sorted(files))


def _files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.rglob("*")):
        if entry.is_file() and not any(part.startswith(".") for part in entry.relative_to(folder).parts):
            yield entry


def _copy(files: dict[Path, Path], target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".factsheet-", dir=target.parent) as staging:
        pack = Path(staging, "pack")
        for relative, file in files.items():
            (pack / relative).parent.mkdir(parents=True, exist_ok=True)
            # Only the content: an installed pack may be read-only, the copy is to be edited.
            shutil.copyfile(file, pack / relative)
        pack.rename(target)
