"""The style part and the list part of a Word file, made from a theme (ECMA-376 part 1, 17.7 and 17.9)."""

from __future__ import annotations

from lxml import etree

from factsheet.render.docx.languages import east_asian_face, is_east_asian, language_attributes
from factsheet.render.docx.names import LINE_NUMBER, LIST_FAMILIES, LIST_LEVELS, ListFamily, StyleId
from factsheet.render.docx.styles.paragraph_styles import LineRule, ParagraphStyle, cell_gap, paragraph_styles
from factsheet.render.docx.styles.properties import (
    StyleFrame,
    add_font,
    add_paragraph_properties,
    add_rule,
    add_run_properties,
    add_style,
    color,
)
from factsheet.render.docx.xml import add, add_value, half_points, root, serialize, switch, twips
from factsheet.render.theme import RuleLine, TextStyle, Theme

_FONT = "DefaultParagraphFont"
_BOLD, _ITALIC = ("b", "bCs"), ("i", "iCs")
_EMPHASES = (
    (StyleId.STRONG, "Strong", _BOLD),
    (StyleId.EMPHASIS, "Emphasis", _ITALIC),
    (StyleId.STRONG_EMPHASIS, "Intense Emphasis", _BOLD + _ITALIC),
)
_LINK_EMPHASES = (
    (StyleId.LINK_STRONG, "Hyperlink Strong", _BOLD),
    (StyleId.LINK_EMPHASIS, "Hyperlink Emphasis", _ITALIC),
    (StyleId.LINK_STRONG_EMPHASIS, "Hyperlink Intense Emphasis", _BOLD + _ITALIC),
)
_COMMENT_MARK = 8


def add_character_styles(styles: etree._Element, theme: Theme) -> None:
    """Append every character style to `w:styles`."""
    add_style(styles, StyleFrame("character", _FONT, "Default Paragraph Font", default=True))
    for style, name, toggles in _EMPHASES:
        frame = StyleFrame("character", style, name, base=_FONT, shown=True)
        _add_toggles(add_style(styles, frame), toggles)
    _add_link(styles, theme)
    for style, name, toggles in _LINK_EMPHASES:
        frame = StyleFrame("character", style, name, base=StyleId.LINK, custom=True)
        _add_toggles(add_style(styles, frame), toggles)
    _add_marks(styles, theme)


def add_line_number_style(styles: etree._Element, theme: Theme) -> None:
    """Append the style of the numbers at the margin, as quiet as the running lines."""
    frame = StyleFrame("character", LINE_NUMBER, "line number", base=_FONT)
    properties = add(add_style(styles, frame), "rPr")
    add_value(properties, "color", color(theme, "muted"))
    add_value(properties, "sz", half_points(theme.styles.running_foot.size))


def _add_toggles(style: etree._Element, toggles: tuple[str, ...]) -> None:
    properties = add(style, "rPr")
    for toggle in toggles:
        switch(properties, toggle)


def _add_link(styles: etree._Element, theme: Theme) -> None:
    frame = StyleFrame("character", StyleId.LINK, "Hyperlink", base=_FONT, shown=True)
    properties = add(add_style(styles, frame), "rPr")
    add_value(properties, "color", color(theme, "link"))
    add_value(properties, "u", "single")


def _add_marks(styles: etree._Element, theme: Theme) -> None:
    """Append the marks of endnotes and of comments."""
    note = add_style(styles, StyleFrame("character", StyleId.NOTE_REFERENCE, "endnote reference", base=_FONT))
    properties = add(note, "rPr")
    add_value(properties, "color", color(theme, "link"))
    add_value(properties, "vertAlign", "superscript")
    comment = add_style(styles, StyleFrame("character", StyleId.COMMENT_REFERENCE, "annotation reference", base=_FONT))
    properties = add(comment, "rPr")
    add_value(properties, "sz", half_points(_COMMENT_MARK))
    add_value(properties, "szCs", half_points(_COMMENT_MARK))


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
    bar = RuleLine(width=callouts.bar_width, color=callouts.bar, gap=0)
    add_rule(add(properties, "tblBorders"), "left", bar, theme)
    under = max(0, callouts.padding - theme.styles.callout_text.space_after)
    _add_margins(properties, callouts.padding, callouts.padding, under, callouts.padding + half)
    _add_shade(add(style, "tcPr"), theme, callouts.fill)


def _add_borders(properties: etree._Element, theme: Theme, rule: RuleLine) -> None:
    borders = add(properties, "tblBorders")
    for edge in ("top", "bottom", "insideH"):
        add_rule(borders, edge, _flush(rule), theme)


def _flush(rule: RuleLine) -> RuleLine:
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


_OPEN_LEADING = 1.25
"""The leading, in parts of the size, that is higher than the lines of most Latin fonts."""


def styles_part(theme: Theme, language: str, *, numbered: bool = False) -> bytes:
    """Give `styles.xml` for a theme and the document's language (BCP 47), of `numbered` lines if need be."""
    styles = root("styles")
    _add_defaults(styles, theme, language)
    known: dict[str, ParagraphStyle] = {}
    for style in paragraph_styles(theme):
        _add_paragraph_style(styles, style, known.get(style.based_on or ""), theme, language)
        known[style.id] = style
    add_character_styles(styles, theme)
    if numbered:
        add_line_number_style(styles, theme)
    add_table_styles(styles, theme)
    add_style(styles, StyleFrame("numbering", "NoList", "No List", default=True))
    return serialize(styles)


def _add_defaults(styles: etree._Element, theme: Theme, language: str) -> None:
    """Append what even Normal builds on: fonts, language, and paragraphs that leave no widow."""
    defaults = add(styles, "docDefaults")
    run = add(add(defaults, "rPrDefault"), "rPr")
    body = theme.fonts[theme.styles.body.font].word
    add(run, "rFonts", ascii=body, hAnsi=body, cs=body, eastAsia=east_asian_face(language).name)
    add(run, "lang", **({"val": "en-US"} | language_attributes(language)))
    switch(add(add(defaults, "pPrDefault"), "pPr"), "widowControl")


def _add_paragraph_style(
    styles: etree._Element, style: ParagraphStyle, base: ParagraphStyle | None, theme: Theme, language: str
) -> None:
    frame = StyleFrame(
        "paragraph",
        style.id,
        style.name,
        base=base.id if base else None,
        next=style.next,
        custom=style.custom,
        default=style.id == StyleId.NORMAL,
        shown=style.shown,
    )
    element = add_style(styles, frame)
    add_paragraph_properties(element, style, base, theme, _line_rule(style, language))
    add_run_properties(element, style.look, base.look if base else None, theme)


def _line_rule(style: ParagraphStyle, language: str) -> LineRule:
    """Hold lines exactly where a font's own line may be higher than the leading, so that the rhythm is the PDF's.

    That is so of leading as tight as that of titles, and of East Asian faces.
    """
    tight = style.look.leading < _OPEN_LEADING * style.look.size
    if style.line is LineRule.AT_LEAST and (tight or is_east_asian(language)):
        return LineRule.EXACT
    return style.line
