"""The character styles: one for each way in which a run can stand out."""

from __future__ import annotations

from lxml import etree

from factsheet.render.docx.names import LINE_NUMBER, StyleId
from factsheet.render.docx.properties import color
from factsheet.render.docx.style_element import StyleFrame, add_style
from factsheet.render.docx.xml import add, add_value, half_points, switch
from factsheet.render.theme import Theme

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
