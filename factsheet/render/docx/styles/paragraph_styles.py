"""The paragraph styles of a theme: which there are, what each is called, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factsheet.document.nodes import Alignment
from factsheet.render.docx.names import (
    BODY_LIST,
    CALLOUT_LIST,
    FACTS_LIST,
    LIST_LEVELS,
    TABLE_LIST,
    ListFamily,
    StyleId,
    heading,
)
from factsheet.render.theme import CELL_GAP, TextStyle, Theme


class LineRule(StrEnum):
    """How Word takes the height of a line (ECMA-376 part 1, 17.18.48).

    AT_LEAST keeps the theme's leading as long as the font's own line is lower, and cuts off nothing that an editor
    enlarges or puts in; EXACT keeps it always; AUTO follows the content.
    """

    AT_LEAST = "atLeast"
    EXACT = "exact"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One paragraph style; only what differs from the style it is based on is written.

    `hanging` and `end_tab` are in points. `numbering` is the list it belongs to and the level there, from 0. `outline`
    is the level in the outline, from 0. A `custom` style has a name that Word does not know; a `shown` one is in the
    gallery.
    """

    id: str
    name: str
    look: TextStyle
    based_on: str | None = StyleId.NORMAL
    next: str | None = None
    custom: bool = False
    shown: bool = False
    outline: int | None = None
    hanging: float = 0
    numbering: tuple[int, int] | None = None
    line: LineRule = LineRule.AT_LEAST
    end_tab: float | None = None


def paragraph_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    """Give every paragraph style of the theme, a base before what builds on it."""
    return (
        *_text_styles(theme),
        *_letterhead_styles(theme),
        *_heading_styles(theme),
        *_table_styles(theme),
        *_callout_styles(theme),
        *_furniture_styles(theme),
        *_list_styles(theme, BODY_LIST, theme.styles.list_item, StyleId.NORMAL),
        *_list_styles(theme, TABLE_LIST, _in_cell(theme.styles.table_cell, theme), StyleId.TABLE_TEXT),
        *_list_styles(theme, FACTS_LIST, _in_cell(theme.styles.facts_value, theme), StyleId.FACTS_VALUE),
        *_list_styles(theme, CALLOUT_LIST, theme.styles.callout_text, StyleId.CALLOUT_TEXT),
    )


def normal_look(theme: Theme) -> TextStyle:
    """Give the look of Normal: the body's letters and lines, without its spacing, rules and indent."""
    return theme.styles.body.model_copy(
        update={
            "space_before": 0,
            "space_after": 0,
            "indent": 0,
            "align": "start",
            "keep_with_next": False,
            "rule_above": None,
            "rule_below": None,
        }
    )


def _text_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    yield ParagraphStyle(StyleId.NORMAL, "Normal", normal_look(theme), based_on=None, shown=True)
    yield ParagraphStyle(StyleId.BODY, "Body Text", styles.body, shown=True)
    yield ParagraphStyle(StyleId.TITLE, "Title", styles.title, next=StyleId.BODY, shown=True)
    yield ParagraphStyle(StyleId.SUBTITLE, "Subtitle", styles.subtitle, next=StyleId.BODY, shown=True)
    yield ParagraphStyle(
        StyleId.NOTE, "endnote text", _indented(styles.note, theme.lists.indent), hanging=theme.lists.indent
    )


def _letterhead_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    for style, name, look in (
        (StyleId.ISSUER, "Letterhead Issuer", styles.issuer),
        (StyleId.OFFICE, "Letterhead Office", styles.office),
        (StyleId.DOCKET, "Docket", styles.docket),
        (StyleId.KICKER, "Document Type", styles.kicker),
        (StyleId.DATELINE, "Dateline", styles.dateline),
        (StyleId.CONTACT, "Contact", styles.contact),
    ):
        yield ParagraphStyle(style, name, look, custom=True, shown=True)


def _heading_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    for level in (1, 2, 3):
        yield ParagraphStyle(
            heading(level),
            f"heading {level}",
            theme.styles.heading(level),
            next=StyleId.BODY,
            shown=True,
            outline=level - 1,
        )


_GAP_LINE = 1.0


def aligned(style: str, align: Alignment) -> str:
    """Give the id of the variant of a table's style for a column's alignment."""
    return style + _ALIGNMENTS[align][0]


_ALIGNMENTS = {Alignment.START: ("", ""), Alignment.CENTER: ("Center", " Centered"), Alignment.END: ("End", " Right")}


def _table_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    text, value, caption = StyleId.TABLE_TEXT, StyleId.FACTS_VALUE, StyleId.CAPTION
    for style, name, look, base in (
        (text, "Table Text", styles.table_cell, StyleId.NORMAL),
        (StyleId.TABLE_HEAD, "Table Heading", styles.table_head.model_copy(update={"keep_with_next": True}), text),
        (StyleId.TABLE_LABEL, "Table Row Heading", styles.table_cell.model_copy(update={"bold": True}), text),
        (value, "Facts Text", styles.facts_value, text),
        (StyleId.FACTS_LABEL, "Facts Label", styles.facts_label, value),
    ):
        yield from _aligned_styles(style, name, _in_cell(look, theme), base)
    under = styles.caption.model_copy(
        update={"space_after": max(styles.caption.space_after, theme.figures.space_after)}
    )
    above = styles.caption.model_copy(
        update={
            "keep_with_next": True,
            "space_after": max(styles.caption.space_after, theme.tables.space_before),
        }
    )
    yield ParagraphStyle(caption, "caption", under, next=StyleId.BODY, shown=True)
    yield ParagraphStyle(StyleId.TABLE_CAPTION, "Table Caption", above, based_on=caption, custom=True, shown=True)


def cell_gap(theme: Theme) -> float:
    """Give the space in points between paragraphs of a cell; the cell's lower padding is less by as much."""
    return min(CELL_GAP, theme.tables.padding_y)


def _in_cell(look: TextStyle, theme: Theme) -> TextStyle:
    return look.model_copy(update={"space_before": 0, "space_after": cell_gap(theme)})


def _aligned_styles(style: str, name: str, look: TextStyle, base: str) -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(style, name, look, based_on=base, custom=True, shown=True)
    for align in (Alignment.CENTER, Alignment.END):
        turned = look.model_copy(update={"align": align.value})
        yield ParagraphStyle(aligned(style, align), name + _ALIGNMENTS[align][1], turned, based_on=style, custom=True)


def _callout_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    text, styles = StyleId.CALLOUT_TEXT, theme.styles
    yield ParagraphStyle(text, "Callout Text", styles.callout_text, custom=True, shown=True)
    yield ParagraphStyle(
        StyleId.CALLOUT_HEADING,
        "Callout Heading",
        styles.callout_heading,
        based_on=text,
        next=text,
        custom=True,
        shown=True,
    )


def _furniture_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    styles, figures = theme.styles, theme.figures
    picture = normal_look(theme).model_copy(update={"space_before": figures.space_before, "keep_with_next": True})
    alone = picture.model_copy(update={"space_after": figures.space_after, "keep_with_next": False})
    yield ParagraphStyle(StyleId.HEADER, "header", styles.running_head, end_tab=theme.page.text_width)
    yield ParagraphStyle(StyleId.FOOTER, "footer", styles.running_foot, end_tab=theme.page.text_width)
    yield ParagraphStyle(
        StyleId.FIGURE, "Figure", picture, next=StyleId.CAPTION, custom=True, shown=True, line=LineRule.AUTO
    )
    yield ParagraphStyle(
        StyleId.FIGURE_ALONE,
        "Figure without Caption",
        alone,
        based_on=StyleId.FIGURE,
        next=StyleId.BODY,
        custom=True,
        line=LineRule.AUTO,
    )
    yield ParagraphStyle(StyleId.COMMENT_TEXT, "annotation text", normal_look(theme), line=LineRule.AUTO)
    tables, callouts = theme.tables, theme.callouts
    yield _gap(theme, StyleId.TABLE_LEAD, "Table Lead", space_before=tables.space_before)
    yield _gap(theme, StyleId.TABLE_GAP, "Table Gap", space_after=tables.space_after)
    yield _gap(theme, StyleId.CALLOUT_LEAD, "Callout Lead", space_before=callouts.space_before)
    yield _gap(theme, StyleId.CALLOUT_GAP, "Callout Gap", space_after=callouts.space_after)


def _gap(theme: Theme, style: str, name: str, **space: float) -> ParagraphStyle:
    """Give the style of an empty paragraph beside a table: tables themselves have no space around them.

    It is one point high; the rest of the space is its space before or after, which Word merges with that of the
    neighbouring paragraph.
    """
    rest = {side: max(0, width - _GAP_LINE) for side, width in space.items()}
    look = normal_look(theme).model_copy(update={"size": _GAP_LINE, "leading": _GAP_LINE, **rest})
    return ParagraphStyle(style, name, look, next=StyleId.BODY, custom=True, line=LineRule.EXACT)


def _list_styles(theme: Theme, family: ListFamily, look: TextStyle, base: str) -> Iterator[ParagraphStyle]:
    custom, shown = family is not BODY_LIST, family is BODY_LIST
    indent = theme.lists.indent * family.indent
    for level in range(1, LIST_LEVELS + 1):
        suffix = "" if level == 1 else f" {level}"
        own = _indented(look, indent * level)
        yield ParagraphStyle(
            family.bullet(level),
            family.bullet_name + suffix,
            own,
            based_on=base,
            custom=custom,
            shown=shown,
            hanging=indent,
            numbering=(family.number, level - 1),
        )
        yield ParagraphStyle(family.continuation(level), family.more_name + suffix, own, based_on=base, custom=custom)


def _indented(look: TextStyle, indent: float) -> TextStyle:
    return look.model_copy(update={"indent": look.indent + indent})
