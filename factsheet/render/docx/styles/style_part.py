"""The style part and the list part of a Word file, made from a theme (ECMA-376 part 1, 17.7 and 17.9)."""

from lxml import etree

from factsheet.render.bidi.paragraphs import base_level
from factsheet.render.docx.context import complex_face, east_asian_face, is_east_asian, is_korean, language_attributes
from factsheet.render.docx.names import LINE_NUMBER, StyleId
from factsheet.render.docx.styles.paragraph_styles import (
    LineRule,
    ParagraphStyle,
    StyleFrame,
    cell_gap,
    paragraph_styles,
)
from factsheet.render.docx.xml import add, add_value, eighths, half_points, root, serialize, switch, toggle, twips
from factsheet.render.theme import RuleLine, TextStyle, Theme

_JUSTIFICATION = {"start": "left", "center": "center", "end": "right", "justify": "both"}
_OPEN_LEADING = 1.25
"""The leading, in parts of the size, that is higher than the lines of most Latin fonts."""
_NOTHING = TextStyle(font="", size=0, leading=0, color="#")
"""The look under a style that is based on no other: font, size, leading and colour are left to say."""


def add_style(styles: etree._Element, frame: StyleFrame) -> etree._Element:
    """Append a style without properties."""
    flags = ({"default": "1"} if frame.default else {}) | ({"customStyle": "1"} if frame.custom else {})
    element = add(styles, "style", type=frame.kind, **flags, styleId=frame.id)
    add_value(element, "name", frame.name)
    if frame.based_on:
        add_value(element, "basedOn", frame.based_on)
    if frame.next:
        add_value(element, "next", frame.next)
    add_value(element, "uiPriority", 1 if frame.shown else 99)
    if frame.shown:
        switch(element, "qFormat")
    if frame.default and frame.kind != "paragraph":
        switch(element, "semiHidden")
        switch(element, "unhideWhenUsed")
    return element


def add_paragraph_style(
    styles: etree._Element, style: ParagraphStyle, base: ParagraphStyle | None, theme: Theme, language: str
) -> None:
    """Append a paragraph style: what it says and its base does not."""
    element, look, under = add_style(styles, style), style.look, base.look if base else _NOTHING
    properties = add(element, "pPr")
    if under.keep_with_next is not look.keep_with_next:
        switch(properties, "keepNext", look.keep_with_next)
    if style.outline is not None:
        switch(properties, "keepLines")
    _add_numbering(properties, style)
    _add_rules(properties, look, under, theme)
    if style.end_tab is not None:
        add(add(properties, "tabs"), "tab", val="right", pos=twips(style.end_tab))
    if base is None and is_east_asian(language):
        for name in _QUARTER_SPACES:
            switch(properties, name, on=not is_korean(language))
    if base is None and base_level(language):
        switch(properties, "bidi")
    same_line = base is not None and base.line is style.line and look.leading == under.leading
    _add_spacing(properties, look, under, None if same_line else _line_rule(style, language))
    _add_indents(properties, style, under)
    if look.align != under.align:
        add_value(properties, "jc", _JUSTIFICATION[look.align])
    if style.outline is not None:
        add_value(properties, "outlineLvl", style.outline)
    if not len(properties):
        element.remove(properties)
    _add_run_properties(element, look, under, theme, language)


def _add_indents(properties: etree._Element, style: ParagraphStyle, under: TextStyle) -> None:
    indents = {"left": twips(style.look.indent)} if style.hanging or style.look.indent != under.indent else {}
    if style.end_indent:
        indents["right"] = twips(style.end_indent)
    if style.hanging:
        indents["hanging"] = twips(style.hanging)
    if indents:
        add(properties, "ind", **indents)


_QUARTER_SPACES = ("autoSpaceDE", "autoSpaceDN")
"""Whether Word puts a space between East Asian and Western letters and digits (17.3.1.2 and 17.3.1.3).

In Korean, which parts words by spaces, one would read as a slip.
"""


def quarter_spaces(language: str) -> str:
    """Say whether such spaces are put in a paragraph in another language than the document's."""
    return "".join([toggle(name, on=not is_korean(language)) for name in _QUARTER_SPACES])


def _line_rule(style: ParagraphStyle, language: str) -> LineRule:
    """Hold lines exactly where a font's own line may be higher than the leading, so that the rhythm is the PDF's.

    That is so of leading as tight as that of titles, and of East Asian faces.
    """
    tight = style.look.leading < _OPEN_LEADING * style.look.size
    if style.line is LineRule.AT_LEAST and (tight or is_east_asian(language)):
        return LineRule.EXACT
    return style.line


def _add_numbering(properties: etree._Element, style: ParagraphStyle) -> None:
    if style.numbering is None:
        return
    number, level = style.numbering
    numbering = add(properties, "numPr")
    if level:
        add_value(numbering, "ilvl", level)
    add_value(numbering, "numId", number)


def _add_rules(properties: etree._Element, look: TextStyle, under: TextStyle, theme: Theme) -> None:
    if look.rule_above == under.rule_above and look.rule_below == under.rule_below:
        return
    borders = add(properties, "pBdr")
    if look.rule_above:
        add_rule(borders, "top", look.rule_above, theme)
    if look.rule_below:
        add_rule(borders, "bottom", look.rule_below, theme)


def add_rule(borders: etree._Element, edge: str, rule: RuleLine, theme: Theme) -> None:
    """Append one border; Word takes a distance of up to 31 points."""
    space = str(min(31, round(rule.gap)))
    add(borders, edge, val="single", sz=eighths(rule.width), space=space, color=color(theme, rule.color))


def _add_spacing(properties: etree._Element, look: TextStyle, under: TextStyle, line: LineRule | None) -> None:
    attributes: dict[str, str] = {}
    if look.space_before != under.space_before:
        attributes["before"] = twips(look.space_before)
    if look.space_after != under.space_after:
        attributes["after"] = twips(look.space_after)
    if line:
        attributes |= {"line": "240" if line is LineRule.AUTO else twips(look.leading), "lineRule": line}
    if attributes:
        add(properties, "spacing", **attributes)


def _add_run_properties(parent: etree._Element, look: TextStyle, under: TextStyle, theme: Theme, language: str) -> None:
    """Append `w:rPr`: font, weight, slope, colour and size where they differ from the base."""
    properties = add(parent, "rPr")
    if look.font != under.font:
        add_font(properties, theme.fonts[look.font].word, complex_face(language))
    for name, on, was in (("b", look.bold, under.bold), ("i", look.italic, under.italic)):
        if on is not was:
            switch(properties, name, on)
            switch(properties, f"{name}Cs", on)
    if theme.color(look.color) != theme.color(under.color):
        add_value(properties, "color", color(theme, look.color))
    if look.size != under.size:
        add_value(properties, "sz", half_points(look.size))
        add_value(properties, "szCs", half_points(look.size))
    if not len(properties):
        parent.remove(properties)


def add_font(properties: etree._Element, name: str, complex_name: str | None = None) -> None:
    """Append `w:rFonts` for all but East Asian text, which keeps the document's face; `complex_name` is for cs."""
    add(properties, "rFonts", ascii=name, hAnsi=name, cs=complex_name or name)


def color(theme: Theme, ref: str) -> str:
    """Give a colour of the theme as Word writes it, `RRGGBB`."""
    return theme.color(ref)[1:].upper()


_FONT = "DefaultParagraphFont"
_COMMENT_MARK = half_points(8)
_BOLD, _ITALIC = {"b": "", "bCs": ""}, {"i": "", "iCs": ""}


def _add_character_styles(styles: etree._Element, theme: Theme, *, numbered: bool) -> None:
    """Append every character style, that of the numbers at the margin, as quiet as running lines, where `numbered`."""
    add_style(styles, StyleFrame(_FONT, "Default Paragraph Font", "character", default=True))
    link = {"color": color(theme, "link")}
    for style, name, looks in (
        (StyleId.STRONG, "Strong", _BOLD),
        (StyleId.EMPHASIS, "Emphasis", _ITALIC),
        (StyleId.STRONG_EMPHASIS, "Intense Emphasis", _BOLD | _ITALIC),
        (StyleId.LINK, "Hyperlink", link | {"u": "single"}),
    ):
        _add_character(styles, StyleFrame(style, name, "character", _FONT, shown=True), looks)
    for style, name, looks in (
        (StyleId.LINK_STRONG, "Hyperlink Strong", _BOLD),
        (StyleId.LINK_EMPHASIS, "Hyperlink Emphasis", _ITALIC),
        (StyleId.LINK_STRONG_EMPHASIS, "Hyperlink Intense Emphasis", _BOLD | _ITALIC),
    ):
        _add_character(styles, StyleFrame(style, name, "character", StyleId.LINK, custom=True), looks)
    note = StyleFrame(StyleId.NOTE_REFERENCE, "endnote reference", "character", _FONT)
    _add_character(styles, note, link | {"vertAlign": "superscript"})
    comment = StyleFrame(StyleId.COMMENT_REFERENCE, "annotation reference", "character", _FONT)
    _add_character(styles, comment, {"sz": _COMMENT_MARK, "szCs": _COMMENT_MARK})
    if numbered:
        quiet = {"color": color(theme, "muted"), "sz": half_points(theme.styles.running_foot.size)}
        _add_character(styles, StyleFrame(LINE_NUMBER, "line number", "character", _FONT), quiet)


def _add_character(styles: etree._Element, frame: StyleFrame, looks: dict[str, str]) -> None:
    """Append a character style of these run properties; toggles have no value."""
    properties = add(add_style(styles, frame), "rPr")
    for key, value in looks.items():
        if value:
            add_value(properties, key, value)
        else:
            switch(properties, key)


_FONT_LINE = 1.2


def _add_normal(styles: etree._Element) -> None:
    element = add_style(styles, StyleFrame(StyleId.TABLE_NORMAL, "Normal Table", "table", default=True))
    properties = add(element, "tblPr")
    add(properties, "tblInd", w="0", type="dxa")
    _add_margins(properties, 0, 5.4, 0, 5.4)


def _new(styles: etree._Element, style: StyleId, name: str) -> etree._Element:
    return add_style(styles, StyleFrame(style, name, "table", StyleId.TABLE_NORMAL, custom=True, shown=True))


def _add_grid(styles: etree._Element, theme: Theme) -> None:
    tables = theme.tables
    style = _new(styles, StyleId.GRID, "Fact Sheet Table")
    properties = add(style, "tblPr")
    _add_borders(properties, theme, tables.row_rule)
    _add_padding(properties, theme, theme.styles.table_cell, theme.tables.padding_x)
    first = add(add(style, "tblStylePr", type="firstRow"), "tcPr")
    borders = add(first, "tcBorders")
    add(borders, "top", val="nil")
    add_rule(borders, "bottom", _flush(tables.head_rule), theme)
    if tables.head_fill:
        _add_shade(first, theme, tables.head_fill)


def _add_facts(styles: etree._Element, theme: Theme) -> None:
    properties = add(_new(styles, StyleId.FACTS, "Key Facts"), "tblPr")
    _add_borders(properties, theme, theme.tables.row_rule)
    # Without a ground, the labels stand flush with the text of the page; their style keeps them off the values.
    _add_padding(properties, theme, theme.styles.facts_value, x=0)


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


def _add_padding(properties: etree._Element, theme: Theme, look: TextStyle, x: float) -> None:
    """Append the padding of cells.

    Word puts what the leading exceeds the font's line by above it, so half of that goes below; it keeps the space after
    a cell's last paragraph and adds the rule to the row, which both come off the padding.
    """
    y = theme.tables.padding_y
    shift = min(y, max(0, look.leading - _FONT_LINE * look.size) / 2)
    under = max(0, y + shift - cell_gap(theme) - theme.tables.row_rule.width)
    _add_margins(properties, y - shift, x, under, x)


def _add_margins(properties: etree._Element, top: float, right: float, bottom: float, left: float) -> None:
    margins = add(properties, "tblCellMar")
    for edge, width in (("top", top), ("left", left), ("bottom", bottom), ("right", right)):
        add(margins, edge, w=twips(width), type="dxa")


def _add_shade(properties: etree._Element, theme: Theme, fill: str) -> None:
    add(properties, "shd", val="clear", color="auto", fill=color(theme, fill))


def styles_part(theme: Theme, language: str, *, numbered: bool) -> bytes:
    """Give `styles.xml` for a theme and the document's language (BCP 47), of `numbered` lines if need be."""
    styles = root("styles")
    _add_defaults(styles, theme, language)
    known: dict[str, ParagraphStyle] = {}
    for style in paragraph_styles(theme):
        add_paragraph_style(styles, style, known.get(style.based_on or ""), theme, language)
        known[style.id] = style
    _add_character_styles(styles, theme, numbered=numbered)
    _add_normal(styles)
    _add_grid(styles, theme)
    _add_facts(styles, theme)
    _add_callout(styles, theme)
    add_style(styles, StyleFrame("NoList", "No List", "numbering", default=True))
    return serialize(styles)


def _add_defaults(styles: etree._Element, theme: Theme, language: str) -> None:
    """Append what even Normal builds on: fonts, language, and paragraphs that leave no widow."""
    defaults = add(styles, "docDefaults")
    run = add(add(defaults, "rPrDefault"), "rPr")
    body = theme.fonts[theme.styles.body.font].word
    add(run, "rFonts", ascii=body, hAnsi=body, cs=complex_face(language) or body, eastAsia=east_asian_face(language))
    add(run, "lang", **({"val": "en-US"} | language_attributes(language)))
    switch(add(add(defaults, "pPrDefault"), "pPr"), "widowControl")
