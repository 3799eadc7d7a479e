"""Whole files: written beside their place under a hidden name, flushed to the disk, then renamed.

No link is written through but by `save_all`. Read are plain files alone, by `open_plain` and `read_plain`.

The files of a build have a folder of their own to wait in: `production.output.folder`.
"""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISLNK, S_ISREG, S_ISVTX
from typing import IO

from factsheet.diagnostics import Diagnostic, FactsheetError, Span, reason

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


_PLAIN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def open_plain(file: Path | str) -> BufferedReader:
    """Open a file to read it; raises OSError, at once, for what is none: pipes wait for a writer, devices have no end.

    It is looked at before it is opened, since some devices act on that, and again once it is open.
    """
    return os.fdopen(_opened(file)[0], "rb")


def _opened(file: Path | str) -> tuple[int, int]:
    """Give the descriptor of a file, as `open_plain` opens it, and its size."""
    _refuse_odd(os.stat(file).st_mode, file)  # noqa: PTH116 - thousands of them: the short way
    descriptor = os.open(file, _PLAIN)
    try:
        status = os.fstat(descriptor)
        _refuse_odd(status.st_mode, file)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor, status.st_size


def _refuse_odd(mode: int, file: Path | str) -> None:
    if S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "It is a folder, not a file", str(file))
    if not S_ISREG(mode):
        raise OSError(errno.EINVAL, "It is a pipe or a device, not a file", str(file))


def read_plain(file: Path | str, most: int) -> bytes:
    """Read a file, as `open_plain` opens it; raises OSError, before any of it is read, for one that is too large.

    At most so many bytes are read, even of one that grows meanwhile.
    """
    descriptor, size = _opened(file)
    try:
        data = _rest(descriptor, size, most) if size <= most else b""
    finally:
        os.close(descriptor)
    if size > most or len(data) > most:
        raise OSError(errno.EFBIG, f"It has more than the {most:,} bytes that are read", str(file))
    return data


def read_given(file: Path, most: int) -> bytes:
    """Read a file that the user names, as `read_plain` does; raises FactsheetError with a span in the file."""
    try:
        return read_plain(file, most)
    except OSError as error:
        large = error.errno == errno.EFBIG
        raise FactsheetError([too_large(file, most) if large else cannot_read(file, error)]) from None


def _rest(descriptor: int, size: int, most: int) -> bytes:
    """Read a file of a size, one byte more than `most` at most: a buffer takes as long again for a short file."""
    data = os.read(descriptor, min(size, most) + 1)
    while size < len(data) <= most and (more := os.read(descriptor, most + 1 - len(data))):
        data += more  # it has grown meanwhile
    return data


def read_and_trust(file: Path, most: int) -> tuple[bytes, bool]:
    """Read a file as `read_plain` does, and tell whether this user alone, and the administrator, can have written it.

    What was read is judged, whatever has its name by then; through a link, or under a second name, anything may stand.
    """
    with open_plain(file) as stream:
        status, data = os.fstat(stream.fileno()), _read(stream, most, file)
        if not hasattr(os, "getuid"):
            return data, True
        own = _is_ours(status) and not status.st_mode & _OTHERS and status.st_nlink == 1
        return data, own and os.path.samestat(status, file.lstat())


def _read(stream: BufferedReader, most: int, file: Path | str) -> bytes:
    size = os.fstat(stream.fileno()).st_size
    data = stream.read(most + 1) if size <= most else b""
    if size > most or len(data) > most:
        raise OSError(errno.EFBIG, f"It has more than the {most:,} bytes that are read", str(file))
    return data


def is_private(folder: Path) -> bool:
    """Tell whether nobody but this user and the administrator can put anything into a folder, or another in its place.

    All that leads there is looked at, links and what they lead through, too. Raises OSError where something is missing.
    """
    if not hasattr(os, "getuid"):  # Windows: the profile's folders are the user's own
        return True
    *way, last = _way(folder)
    return not last.st_mode & _OTHERS and all(map(_is_ours, (*way, last))) and all(map(_holds, way))


_OTHERS = 0o022
_MOST_LINKS = 40


def _is_ours(status: os.stat_result) -> bool:
    return status.st_uid in {0, os.getuid()}


def _holds(status: os.stat_result) -> bool:
    """Tell whether others cannot change what the names in a folder stand for: a sticky one keeps them from it."""
    return S_ISLNK(status.st_mode) or not status.st_mode & _OTHERS or bool(status.st_mode & S_ISVTX)


def _way(path: Path) -> Iterator[os.stat_result]:
    """Give the status of every folder and link on the way to a folder, in order, the folder's own last."""
    place = Path.cwd() / path
    at, left, links = Path(place.anchor), list(reversed(place.parts[1:])), 0
    yield at.lstat()
    while left:
        step = at / left.pop()
        status = step.lstat()
        yield status
        if not S_ISLNK(status.st_mode):
            at = Path(os.path.normpath(step))  # there are no links in what leads to `at`
            continue
        links += 1
        if links > _MOST_LINKS:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        target = step.readlink()
        at = Path(target.anchor) if target.is_absolute() else at
        left += reversed(target.parts[1:] if target.is_absolute() else target.parts)


def read_own(file: Path, most: int) -> bytes:
    """Read a file that this user alone has written and can write; raises OSError for any other, and for a link."""
    descriptor = os.open(file, _PLAIN | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        _refuse_odd(status.st_mode, file)
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & _OTHERS):
            raise PermissionError(errno.EPERM, "Others may have written it", str(file))
        return stream.read(most)


def holds(file: Path, data: bytes) -> bool:
    """Tell whether a file holds these bytes and no others; no more of it is read than that takes."""
    try:
        return read_plain(file, len(data)) == data
    except OSError:
        return False


_WRITE = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def open_new(file: Path) -> IO[bytes]:
    """Open a file that is not there yet, for its user alone to write; a link or a pipe in its place is removed.

    Raises OSError where it cannot be, and where something else takes the place at that moment.
    """
    file.unlink(missing_ok=True)
    return os.fdopen(os.open(file, _WRITE | os.O_CREAT | os.O_EXCL, 0o644), "wb")


def open_end(file: Path) -> IO[bytes]:
    """Open a file to add to it; raises OSError where there is none, or a link."""
    return os.fdopen(os.open(file, _WRITE | os.O_APPEND), "ab")


def replace_whole(file: Path, data: bytes, *, own: bool = False) -> None:
    """Write a file in one step, whatever stood there; raises OSError, and then changes nothing."""
    replace_all({file: data}, own=own)


def replace_all(files: Mapping[Path, bytes], confirm: Callable[[], None] = lambda: None, *, own: bool = False) -> None:
    """Write files in their order, each in one step, after all have been written beside them and `confirm` returned.

    Each has the rights of the file that it replaces, or those of any new file; with `own`, none but its user has any.
    Raises OSError with the name of the file that cannot be written; then none is changed, unless a rename fails.
    """
    from tempfile import mkstemp  # noqa: PLC0415 - only where something is written

    staged: dict[Path, Path] = {}
    try:
        for file, data in files.items():
            with _named(file):
                descriptor, name = mkstemp(prefix=f".{file.name}-", dir=file.parent)
                staged[file] = Path(name)
                _write(descriptor, data)
                staged[file].chmod(0o600 if own else _rights(file))
        confirm()
        for file in files:
            with _named(file):
                os.replace(staged[file], file)  # noqa: PTH105 - the name says that it replaces
            del staged[file]
    finally:
        for left in staged.values():
            with suppress(OSError):
                left.unlink()


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Let what fails name the file itself, not the hidden one."""
    try:
        yield
    except OSError as error:
        error.filename = str(file)
        raise


def _write(descriptor: int, data: bytes) -> None:
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _rights(file: Path) -> int:
    if file.exists():
        return S_IMODE(file.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def write_whole(file: Path, data: bytes) -> None:
    """Write one file, with the folders that it needs, in one step; raises FactsheetError where it cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.is_file():
            replace_whole(file, data)
        else:  # a pipe or a terminal has no other place to be written at
            file.write_bytes(data)
    except OSError as error:
        raise FactsheetError([cannot_write(file, error)]) from None


def save_all(files: Mapping[Path, bytes], seen: Mapping[Path, bytes]) -> None:
    """Write files that people keep in their order, all or none; of a link the file that it leads to.

    `seen` is what was read of files before: one that has changed since is not written, and neither are the others.
    Raises FactsheetError.
    """
    try:
        led = {path.resolve() if path.is_symlink() else path: data for path, data in files.items()}
        replace_all(led, lambda: _refuse_changed(seen))
    except OSError as error:
        raise FactsheetError([cannot_write(error.filename, error)]) from None


def _refuse_changed(seen: Mapping[Path, bytes]) -> None:
    for path, data in seen.items():
        if not holds(path, data):
            message = f"{path} was changed by somebody else meanwhile; nothing is written"
            raise FactsheetError([Diagnostic("changed-meanwhile", message, hints=("run the command again",))])


def too_large(path: Path, most: int) -> Diagnostic:
    """Say that a file has more bytes than are read of it."""
    return Diagnostic("file-too-large", f"the file has more than the {most:,} bytes that are read", Span(str(path)))


def cannot_read(path: Path, error: OSError) -> Diagnostic:
    """Say that a file or folder cannot be read, and why."""
    return Diagnostic("cannot-read", f"cannot be read: {reason(error)}", Span(str(path)))


def cannot_write(path: Path, error: OSError) -> Diagnostic:
    """Say that a file or folder cannot be written, and why."""
    why = _REASONS.get(error.errno or 0) or reason(error)
    return Diagnostic("cannot-write", f"cannot write {path}: {why}")
