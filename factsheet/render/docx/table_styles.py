"""The table styles: the grid with a header row, the key facts, and the callout's box.

Each is one `w:style` of type table (ECMA-376 part 1, 17.7.6); the cells themselves carry no formatting.
"""

from __future__ import annotations

from lxml import etree

from factsheet.render.docx.names import StyleId
from factsheet.render.docx.paragraph_styles import cell_gap
from factsheet.render.docx.properties import add_rule, color
from factsheet.render.docx.style_element import StyleFrame, add_style
from factsheet.render.docx.xml import add, twips
from factsheet.render.theme import Rule, TextStyle, Theme

_FONT_LINE = 1.2


def add_table_styles(styles: etree._Element, theme: Theme) -> None:
    """Append every table style to `w:styles`."""
    _add_normal(styles)
    _add_grid(styles, theme)
    _add_facts(styles, theme)
    _add_callout(styles, theme)


def _add_normal(styles: etree._Element) -> None:
    element = add_style(styles, StyleFrame("table", StyleId.TABLE_NORMAL, "Normal Table", default=True))
    properties = add(element, "tblPr")
    add(properties, "tblInd", w="0", type="dxa")
    _add_margins(properties, 0, 5.4, 0, 5.4)


def _new(styles: etree._Element, style: StyleId, name: str) -> etree._Element:
    frame = StyleFrame("table", style, name, base=StyleId.TABLE_NORMAL, custom=True, shown=True)
    return add_style(styles, frame)


def _add_grid(styles: etree._Element, theme: Theme) -> None:
    tables = theme.tables
    style = _new(styles, StyleId.GRID, "Fact Sheet Table")
    properties = add(style, "tblPr")
    _add_borders(properties, theme, tables.row_rule)
    _add_padding(properties, theme, theme.styles.table_cell)
    first = add(add(style, "tblStylePr", type="firstRow"), "tcPr")
    borders = add(first, "tcBorders")
    add(borders, "top", val="nil")
    add_rule(borders, "bottom", _flush(tables.head_rule), theme)
    if tables.head_fill:
        _add_shade(first, theme, tables.head_fill)


def _add_facts(styles: etree._Element, theme: Theme) -> None:
    properties = add(_new(styles, StyleId.FACTS, "Key Facts"), "tblPr")
    _add_borders(properties, theme, theme.tables.row_rule)
    # Without a ground, the labels stand flush with the text of the page.
    _add_padding(properties, theme, theme.styles.facts_value, left=0)


def _add_callout(styles: etree._Element, theme: Theme) -> None:
    callouts = theme.callouts
    style = _new(styles, StyleId.CALLOUT, "Callout")
    properties = add(style, "tblPr")
    half = callouts.bar_width / 2  # a border lies half inside its cell
    bar = Rule(width=callouts.bar_width, color=callouts.bar, gap=0)
    add_rule(add(properties, "tblBorders"), "left", bar, theme)
    under = max(0, callouts.padding - theme.styles.callout_text.space_after)
    _add_margins(properties, callouts.padding, callouts.padding, under, callouts.padding + half)
    _add_shade(add(style, "tcPr"), theme, callouts.fill)


def _add_borders(properties: etree._Element, theme: Theme, rule: Rule) -> None:
    borders = add(properties, "tblBorders")
    for edge in ("top", "bottom", "insideH"):
        add_rule(borders, edge, _flush(rule), theme)


def _flush(rule: Rule) -> Rule:
    """Give the rule without a gap: a cell's padding already keeps its text away."""
    return rule.model_copy(update={"gap": 0})


def _add_padding(properties: etree._Element, theme: Theme, look: TextStyle, left: float | None = None) -> None:
    """Append the padding of cells.

    Word puts what the leading exceeds the font's line by above it, so half of that goes below; it keeps the space after
    a cell's last paragraph and adds the rule to the row, which both come off the padding.
    """
    x, y = theme.tables.padding_x, theme.tables.padding_y
    shift = min(y, max(0, look.leading - _FONT_LINE * look.size) / 2)
    under = max(0, y + shift - cell_gap(theme) - theme.tables.row_rule.width)
    _add_margins(properties, y - shift, x, under, x if left is None else left)


def _add_margins(properties: etree._Element, top: float, right: float, bottom: float, left: float) -> None:
    margins = add(properties, "tblCellMar")
    for edge, width in (("top", top), ("left", left), ("bottom", bottom), ("right", right)):
        add(margins, edge, w=twips(width), type="dxa")


def _add_shade(properties: etree._Element, theme: Theme, fill: str) -> None:
    add(properties, "shd", val="clear", color="auto", fill=color(theme, fill))
