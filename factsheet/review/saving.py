"""Writing files whole or not at all, and never over what somebody else has just written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError


def save_all(files: Mapping[Path, bytes], seen: Mapping[Path, bytes]) -> None:
    """Write files in their order, each replaced in one step after all have been staged beside them.

    `seen` is what was read of files before: one that has changed since is not written, and neither are the others.
    Raises FactsheetError.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            staged[path] = _stage(path, data)
        _refuse_changed(seen)
        for path in files:
            os.replace(staged.pop(path), path)  # noqa: PTH105 - the name says that it replaces
    except OSError as error:
        message = f"{error.filename or 'the file'}: cannot be written: {error.strerror or error}"
        raise FactsheetError([Diagnostic("cannot-write", message)]) from None
    finally:
        for left in staged.values():
            with suppress(OSError):
                left.unlink()


def _stage(path: Path, data: bytes) -> Path:
    """Write a file under a hidden name beside its own, with the rights of the one that it replaces."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if path.exists():
        shutil.copymode(path, name)
    else:
        Path(name).chmod(0o666 & ~_umask())
    return Path(name)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _refuse_changed(seen: Mapping[Path, bytes]) -> None:
    for path, data in seen.items():
        if not path.exists() or path.read_bytes() != data:
            message = f"{path} was changed by somebody else meanwhile; nothing is written"
            raise FactsheetError([Diagnostic("changed-meanwhile", message, hints=("run the merge again",))])
