"""The names of treaties and organisations of each language, from the files beside this module."""

from functools import lru_cache
from pathlib import Path

from factsheet.values.names.index import NameIndex
from factsheet.values.names.spelling import alike


@lru_cache(maxsize=32)
def treaties_of(language: str) -> NameIndex[str] | None:
    """Give the treaties by their titles and abbreviations in a language, None where there is no file of them."""
    file = Path(__file__).with_name("tables") / f"treaties.{language}.txt"
    if not file.is_file():
        return None
    names: list[tuple[str, str]] = []
    for line in file.read_text("utf-8").splitlines():
        key, _, rest = alike(line).text.partition(" ")
        if key[0] != "#":
            names += [(name, key.rstrip("+")) for name in rest.split("; ")]
    return NameIndex(names, language)
