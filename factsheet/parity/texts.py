"""The texts of an item as they are read, markup taken off, and what is said in them, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from factsheet.parity.telling import ValuePlace
from factsheet.parity.versions import LanguageVersion
from factsheet.paths import ValuePath
from factsheet.rich.reading import Run, parse_rich
from factsheet.values.scanning import Meaning, Value, scan


class VersionText(Struct, frozen=True):
    """A text of a version: its value as it is written, and whether that may have markup."""

    version: LanguageVersion
    path: ValuePath
    value: str
    rich: bool

    @property
    def language(self) -> str:
        """The language of the text, a BCP 47 tag."""
        return self.version.language

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its runs."""
        return _runs(self.value) if self.rich else (Run(self.value, 0, len(self.value)),)

    @property
    def shown(self) -> str:
        """What a reader sees of it."""
        return "".join([run.text for run in self.runs])

    def place(self, start: int, end: int) -> ValuePlace:
        """Give the place of a part of what is shown."""
        places = _places(self.value, self.runs)
        return ValuePlace(self.version, self.path, self.value, places[start], places[end - 1] + 1)


@lru_cache(maxsize=1024)
def _runs(value: str) -> tuple[Run, ...]:
    return parse_rich(value)


@lru_cache(maxsize=1024)
def _places(value: str, runs: tuple[Run, ...]) -> list[int]:
    """Give where each character that is shown stands in the value; an escape is longer than what it shows."""
    places: list[int] = []
    for run in runs:
        at = run.start
        for character in run.text:
            at += value[at] != character and character != " "
            places.append(at)
            at += 1
    return places


class Said(Struct, frozen=True, eq=False):
    """Something that is said in a text: its words, their place, and for a value what it means."""

    words: str
    place: ValuePlace
    value: Value | None = None

    @property
    def readings(self) -> frozenset[Meaning]:
        """All that it may mean."""
        return self.value.readings if self.value else frozenset()

    @property
    def worded(self) -> bool:
        """Whether it is a small number in words."""
        return bool(self.value and self.value.worded)


def links_in(texts: Iterable[VersionText]) -> Iterator[Said]:
    """Give the targets of links, each once a link."""
    for text in texts:
        before = None
        for run in text.runs:
            if run.href and run.href != before:
                yield Said(run.href, ValuePlace(text.version, text.path, text.value, run.start, run.end))
            before = run.href


def values_in(texts: Iterable[VersionText]) -> list[Said]:
    """Give all values of texts, in order."""
    return [said(text, value) for text in texts for value in scan(text.shown, text.language, text.version.short_forms)]


def said(text: VersionText, value: Value) -> Said:
    """Give a value of a text with its words and place."""
    return Said(text.shown[value.start : value.end], text.place(value.start, value.end), value)
