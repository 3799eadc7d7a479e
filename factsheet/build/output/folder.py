"""Writing: the files of a sheet appear whole, all of them, or not at all.

They are staged in a hidden folder inside the output folder, on the same file system, and then renamed.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from factsheet.build.inputs.files import reason
from factsheet.build.options import OptionError
from factsheet.build.output.locks import Lock, locked
from factsheet.diagnostics import Diagnostic, FactsheetError

STAGING = ".factsheet-staging-"
"""What the names of staging folders start with."""

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "writing there is not allowed",
    errno.EPERM: "writing there is not allowed",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EEXIST: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands in its place",
    errno.ENAMETOOLONG: "the name is too long",
}


class OutputFolder:
    """The folder that a build writes to; made, with its staging folder, when the first sheet is ready.

    What a killed build left behind is swept then; a staging folder that another build still uses is left alone.
    """

    def __init__(self, folder: Path) -> None:
        """Raise OptionError for a folder that is a file."""
        if folder.exists() and not folder.is_dir():
            raise OptionError([Diagnostic("cannot-write", f"the output folder {folder} is a file")])
        self._folder = folder
        self._staging: Path | None = None
        self._lock: Lock | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._staging is not None:
            shutil.rmtree(self._staging, ignore_errors=True)
        if self._lock is not None:
            self._lock.release()

    def publish(self, files: Mapping[str, bytes]) -> tuple[Path, ...]:
        """Write files by their names and give their paths.

        Raises FactsheetError where one cannot be written. Then none is changed, unless it is a rename that fails.
        """
        try:
            staging = self._staging or self._open()
        except OSError as error:
            raise FactsheetError([cannot_write(self._folder, error)]) from None
        for name, data in files.items():
            self._stage(staging / name, data)
        for name in files:
            _refuse_folder(self._folder / name)
        return tuple(self._replace(staging / name) for name in files)

    def _open(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        with locked(self._folder):
            _sweep(self._folder)
            self._staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=self._folder))
            self._lock = Lock.try_take(self._staging)
        return self._staging

    def _stage(self, file: Path, data: bytes) -> None:
        try:
            file.write_bytes(data)
        except OSError as error:
            with suppress(OSError):
                file.unlink()
            raise FactsheetError([cannot_write(self._folder / file.name, error)]) from None

    def _replace(self, staged: Path) -> Path:
        target = self._folder / staged.name
        try:
            os.replace(staged, target)  # noqa: PTH105 - the name says that it replaces
        except OSError as error:
            raise FactsheetError([cannot_write(target, error)]) from None
        return target


def _sweep(folder: Path) -> None:
    """Remove the staging folders that no living build holds."""
    for leftover in folder.glob(f"{STAGING}*"):
        lock = Lock.try_take(leftover)
        if lock is not None:
            shutil.rmtree(leftover, ignore_errors=True)
            lock.release()


def _refuse_folder(target: Path) -> None:
    """Refuse what a rename could not replace, before the first rename."""
    if target.is_dir():
        raise FactsheetError([cannot_write(target, IsADirectoryError(errno.EISDIR, ""))])


def cannot_write(path: Path, error: OSError) -> Diagnostic:
    """Say that a file or folder cannot be written, and why."""
    why = _REASONS.get(error.errno or 0) or reason(error)
    return Diagnostic("cannot-write", f"cannot write {path}: {why}")
