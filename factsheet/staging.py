"""Files that appear whole or not at all: written beside their place under a hidden name, then renamed."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def stage(file: Path, data: bytes) -> Path:
    """Write what a file is to hold under a hidden name beside it, and give that; `os.replace` puts it in its place.

    It is on the disk, and has the rights of the file that it replaces, or those of any new file. Raises OSError, and
    then leaves nothing.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            shutil.copymode(file, name)
        else:
            Path(name).chmod(0o666 & ~_umask())
    except BaseException:
        discard(Path(name))
        raise
    return Path(name)


def replace_whole(file: Path, data: bytes) -> None:
    """Write a file in one step, whatever stood there; raises OSError, and then changes nothing."""
    staged = stage(file, data)
    try:
        os.replace(staged, file)  # noqa: PTH105 - the name says that it replaces
    except BaseException:
        discard(staged)
        raise


def discard(staged: Path) -> None:
    """Remove a staged file that is not to appear."""
    with suppress(OSError):
        staged.unlink()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
