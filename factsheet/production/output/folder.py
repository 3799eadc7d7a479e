"""Writing: the files of a sheet appear whole, all of them, or not at all, in a folder locked meanwhile."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.files import cannot_write
from factsheet.outputs.registry import sheet_format_names
from factsheet.production.options import OptionError

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]


def lock(folder: Path, *, wait: bool) -> int | None:
    """Lock a folder for this process, and give what `os.close` lets it go by.

    Gives None where nothing can be locked, and where another process holds it, unless this one is to `wait`.
    """
    if fcntl is None:
        return None
    descriptor = -1
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if descriptor >= 0:
            os.close(descriptor)
        return None
    return descriptor


def can_lock(folder: Path) -> bool:
    """Tell whether folders can be locked here, so that one which is not free must be another process's."""
    return fcntl is not None and os.access(folder, os.R_OK)


STAGING = ".factsheet-staging-"
"""What the names of staging folders start with."""


class OutputFolder:
    """The folder that a build writes to; its staging folder is made when the first sheet is ready.

    While one build has it open, others wait. What a killed build left behind is swept. A folder that was not there, and
    for which nothing is written, is not left there.
    """

    def __init__(self, folder: Path, on_wait: Callable[[], None] = lambda: None) -> None:
        """Raise OptionError for a folder that is a file, or that is not there and is called as one is.

        `on_wait` is called where another build must end first.
        """
        if folder.exists() and not folder.is_dir():
            raise OptionError([Diagnostic("cannot-write", f"the output folder {folder} is a file")])
        if folder.suffix.removeprefix(".") in sheet_format_names() and not folder.exists():
            hint = f"name a folder, such as {folder.parent / 'dist'}: files in it are called by the ids of meetings"
            raise OptionError(
                [Diagnostic("cannot-write", f"the output folder {folder} has the name of a file", hints=(hint,))]
            )
        self.path = folder
        self._on_wait = on_wait
        self._staging: Path | None = None
        self._lock: int | None = None
        self._count = 0
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        """Make the folder where it is missing, and wait for other builds into it."""
        with suppress(OSError):  # it is told when there is something to be written
            self._make()
            self._take()
        return self

    def __exit__(self, *error: object) -> None:
        if self._staging is not None:
            _remove(self._staging)
        for folder in self._made:
            with suppress(OSError):  # there is something in it
                folder.rmdir()
        if self._lock is not None:
            os.close(self._lock)

    def publish(self, files: Mapping[str, bytes | Iterator[bytes]]) -> tuple[Path, ...]:
        """Write files by their names and give their paths.

        Raises FactsheetError where one cannot be written. Then none is changed, unless it is a rename that fails.
        """
        return self.place(self.stage(files))

    def stage(self, files: Mapping[str, bytes | Iterator[bytes]]) -> Mapping[str, Path]:
        """Write files where nobody sees them yet, piece by piece if they come so; gives these by their names to be.

        Raises FactsheetError where one cannot be written.
        """
        try:
            staging = self._staging or self._open()
        except OSError as error:
            raise FactsheetError([cannot_write(self.path, error)]) from None
        self._count += 1
        staged: dict[str, Path] = {}
        for name, data in files.items():
            staged[name] = staging / f"{self._count}-{len(staged)}{Path(name).suffix}"
            try:
                if isinstance(data, bytes):
                    staged[name].write_bytes(data)
                else:
                    with staged[name].open("wb") as stream:
                        stream.writelines(data)
            except OSError as error:
                self.discard(staged)
                raise FactsheetError([cannot_write(self.path / name, error)]) from None
        return staged

    def staging(self) -> Path | None:
        """Give the folder whose files nobody sees, for processes that write there; None where there can be none."""
        with suppress(OSError):
            return self._staging or self._open()
        return None

    def place(self, staged: Mapping[str, Path]) -> tuple[Path, ...]:
        """Give staged files their names; raises FactsheetError as `publish` does."""
        try:
            for name in staged:
                self._make_room(self.path / name)
            return tuple(_replace(file, self.path / name) for name, file in staged.items())
        finally:
            self.discard(staged)

    def discard(self, staged: Mapping[str, Path]) -> None:
        """Remove staged files that are not to appear."""
        for file in staged.values():
            with suppress(OSError):
                file.unlink(missing_ok=True)

    def remove_empty(self) -> None:
        """Have the folder removed at the end, unless something stands in it."""
        self._made.insert(0, self.path)

    def _take(self) -> None:
        """Lock the folder, and sweep what builds that were killed have left: nobody else has it now."""
        if self._lock is not None:
            return
        self._lock = lock(self.path, wait=False)
        if self._lock is None:
            if can_lock(self.path):
                self._on_wait()
            self._lock = lock(self.path, wait=True)
        for leftover in self.path.glob(f"{STAGING}*") if self._lock is not None else ():
            _remove(leftover)

    def _make(self) -> None:
        missing = [folder for folder in (self.path, *self.path.parents) if not folder.exists()]
        self.path.mkdir(parents=True, exist_ok=True)
        self._made += missing

    def _open(self) -> Path:
        self._make()
        self._take()
        from tempfile import mkdtemp  # noqa: PLC0415 - only where something is written

        self._staging = Path(mkdtemp(prefix=STAGING, dir=self.path))
        return self._staging

    def _make_room(self, target: Path) -> None:
        """Refuse what a rename could not replace or should not reach, before the first rename."""
        try:
            if not target.parent.resolve().is_relative_to(self.path.resolve()):  # whether it is there yet or not
                hint = "a symbolic link leads there; remove it, or name another folder"
                message = f"cannot write {target}: it is outside the output folder"
                raise FactsheetError([Diagnostic("cannot-write", message, hints=(hint,))])
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "")
        except OSError as error:
            raise FactsheetError([cannot_write(target, error)]) from None


def _replace(staged: Path, target: Path) -> Path:
    try:
        os.replace(staged, target)  # noqa: PTH105 - the name says that it replaces
    except OSError as error:
        raise FactsheetError([cannot_write(target, error)]) from None
    return target


def _remove(folder: Path) -> None:
    from shutil import rmtree  # noqa: PLC0415 - only where there is something to be removed

    rmtree(folder, ignore_errors=True)
