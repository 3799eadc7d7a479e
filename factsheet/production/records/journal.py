"""The file of records: a line for each sheet, added when its files have appeared, so that a killed build loses nothing.

It stands hidden in the output folder. Each line carries a check sum; a file of another form, or with a damaged line, is
not believed at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from zlib import crc32

NAME = ".factsheet-record"
_FORM = "factsheet-record"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Remembered:
    """The lines of the file: `head` is the first, `lines` are those of sheets, the newest last.

    `damaged` tells that there is a file, but not one to be believed; then there is nothing in it.
    """

    head: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[dict[str, Any], ...] = ()
    damaged: bool = False


def remember(folder: Path) -> Remembered:
    """Read the records of an output folder."""
    try:
        data = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return Remembered()
    except OSError:
        return Remembered(damaged=True)
    # What a killed build was writing ends without a line break; it is no damage.
    lines = data.split(b"\n")[:-1]
    if not all(line[:8] == _check_sum(line[9:]) for line in lines):
        return Remembered(damaged=True)
    try:
        plain = json.loads(b"[" + b",".join(line[9:] for line in lines) + b"]")
    except ValueError:
        return Remembered(damaged=True)
    if not plain or not isinstance(plain[0], dict) or plain[0].get(_FORM) != _VERSION:
        return Remembered(damaged=True)
    return Remembered(plain[0], tuple(plain[1:]))


class Journal:
    """Adds lines to the file, and writes it anew. Where it cannot be written, the next build has more to do."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._stream: IO[bytes] | None = None

    def start(self, head: Mapping[str, Any], lines: Iterable[Mapping[str, Any]]) -> None:
        """Write the whole file, which appears whole or not at all, and go on behind it."""
        self.close()
        new = self._file.with_name(f"{NAME}.new")
        with suppress(OSError):
            with new.open("wb") as stream:
                stream.write(_line({_FORM: _VERSION, **head}))
                stream.writelines(map(_line, lines))
            os.replace(new, self._file)  # noqa: PTH105 - the name says that it replaces
            self._stream = self._file.open("ab")

    def add(self, line: Mapping[str, Any]) -> None:
        """Add a line at the end, at once."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.write(_line(line))
                self._stream.flush()

    def close(self) -> None:
        """Let the file go."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.close()
        self._stream = None


def _line(plain: Mapping[str, Any]) -> bytes:
    text = json.dumps(plain, separators=(",", ":")).encode()
    return _check_sum(text) + b" " + text + b"\n"


def _check_sum(text: bytes) -> bytes:
    return b"%08x" % crc32(text)
