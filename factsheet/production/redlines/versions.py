"""The two versions that a redline is between: what the user names, and where its bytes are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from os.path import lexists, normpath
from pathlib import Path, PurePosixPath

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file
from factsheet.production.inputs.images import MAX_BYTES, Unfit, read_image
from factsheet.production.inputs.meetings import find_meetings
from factsheet.production.options import OptionError
from factsheet.production.redlines.git import Repository

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Version:
    """A meeting file at a time: its name in messages, its bytes, what reads its images, the time of its commit."""

    name: str
    data: bytes
    read_image: Callable[[str], bytes | Unfit]
    committed: datetime | None = None


def find_versions(old: str, new: str, file: Path | None) -> tuple[Version, Version]:
    """Find what `OLD NEW` or, of one file, `OLD NEW FILE` names: files, revisions, or a `REVISION:PATH`.

    Raises OptionError for what is not there, FactsheetError for what cannot be read.
    """
    if file is not None:
        _refuse_missing(file)
        return _at_revision(old, file), _at_revision(new, file)
    after = _given(new)
    if after is None:
        raise OptionError([_no_file(new)])
    before = _given(old)
    if before is None:
        before = _at_revision(old, Path(new)) if lexists(new) else None
    if before is None:
        raise OptionError([_no_file(old)])
    return before, after


def _given(text: str) -> Version | None:
    """Give the version that a text names by itself: a file, or a `REVISION:PATH`; None where it can be neither."""
    if lexists(text):
        return _of_file(Path(text))
    if _names_revision(text):
        return _named(text)
    return _of_file(Path(text)) if text.endswith(_SUFFIXES) else None


def _no_file(text: str) -> Diagnostic:
    hint = "`factsheet redline OLD NEW FILE` compares two revisions of a file"
    return Diagnostic("no-such-path", f"there is no file {text}", hints=(hint,))


def _names_revision(text: str) -> bool:
    """Tell whether a text may be `REVISION:PATH`; the drive of a path is no revision."""
    return ":" in text[2:]


def _of_file(path: Path) -> Version:
    _refuse_missing(path)
    return Version(str(path), read_file(path, MAX_MEETING_BYTES), partial(read_image, path.parent))


def _refuse_missing(path: Path) -> None:
    if path.is_dir():
        raise OptionError([Diagnostic("no-such-path", f"{path} is a folder", hints=("a redline is of one meeting",))])
    find_meetings((path,))


def _named(text: str) -> Version:
    """Give what `REVISION:PATH` names; as in git, the path starts at the root, or at `./` in the current folder."""
    revision, _, name = text.partition(":")
    repository = Repository.around(Path())
    path = PurePosixPath(name)
    if name.startswith(("./", "../")):
        path = _inside(repository, Path(name))
    return _version(repository, revision, repository.commit(revision), path)


def _at_revision(revision: str, file: Path) -> Version:
    """Give a file of today as it was at a revision, under the name that it had then."""
    repository = Repository.around(file.parent)
    commit = repository.commit(revision)
    path = _inside(repository, file)
    if repository.read(commit, path) is None:
        path = repository.former_path(commit, path)
    return _version(repository, revision, commit, path)


def _inside(repository: Repository, file: Path) -> PurePosixPath:
    """Give the path of a file from the root of its repository."""
    return PurePosixPath((file.parent.resolve() / file.name).relative_to(repository.root.resolve()).as_posix())


def _version(repository: Repository, revision: str, commit: str, path: PurePosixPath) -> Version:
    data = repository.read(commit, path)
    if data is None:
        hint = f"if it had another name then: `factsheet redline {revision}:OLD-PATH …`"
        raise OptionError([Diagnostic("not-in-revision", f"{path} is not in {revision}", hints=(hint,))])
    images = partial(_image, repository, commit, path.parent)
    return Version(f"{revision}:{path}", data, images, repository.time(commit))


def _image(repository: Repository, commit: str, folder: PurePosixPath, name: str) -> bytes | Unfit:
    path = PurePosixPath(normpath(folder / name))
    if ".." in path.parts[:1] or not path.is_relative_to(folder):
        return Unfit("figure-outside", f"the image {name} is outside the meeting's folder")
    try:
        data = repository.read(commit, path, MAX_BYTES)
    except FactsheetError as error:
        return Unfit("figure-unreadable", f"the image {name}: {error.diagnostics[0].message}")
    return Unfit("figure-missing", f"there was no image {name}") if data is None else data
