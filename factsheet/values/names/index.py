"""Names by how they begin, and all that a text has of them."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from factsheet.typography.known_words import KnownWords
from factsheet.values.names.edges import begins, ends
from factsheet.values.names.spelling import alike, lower

M = TypeVar("M")


class NameIndex(Generic[M]):
    """Names with what they mean, in the spelling of `alike`; finds the longest at each place, from left to right."""

    def __init__(self, names: Iterable[tuple[str, M]], language: str) -> None:
        self._language = language
        self._names: dict[str, list[tuple[str, str, M]]] = {}
        for name, meaning in names:
            low = lower(name)
            self._names.setdefault(low[: 4 if len(low) > 3 else 2], []).append((low, name, meaning))
        for group in self._names.values():
            group.sort(key=lambda entry: -len(entry[0]))
        starts = {name[0] for group in self._names.values() for _, name, _ in group}
        signs = [sign for start in sorted(starts) for sign in {start, start.upper()} if len(sign) == 1]
        first = f"[{''.join(map(re.escape, signs))}]"
        self._first = re.compile(first)
        # A look at what is before it, which `begins` comes to in ASCII but for signs that are no letters.
        self._first_of_word = re.compile(rf"(?<![0-9A-Za-z]){first}") if "".join(starts).isalnum() else self._first

        self._first_words = {start.partition(" ")[0] for start in self._names if " " in start}
        self._beginnings = KnownWords(self._may_begin_in)

    def _may_begin_in(self, word: str) -> bool:
        """Tell whether a name may begin in what stands between two spaces of a text in ASCII, and go on behind it."""
        low = lower(word)
        for match in self._first_of_word.finditer(word):
            rest = low[match.start() :]
            group = (*self._names.get(rest[:4], ()), *self._names.get(rest[:2], ()))
            if rest in self._first_words or any(rest.startswith(name.partition(" ")[0]) for name, _, _ in group):
                return True
        return False

    def names_of(self, meaning: M) -> tuple[str, ...]:
        """Give the names that mean something, in small letters."""
        return tuple(low for group in self._names.values() for low, _, known in group if known == meaning)

    def find(self, text: str) -> Iterator[tuple[int, int, M]]:
        """Give the start, the end and the meaning of each name in a text, by its code points as given."""
        spelt = alike(text)
        if (is_ascii := spelt.text.isascii()) and not self._beginnings.any_of(spelt.text.split(" ")):
            return  # as most texts
        low, at = lower(spelt.text), 0
        first = self._first_of_word if is_ascii else self._first
        while match := first.search(spelt.text, at):
            at = match.start()
            if found := self._at(spelt.text, low, at):
                end, meaning = found
                yield spelt.place(at), spelt.place(end), meaning
                at = end
            else:
                at += 1

    def _at(self, text: str, low: str, at: int) -> tuple[int, M] | None:
        group = [*self._names.get(low[at : at + 4], ()), *self._names.get(low[at : at + 2], ())]  # longer names first
        if not group or not begins(text, at, self._language):
            return None
        for short, name, meaning in group:
            if low.startswith(short, at):
                end = at + len(short)
                if _same_case(text[at:end], name) and ends(text, end, self._language):
                    return end, meaning
        return None


def _same_case(found: str, name: str) -> bool:
    """Tell whether a name is written with its capitals: all of them, or of several words the first, or in capitals."""
    if found == name:
        return True
    if name.isupper():
        return False
    if found.isupper():
        return len(name) > 3
    return found[0] in (name[0], name[0].upper()) and (" " in name or found[1:] == name[1:])
