"""The font table: the fonts that the styles name, and what may stand in for them (ECMA-376 part 1, 17.8)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from factsheet.render.docx.languages import FACES
from factsheet.render.docx.xml import add, add_value, root, serialize
from factsheet.render.theme import Theme


def font_table_part(theme: Theme) -> bytes:
    """Give `fontTable.xml` with the theme's fonts and the East Asian faces."""
    table = root("fonts")
    known: set[str] = set()
    for choice in theme.fonts.values():
        _add_font(table, choice.word, choice.word_alternatives, known)
    for face in FACES:
        _add_font(table, face.name, face.alternatives, known)
    return serialize(table)


def _add_font(table: etree._Element, name: str, alternatives: Sequence[str], known: set[str]) -> None:
    if name in known:
        return
    known.add(name)
    font = add(table, "font", name=name)
    if alternatives:
        add_value(font, "altName", ",".join(alternatives))
    add_value(font, "family", "auto")
    add_value(font, "pitch", "variable")
