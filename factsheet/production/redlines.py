"""Redlines: two versions of a meeting come in, files or revisions in git; files with the changes between go out."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from hashlib import sha256
from os.path import lexists, normpath
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from factsheet.compare.documents import compare, separate_figures
from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, has_errors, suggest
from factsheet.document.readings import is_revised
from factsheet.meeting import MeetingFile
from factsheet.outputs.registry import SheetOutput
from factsheet.pipeline.packs import NamedFile, SheetStyle, Unfit
from factsheet.pipeline.sheets import Sheet, last_day
from factsheet.pipeline.transforms import DocumentTransform
from factsheet.production.caches import cache_folder
from factsheet.production.collector import paused
from factsheet.production.inputs.files import (
    MAX_BYTES,
    MAX_MEETING_BYTES,
    read_file,
    read_image,
    read_review,
    refuse_no_file,
)
from factsheet.production.options import OptionError, Options
from factsheet.production.renderings import Rendering, render_outputs, write_rendering
from factsheet.production.sets.request import SheetReport
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import read_inputs


class Version(Struct, frozen=True):
    """A meeting file at a time: its name in messages, its bytes, what reads its images, the time of its commit.

    `review` is what reviews left beside a file of today.
    """

    name: str
    data: bytes
    read_image: Callable[[str], bytes | Unfit]
    committed: datetime | None = None
    review: NamedFile | None = None


_RENAMED = re.compile(r"R\d+")
"""A rename, and how alike the files are, in percent."""

_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


class Repository(Struct, frozen=True):
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
        renames = ["log", "--follow", "--diff-filter=R", "--name-status", "--format=", "-z"]
        answer = _git(self.root, *renames, f"{commit}..HEAD", "--", str(path))
        fields = os.fsdecode(answer or b"").split("\0")
        former = [fields[place + 1] for place, status in enumerate(fields) if _RENAMED.fullmatch(status)]
        return PurePosixPath(former[-1]) if former else path


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


def find_versions(old: str, new: str, file: Path | None) -> tuple[Version, Version]:
    """Find what `OLD NEW` or, of one file, `OLD NEW FILE` names: files, revisions, or a `REVISION:PATH`.

    Raises OptionError for what is not there, FactsheetError for what cannot be read.
    """
    if file is not None:
        refuse_no_file(file)
        return _at_revision(old, file), _at_revision(new, file)
    after = _given(new)
    if after is None:
        raise _no_file(new)
    before = _given(old) or (_at_revision(old, Path(new)) if lexists(new) else None)
    if before is None:
        raise _no_file(old)
    return before, after


def _given(text: str) -> Version | None:
    """Give the version that a text names by itself: a file, or a `REVISION:PATH`; None where it can be neither."""
    if lexists(text):
        return version_of_file(Path(text))
    if ":" in text[2:]:  # the drive of a path is no revision
        return _named(text)
    return version_of_file(Path(text)) if text.endswith((".yaml", ".yml")) else None


def _no_file(text: str) -> OptionError:
    hint = "`factsheet redline OLD NEW FILE` compares two revisions of a file"
    return OptionError([Diagnostic("no-such-path", f"there is no file {text}", hints=(hint,))])


def version_of_file(path: Path) -> Version:
    """Read the version in a file; raises OptionError where there is none, FactsheetError where it cannot be read."""
    refuse_no_file(path)
    data, review = read_file(path, MAX_MEETING_BYTES), read_review(path)
    return Version(str(path), data, partial(read_image, path.parent), review=review)


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


_OLD_IMAGE = "old:"
"""What the paths of images that have changed start with in the old document; no file's path has a colon there."""


def compare_versions(
    versions: tuple[Version, Version], builder: SheetBuilder, author: str, date: datetime | None
) -> Sheet:
    """Give the sheet of the new version with the changes from the old one, made by an author.

    Without a date (aware) they are of the meeting's last day. Raises FactsheetError for a version at fault.
    """
    before, after = compose_versions(versions, builder)
    # An image that changed under its name is two.
    changed = {
        path: f"{_OLD_IMAGE}{path}" for path, data in before.images.items() if after.images.get(path, data) != data
    }
    images = {**{changed.get(path, path): data for path, data in before.images.items()}, **after.images}
    former, date = separate_figures(before.document, changed), date or last_day(after.meeting)
    settings = f"{sha256(versions[0].data).hexdigest()} {author} {date.isoformat()}"
    comparison = DocumentTransform("comparison", partial(compare, former, author=author, date=date), settings)
    return replace(after.transformed(comparison), images=images)


def render_redline(
    sheet: Sheet, versions: tuple[Version, Version], builder: SheetBuilder, outputs: Iterable[SheetOutput]
) -> Rendering:
    """Render the sheet of two versions; raises FactsheetError for a theme at fault."""
    made = render_outputs(sheet, builder, outputs)
    if has_errors(made.diagnostics) or is_revised(sheet.document):
        return made
    message = f"{versions[0].name} and {versions[1].name} read the same"
    return replace(made, diagnostics=(Diagnostic("no-changes", message, severity=Severity.WARNING), *made.diagnostics))


def compose_versions(versions: tuple[Version, Version], builder: SheetBuilder) -> tuple[Sheet, Sheet]:
    """Compose two versions, the first in the style of the second, both with the banner of both.

    Raises FactsheetError for one at fault.
    """
    before, after = (builder.read(version.name, version.data, version.review) for version in versions)
    style = builder.style(after.meeting)
    first, second = (
        _compose(file, version, style, builder) for file, version in zip((before, after), versions, strict=True)
    )
    if first.document.banner is None and second.document.banner is None:
        return first, second
    from factsheet.pipeline.marked import joint_banner  # noqa: PLC0415 - for marked sheets alone

    banner = joint_banner(first, second)
    first, second = (replace(each, document=replace(each.document, banner=banner)) for each in (first, second))
    return first, second


def _compose(file: MeetingFile, version: Version, style: SheetStyle, builder: SheetBuilder) -> Sheet:
    sheet = builder.compose(file, style, version.read_image, review=version.review)
    if has_errors(sheet.diagnostics):
        raise FactsheetError(sheet.diagnostics)
    return sheet


@paused()
def make_redline(
    versions: tuple[Version, Version],
    target: Path | None,
    options: Options,
    *,
    author: str = "factsheet",
    date: datetime | None = None,
) -> SheetReport:
    """Make the redline of two versions of a meeting, of changes by an author; `target` is as in `write_rendering`.

    Without a date (aware) it is that of the commit of the new version, else that of its files. Raises OptionError for
    what is not there; errors in either version are in the report, and nothing is written then.
    """
    new = versions[1]
    inputs = read_inputs(options)
    builder = SheetBuilder(inputs, cache_folder())
    try:
        sheet = compare_versions(versions, builder, author, date or new.committed or options.created)
    except FactsheetError as error:
        return SheetReport.of(Path(new.name), error.diagnostics)
    made = render_redline(sheet, versions, builder, inputs.outputs)
    return write_rendering(made, Path(new.name), f"{sheet.meeting.id}.redline", target, options)
