"""A pack copied to start one's own from, with all that it uses of other packs."""

from collections.abc import Mapping
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.files import cannot_write, read_plain
from factsheet.pipeline.packs import TEMPLATE, THEME
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import OptionError

_MAX_BYTES = 256 * 1024 * 1024
"""Fonts and pictures are among the files of a pack."""


def copy_pack(library: PackLibrary, name: str, target: Path) -> tuple[Path, ...]:
    """Copy a pack to a new folder, with the theme that serves it, and give the paths of the files.

    What its templates import of other packs comes along, and they import the copy: whoever changes that changes what
    prints. Raises OptionError for a pack that is not there and a folder that is, and FactsheetError where it cannot be
    written; the folder appears whole or not at all.
    """
    source = library.folder(name)
    if target.exists():
        hint = "name a new folder, or remove that one"
        raise OptionError([Diagnostic("exists", f"{target} is there already", hints=(hint,))])
    new = target.resolve().name
    if not new.isprintable() or {*new} & {*"\"'\\"}:
        hint = "templates name it in quotation marks, which it may not hold, and neither what is no text"
        raise OptionError([Diagnostic("no-templates", f"{target} cannot be the name of a pack", hints=(hint,))])
    names = {file.relative_to(source): file for file in sorted(source.rglob("*")) if file.is_file()}
    own = {name: file for name, file in names.items() if not any(part.startswith(".") for part in name.parts)}
    own[Path(THEME)] = library.theme_files(name)[0]
    try:
        contents = {relative: read_plain(file, _MAX_BYTES) for relative, file in own.items()}
        contents |= _templates(library, name, new)
        _write(contents, target)
    except OSError as error:
        raise FactsheetError([cannot_write(target, error)]) from None
    return tuple(target / relative for relative in sorted(contents))


def _templates(library: PackLibrary, name: str, new: str) -> dict[Path, bytes]:
    """Give the templates of a pack and those that they reach, by their names in the copy, which they import."""
    files = library.files
    own = {path: file.data for path, file in files.templates.items() if path.startswith(f"{name}/")}
    reached = {path: file.data for path, file in files.reachable(name).items()}
    foreign = {path: data for path, data in reached.items() if path not in own and not path.endswith(f"/{TEMPLATE}")}
    taken = {path.partition("/")[2] for path in own}
    renamed = {path: path.partition("/")[2] for path in own}
    for path in foreign:
        pack, _, file = path.partition("/")
        renamed[path] = f"{pack}-{file}" if file in taken else file
        taken.add(renamed[path])
    return {Path(renamed[path]): _renamed(data, renamed, new) for path, data in {**foreign, **own}.items()}


def _renamed(template: bytes, names: Mapping[str, str], new: str) -> bytes:
    """Give a template that names the copies of others."""
    for path, file in names.items():
        for quote in ("'", '"'):
            template = template.replace(f"{quote}{path}{quote}".encode(), f"{quote}{new}/{file}{quote}".encode())
    return template


def _write(contents: Mapping[Path, bytes], target: Path) -> None:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - only where something is copied

    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".factsheet-", dir=target.parent) as staging:
        pack = Path(staging, "pack")
        for relative, data in contents.items():
            (pack / relative).parent.mkdir(parents=True, exist_ok=True)
            # Only the content: an installed pack may be read-only, the copy is to be edited.
            (pack / relative).write_bytes(data)
        pack.rename(target)
