"""A file taken apart, down to what no longer holds anything else."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator

from factsheet.leaks.packings import Found, members, unpacked
from factsheet.leaks.parts import Budget, Part
from factsheet.leaks.pdf import Pdf, is_pdf
from factsheet.leaks.reading import texts_of


def unpack(data: bytes, constant: Collection[str] = (), budget: Budget | None = None) -> Iterator[Part]:
    """Give a file, and all parts of it, each before those in it, without the `constant` values of JSON.

    Raises TooMuchError where a bound is met.
    """
    yield from _Unpacker(budget or Budget(), constant).parts(data, (), 0)


class _Unpacker:
    def __init__(self, budget: Budget, constant: Collection[str]) -> None:
        self._budget, self._constant = budget, constant
        self._seen: set[bytes] = set()

    def parts(self, data: bytes, place: tuple[str, ...], offset: int) -> Iterator[Part]:
        """Give a part and those in it; the same bytes are taken apart once."""
        self._budget.take(len(data), len(place))
        digest = hashlib.sha256(data).digest()
        if digest in self._seen:
            return
        self._seen.add(digest)
        if is_pdf(data):
            yield from self._of_pdf(data, place, offset)
            return
        read, left = texts_of(data, self._constant)
        yield Part(place, offset, left, read)
        yield from self._within(unpacked(data), place)

    def _within(self, found: Iterable[Found], place: tuple[str, ...]) -> Iterator[Part]:
        for each in found:
            inside = (*place, each.name) if each.name else place
            if each.unread:
                yield Part(inside, each.offset, b"", unread=each.unread)
            if each.name:
                if each.is_named:
                    yield Part(inside, each.offset, b"", (each.name,))
                yield from self.parts(each.data, inside, each.offset)

    def _of_pdf(self, data: bytes, place: tuple[str, ...], offset: int) -> Iterator[Part]:
        pdf = Pdf(data, lambda size: self._budget.take(size, len(place)))
        yield Part(place, offset, data, pages=pdf.pages, unread="it is encrypted" if pdf.is_encrypted else "")
        if pdf.is_encrypted:
            return
        for each in pdf.objects:
            inside = (*place, f"object {each.number}")
            read, letters = pdf.texts(each), pdf.letters(each)
            self._budget.take(len(each.head), len(inside))
            # Its bytes stand in those of the file, or of the stream that holds it.
            yield Part(inside, each.offset, b"", read, letters, unread=each.unread)
            if each.stream:
                yield from self._of_stream(each.stream, (*inside, "stream"), each.offset)
        yield from self._beside(data, place)

    def _beside(self, data: bytes, place: tuple[str, ...]) -> Iterator[Part]:
        """Give what stands before and behind a PDF, and archives anywhere in it."""
        start, end = data.find(b"%PDF-"), data.rfind(b"%%EOF") + len(b"%%EOF")
        for at, piece in ((0, data[:start]), (end, data[end:])):
            if piece.strip() and len(piece) < len(data):
                yield from self.parts(piece, (*place, "beside the PDF"), at)
        yield from self._within(members(data), place)

    def _of_stream(self, data: bytes, place: tuple[str, ...], offset: int) -> Iterator[Part]:
        """Give a stream, which was read with its object, and what is packed in it; XMP and the like are read here."""
        read = texts_of(data)[0] if data.lstrip()[:1] in {b"<", b"{"} else ()
        yield Part(place, offset, data, read)
        yield from self._within(unpacked(data), place)
