"""The names of states of each language, from the files beside this module; each is read when it is first asked for."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from factsheet.values.names.index import NameIndex
from factsheet.values.names.spelling import alike, bare_names, lower

Codes = tuple[str, ...]
_NO_NAMES = "-"
"""Stands in the place of a code before phrases that hold names of states and mean none, such as `New Mexico`."""


class StateNames:
    """The names of states in a language, in the spelling of `alike`; names that states share have several codes."""

    def __init__(self, names: Iterable[tuple[str, Codes]], phrases: Iterable[str], language: str) -> None:
        self._names, self._phrases, self._language = tuple(names), tuple(phrases), language

    @cached_property
    def exact(self) -> dict[str, Codes]:
        """The codes by names in lower case."""
        return _merged((lower(name.lstrip("~")), codes) for name, codes in self._names)

    @cached_property
    def loose(self) -> dict[str, Codes]:
        """The codes by names without accents, points and hyphens."""
        names = bare_names([name.lstrip("~") for name, _ in self._names])
        return _merged(zip(names, (codes for _, codes in self._names), strict=True))

    @cached_property
    def by_first(self) -> dict[str, list[str]]:
        """The names of `loose` of four letters and more, by their first letters."""
        return _grouped((name[0], name) for name in self.loose if len(name) > 3)

    @cached_property
    def by_last(self) -> dict[str, list[str]]:
        """The same by their last letters."""
        return _grouped((name[-1], name) for name in self.loose if len(name) > 3)

    @cached_property
    def index(self) -> NameIndex[Codes]:
        """What running text may have: all but the names that are usual words, too."""
        found = _merged((name, codes) for name, codes in self._names if name[0] != "~" and len(name) > 1)
        variants = [(other, codes) for name, codes in found.items() for other in _joined(name, self._language)]
        phrases = [(phrase, ()) for phrase in self._phrases]
        return NameIndex([*found.items(), *variants, *phrases], self._language)


def _joined(name: str, language: str) -> list[str]:
    """Give what a name becomes behind a one-letter word that its article merges with (Arabic li-, Hebrew be-)."""
    if language == "ar" and name.startswith("ال"):
        return ["لل" + name[2:]]
    return [name[1:]] if language == "he" and name[0] == "ה" and " " in name else []


def _grouped(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for letter, name in names:
        found.setdefault(letter, []).append(name)
    return found


def _merged(names: Iterable[tuple[str, Codes]]) -> dict[str, Codes]:
    found: dict[str, Codes] = {}
    for name, codes in names:
        before = found.setdefault(name, codes)
        if before is not codes:
            found[name] = tuple(dict.fromkeys((*before, *codes)))
    return found


@lru_cache(maxsize=32)
def names_of(language: str) -> StateNames | None:
    """Give the names of states in a language without region or script, None where there is no file of them."""
    file = Path(__file__).with_name("tables") / f"states.{language}.txt"
    if not file.is_file():
        return None
    names: list[tuple[str, Codes]] = []
    phrases: list[str] = []
    for line in file.read_text("utf-8").splitlines():
        key, _, rest = alike(line).text.partition(" ")
        if key == _NO_NAMES:
            phrases += rest.split("; ")
        elif key[0] != "#":
            names += [(name, (key[:2],)) for name in rest.split("; ")]
    return StateNames(names, phrases, language)
