"""Locks on folders; the system releases them when the process that holds them ends, however it ends.

They are flock(2) locks on the folder itself, so no lock file is ever left behind. Where the system or the file system
has none (Windows, some network shares), nothing can be locked: two builds at once are not told of each other, and
what killed ones left stays.
"""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A lock that this process holds on a folder."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def try_take(cls, folder: Path) -> Lock | None:
        """Lock a folder, or give None where another process holds it or nothing can be locked."""
        return cls._take(folder, wait=False)

    @classmethod
    def take(cls, folder: Path) -> Lock | None:
        """Lock a folder, waiting for who holds it, or give None where nothing can be locked."""
        return cls._take(folder, wait=True)

    @classmethod
    def _take(cls, folder: Path, *, wait: bool) -> Lock | None:
        if fcntl is None:
            return None
        descriptor = -1
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if descriptor >= 0:
                os.close(descriptor)
            return None
        return cls(descriptor)

    def release(self) -> None:
        """Let the folder go."""
        os.close(self._descriptor)


def can_lock(folder: Path) -> bool:
    """Tell whether folders can be locked here, so that one which is not free must be another process's."""
    return fcntl is not None and os.access(folder, os.R_OK)
