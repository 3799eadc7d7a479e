"""Compiled templates, kept in a folder from one process to the next: compiling takes longer than all else."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket, FileSystemBytecodeCache

_FORM = 1
"""Grows with every change of what `environment` makes the compiler write."""


class CompiledTemplates(FileSystemBytecodeCache):
    """The compiled templates of a folder, each known by its name, file and text; they appear whole or not at all.

    A folder that cannot be written keeps nothing.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), f"template-{jinja_version}-{_FORM}-%s.bin")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
