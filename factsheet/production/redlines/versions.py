"""The two versions that a redline is between: files, or files as they were at a revision in git."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from os.path import lexists, normpath
from pathlib import Path, PurePosixPath

from factsheet.diagnostics import Diagnostic, FactsheetError, suggest
from factsheet.pipeline.content import Unfit
from factsheet.production.inputs.files import MAX_BYTES, MAX_MEETING_BYTES, read_file, read_image
from factsheet.production.inputs.meetings import find_meetings
from factsheet.production.options import OptionError
from factsheet.production.redlines.redline import Version

_RENAMED = re.compile(r"R\d+")
"""A rename, and how alike the files are, in percent."""

_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree; `root` is its top folder."""

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Give the repository that a folder is in; raises OptionError where there is none, or no git."""
        answer = _git(folder, "rev-parse", "--show-toplevel")
        if answer is None:
            hint = "name two meeting files: `factsheet redline OLD.yaml NEW.yaml`"
            raise OptionError(
                [Diagnostic("no-repository", f"{folder.resolve()} is in no git repository", hints=(hint,))]
            )
        return cls(Path(os.fsdecode(answer).removesuffix("\n")))

    def commit(self, revision: str) -> str:
        """Give the id of the commit that a revision names; raises OptionError where there is none."""
        answer = _git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if answer is None:
            names = (_git(self.root, "for-each-ref", "--format=%(refname:short)") or b"").decode(errors="replace")
            hint = suggest(revision, names.split()) or "`git log --oneline` lists commits, `git tag` tags"
            raise OptionError([Diagnostic("unknown-revision", f"git knows no revision {revision}", hints=(hint,))])
        return answer.decode().strip()

    def time(self, commit: str) -> datetime:
        """Give the time of a commit, aware."""
        answer = _git(self.root, "show", "--no-patch", "--format=%cI", commit) or b""
        return datetime.fromisoformat(answer.decode().strip())

    def read(self, commit: str, path: PurePosixPath, limit: int = MAX_MEETING_BYTES) -> bytes | None:
        """Give the bytes that a file had at a commit, None where it was not there.

        `path` starts at the root. Raises FactsheetError for a file of more bytes than the limit.
        """
        size = _git(self.root, "cat-file", "-s", f"{commit}:{path}")
        if size is None:
            return None
        if int(size) > limit:
            message = f"{path} has more than the {limit:,} bytes that are read"
            raise FactsheetError([Diagnostic("file-too-large", message)])
        return _git(self.root, "cat-file", "blob", f"{commit}:{path}")

    def former_path(self, commit: str, path: PurePosixPath) -> PurePosixPath:
        """Give the name that a file of today had at a commit, by the renames since."""
        answer = _git(
            self.root,
            "log",
            "--follow",
            "--diff-filter=R",
            "--name-status",
            "--format=",
            "-z",
            f"{commit}..HEAD",
            "--",
            str(path),
        )
        fields = os.fsdecode(answer or b"").split("\0")
        renames = [fields[place + 1] for place, status in enumerate(fields) if _RENAMED.fullmatch(status)]
        return PurePosixPath(renames[-1]) if renames else path


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Run git in a folder and give what it prints, None where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are git's own, and no shell reads them
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git is whichever the user has
            capture_output=True,
            check=False,
            env=os.environ | _ENVIRONMENT,
        )
    except FileNotFoundError:
        hint = "install git, or name two meeting files"
        raise OptionError([Diagnostic("no-git", "git is not installed", hints=(hint,))]) from None
    return done.stdout if done.returncode == 0 else None


_SUFFIXES = (".yaml", ".yml")


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
