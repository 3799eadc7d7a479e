"""Which characters a font file can draw."""

from __future__ import annotations

from functools import lru_cache

from factsheet.render.fonts.collection import FontFile, source_file
from factsheet.render.fonts.conversion import reading_font

CONTROLS = frozenset((*range(0x20), *range(0x7F, 0xA0)))
"""Control characters: some fonts map them to an empty glyph, but nobody could read them."""


@lru_cache(maxsize=64)
def coverage(file: FontFile) -> frozenset[int]:
    """Give the code points of a font file's Unicode character map (OpenType `cmap`), control characters left out.

    Raises FactsheetError (`unreadable-font`) for a damaged file.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - a costly import that most sheets never need

    source = source_file(file)
    # fontTools leaves a file that it opened itself open when it cannot read it.
    with reading_font(source), source.open("rb") as stream, TTFont(stream, lazy=True) as font:
        return frozenset(font["cmap"].getBestCmap() or ()) - CONTROLS
