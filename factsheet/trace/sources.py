"""The text of a source: where its sentences stand, where quotes stand in it, and where words may have moved to."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from hashlib import sha256

from msgspec import Struct

from factsheet.imports.blocks import Block, Pieces, SourceReading, Why, one_line
from factsheet.imports.languages import guess_language
from factsheet.imports.sources import read_source
from factsheet.imports.structure import outline
from factsheet.meeting import Quote, Source
from factsheet.trace.elements import Own, Sentence, read_sentence
from factsheet.typography.marks import sentence_spans

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)
_BLANK = re.compile(r"\s+")
_TAKEN = frozenset({None, Why.DATELINE})
"""Why words are not taken into a sheet that may be quoted all the same."""
_LIKE = 0.5
"""From this share of the words of a quote on, a sentence may be what became of it."""


def alike(text: str) -> str:
    """Give a text in the spelling that quotes are sought in: one kind of quotation mark and of dash, one for one."""
    return unicodedata.normalize("NFC", text).translate(_ALIKE)


class SourceSentence(Struct, frozen=True):
    """A sentence of a source: its place in the whole text, and where it stands in the file (`line 12`, `page 3`)."""

    start: int
    end: int
    at: str


class Found(Struct, frozen=True):
    """Where a quote stands in the whole text; `unclear` where its words stand there more than once."""

    start: int
    end: int
    unclear: bool = False


class SourceText(Struct, frozen=True, dict=True):
    """The text of a source in one line, the places of its blocks, its language and the digest of its file."""

    id: str
    language: str
    text: str
    blocks: tuple[tuple[int, str], ...]
    sha256: str = ""
    dated: date | None = None
    own: Own = ()

    @cached_property
    def sentences(self) -> tuple[SourceSentence, ...]:
        """Its sentences, in order."""
        found: list[SourceSentence] = []
        ends = [start - 1 for start, _ in self.blocks[1:]] + [len(self.text)]
        for (start, at), end in zip(self.blocks, ends, strict=True):
            found += [SourceSentence(start + a, start + b, at) for a, b in sentence_spans(self.text[start:end])]
        return tuple(found)

    def read(self, sentence: SourceSentence) -> Sentence:
        """Read what a sentence says."""
        return read_sentence(self.text[sentence.start : sentence.end], self.language, self.own)

    def between(self, start: int, end: int) -> Iterator[SourceSentence]:
        """Give the sentences that a part of the text touches."""
        starts = self._starts
        for each in self.sentences[max(0, bisect_right(starts, start) - 1) :]:
            if each.start >= end:
                return
            if each.end > start:
                yield each

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.sentences]

    @cached_property
    def _alike(self) -> str:
        return alike(self.text)

    def find(self, quote: Quote) -> Found | None:
        """Find the words of a quote: where what is said to stand around them does, or else where they stand first."""
        places = list(_places(self._alike, _words(quote.exact)))
        fitting = [(start, end) for start, end in places if self._fits(quote, start, end)]
        if not places:
            return None
        chosen = fitting or places
        return Found(*chosen[0], unclear=len(chosen) > 1 or not fitting)

    def _fits(self, quote: Quote, start: int, end: int) -> bool:
        before, behind = _words(quote.prefix or ""), _words(quote.suffix or "")
        return self._alike[:start].rstrip().endswith(before) and self._alike[end:].lstrip().startswith(behind)

    def moved(self, exact: str) -> SourceSentence | None:
        """Give the sentence that has most of the words of a quote, if any has half of them."""
        words = set(_counted(exact))
        shares = (
            (len(words & set(_counted(self.text[s.start : s.end]))), -at, s) for at, s in enumerate(self.sentences)
        )
        share, _, best = max(shares, key=lambda each: each[:2], default=(0, 0, None))
        return best if words and share >= _LIKE * len(words) else None


def _counted(text: str) -> list[str]:
    return re.findall(r"[^\W_]{3,}|[^\W\d_]", alike(text).casefold())


def _words(text: str) -> str:
    return _blanks(alike(text))


def _blanks(text: str) -> str:
    """Give a text with single spaces for all white space, no-break spaces too."""
    return _BLANK.sub(" ", one_line(text)).strip()


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def read_source_text(source: Source, data: bytes, own: Own = ()) -> SourceText:
    """Read the file of a source; raises FactsheetError for one that cannot be read. `own` are short forms in it."""
    reading = read_source(data, source.file or source.id).reading
    return source_text(source, reading, sha256(data).hexdigest(), own)


def source_text(source: Source, reading: SourceReading, digest: str, own: Own) -> SourceText:
    """Give the text of what was read: what an import takes of it, and its dateline."""
    language = language_of(reading)
    kept = [(text, block.at) for block in outline(reading, language).blocks for text in _texts(block)]
    blocks: list[tuple[int, str]] = []
    at = 0
    for text, place in kept:
        blocks.append((at, place))
        at += len(text) + 1
    return SourceText(source.id, language, " ".join(text for text, _ in kept), tuple(blocks), digest, source.date, own)


def language_of(reading: SourceReading) -> str:
    """Give the language of a source (BCP 47), as it says or by its commonest words; English where nothing tells."""
    said = reading.facts.get("language", "").replace("_", "-")
    return said or guess_language(" ".join(block.text for block in reading.blocks)) or "en"


def _texts(block: Block) -> Iterator[str]:
    if text := _taken(block.pieces):
        yield f"{block.label} {text}" if block.label else text
    for row in block.rows:
        for cell in row:
            if text := _taken(cell):
                yield text


def _taken(pieces: Pieces) -> str:
    return unicodedata.normalize("NFC", _blanks("".join(p.text for p in pieces if p.why in _TAKEN)))
