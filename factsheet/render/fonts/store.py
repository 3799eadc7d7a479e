"""Files that can be made again, kept by the hash of what they are made of: whole or not at all."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from factsheet.files import replace_whole

_FOLDER = "fonts"


def content_key(*parts: bytes) -> str:
    """Give the key of what is made of these parts."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big") + part)
    return hashed.hexdigest()[:40]


def kept(cache: Path | None, key: str, suffix: str, make: Callable[[], bytes]) -> Path:
    """Give the file of this key, made where there is none or it is damaged.

    Without a cache folder, or in one that cannot be written to, it lasts as long as the process.
    """
    if cache is not None:
        try:
            return _file(cache / _FOLDER, key, suffix, make)
        except OSError:
            pass
    return _file(_folder_of_process(), key, suffix, make)


def _file(folder: Path, key: str, suffix: str, make: Callable[[], bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob(f"{key}-*{suffix}"):
        if _is_whole(file):
            return file
        file.unlink(missing_ok=True)
    data = make()
    file = folder / f"{key}-{_digest(data)}{suffix}"
    replace_whole(file, data)
    return file


def _is_whole(file: Path) -> bool:
    """Tell whether a file is what was written: its name ends in the hash of its content."""
    try:
        return file.stem.rpartition("-")[2] == _digest(file.read_bytes())
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:24]


@cache
def _folder_of_process() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="factsheet-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
