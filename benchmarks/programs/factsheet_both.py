"""This program: a meeting file through every stage to PDF and Word."""

from __future__ import annotations

from benchmarks.programs.factsheet import Factsheet


class FactsheetBoth(Factsheet):
    """From a meeting file to a PDF and a Word file, one after the other in what is given back."""

    forms = ("pdf", "docx")


PROGRAM = FactsheetBoth()
