"""The paragraph styles of a theme: which there are, what each is called, and how it looks."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from factsheet.document.nodes import Alignment
from factsheet.render.docx import names
from factsheet.render.docx.names import ListFamily, StyleId
from factsheet.render.theme import CELL_GAP, TextStyle, Theme


class LineRule(StrEnum):
    """How Word takes the height of a line (ECMA-376 part 1, 17.18.48).

    AT_LEAST keeps the theme's leading as long as the font's own line is lower, and cuts off nothing that an editor
    enlarges or puts in; EXACT keeps it always; AUTO follows the content.
    """

    AT_LEAST = "atLeast"
    EXACT = "exact"
    AUTO = "auto"


class StyleFrame(Struct, frozen=True):
    """What a style is, apart from its looks; `kind` is paragraph, character, table or numbering.

    A `custom` style has a name that Word does not know. A `shown` style is in Word's gallery; the others are in its
    list, for whoever restyles a file has to find them.
    """

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str | None = None
    next: str | None = None
    custom: bool = False
    shown: bool = False
    default: bool = False


class ParagraphStyle(StyleFrame, frozen=True, kw_only=True):
    """One paragraph style; only what differs from the style it is based on is written.

    `hanging`, `end_tab` and `end_indent`, which is that of its base where it is 0, are in points. `numbering` is the
    list it belongs to and the level there, from 0. `outline` is the level in the outline, from 0.
    """

    look: TextStyle
    based_on: str | None = StyleId.NORMAL
    outline: int | None = None
    hanging: float = 0
    numbering: tuple[int, int] | None = None
    line: LineRule = LineRule.AT_LEAST
    end_tab: float | None = None
    end_indent: float = 0


def paragraph_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    """Give every paragraph style of the theme, a base before what builds on it."""
    return (
        *_text_styles(theme),
        *_letterhead_styles(theme),
        *_heading_styles(theme),
        *_table_styles(theme),
        *_callout_styles(theme),
        *_furniture_styles(theme),
        *_list_styles(theme, names.BODY_LIST, theme.styles.list_item, StyleId.NORMAL),
        *_list_styles(theme, names.TABLE_LIST, _in_cell(theme.styles.table_cell, theme), StyleId.TABLE_TEXT),
        *_list_styles(theme, names.FACTS_LIST, _in_cell(theme.styles.facts_value, theme), StyleId.FACTS_VALUE),
        *_list_styles(theme, names.CALLOUT_LIST, theme.styles.callout_text, StyleId.CALLOUT_TEXT),
    )


def normal_look(theme: Theme) -> TextStyle:
    """Give the look of Normal: the body's letters and lines, without its spacing, rules and indent."""
    flush: dict[str, object] = {"space_before": 0, "space_after": 0, "indent": 0, "align": "start"}
    return _but(theme.styles.body, **flush, keep_with_next=False, rule_above=None, rule_below=None)


def _text_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    yield ParagraphStyle(StyleId.NORMAL, "Normal", look=normal_look(theme), based_on=None, shown=True, default=True)
    yield ParagraphStyle(StyleId.BODY, "Body Text", look=styles.body, shown=True)
    yield ParagraphStyle(StyleId.TITLE, "Title", look=styles.title, next=StyleId.BODY, shown=True)
    yield ParagraphStyle(StyleId.SUBTITLE, "Subtitle", look=styles.subtitle, next=StyleId.BODY, shown=True)
    hanging = _NOTE_INDENT * styles.note.size
    yield ParagraphStyle(StyleId.NOTE, "endnote text", look=_indented(styles.note, hanging), hanging=hanging)


_NOTE_INDENT = 1.5
"""What a note's number of up to two digits, and the space behind it, take in parts of the type size."""


def _letterhead_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    for style, name, look in (
        (StyleId.ISSUER, "Letterhead Issuer", styles.issuer),
        (StyleId.OFFICE, "Letterhead Office", styles.office),
        (StyleId.DOCKET, "Docket", styles.docket),
        (StyleId.KICKER, "Document Type", styles.kicker),
        (StyleId.AUTHORITY, "Authority Block", styles.authority),
        (StyleId.DATELINE, "Dateline", styles.dateline),
        (StyleId.CONTACT, "Contact", styles.contact),
    ):
        yield ParagraphStyle(style, name, look=look, custom=True, shown=True)


def _heading_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    for level in (1, 2, 3):
        name, look = f"heading {level}", theme.styles.heading(level)
        yield ParagraphStyle(names.heading(level), name, look=look, next=StyleId.BODY, shown=True, outline=level - 1)


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
        (StyleId.TABLE_HEAD, "Table Heading", _but(styles.table_head, keep_with_next=True), text),
        (StyleId.TABLE_LABEL, "Table Row Heading", _but(styles.table_cell, bold=True), text),
        (value, "Facts Text", styles.facts_value, text),
        (StyleId.FACTS_LABEL, "Facts Label", styles.facts_label, value),
    ):
        # Not padding of the cells, which LibreOffice has on the same side in a mirrored table.
        end = theme.tables.padding_x if style is value else 0
        yield from _aligned_styles(style, name, _in_cell(look, theme), base, end)
    space = styles.caption.space_after
    under = _but(styles.caption, space_after=max(space, theme.figures.space_after))
    above = _but(styles.caption, keep_with_next=True, space_after=max(space, theme.tables.space_before))
    yield ParagraphStyle(caption, "caption", look=under, next=StyleId.BODY, shown=True)
    yield ParagraphStyle(StyleId.TABLE_CAPTION, "Table Caption", look=above, based_on=caption, custom=True, shown=True)


def cell_gap(theme: Theme) -> float:
    """Give the space in points between paragraphs of a cell; the cell's lower padding is less by as much."""
    return min(CELL_GAP, theme.tables.padding_y)


def _in_cell(look: TextStyle, theme: Theme) -> TextStyle:
    return _but(look, space_before=0, space_after=cell_gap(theme))


def _aligned_styles(style: str, name: str, look: TextStyle, base: str, end: float) -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(style, name, look=look, based_on=base, custom=True, shown=True, end_indent=end)
    for align in (Alignment.CENTER, Alignment.END):
        turned, own = _but(look, align=align.value), name + _ALIGNMENTS[align][1]
        yield ParagraphStyle(aligned(style, align), own, look=turned, based_on=style, custom=True)


def _callout_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    text = ParagraphStyle(StyleId.CALLOUT_TEXT, "Callout Text", look=theme.styles.callout_text, custom=True, shown=True)
    head, look = StyleId.CALLOUT_HEADING, theme.styles.callout_heading
    yield text
    yield replace(text, id=head, name="Callout Heading", look=look, based_on=text.id, next=text.id)


def _furniture_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    styles, figures = theme.styles, theme.figures
    picture = _but(normal_look(theme), space_before=figures.space_before, keep_with_next=True)
    alone = _but(picture, space_after=figures.space_after, keep_with_next=False)
    yield ParagraphStyle(StyleId.HEADER, "header", look=styles.running_head, end_tab=theme.page.text_width)
    yield ParagraphStyle(StyleId.FOOTER, "footer", look=styles.running_foot, end_tab=theme.page.text_width)
    figure, auto = StyleId.FIGURE, LineRule.AUTO
    yield ParagraphStyle(figure, "Figure", look=picture, next=StyleId.CAPTION, custom=True, shown=True, line=auto)
    name, after = "Figure without Caption", StyleId.BODY
    yield ParagraphStyle(StyleId.FIGURE_ALONE, name, look=alone, based_on=figure, next=after, custom=True, line=auto)
    yield ParagraphStyle(StyleId.COMMENT_TEXT, "annotation text", look=normal_look(theme), line=auto)
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
    look = _but(normal_look(theme), size=_GAP_LINE, leading=_GAP_LINE, **rest)
    return ParagraphStyle(style, name, look=look, next=StyleId.BODY, custom=True, line=LineRule.EXACT)


def _list_styles(theme: Theme, family: ListFamily, look: TextStyle, base: str) -> Iterator[ParagraphStyle]:
    known = family is names.BODY_LIST
    indent = theme.lists.indent * family.indent
    for level in range(1, names.LIST_LEVELS + 1):
        suffix = "" if level == 1 else f" {level}"
        more = ParagraphStyle(
            family.continuation(level),
            f"{family.name} Continue{suffix}",
            look=_indented(look, indent * level),
            based_on=base,
            custom=not known,
        )
        own, name, numbering = family.bullet(level), f"{family.name} Bullet{suffix}", (family.number, level - 1)
        yield replace(more, id=own, name=name, shown=known, hanging=indent, numbering=numbering)
        yield more


def _indented(look: TextStyle, indent: float) -> TextStyle:
    return _but(look, indent=look.indent + indent)


def _but(look: TextStyle, **changes: object) -> TextStyle:
    return look.model_copy(update=changes)
