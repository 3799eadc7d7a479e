"""The commands that make one PDF, as a user gives them: what stands behind the name of the program."""

from __future__ import annotations

from pathlib import Path

from benchmarks import fonts
from benchmarks.programs.factsheet import theme_file


def factsheet_arguments(source: Path, folder: Path) -> list[str]:
    """Give the arguments of `factsheet` that make a PDF below a folder, with the theme that stands in it."""
    options = ["--force", "--quiet", "--format", "pdf", "--theme", str(theme_file(folder))]
    return ["build", *options, "--output", str(folder / "out"), str(source)]


def typst_arguments(source: Path, target: Path) -> list[str]:
    """Give the arguments of Python that make a PDF by Typst."""
    options = f"root='/', font_paths=[{str(fonts.folder())!r}], ignore_system_fonts=True"
    return ["-c", f"import typst; typst.compile({str(source)!r}, output={str(target)!r}, {options})"]
