"""What is unpacked of a file: parts, each with its place, as bytes and as what people read in it."""

from __future__ import annotations

from msgspec import Struct


class Part(Struct, frozen=True):
    """A piece of a file: where it stands, from which byte of the part around it, and its bytes.

    `place` are the steps down to it, as `word/document.xml`; empty for the file itself. `read` are the texts that
    somebody can read in it, `letters` those that a font in it can show, `pages` how many a PDF has. `unread` says why
    it is not all that stands there, where it could not be unpacked.
    """

    place: tuple[str, ...]
    offset: int
    data: bytes
    read: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()
    pages: int = 0
    unread: str = ""


class TooMuchError(Exception):
    """Raised where more is packed into a file than is looked at: the bound that was met."""


class Budget:
    """How much may still be unpacked: bytes in all, parts, and steps down."""

    def __init__(self, most_bytes: int = 256 * 2**20, most_parts: int = 200_000, deepest: int = 12) -> None:
        self.bytes, self.parts, self.deepest = most_bytes, most_parts, deepest

    def take(self, size: int, depth: int) -> None:
        """Count a part; raises TooMuchError where it is one too many, too large, or too deep."""
        self.bytes -= size
        self.parts -= 1
        if self.bytes < 0:
            raise TooMuchError("it unpacks to more than 256 MB")
        if self.parts < 0:
            raise TooMuchError("it unpacks to more than 200,000 parts")
        if depth > self.deepest:
            raise TooMuchError(f"it is packed more than {self.deepest} times")
