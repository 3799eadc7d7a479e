"""This program with marks and structure tree taken out, to tell what they cost; the program itself has no such way."""

from __future__ import annotations

from typing import Any

from benchmarks.programs.factsheet import Factsheet
from factsheet.render.pdf import canvas
from factsheet.render.pdf.file import structure
from factsheet.render.pdf.file.file_writer import ReadyObjects

_tagged_init = canvas.SheetCanvas.__init__


def _untagged_init(self: canvas.SheetCanvas, *args: Any) -> None:  # noqa: ANN401 - a canvas's own
    _tagged_init(self, *args)
    self.in_artifact = True  # what is painted in an artifact gets no marks of its own


def _no_structure(_tree: structure.StructureTree, ready: ReadyObjects, _pages: object) -> int:
    return ready.add(b"<</Type/StructTreeRoot>>")


canvas.SheetCanvas.__init__ = _untagged_init  # type: ignore[method-assign]
structure.write_structure = _no_structure  # type: ignore[assignment]

PROGRAM = Factsheet()
