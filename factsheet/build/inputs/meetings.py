"""From the paths that the user names to meeting files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factsheet.build.inputs.files import cannot_read
from factsheet.build.options import OptionError
from factsheet.diagnostics import Diagnostic, nearest

_SUFFIXES = (".yaml", ".yml")
_REVIEW_SUFFIXES = (".review.yaml", ".review.yml")


@dataclass(frozen=True, slots=True)
class Found:
    """The meeting files of some paths, each once, in a stable order; and what is wrong with the paths."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def find_meetings(paths: Iterable[Path]) -> Found:
    """Find the meetings: a file is taken as it is, a folder gives the `.yaml` and `.yml` files in and below it.

    In a folder, hidden files and folders and `*.review.yaml` are never meetings. Raises OptionError for paths that
    are not there; a folder without meetings, or one that cannot be read, is a diagnostic.
    """
    named = tuple(paths)
    missing = [_missing(path) for path in named if not os.path.lexists(path)]
    if missing:
        raise OptionError(missing)
    files: dict[str, Path] = {}
    diagnostics: list[Diagnostic] = []
    for path in named:
        found = _in_folder(path) if path.is_dir() else Found((path,))
        diagnostics.extend(found.diagnostics)
        for file in found.files:
            files.setdefault(os.path.realpath(file), file)
    return Found(tuple(files.values()), tuple(diagnostics))


def _in_folder(folder: Path) -> Found:
    unreadable: list[Diagnostic] = []

    def note(error: OSError) -> None:
        unreadable.append(cannot_read(Path(error.filename or folder), error))

    files = tuple(_walk(folder, note))
    if not files and not unreadable:
        hint = "a meeting file ends in .yaml; `factsheet new NAME` writes one"
        unreadable.append(Diagnostic("no-meetings", f"there is no meeting file in {folder}", hints=(hint,)))
    return Found(files, tuple(unreadable))


def _walk(folder: Path, note: Callable[[OSError], None]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if _is_meeting(name))


def _is_meeting(name: str) -> bool:
    return not name.startswith(".") and name.endswith(_SUFFIXES) and not name.endswith(_REVIEW_SUFFIXES)


def _missing(path: Path) -> Diagnostic:
    neighbours: list[str] = []
    with suppress(OSError):
        neighbours = [entry.name for entry in path.parent.iterdir()]
    close = nearest(path.name, neighbours)
    hints = (f"did you mean {path.with_name(close)}?",) if close else ()
    return Diagnostic("no-such-path", f"there is no file or folder {path}", hints=hints)
