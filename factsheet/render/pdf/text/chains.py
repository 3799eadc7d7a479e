"""Which face draws which character: a theme's font, and its fall-backs by stretch, cluster and character."""

import string
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from factsheet.render.fonts import collection
from factsheet.render.fonts.collection import FontFile
from factsheet.render.fonts.faces import Face, load_face
from factsheet.render.fonts.needs import clusters_of, needed
from factsheet.render.fonts.script_runs import script_of
from factsheet.render.fonts.scripts import script_families
from factsheet.render.theme import Theme

REPLACEMENTS = "\ufffd\u25a1?"
"""What stands for a character that no font has, the first of these that the fonts do have."""


class FontChain:
    """One style of a theme's font, with the same style of its fall-back families.

    `full_width` says that punctuation beside characters of a fall-back comes from there too.
    """

    def __init__(
        self,
        families: tuple[collection.FontFamily, ...],
        cache_folder: Path | None,
        *,
        bold: bool,
        italic: bool,
        full_width: bool = False,
    ) -> None:
        self._bold, self._italic, self._cache = bold, italic, cache_folder
        main, *fallback = (family.file(bold=bold, italic=italic) for family in families)
        self.main = load_face(collection.static_file(main))
        self.has_ascii = self.main.covers(string.printable[:95])
        self.files = {collection.source_file(main)}
        """The files that decided what is drawn, as their makers wrote them."""
        self._fallback = fallback
        self._full_width = full_width
        self._faces: dict[str, Face | None] = {}

    def face(self, text: str) -> Face | None:
        """Give the first face that has every character of a text, None where none has."""
        if self.main.covers(text):
            return self.main
        if text not in self._faces:
            # Reading a character map is cheaper than loading a font of 10 MB only to find it does not serve.
            points = set(map(ord, text))
            file = next((file for file in self._candidates(text) if points <= self._covered(file)), None)
            self._faces[text] = load_face(collection.static_file(file)) if file else None
        return self._faces[text]

    def _candidates(self, text: str) -> Iterator[FontFile]:
        """Give the files of the fall-backs, then those for the scripts of the text."""
        yield from self._fallback
        for script in sorted({script for character in text for script in scripts_of(character)}):
            for family in script_families(script, self._cache):
                yield family.file(bold=self._bold, italic=self._italic)

    def _covered(self, file: FontFile) -> frozenset[int]:
        self.files.add(collection.source_file(file))
        return collection.coverage(file)

    def runs(self, text: str, missing: set[str]) -> Iterator[tuple[Face, str]]:
        """Cut a text into stretches of one face; characters that no face has go to `missing` and show as a mark."""
        if self.main.covers(text):
            yield self.main, text
            return
        clusters = clusters_of(text)
        pairs: list[tuple[Face, str]] = []
        for foreign, group in groupby(zip(self._foreign(clusters), clusters, strict=True), key=itemgetter(0)):
            stretch = [cluster for _, cluster in group]
            pairs += self._of_fallback(stretch, missing) if foreign else [(self.main, "".join(stretch))]
        for face, parts in groupby(pairs, key=itemgetter(0)):
            yield face, "".join(part for _, part in parts)

    def _foreign(self, clusters: Sequence[str]) -> list[bool]:
        """Tell of each cluster whether a fall-back is to draw it: with its neighbours, what scripts share."""
        foreign = [not self.main.covers(needed(cluster)) for cluster in clusters]
        for order in (range(1, len(clusters)), range(len(clusters) - 2, -1, -1)):
            for index in order:
                beside = index + (1 if order.step < 0 else -1)
                foreign[index] |= self._full_width and clusters[index] in collection.SHARED_SIGNS and foreign[beside]
        last = None
        for index, cluster in enumerate(clusters):
            if not foreign[index]:
                last = last if cluster[0].isspace() or unicodedata.category(cluster[0])[0] == "P" else None
            else:
                if last is not None and cluster < _EAST_ASIAN and clusters[last] < _EAST_ASIAN:
                    foreign[last:index] = [True] * (index - last)
                last = index
        _pair(clusters, foreign)
        return foreign

    def _of_fallback(self, clusters: Sequence[str], missing: set[str]) -> Iterator[tuple[Face, str]]:
        """Give one face for the whole stretch if there is one, so that a word is not set in the forms of two."""
        text = "".join(clusters)
        face = self.face(needed(text))
        if face:
            yield face, text
            return
        last = self.main
        for cluster in clusters:
            found = last if last.covers(needed(cluster)) else self.face(needed(cluster))
            if found:
                last = found
                yield found, cluster
            else:
                yield from self._without(cluster, missing)

    def _without(self, cluster: str, missing: set[str]) -> Iterator[tuple[Face, str]]:
        """Give what there is of a cluster that no face has as a whole."""
        for character in needed(cluster):
            if face := self.face(character):
                yield face, character
            else:
                missing.add(character)
                yield self._replacement()

    def _replacement(self) -> tuple[Face, str]:
        for mark in REPLACEMENTS:
            if face := self.face(mark):
                return face, mark
        return self.main, " "


def _pair(clusters: Sequence[str], foreign: list[bool]) -> None:
    """Let a bracket or a quotation mark be drawn by a fall-back where the one that it belongs to is."""
    opened: list[int] = []
    for index, cluster in enumerate(clusters):
        category = unicodedata.category(cluster[0])
        if category in {"Ps", "Pi"}:
            opened.append(index)
        elif category in {"Pe", "Pf"} and cluster != _APOSTROPHE and opened:
            foreign[index] = foreign[opened[-1]] = foreign[index] or foreign[opened[-1]]
            opened.pop()


_APOSTROPHE = "\u2019"


@cache
def scripts_of(character: str) -> frozenset[str]:
    """Give the scripts that a character is of; of one that some share, such as a comma of Arabic, these (UAX 24)."""
    if (script := script_of(character)) or character.isascii():
        return frozenset([script] if script else [])
    from fontTools.unicodedata import script_extension  # noqa: PLC0415 - costly, and only for what no usual font has

    return frozenset(script_extension(character)) - {"Zyyy", "Zinh", "Zzzz"}


_EAST_ASIAN = "\u2e80"


class FontBook:
    """The chains of a theme, made when first asked for; `language` (BCP 47) is that of text without one of its own."""

    def __init__(self, theme: Theme, fonts: collection.Fonts, language: str = "") -> None:
        self.language = language
        self._theme = theme
        self._fonts = fonts
        self._chains: dict[tuple[str, bool, bool, str | None], FontChain] = {}

    def chain(self, font: str, *, bold: bool = False, italic: bool = False, language: str | None = None) -> FontChain:
        """Give the chain of a theme's font for text in a language.

        Raises FactsheetError: `unknown-font` for a family no provider has, `unreadable-font` for one that is damaged.
        """
        key = (font, bold, italic, language)
        chain = self._chains.get(key)
        if chain is None:
            tag = self.language if language is None else language
            families = tuple(map(self._fonts.find, collection.fallback_order(self._theme.fonts[font], tag)))
            full_width = collection.is_full_width(tag)
            chain = self._chains[key] = FontChain(
                families, self._fonts.cache, bold=bold, italic=italic, full_width=full_width
            )
        return chain

    @property
    def files(self) -> frozenset[Path]:
        """The font files that decided what was drawn so far."""
        return frozenset(file for chain in self._chains.values() for file in chain.files)
