"""This program: a meeting file through every stage to Word."""

from __future__ import annotations

from benchmarks.programs.factsheet import Factsheet


class FactsheetWord(Factsheet):
    """From a meeting file to a Word file."""

    forms = ("docx",)


PROGRAM = FactsheetWord()
