"""Digests of what files hold, each file read once a run."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path


def digest(data: bytes) -> str:
    """Give the SHA-256 of some bytes, in hexadecimal."""
    return sha256(data).hexdigest()


class Digests:
    """Digests of files by path; a file that cannot be read has none."""

    def __init__(self) -> None:
        self._known: dict[Path, str | None] = {}

    def of(self, file: Path) -> str | None:
        """Give the digest of a file's content."""
        if file not in self._known:
            self._known[file] = file_digest(file)
        return self._known[file]


def file_digest(file: Path) -> str | None:
    """Give the digest of a file's content as it is now; None where it cannot be read."""
    try:
        return digest(file.read_bytes())
    except OSError:
        return None
