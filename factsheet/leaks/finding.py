"""Leaks: where something that is withheld stands in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from factsheet.leaks.normal import figures, folded, is_unspaced, spellings, squeezed, words
from factsheet.leaks.parts import Budget, Part, TooMuchError
from factsheet.leaks.reading import wide
from factsheet.leaks.secrets import HEXADECIMAL, RUN, SHOWN_OF_DIGEST, Secret, Secrets
from factsheet.leaks.unpacking import unpack

_HEX = re.compile(r"(?<![0-9a-f])[0-9a-f]{16,}")
_BROKEN = re.compile(r"(\w)[-\u2010\u2011\u00ad]?[ \t]*\r?\n[ \t]*(?=\w)")


_WINDOW, _OVERLAP = 2**20, 2**12
_LONG = 9
"""Longer figures number no pages."""


def windows(*texts: str) -> Iterator[str]:
    """Give texts in pieces that overlap, so that what is made of a long one fits into memory."""
    for text in texts:
        for at in range(0, max(1, len(text) - _OVERLAP), _WINDOW):
            yield text[at : at + _WINDOW + _OVERLAP]


class Leak(Struct, frozen=True):
    """Something withheld that stands in a file.

    `kind` is one of `words`, `word`, `figure`, `digest`, `letter`; `path` names the withheld value, `found` is what of
    it was found; `place` are the steps down to the part, `offset` the byte at which that stands in the part around it.
    Of what cannot be looked through the kind is `unread`, and `found` says why.
    """

    kind: str
    path: str
    found: str
    place: tuple[str, ...] = ()
    offset: int = 0

    @property
    def where(self) -> str:
        """The place in words."""
        return " > ".join((*self.place, f"byte {self.offset}")) if self.place else "the file itself"


def find_leaks(data: bytes, secrets: Secrets, name: str = "", budget: Budget | None = None) -> tuple[Leak, ...]:
    """Give what a file, or its name, holds of what is withheld: each kind of each value once, where it stands first."""
    found: dict[tuple[str, str, str], Leak] = {}
    net = _Net(secrets)
    try:
        for part in chain((_named(name),), unpack(data, secrets.constant, budget)):
            if part.unread:
                found.setdefault(("unread", "", part.unread), Leak("unread", "", part.unread, part.place, part.offset))
            for secret in net.caught(part):
                leak = Leak(secret.kind, secret.path, secret.text, part.place, part.offset)
                found.setdefault((secret.kind, secret.path, secret.text), leak)
    except TooMuchError as error:
        found["unread", "", ""] = Leak("unread", "", str(error))
    return tuple(found.values())


def _named(name: str) -> Part:
    return Part(("its name",), 0, b"", (name,))


class _Net:
    """Looks through parts; squeezed texts are found by their first letters. Numbers of pages are no figures."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._pages = 0

    def caught(self, part: Part) -> Iterator[Secret]:
        """Give what stands in a part."""
        secrets, self._pages = self._secrets, max(self._pages, part.pages)
        for text in windows(*chain.from_iterable(map(spellings, part.read))):
            plain = folded(_BROKEN.sub(r"\1", text))
            yield from self._squeezed(squeezed(plain))
            for word in {*words(folded(text)), *words(plain)} & secrets.words.keys():
                yield secrets.words[word]
            for figure in figures(HEXADECIMAL.sub(" ", text)) & secrets.figures.keys() if secrets.figures else ():
                if len(figure) > _LONG or int(figure) > self._pages:
                    yield secrets.figures[figure]
        for text in windows(*wide(part.data)):
            plain = folded(text)
            yield from self._running(plain)
            for match in _HEX.finditer(plain):
                yield from self._digests(match[0])
        yield from self._raw(part.data)
        for letter in part.letters & secrets.letters.keys():
            yield secrets.letters[letter]

    def _raw(self, data: bytes) -> Iterator[Secret]:
        """Give the digests that stand in bytes: numbers of eight tell at once whether one may begin anywhere."""
        views = (memoryview(data)[start : len(data) - (len(data) - start) % 8].cast("Q") for start in range(8))
        if any(not self._secrets.numbers.isdisjoint(view) for view in views):
            found = (self._secrets.raw.get(data[at : at + SHOWN_OF_DIGEST]) for at in range(len(data)))
            yield from filter(None, found)

    def _running(self, text: str) -> Iterator[Secret]:
        """Give the runs of whole words among others: a single one may be of the form that the file has."""
        found, firsts = words(text), self._secrets.firsts
        for at in [at for at, word in enumerate(found) if word in firsts]:
            for length in (2, RUN):
                if secret := self._secrets.runs.get(" ".join(found[at : at + length])):
                    yield secret
        if is_unspaced(text):
            for word in filter(is_unspaced, found):
                yield from self._squeezed(word)

    def _squeezed(self, text: str) -> Iterator[Secret]:
        heads, size, secrets = self._secrets.heads, self._secrets.shortest, self._secrets.squeezed
        if not size:
            return
        for at in range(len(text) - size + 1):
            for whole in heads.get(text[at : at + size], ()):
                if text.startswith(whole, at):
                    yield secrets[whole]

    def _digests(self, run: str) -> Iterator[Secret]:
        digests = self._secrets.digests
        for at in range(len(run) - SHOWN_OF_DIGEST + 1):
            if secret := digests.get(run[at : at + SHOWN_OF_DIGEST]):
                yield secret
