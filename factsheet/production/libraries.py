"""Modules that libraries import and most runs ask nothing of: a command loads them when something is asked of them."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader

# shutil, inspect, pathlib and msgspec import them.
_LATE = frozenset(["bz2", "lzma", "linecache", "ipaddress", "ntpath"]).union(
    f"msgspec.{name}" for name in ("inspect", "json", "msgpack", "toml", "yaml")
)


class _Finder:
    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002 - Python's own
        spec = PathFinder.find_spec(name, path) if name in _LATE else None
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec


def load_late() -> None:
    """Have these modules loaded late; for a process of our own."""
    sys.meta_path.insert(0, _Finder())
