"""Checks a `Theme` that is right, quickly; written by `make checkers` from the model."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors
from typing import Any

from factsheet.models.checking import Checking, between, give_up, keyed, listed, member, number, one_of, table, text, truth, whole
from factsheet.render.theme import Callouts, Figures, FontChoice, LastPage, Lists, Page, Paper, Revisions, RuleLine, Styles, Tables, TextStyle, Theme, Titles, Watermark, _color_ref, _font_ref, _hex_color

_KEYS_OF_THEME = frozenset(['page', 'palette', 'fonts', 'styles', 'titles', 'last_page', 'lists', 'tables', 'callouts', 'figures', 'watermark', 'revisions'])
_KEYS_OF_PAGE = frozenset(['size', 'top', 'right', 'bottom', 'left', 'head', 'foot'])
_KEYS_OF_FONT_CHOICE = frozenset(['family', 'fallback', 'languages', 'word', 'word_alternatives'])
_KEYS_OF_STYLES = frozenset(['body', 'issuer', 'office', 'docket', 'kicker', 'subtitle', 'authority', 'dateline', 'contact', 'title', 'heading1', 'heading2', 'heading3', 'list_item', 'table_head', 'table_cell', 'facts_label', 'facts_value', 'callout_heading', 'callout_text', 'caption', 'note', 'running_head', 'running_foot'])
_KEYS_OF_TEXT_STYLE = frozenset(['font', 'size', 'leading', 'bold', 'italic', 'color', 'align', 'space_before', 'space_after', 'indent', 'hyphenate', 'keep_with_next', 'rule_above', 'rule_below'])
_KEYS_OF_RULE_LINE = frozenset(['width', 'color', 'gap'])
_KEYS_OF_TITLES = frozenset(['most_lines', 'steps'])
_KEYS_OF_LAST_PAGE = frozenset(['most_pages', 'least', 'steps'])
_KEYS_OF_LISTS = frozenset(['marks', 'indent', 'marks_color'])
_KEYS_OF_TABLES = frozenset(['head_fill', 'head_rule', 'row_rule', 'padding_x', 'padding_y', 'space_before', 'space_after', 'facts_label'])
_KEYS_OF_CALLOUTS = frozenset(['fill', 'bar', 'bar_width', 'padding', 'space_before', 'space_after'])
_KEYS_OF_FIGURES = frozenset(['max_height', 'emblem', 'space_before', 'space_after'])
_KEYS_OF_WATERMARK = frozenset(['color', 'angle', 'width'])
_KEYS_OF_REVISIONS = frozenset(['insertion', 'deletion', 'move', 'comment'])


def checked(written: object) -> Theme | None:
    """Give the model of plain data that is right, or None, where pydantic is to look."""
    try:
        return to_theme(written, Checking({}, written))
    except (LookupError, ValueError):
        return None


def to_theme(value: Any, info: Checking) -> Theme:
    return Theme._know_every_name(value, lambda inside: to_theme_inside(inside, info))


def to_theme_inside(value: Any, info: Checking) -> Theme:
    keyed(value, _KEYS_OF_THEME)
    return Theme(
        page=to_page(value["page"], info) if "page" in value else Page(),
        palette={text(key): to_hex_color(each, info) for key, each in table(value["palette"]).items()},
        fonts={text(key): to_font_choice(each, info) for key, each in table(value["fonts"]).items()},
        styles=to_styles(value["styles"], info),
        titles=to_titles(value["titles"], info) if "titles" in value else Titles(),
        last_page=to_last_page(value["last_page"], info) if "last_page" in value else LastPage(),
        lists=to_lists(value["lists"], info) if "lists" in value else Lists(),
        tables=to_tables(value["tables"], info) if "tables" in value else Tables(),
        callouts=to_callouts(value["callouts"], info) if "callouts" in value else Callouts(),
        figures=to_figures(value["figures"], info) if "figures" in value else Figures(),
        watermark=to_watermark(value["watermark"], info) if "watermark" in value else Watermark(),
        revisions=to_revisions(value["revisions"], info) if "revisions" in value else Revisions(),
    )


def to_page(value: Any, info: Checking) -> Page:
    keyed(value, _KEYS_OF_PAGE)
    return Page(
        size=member(value["size"], Paper) if "size" in value else Paper.A4,
        top=between(number(value["top"]), 5, 80) if "top" in value else 22,
        right=between(number(value["right"]), 5, 80) if "right" in value else 22,
        bottom=between(number(value["bottom"]), 5, 80) if "bottom" in value else 24,
        left=between(number(value["left"]), 5, 80) if "left" in value else 22,
        head=between(number(value["head"]), 5, 80) if "head" in value else 10,
        foot=between(number(value["foot"]), 5, 80) if "foot" in value else 11,
    )


def to_hex_color(value: Any, info: Checking) -> Any:
    value = text(value)
    return _hex_color(value)


def to_font_choice(value: Any, info: Checking) -> FontChoice:
    keyed(value, _KEYS_OF_FONT_CHOICE)
    return FontChoice(
        family=text(value["family"]),
        fallback=tuple([text(each) for each in listed(value["fallback"])]) if "fallback" in value else (),
        languages={text(key): text(each) for key, each in table(value["languages"]).items()} if "languages" in value else {},
        word=text(value["word"]),
        word_alternatives=tuple([text(each) for each in listed(value["word_alternatives"])]) if "word_alternatives" in value else (),
    )


def to_styles(value: Any, info: Checking) -> Styles:
    keyed(value, _KEYS_OF_STYLES)
    return Styles(
        body=to_text_style(value["body"], info),
        issuer=to_text_style(value["issuer"], info),
        office=to_text_style(value["office"], info),
        docket=to_text_style(value["docket"], info),
        kicker=to_text_style(value["kicker"], info),
        subtitle=to_text_style(value["subtitle"], info),
        authority=to_text_style(value["authority"], info),
        dateline=to_text_style(value["dateline"], info),
        contact=to_text_style(value["contact"], info),
        title=to_text_style(value["title"], info),
        heading1=to_text_style(value["heading1"], info),
        heading2=to_text_style(value["heading2"], info),
        heading3=to_text_style(value["heading3"], info),
        list_item=to_text_style(value["list_item"], info),
        table_head=to_text_style(value["table_head"], info),
        table_cell=to_text_style(value["table_cell"], info),
        facts_label=to_text_style(value["facts_label"], info),
        facts_value=to_text_style(value["facts_value"], info),
        callout_heading=to_text_style(value["callout_heading"], info),
        callout_text=to_text_style(value["callout_text"], info),
        caption=to_text_style(value["caption"], info),
        note=to_text_style(value["note"], info),
        running_head=to_text_style(value["running_head"], info),
        running_foot=to_text_style(value["running_foot"], info),
    )


def to_text_style(value: Any, info: Checking) -> TextStyle:
    keyed(value, _KEYS_OF_TEXT_STYLE)
    return TextStyle(
        font=to_font_ref(value["font"], info) if "font" in value else 'body',
        size=between(number(value["size"]), 4, 96) if "size" in value else 10,
        leading=between(number(value["leading"]), 4, 140) if "leading" in value else 13.5,
        bold=truth(value["bold"]) if "bold" in value else False,
        italic=truth(value["italic"]) if "italic" in value else False,
        color=to_color_ref(value["color"], info) if "color" in value else 'text',
        align=one_of(value["align"], 'start', 'center', 'end', 'justify') if "align" in value else 'start',
        space_before=between(number(value["space_before"]), 0, 500) if "space_before" in value else 0,
        space_after=between(number(value["space_after"]), 0, 500) if "space_after" in value else 0,
        indent=between(number(value["indent"]), 0, 60) if "indent" in value else 0,
        hyphenate=truth(value["hyphenate"]) if "hyphenate" in value else False,
        keep_with_next=truth(value["keep_with_next"]) if "keep_with_next" in value else False,
        rule_above=(None if value["rule_above"] is None else to_rule_line(value["rule_above"], info)) if "rule_above" in value else None,
        rule_below=(None if value["rule_below"] is None else to_rule_line(value["rule_below"], info)) if "rule_below" in value else None,
    )


def to_font_ref(value: Any, info: Checking) -> Any:
    value = text(value)
    return _font_ref(value)


def to_color_ref(value: Any, info: Checking) -> Any:
    value = text(value)
    return _color_ref(value)


def to_rule_line(value: Any, info: Checking) -> RuleLine:
    keyed(value, _KEYS_OF_RULE_LINE)
    return RuleLine(
        width=between(number(value["width"]), 0, 500) if "width" in value else 0.5,
        color=to_color_ref(value["color"], info) if "color" in value else 'rule',
        gap=between(number(value["gap"]), 0, 500) if "gap" in value else 3,
    )


def to_titles(value: Any, info: Checking) -> Titles:
    keyed(value, _KEYS_OF_TITLES)
    return Titles(
        most_lines=between(whole(value["most_lines"]), 1, 9) if "most_lines" in value else 2,
        steps=tuple([to_checked_float(each, info) for each in listed(value["steps"])]) if "steps" in value else (0.9, 0.8, 0.7),
    )


def to_checked_float(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0.4 or value >= 1:
        give_up()
    return value


def to_last_page(value: Any, info: Checking) -> LastPage:
    keyed(value, _KEYS_OF_LAST_PAGE)
    return LastPage(
        most_pages=between(whole(value["most_pages"]), 0, 99) if "most_pages" in value else 10,
        least=between(number(value["least"]), 0, 0.5) if "least" in value else 0.125,
        steps=tuple([to_checked_float1(each, info) for each in listed(value["steps"])]) if "steps" in value else (0.9, 0.8, 0.7, 0.6, 0.5),
    )


def to_checked_float1(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0.3 or value >= 1:
        give_up()
    return value


def to_lists(value: Any, info: Checking) -> Lists:
    keyed(value, _KEYS_OF_LISTS)
    return Lists(
        marks=tuple([text(each) for each in listed(value["marks"])]) if "marks" in value else ('•', '–', '•'),
        indent=between(number(value["indent"]), 0, 36) if "indent" in value else 14,
        marks_color=to_color_ref(value["marks_color"], info) if "marks_color" in value else 'accent',
    )


def to_tables(value: Any, info: Checking) -> Tables:
    keyed(value, _KEYS_OF_TABLES)
    return Tables(
        head_fill=(None if value["head_fill"] is None else to_color_ref(value["head_fill"], info)) if "head_fill" in value else 'shade',
        head_rule=to_rule_line(value["head_rule"], info) if "head_rule" in value else RuleLine(width=1, color='accent'),
        row_rule=to_rule_line(value["row_rule"], info) if "row_rule" in value else RuleLine(),
        padding_x=between(number(value["padding_x"]), 0, 20) if "padding_x" in value else 5,
        padding_y=between(number(value["padding_y"]), 0, 500) if "padding_y" in value else 3.5,
        space_before=between(number(value["space_before"]), 0, 500) if "space_before" in value else 4,
        space_after=between(number(value["space_after"]), 0, 500) if "space_after" in value else 8,
        facts_label=between(number(value["facts_label"]), 0.1, 0.6) if "facts_label" in value else 0.22,
    )


def to_callouts(value: Any, info: Checking) -> Callouts:
    keyed(value, _KEYS_OF_CALLOUTS)
    return Callouts(
        fill=to_color_ref(value["fill"], info) if "fill" in value else 'shade',
        bar=to_color_ref(value["bar"], info) if "bar" in value else 'accent',
        bar_width=between(number(value["bar_width"]), 0, 20) if "bar_width" in value else 3,
        padding=between(number(value["padding"]), 0, 36) if "padding" in value else 9,
        space_before=between(number(value["space_before"]), 0, 500) if "space_before" in value else 4,
        space_after=between(number(value["space_after"]), 0, 500) if "space_after" in value else 10,
    )


def to_figures(value: Any, info: Checking) -> Figures:
    keyed(value, _KEYS_OF_FIGURES)
    return Figures(
        max_height=between(number(value["max_height"]), 0.1, 1) if "max_height" in value else 0.5,
        emblem=between(number(value["emblem"]), 8, 200) if "emblem" in value else 42,
        space_before=between(number(value["space_before"]), 0, 500) if "space_before" in value else 6,
        space_after=between(number(value["space_after"]), 0, 500) if "space_after" in value else 8,
    )


def to_watermark(value: Any, info: Checking) -> Watermark:
    keyed(value, _KEYS_OF_WATERMARK)
    return Watermark(
        color=to_color_ref(value["color"], info) if "color" in value else '#e9e9ec',
        angle=between(number(value["angle"]), -90, 90) if "angle" in value else 50,
        width=between(number(value["width"]), 0.1, 1) if "width" in value else 0.7,
    )


def to_revisions(value: Any, info: Checking) -> Revisions:
    keyed(value, _KEYS_OF_REVISIONS)
    return Revisions(
        insertion=to_color_ref(value["insertion"], info) if "insertion" in value else '#1f6b3a',
        deletion=to_color_ref(value["deletion"], info) if "deletion" in value else '#a3262a',
        move=to_color_ref(value["move"], info) if "move" in value else '#2a5a92',
        comment=to_color_ref(value["comment"], info) if "comment" in value else '#fdf1c4',
    )
