"""Modules that libraries import and most runs ask nothing of: loaded when something is asked of them."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

_LATE = frozenset(
    (
        *("bz2", "lzma", "linecache"),  # shutil and inspect import them
        *("ipaddress", "ntpath"),  # pathlib
        *("msgspec.inspect", "msgspec.json", "msgspec.msgpack", "msgspec.toml", "msgspec.yaml"),
    )
)


class _Finder:
    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:  # noqa: ARG004 - Python's own
        spec = PathFinder.find_spec(name, path) if name in _LATE else None
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec


def load_late() -> None:
    """Have these modules loaded late; for a process of our own."""
    sys.meta_path.insert(0, _Finder())
