"""The names of treaties and organisations of each language, from the files beside this module."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from factsheet.values.names.index import NameIndex
from factsheet.values.names.spelling import alike

_OTHER_SCRIPTS = frozenset(["ar", "fa", "he", "hi", "ja", "ko", "ru", "th", "uk", "zh"])
"""Languages that write no Latin letters of their own, so that a Latin abbreviation in them is the English one."""
_SHORTEST = 2


@lru_cache(maxsize=32)
def treaties_of(language: str) -> NameIndex[str] | None:
    """Give the treaties by their titles and abbreviations in a language, None where there is no file of them."""
    file = Path(__file__).with_name("tables") / f"treaties.{language}.txt"
    if not file.is_file():
        return None
    names = list(_entries(file))
    if language in _OTHER_SCRIPTS:
        own = {name for name, _ in names}
        english = _entries(file.with_name("treaties.en.txt"))
        names += [(name, key) for name, key in english if _is_abbreviation(name) and name not in own]
    return NameIndex(names, language)


def _entries(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text("utf-8").splitlines():
        key, _, rest = alike(line).text.partition(" ")
        if key[0] != "#":
            yield from ((name, key.rstrip("+")) for name in rest.split("; "))


def _is_abbreviation(name: str) -> bool:
    return len(name) > _SHORTEST and name.isascii() and name.isalpha() and name.isupper()
