"""One value of a version changed at a time: a figure, a date, a name, an owner, an order."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct

from factsheet.diagnostics import Diagnostic
from factsheet.parity.comparison import compare
from factsheet.parity.glossary import Glossary, parse_glossary
from factsheet.parity.versions import LanguageVersion, families, read_version
from factsheet.source.nodes import to_python
from factsheet.source.reader import read
from factsheet.source.writer import write
from factsheet.values.scanning import ValueKind, scan

INPUTS = Path(__file__).parents[2] / "inputs"
MEETING = "trilateral-brussels-2025-04-03"
SEED = 20250403

_TEXTS = frozenset({"title", "lead", "text", "summary", "caption", "action", "occasion", "alt"})
_ELSEWHERE = {
    "en": "Italy",
    "fr": "Italie",
    "es": "Italia",
    "ru": "Италия",
    "ja": "イタリア",
    "ko": "이탈리아",
    "zh": "意大利",
    "ar": "إيطاليا",
    "fa": "ایتالیا",
    "he": "איטליה",
    "hi": "इटली",
}
_NOBODY = {
    "ru": "Петров",
    "ja": "佐藤",
    "ko": "홍길동",
    "zh": "欧阳",
    "ar": "حداد",
    "fa": "کریمی",
    "he": "לוי",
    "hi": "शर्मा",
}
_CODES = frozenset({"party", "owners", "country"})
_OTHERS = {"status": "final", "due": "winter 2031", "kind": "summit", "date": "2025-05-06", "previous": "other-meeting"}
_OF_FOLLOW_UPS = {"status": "done"}
_CELLS = frozenset({"cells", "rows"})
_OWN = frozenset({"id", "abbreviations", "allow", "language", "quotes"})
_QUOTED = frozenset({"issuer", "sources"})


class Change(Struct, frozen=True):
    """What is changed: where, from what, to what."""

    language: str
    path: tuple[str | int, ...]
    old: str
    new: Any
    kind: str

    def __str__(self) -> str:
        return f"{self.language} {self.kind} {'.'.join(map(str, self.path))}: {self.old!r} → {str(self.new)[:60]!r}"

    def made(self, plain: dict[str, Any]) -> bytes:
        """Give the file with the change."""
        changed = deepcopy(plain)
        inner: Any = changed
        for step in self.path[:-1]:
            inner = inner[step]
        inner[self.path[-1]] = self.new
        return write(changed).encode()


class Manifold(Struct, frozen=True):
    """The versions of the meeting: the reference, all others with what they hold as plain values, the glossary."""

    reference: LanguageVersion
    plain: dict[str, dict[str, Any]]
    versions: dict[str, LanguageVersion]
    glossary: Glossary

    def told(self, change: Change) -> list[Diagnostic]:
        """Give what is said of a change in one of the versions."""
        if change.language == self.reference.language:
            reference = read_version(self.reference.name, change.made(self.plain[change.language]))
            return [each for version in self.others() for each in compare(version, reference, self.glossary)]
        version = read_version(self.versions[change.language].name, change.made(self.plain[change.language]))
        return compare(version, self.reference, self.glossary)

    def unchanged(self) -> list[Diagnostic]:
        """Give what is said of the versions as they are: nothing is right."""
        return [each for version in self.others() for each in compare(version, self.reference, self.glossary)]

    def others(self) -> list[LanguageVersion]:
        return [each for each in self.versions.values() if each is not self.reference]


def load(folder: Path = INPUTS) -> Manifold:
    """Read the versions of the meeting in Brussels."""
    files = sorted(folder.glob(f"{MEETING}*.yaml"))
    read_files = [read_version(file.name, file.read_bytes()) for file in files]
    (family,) = families(read_files, "en")
    plain: dict[str, Any] = {
        version.language: to_python(read(file.read_bytes(), file.name))
        for file, version in zip(files, read_files, strict=True)
    }
    terms = parse_glossary("glossary.yml", (folder / "glossary.yml").read_bytes())
    return Manifold(family.reference, plain, {each.language: each for each in read_files}, terms)


@cache
def loaded() -> Manifold:
    """Give the versions, read once a process."""
    return load()


@cache
def every_change() -> list[Change]:
    """Give all changes that there are in all versions, found once a process: it takes seconds."""
    found = loaded()
    return [change for language, plain in found.plain.items() for change in _changes(plain, (), language, found)]


def changes(count: int) -> list[Change]:
    """Give a fixed sample of so many changes in all versions."""
    every = every_change()
    return Random(SEED).sample(every, min(count, len(every)))


def _changes(value: Any, path: tuple[str | int, ...], language: str, manifold: Manifold) -> Iterator[Change]:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _OWN and not (name == "sources" and path):
                yield from _changes(inner, (*path, name), language, manifold)
    elif isinstance(value, list):
        if len(value) > 1 and key not in _CELLS:
            swapped = [value[1], value[0], *value[2:]]
            yield Change(language, path, "", swapped, "order")
        for place, inner in enumerate(value):
            yield from _changes(inner, (*path, place), language, manifold)
    elif isinstance(value, str):
        yield from _of_text(value, path, key, language, manifold)


def _of_text(text: str, path: tuple[str | int, ...], key: str, language: str, manifold: Manifold) -> Iterator[Change]:
    if key in _CODES and len(text) == 2:
        yield Change(language, path, text, "IT", "owner" if key == "owners" else "party")
    elif key in _OTHERS:
        others = _OTHERS | (_OF_FOLLOW_UPS if path[0] == "follow_ups" else {})
        yield Change(language, path, text, others[key], "value")
    elif (key in _TEXTS or key in _CELLS) and path[0] not in _QUOTED:
        yield from _of_values(text, path, language)
        people = [each for party in manifold.versions[language].meeting.participants for each in party.people]
        for name in (each.family_name or each.name for each in people):
            if name in text and (len(name) > 1 or language not in _NOBODY):
                new = text.replace(name, _NOBODY.get(language, "Smithers"))
                yield Change(language, path, name, new, "name")


def _of_values(text: str, path: tuple[str | int, ...], language: str) -> Iterator[Change]:
    for value in scan(text, language):
        words = text[value.start : value.end]
        if value.kind is ValueKind.STATE:
            if text.count(words) == 1:
                new = text[: value.start] + _ELSEWHERE[language] + text[value.end :]
                yield Change(language, path, words, new, "state")
        elif value.kind in {ValueKind.FIGURE, ValueKind.DATE}:
            for place in (at for at, sign in enumerate(words) if sign.isdecimal()):
                at = value.start + place
                zero = ord(text[at]) - int(text[at])
                new = text[:at] + chr(zero + ((int(text[at]) + 1) % 10 or 1)) + text[at + 1 :]
                yield Change(language, path, words, new, value.kind.value)
                break
