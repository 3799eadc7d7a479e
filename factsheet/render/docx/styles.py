"""The style part of a Word file, made from a theme (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from lxml import etree

from factsheet.render.docx.character_styles import add_character_styles, add_line_number_style
from factsheet.render.docx.languages import east_asian_face, is_east_asian, language_attributes
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.paragraph_styles import LineRule, ParagraphStyle, paragraph_styles
from factsheet.render.docx.properties import add_paragraph_properties, add_run_properties
from factsheet.render.docx.style_element import StyleFrame, add_style
from factsheet.render.docx.table_styles import add_table_styles
from factsheet.render.docx.xml import add, root, serialize, switch
from factsheet.render.theme import Theme

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
