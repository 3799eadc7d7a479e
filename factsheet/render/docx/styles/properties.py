"""Styles, and the properties of paragraph styles as differences from what they are based on (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from lxml import etree

from factsheet.render.docx.languages import is_east_asian
from factsheet.render.docx.styles.paragraph_styles import LineRule, ParagraphStyle, StyleFrame
from factsheet.render.docx.xml import add, add_value, eighths, half_points, switch, twips
from factsheet.render.theme import RuleLine, TextStyle, Theme

_JUSTIFICATION = {"start": "left", "center": "center", "end": "right", "justify": "both"}
_OPEN_LEADING = 1.25
"""The leading, in parts of the size, that is higher than the lines of most Latin fonts."""
_NOTHING = TextStyle.model_construct(font="", size=0, leading=0, color="#")
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
    same_line = base is not None and base.line is style.line and look.leading == under.leading
    _add_spacing(properties, look, under, None if same_line else _line_rule(style, language))
    if style.hanging or look.indent != under.indent:
        hanging = {"hanging": twips(style.hanging)} if style.hanging else {}
        add(properties, "ind", left=twips(look.indent), **hanging)
    if look.align != under.align:
        add_value(properties, "jc", _JUSTIFICATION[look.align])
    if style.outline is not None:
        add_value(properties, "outlineLvl", style.outline)
    if not len(properties):
        element.remove(properties)
    _add_run_properties(element, look, under, theme)


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


def _add_run_properties(parent: etree._Element, look: TextStyle, under: TextStyle, theme: Theme) -> None:
    """Append `w:rPr`: font, weight, slope, colour and size where they differ from the base."""
    properties = add(parent, "rPr")
    if look.font != under.font:
        add_font(properties, theme.fonts[look.font].word)
    for toggle, on, was in (("b", look.bold, under.bold), ("i", look.italic, under.italic)):
        if on is not was:
            switch(properties, toggle, on)
            switch(properties, f"{toggle}Cs", on)
    if theme.color(look.color) != theme.color(under.color):
        add_value(properties, "color", color(theme, look.color))
    if look.size != under.size:
        add_value(properties, "sz", half_points(look.size))
        add_value(properties, "szCs", half_points(look.size))
    if not len(properties):
        parent.remove(properties)


def add_font(properties: etree._Element, name: str) -> None:
    """Append `w:rFonts` for all but East Asian text, which keeps the document's face."""
    add(properties, "rFonts", ascii=name, hAnsi=name, cs=name)


def color(theme: Theme, ref: str) -> str:
    """Give a colour of the theme as Word writes it, `RRGGBB`."""
    return theme.color(ref)[1:].upper()
