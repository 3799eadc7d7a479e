"""Two outputs, each a module and a line, and meetings to make them of."""

from datetime import date
from pathlib import Path

from factsheet.cli.new import make_starter
from factsheet.outputs.registry import SetOutput, SheetOutput

PICTURE = SheetOutput("png", "png", "added_picture", libraries=("pypdfium2",), fonts=True)
INDEX = SetOutput("index", "index.csv", "added_index", keeps=True)


def write(name: str, title: str) -> Path:
    text = make_starter(name, "bilateral", date(2025, 4, 3))
    lines = [f"title: {title}" if line.startswith("title:") else line for line in text.splitlines()]
    path = Path("inputs", f"{name}.yaml")
    path.write_text("\n".join(lines), "utf-8")
    return path
