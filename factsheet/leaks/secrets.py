"""What must stand in no file of a level: runs of withheld words, words and figures that it lacks, digests, letters."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from factsheet.leaks.normal import figures, folded, is_unspaced, runs, spellings, squeezed, words
from factsheet.patterns import late

RUN = 3
"""How many withheld words in a row are a leak, whatever they are."""
_LEAST_LETTERS = 4
"""Shorter words alone say nothing."""
_LEAST_SQUEEZED = 8
"""The fewest letters that are looked for anywhere, bytes of images among them."""
_PIECE = 2 * RUN
"""The fewest letters that are looked for, of scripts that part no words."""
_LEAST_DIGITS = 2
_DIGESTS = ("md5", "sha1", "sha256", "sha512", "blake2b", "blake2s")
SHOWN_OF_DIGEST = 16
"""How many hexadecimal digits of a digest are enough, since many are cut."""
HEXADECIMAL = late(r"\b(?=\w*[a-f])(?=\w*\d)[0-9a-f]{16,}\b", re.ASCII | re.IGNORECASE)
"""A digest that somebody has written: its digits are no figures."""
_COMMON = frozenset(map(chr, range(32, 127))) | frozenset("‘’“”–—…•")
"""What any subset of a font may hold: it tells nothing of the text."""


class Secret(Struct, frozen=True):
    """Something that is withheld: its kind (`words`, `word`, `figure`, `digest`, `letter`), its path, and it itself."""

    kind: str
    path: str
    text: str


class Secrets(Struct, frozen=True, dict=True):
    """All that is looked for, by how it is found.

    `squeezed` are letters and digits without blanks, found anywhere; `words` and `figures` are found in what is read
    alone; `digests` are hexadecimal, `raw` their bytes; `letters` are those that no subset of a font needs. Values of
    JSON that are `constant` whatever a meeting says are not looked through.
    """

    squeezed: dict[str, Secret]
    words: dict[str, Secret]
    figures: dict[str, Secret]
    digests: dict[str, Secret]
    raw: dict[bytes, Secret]
    letters: dict[str, Secret]
    constant: frozenset[str] = frozenset()

    @cached_property
    def runs(self) -> dict[str, Secret]:
        """The squeezed runs of several words, by these with a blank between."""
        return {each.text: each for each in self.squeezed.values() if " " in each.text}

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first words of runs."""
        return frozenset(text.partition(" ")[0] for text in self.runs)

    @cached_property
    def shortest(self) -> int:
        """How many letters the shortest squeezed text has, 0 where there is none."""
        return min(map(len, self.squeezed), default=0)

    @cached_property
    def heads(self) -> dict[str, list[str]]:
        """The squeezed texts by their first letters, `shortest` of them."""
        found: dict[str, list[str]] = {}
        for text in self.squeezed:
            found.setdefault(text[: self.shortest], []).append(text)
        return found

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The first eight bytes of raw digests, as the machine has numbers of eight bytes."""
        return frozenset(number for raw in self.raw for number in memoryview(raw[:8]).cast("Q"))


def make_secrets(
    withheld: Iterable[tuple[str, str]],
    known: Iterable[str],
    whole: Mapping[str, bytes],
    digests: Mapping[str, str],
    constant: Iterable[str] = (),
) -> Secrets:
    """Give what to look for.

    `withheld` are paths and texts, `known` all texts that the level may have: those of its meeting, as written and as
    printed. `whole` are files that no digest may stand for, and `digests` further ones (16 hexadecimal digits), both
    by what to call them.
    """
    texts = [(path, text) for path, text in withheld if text.strip()]
    given = _Known(known)
    found = Secrets({}, {}, {}, {}, {}, {}, frozenset(constant))
    pressed: dict[str, Secret] = {}
    for path, text in texts:
        _add_words(found, pressed, path, folded(text), given)
        if HEXADECIMAL.fullmatch(text):
            found.digests.setdefault(text[:SHOWN_OF_DIGEST].lower(), Secret("digest", path, text))
        for figure in figures(HEXADECIMAL.sub(" ", text)) - given.figures:
            if len(figure) >= _LEAST_DIGITS:
                found.figures.setdefault(figure, Secret("figure", path, figure))
        for letter in set(text) - given.letters - _COMMON:
            if not letter.isspace():
                found.letters.setdefault(letter, Secret("letter", path, letter))
        if text not in given.texts:
            _add_digests(found, path, text.encode("utf-8", "surrogatepass"))
    _add_squeezed(found, pressed, given)
    for name, data in whole.items():
        _add_digests(found, name, data)
    for name, digest in digests.items():
        found.digests.setdefault(digest, Secret("digest", name, digest))
    return found


class _Known:
    """What a level may have."""

    def __init__(self, texts: Iterable[str]) -> None:
        given = [each for text in texts for each in spellings(text)]
        self.texts = {*given}
        plain = [*map(folded, given)]
        self.words = {word for text in plain for word in words(text)}
        # Files have texts one behind the other, too, and what their edges happen to make is no leak.
        self._squeezed = "".join(map(squeezed, plain))
        self.figures = {figure for text in self.texts for figure in figures(text)}
        self.letters = {letter for text in self.texts for letter in text}

    def having(self, texts: Iterable[str]) -> set[str]:
        """Give those texts, of at least `_PIECE` letters, that the squeezed ones have, which are gone through once."""
        whole, found = self._squeezed, set[str]()
        sought: dict[str, set[str]] = {}
        for text in texts:
            sought.setdefault(text[:_PIECE], set()).add(text)
        for at in range(len(whole) - _PIECE + 1):
            if others := sought.get(whole[at : at + _PIECE]):
                here = {text for text in others if whole.startswith(text, at)}
                found |= here
                others -= here
        return found


def _add_words(found: Secrets, pressed: dict[str, Secret], path: str, text: str, given: _Known) -> None:
    """Add the words of a text, and to `pressed` what is looked for of it without blanks."""
    listed = words(text)
    whole = " ".join(listed)
    alone = len(listed) == 1 and not is_unspaced(whole)
    for run in (*runs(text, RUN), *(() if alone else (whole,))):
        plain = squeezed(run)
        if len(plain) >= _LEAST_SQUEEZED or (is_unspaced(plain) and len(plain) >= _PIECE):
            pressed.setdefault(plain, Secret("words", path, run))
    for word in listed:
        if word in given.words or word.isdecimal() or len(word) < _LEAST_LETTERS or is_unspaced(word):
            continue
        found.words.setdefault(word, Secret("word", path, word))
        if len(word) >= _LEAST_SQUEEZED:
            pressed.setdefault(word, Secret("word", path, word))


def _add_squeezed(found: Secrets, pressed: dict[str, Secret], given: _Known) -> None:
    had = given.having(pressed)
    for text, secret in pressed.items():
        if text in had:
            continue
        found.squeezed.setdefault(text, secret)
        if not text.isascii():  # as pages have it whose letters run from right to left
            found.squeezed.setdefault(text[::-1], secret)


def _add_digests(found: Secrets, path: str, data: bytes) -> None:
    for name in _DIGESTS:
        digest = hashlib.new(name, data, usedforsecurity=False).digest()
        secret = Secret("digest", path, name)
        found.digests.setdefault(digest.hex()[:SHOWN_OF_DIGEST], secret)
        found.raw.setdefault(digest[:SHOWN_OF_DIGEST], secret)
