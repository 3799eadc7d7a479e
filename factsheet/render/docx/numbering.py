"""The list part: every family of list styles is bound to one multi-level list (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from lxml import etree

from factsheet.render.docx.names import LIST_FAMILIES, LIST_LEVELS, ListFamily
from factsheet.render.docx.properties import add_font, color
from factsheet.render.docx.xml import add, add_value, root, serialize, twips
from factsheet.render.theme import Theme


def numbering_part(theme: Theme) -> bytes:
    """Give `numbering.xml`: the marks and hanging indents of the theme's lists."""
    numbering = root("numbering")
    for family in LIST_FAMILIES:
        _add_list(numbering, family, theme)
    for family in LIST_FAMILIES:
        instance = add(numbering, "num", numId=str(family.number))
        add_value(instance, "abstractNumId", family.number)
    return serialize(numbering)


def _add_list(numbering: etree._Element, family: ListFamily, theme: Theme) -> None:
    element = add(numbering, "abstractNum", abstractNumId=str(family.number))
    add_value(element, "nsid", f"4FAC7E{family.number:02X}")
    add_value(element, "multiLevelType", "multilevel")
    for level in range(LIST_LEVELS):
        _add_level(element, family, level, theme)


def _add_level(element: etree._Element, family: ListFamily, level: int, theme: Theme) -> None:
    lists, indent = theme.lists, theme.lists.indent * family.indent
    own = add(element, "lvl", ilvl=str(level))
    add_value(own, "start", 1)
    add_value(own, "numFmt", "bullet")
    add_value(own, "pStyle", family.bullet(level + 1))
    add_value(own, "lvlText", lists.marks[level % len(lists.marks)] if lists.marks else "")
    add_value(own, "lvlJc", "left")
    add(add(own, "pPr"), "ind", left=twips(indent * (level + 1)), hanging=twips(indent))
    properties = add(own, "rPr")
    add_font(properties, theme.fonts[theme.styles.body.font].word)
    add_value(properties, "color", color(theme, lists.marks_color))
