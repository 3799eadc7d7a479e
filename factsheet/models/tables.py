"""Tables in TOML that stand beside the modules that read them."""

import tomllib
from importlib.resources import files
from typing import Any


def read_table(package: str, *names: str) -> dict[str, Any]:
    """Give what a file of a package says, by the names of its folders and its own; nothing where there is no file."""
    file = files(package).joinpath(*names)
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
