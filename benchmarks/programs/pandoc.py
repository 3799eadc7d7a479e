"""pandoc (PyPI package `pypandoc_binary`): HTML to Word, a process a file, since pandoc keeps none."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pypandoc

from benchmarks.content import Content
from benchmarks.programs import html


class Pandoc:
    """From an HTML file to a Word file."""

    suffix = ".html"

    def source(self, content: Content) -> str:
        """Give the page."""
        return html.page(content)

    def build(self, source: Path) -> bytes:
        """Convert."""
        command = [_program(), "--from", "html", "--to", "docx", "--output", "-", str(source)]
        return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - our own command


PROGRAM = Pandoc()


@cache
def _program() -> str:
    return str(pypandoc.get_pandoc_path())
