"""Where the program keeps, from one run to the next, what it can make again: the user's cache folder."""

import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path

import factsheet

VARIABLE = "FACTSHEET_CACHE"
"""The environment variable that names another folder; where it is empty, nothing is kept."""


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Give the folder of this version of program and Python, made if need be; None where there can be none.

    What is kept there includes code, so a folder that others may write to does not serve.
    """
    try:
        root = _root(environment)
        if root is None:
            return None
        # The tag of compiled files names the interpreter and its version: `cpython-311`.
        folder = root / f"{factsheet.__version__}-{sys.implementation.cache_tag or platform.python_version()}"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return None
    return folder if _is_private(folder) else None


def _root(environment: Mapping[str, str]) -> Path | None:
    if VARIABLE in environment:
        return Path(environment[VARIABLE]).absolute() if environment[VARIABLE] else None
    shared = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    return (Path(shared) if shared else Path.home() / ".cache") / "factsheet"


def _is_private(folder: Path) -> bool:
    if not hasattr(os, "getuid"):  # Windows: the profile's folders are the user's own
        return True
    status = folder.stat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022
