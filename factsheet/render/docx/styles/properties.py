"""A style's frame, and its properties as differences from the style it is based on (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from factsheet.render.docx.styles.paragraph_styles import LineRule, ParagraphStyle
from factsheet.render.docx.xml import add, add_value, eighths, half_points, switch, twips
from factsheet.render.theme import RuleLine, TextStyle, Theme


@dataclass(frozen=True, slots=True)
class StyleFrame:
    """What a style is, apart from its looks.

    A `custom` style has a name that Word does not know. A `shown` style is in Word's gallery; the others are in its
    list, for whoever restyles a file has to find them.
    """

    kind: Literal["paragraph", "character", "table", "numbering"]
    id: str
    name: str
    base: str | None = None
    next: str | None = None
    custom: bool = False
    default: bool = False
    shown: bool = False


def add_style(styles: etree._Element, frame: StyleFrame) -> etree._Element:
    """Append a style without properties."""
    flags = ({"default": "1"} if frame.default else {}) | ({"customStyle": "1"} if frame.custom else {})
    element = add(styles, "style", type=frame.kind, **flags, styleId=frame.id)
    add_value(element, "name", frame.name)
    if frame.base:
        add_value(element, "basedOn", frame.base)
    if frame.next:
        add_value(element, "next", frame.next)
    _add_visibility(element, frame)
    return element


def _add_visibility(element: etree._Element, frame: StyleFrame) -> None:
    add_value(element, "uiPriority", 1 if frame.shown else 99)
    if frame.shown:
        switch(element, "qFormat")
    if frame.default and frame.kind != "paragraph":
        switch(element, "semiHidden")
        switch(element, "unhideWhenUsed")


_JUSTIFICATION = {"start": "left", "center": "center", "end": "right", "justify": "both"}


def add_paragraph_properties(
    parent: etree._Element, style: ParagraphStyle, base: ParagraphStyle | None, theme: Theme, line: LineRule
) -> None:
    """Append `w:pPr`: what the style says and its base does not."""
    look, under = style.look, base.look if base else None
    properties = add(parent, "pPr")
    if (under.keep_with_next if under else False) is not look.keep_with_next:
        switch(properties, "keepNext", look.keep_with_next)
    if style.outline is not None:
        switch(properties, "keepLines")
    _add_numbering(properties, style)
    _add_rules(properties, look, under, theme)
    if style.end_tab is not None:
        add(add(properties, "tabs"), "tab", val="right", pos=twips(style.end_tab))
    _add_spacing(properties, look, under, line, changed=bool(base and base.line is not style.line))
    _add_indent(properties, style, under)
    if look.align != (under.align if under else "start"):
        add_value(properties, "jc", _JUSTIFICATION[look.align])
    if style.outline is not None:
        add_value(properties, "outlineLvl", style.outline)
    if not len(properties):
        parent.remove(properties)


def _add_numbering(properties: etree._Element, style: ParagraphStyle) -> None:
    if style.numbering is None:
        return
    number, level = style.numbering
    numbering = add(properties, "numPr")
    if level:
        add_value(numbering, "ilvl", level)
    add_value(numbering, "numId", number)


def _add_rules(properties: etree._Element, look: TextStyle, under: TextStyle | None, theme: Theme) -> None:
    above = (look.rule_above, under.rule_above if under else None)
    below = (look.rule_below, under.rule_below if under else None)
    if above[0] == above[1] and below[0] == below[1]:
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


def _add_spacing(
    properties: etree._Element, look: TextStyle, under: TextStyle | None, line: LineRule, *, changed: bool
) -> None:
    attributes: dict[str, str] = {}
    if look.space_before != (under.space_before if under else 0):
        attributes["before"] = twips(look.space_before)
    if look.space_after != (under.space_after if under else 0):
        attributes["after"] = twips(look.space_after)
    if changed or under is None or look.leading != under.leading:
        attributes["line"] = "240" if line is LineRule.AUTO else twips(look.leading)
        attributes["lineRule"] = line
    if attributes:
        add(properties, "spacing", **attributes)


def _add_indent(properties: etree._Element, style: ParagraphStyle, under: TextStyle | None) -> None:
    if style.hanging or style.look.indent != (under.indent if under else 0):
        hanging = {"hanging": twips(style.hanging)} if style.hanging else {}
        add(properties, "ind", left=twips(style.look.indent), **hanging)


def add_run_properties(parent: etree._Element, look: TextStyle, under: TextStyle | None, theme: Theme) -> None:
    """Append `w:rPr`: font, weight, slope, colour and size where they differ from the base."""
    properties = add(parent, "rPr")
    if under is None or look.font != under.font:
        add_font(properties, theme.fonts[look.font].word)
    if look.bold is not (under.bold if under else False):
        switch(properties, "b", look.bold)
        switch(properties, "bCs", look.bold)
    if look.italic is not (under.italic if under else False):
        switch(properties, "i", look.italic)
        switch(properties, "iCs", look.italic)
    if under is None or theme.color(look.color) != theme.color(under.color):
        add_value(properties, "color", color(theme, look.color))
    if under is None or look.size != under.size:
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
