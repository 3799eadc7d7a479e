"""Where the program keeps, from one run to the next, what it can make again: the user's cache folder."""

import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path

import factsheet
from factsheet.files import is_private

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
