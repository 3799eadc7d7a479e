"""Typst with its tags switched off, to tell what they cost."""

from __future__ import annotations

from pathlib import Path

from benchmarks.programs.typst import Typst, compile_file


class UntaggedTypst(Typst):
    """From a .typ file to a PDF without tags."""

    def build(self, source: Path) -> bytes:
        """Compile."""
        return compile_file(source, tagged=False)


PROGRAM = UntaggedTypst()
