"""The programs measured, an adapter each: content becomes a file in the program's language, that a PDF or Word file."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol

from benchmarks.content import Content

NAMES = ("factsheet", "platypus", "typst", "weasyprint", "fpdf2")
"""Every program that makes PDFs by the name of its module, ours first."""

WORD_NAMES = ("factsheet_docx", "docxtpl", "python_docx", "pandoc")
"""Every program that makes Word files, ours first."""


class Program(Protocol):
    """What a module of this package offers as `PROGRAM`."""

    suffix: str

    def source(self, content: Content) -> str:
        """Write a content in the program's language; this is not measured."""
        ...

    def build(self, source: Path) -> bytes:
        """Make a file of a source file; PDFs are tagged where the program can; what needs making once is kept."""
        ...


def load(name: str) -> Program:
    """Import the adapter of a program, and with it the program."""
    program: Program = importlib.import_module(f"benchmarks.programs.{name}").PROGRAM
    return program
