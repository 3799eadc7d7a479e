"""Where the program keeps, from one run to the next, what it can make again: the user's cache folder."""

import os
import platform
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import factsheet
from factsheet.files import is_private, read_own, replace_whole

VARIABLE = "FACTSHEET_CACHE"
"""The environment variable that names another folder; where it is empty, nothing is kept."""


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Give the folder of this version of program and Python, made if need be; None where there can be none.

    What is kept there includes code, so a folder that others may write to, or replace, does not serve.
    """
    try:
        root = _root(environment)
        if root is None:
            return None
        # The tag of compiled files names the interpreter and its version: `cpython-311`.
        folder = root / f"{factsheet.__version__}-{sys.implementation.cache_tag or platform.python_version()}"
        for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
        private = is_private(folder)
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return None
    return folder if private else None


def _root(environment: Mapping[str, str]) -> Path | None:
    if VARIABLE in environment:
        return Path(environment[VARIABLE]).absolute() if environment[VARIABLE] else None
    shared = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    return (Path(shared) if shared else Path.home() / ".cache") / "factsheet"


_LONGEST_NOTE = 4096


def read_note(name: str) -> str:
    """Give what `keep_note` has kept under a name; empty where there is nothing, or not by this user."""
    folder = cache_folder()
    with suppress(OSError, UnicodeError):
        return read_own(folder / name, _LONGEST_NOTE).decode() if folder else ""
    return ""


def keep_note(name: str, text: str) -> None:
    """Keep a short text, as data, until the version of the program or of Python is another."""
    folder = cache_folder()
    with suppress(OSError):
        if folder:
            replace_whole(folder / name, text.encode(), own=True)
