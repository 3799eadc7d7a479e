"""What a marked sheet bears beside the marks of its portions, as the program worked it out or as a draft keeps it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from factsheet.document.nodes import Banner

_BANNER, _BESIDE, _WORD = "banner", "banner:beside", "block:"


class SheetMarking(Struct, frozen=True):
    """The banner of a sheet, what stands beside it at the foot, and the words before each value of the block.

    `by_page` says that pages have banners of their own where a format has pages; a draft keeps nothing of it.
    """

    banner: str
    beside: str
    words: Mapping[str, str]
    by_page: bool = False

    @property
    def node(self) -> Banner:
        """Its part of the document."""
        return Banner(self.banner, self.beside, self.by_page)

    def to_prints(self) -> dict[str, str]:
        """Give it as a sheet keeps what it printed."""
        # Kept in the order of their names.
        words = {f"{_WORD}{number:02}:{key}": text for number, (key, text) in enumerate(self.words.items())}
        return {_BANNER: self.banner, _BESIDE: self.beside, **words}

    @classmethod
    def of_prints(cls, prints: Mapping[str, str]) -> SheetMarking | None:
        """Give what `to_prints` gave; None for a sheet that is not marked."""
        if _BANNER not in prints:
            return None
        words = {key.rpartition(":")[2]: prints[key] for key in sorted(prints) if key.startswith(_WORD)}
        return cls(prints[_BANNER], prints.get(_BESIDE, ""), words)
