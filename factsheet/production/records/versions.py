"""The versions of everything that shapes the bytes of outputs."""

from __future__ import annotations

import os
import platform
import re
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import factsheet

LIBRARIES = (
    "babel",
    "fonttools",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "markupsafe",
    "pillow",
    "pydantic",
    "pydantic-core",
    "pyphen",
    "python-docx",
    "pyyaml",
    "rendercv-fonts",
    "reportlab",
)
"""The distributions whose code or data ends up in a sheet."""

_TEXT = ("babel", "jinja2", "markdown-it-py")

_INFO = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info")


@cache
def versions() -> dict[str, str]:
    """Give the versions of the program, Python, zlib and the libraries, by name; `none` where one is missing."""
    found = dict(_installed())
    own = {
        "factsheet": f"{factsheet.__version__}+{_own_code()}",
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return own | {name: found.get(name) or _asked(name) for name in LIBRARIES}


@cache
def text_versions() -> dict[str, str]:
    """Give the versions of the libraries that decide what a sheet says, by name; Babel's is that of CLDR, too."""
    known = dict(_installed())
    return {name: known.get(name) or _asked(name) for name in _TEXT}


def _installed() -> Iterator[tuple[str, str]]:
    """Give versions by the names of folders, which is how installers write them (PEP 376, PEP 427).

    `importlib.metadata` would open and parse a file for each, which takes longer than to check a set of a hundred.
    """
    for entry in reversed(sys.path):
        try:
            names = os.listdir(entry or ".")  # noqa: PTH208 - thousands of them: the short way
        except OSError:
            continue
        for name in names:
            match = _INFO.fullmatch(name)
            if match:
                yield re.sub(r"[-_.]+", "-", match["name"]).lower(), match["version"]


def _asked(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - see `_installed`

    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _own_code() -> str:
    """Give a digest of the program's own modules: in a checkout they change without the version."""
    hashed = sha256()
    modules = sorted(
        f"{folder}/{name}"
        for folder, _, names in os.walk(Path(factsheet.__file__).parent)
        for name in names
        if name.endswith(".py")
    )
    for module in modules:
        with open(module, "rb") as file:  # noqa: PTH123 - hundreds of them: the short way
            hashed.update(file.read())
    return hashed.hexdigest()[:12]
