"""Checks a `Theme` that is right, quickly; written by `make checkers` from the model."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors
from typing import Any

from factsheet.models.checking import Checking, give_up, number, text, truth, whole
from factsheet.render.theme import Callouts, Figures, FontChoice, LastPage, Lists, Page, Paper, Revisions, RuleLine, Styles, Tables, TextStyle, Theme, Titles, Watermark, _color_ref, _font_ref, _hex_color

_KEYS_OF_THEME = frozenset(['page', 'palette', 'fonts', 'styles', 'titles', 'last_page', 'lists', 'tables', 'callouts', 'figures', 'watermark', 'revisions'])
_KEYS_OF_PAGE = frozenset(['size', 'top', 'right', 'bottom', 'left', 'head', 'foot'])
_PAPERS = {each.value: each for each in Paper}
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
    if type(value) is not dict or not value.keys() <= _KEYS_OF_THEME:
        give_up()
    return Theme(
        page=to_page(value["page"], info) if "page" in value else Page(),
        palette=to_table_of_hex_color(value["palette"], info),
        fonts=to_table_of_font_choice(value["fonts"], info),
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
    if type(value) is not dict or not value.keys() <= _KEYS_OF_PAGE:
        give_up()
    return Page(
        size=to_paper(value["size"], info) if "size" in value else Paper.A4,
        top=to_millimetres(value["top"], info) if "top" in value else 22,
        right=to_millimetres(value["right"], info) if "right" in value else 22,
        bottom=to_millimetres(value["bottom"], info) if "bottom" in value else 24,
        left=to_millimetres(value["left"], info) if "left" in value else 22,
        head=to_millimetres(value["head"], info) if "head" in value else 10,
        foot=to_millimetres(value["foot"], info) if "foot" in value else 11,
    )


def to_paper(value: Any, info: Checking) -> Any:
    return _PAPERS[value] if type(value) is str else value if type(value) is Paper else give_up()


def to_millimetres(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 5 or value > 80:
        give_up()
    return value


def to_table_of_hex_color(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): to_hex_color(each, info) for key, each in value.items()}


def to_hex_color(value: Any, info: Checking) -> Any:
    value = text(value)
    value = _hex_color(value)
    return value


def to_table_of_font_choice(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): to_font_choice(each, info) for key, each in value.items()}


def to_font_choice(value: Any, info: Checking) -> FontChoice:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_FONT_CHOICE:
        give_up()
    return FontChoice(
        family=text(value["family"]),
        fallback=to_list_of_str(value["fallback"], info) if "fallback" in value else (),
        languages=to_table_of_str(value["languages"], info) if "languages" in value else {},
        word=text(value["word"]),
        word_alternatives=to_list_of_str(value["word_alternatives"], info) if "word_alternatives" in value else (),
    )


def to_list_of_str(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([text(each) for each in value])


def to_table_of_str(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): text(each) for key, each in value.items()}


def to_styles(value: Any, info: Checking) -> Styles:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_STYLES:
        give_up()
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
    if type(value) is not dict or not value.keys() <= _KEYS_OF_TEXT_STYLE:
        give_up()
    return TextStyle(
        font=to_font_ref(value["font"], info) if "font" in value else 'body',
        size=to_checked_float(value["size"], info) if "size" in value else 10,
        leading=to_checked_float1(value["leading"], info) if "leading" in value else 13.5,
        bold=truth(value["bold"]) if "bold" in value else False,
        italic=truth(value["italic"]) if "italic" in value else False,
        color=to_color_ref(value["color"], info) if "color" in value else 'text',
        align=to_one_of_start_center_end_justify(value["align"], info) if "align" in value else 'start',
        space_before=to_points(value["space_before"], info) if "space_before" in value else 0,
        space_after=to_points(value["space_after"], info) if "space_after" in value else 0,
        indent=to_inset(value["indent"], info) if "indent" in value else 0,
        hyphenate=truth(value["hyphenate"]) if "hyphenate" in value else False,
        keep_with_next=truth(value["keep_with_next"]) if "keep_with_next" in value else False,
        rule_above=(None if value["rule_above"] is None else to_rule_line(value["rule_above"], info)) if "rule_above" in value else None,
        rule_below=(None if value["rule_below"] is None else to_rule_line(value["rule_below"], info)) if "rule_below" in value else None,
    )


def to_font_ref(value: Any, info: Checking) -> Any:
    value = text(value)
    value = _font_ref(value)
    return value


def to_checked_float(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 4 or value > 96:
        give_up()
    return value


def to_checked_float1(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 4 or value > 140:
        give_up()
    return value


def to_color_ref(value: Any, info: Checking) -> Any:
    value = text(value)
    value = _color_ref(value)
    return value


def to_one_of_start_center_end_justify(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('start', 'center', 'end', 'justify') else give_up()


def to_points(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0 or value > 500:
        give_up()
    return value


def to_inset(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0 or value > 60:
        give_up()
    return value


def to_rule_line(value: Any, info: Checking) -> RuleLine:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_RULE_LINE:
        give_up()
    return RuleLine(
        width=to_points(value["width"], info) if "width" in value else 0.5,
        color=to_color_ref(value["color"], info) if "color" in value else 'rule',
        gap=to_points(value["gap"], info) if "gap" in value else 3,
    )


def to_titles(value: Any, info: Checking) -> Titles:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_TITLES:
        give_up()
    return Titles(
        most_lines=to_checked_int(value["most_lines"], info) if "most_lines" in value else 2,
        steps=to_list_of_checked_float(value["steps"], info) if "steps" in value else (0.9, 0.8, 0.7),
    )


def to_checked_int(value: Any, info: Checking) -> Any:
    value = whole(value)
    if value < 1 or value > 9:
        give_up()
    return value


def to_list_of_checked_float(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_checked_float2(each, info) for each in value])


def to_checked_float2(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0.4 or value >= 1:
        give_up()
    return value


def to_last_page(value: Any, info: Checking) -> LastPage:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_LAST_PAGE:
        give_up()
    return LastPage(
        most_pages=to_checked_int1(value["most_pages"], info) if "most_pages" in value else 10,
        least=to_checked_float3(value["least"], info) if "least" in value else 0.125,
        steps=to_list_of_checked_float1(value["steps"], info) if "steps" in value else (0.9, 0.8, 0.7, 0.6, 0.5),
    )


def to_checked_int1(value: Any, info: Checking) -> Any:
    value = whole(value)
    if value < 0 or value > 99:
        give_up()
    return value


def to_checked_float3(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0 or value > 0.5:
        give_up()
    return value


def to_list_of_checked_float1(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_checked_float4(each, info) for each in value])


def to_checked_float4(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0.3 or value >= 1:
        give_up()
    return value


def to_lists(value: Any, info: Checking) -> Lists:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_LISTS:
        give_up()
    return Lists(
        marks=to_list_of_str(value["marks"], info) if "marks" in value else ('•', '–', '•'),
        indent=to_checked_float5(value["indent"], info) if "indent" in value else 14,
        marks_color=to_color_ref(value["marks_color"], info) if "marks_color" in value else 'accent',
    )


def to_checked_float5(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0 or value > 36:
        give_up()
    return value


def to_tables(value: Any, info: Checking) -> Tables:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_TABLES:
        give_up()
    return Tables(
        head_fill=(None if value["head_fill"] is None else to_color_ref(value["head_fill"], info)) if "head_fill" in value else 'shade',
        head_rule=to_rule_line(value["head_rule"], info) if "head_rule" in value else RuleLine(width=1, color='accent'),
        row_rule=to_rule_line(value["row_rule"], info) if "row_rule" in value else RuleLine(),
        padding_x=to_checked_float6(value["padding_x"], info) if "padding_x" in value else 5,
        padding_y=to_points(value["padding_y"], info) if "padding_y" in value else 3.5,
        space_before=to_points(value["space_before"], info) if "space_before" in value else 4,
        space_after=to_points(value["space_after"], info) if "space_after" in value else 8,
        facts_label=to_checked_float7(value["facts_label"], info) if "facts_label" in value else 0.22,
    )


def to_checked_float6(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0 or value > 20:
        give_up()
    return value


def to_checked_float7(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0.1 or value > 0.6:
        give_up()
    return value


def to_callouts(value: Any, info: Checking) -> Callouts:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_CALLOUTS:
        give_up()
    return Callouts(
        fill=to_color_ref(value["fill"], info) if "fill" in value else 'shade',
        bar=to_color_ref(value["bar"], info) if "bar" in value else 'accent',
        bar_width=to_checked_float8(value["bar_width"], info) if "bar_width" in value else 3,
        padding=to_checked_float9(value["padding"], info) if "padding" in value else 9,
        space_before=to_points(value["space_before"], info) if "space_before" in value else 4,
        space_after=to_points(value["space_after"], info) if "space_after" in value else 10,
    )


def to_checked_float8(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0 or value > 20:
        give_up()
    return value


def to_checked_float9(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0 or value > 36:
        give_up()
    return value


def to_figures(value: Any, info: Checking) -> Figures:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_FIGURES:
        give_up()
    return Figures(
        max_height=to_checked_float10(value["max_height"], info) if "max_height" in value else 0.5,
        emblem=to_checked_float11(value["emblem"], info) if "emblem" in value else 42,
        space_before=to_points(value["space_before"], info) if "space_before" in value else 6,
        space_after=to_points(value["space_after"], info) if "space_after" in value else 8,
    )


def to_checked_float10(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0.1 or value > 1:
        give_up()
    return value


def to_checked_float11(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 8 or value > 200:
        give_up()
    return value


def to_watermark(value: Any, info: Checking) -> Watermark:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_WATERMARK:
        give_up()
    return Watermark(
        color=to_color_ref(value["color"], info) if "color" in value else '#e9e9ec',
        angle=to_checked_float12(value["angle"], info) if "angle" in value else 50,
        width=to_checked_float13(value["width"], info) if "width" in value else 0.7,
    )


def to_checked_float12(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < -90 or value > 90:
        give_up()
    return value


def to_checked_float13(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0.1 or value > 1:
        give_up()
    return value


def to_revisions(value: Any, info: Checking) -> Revisions:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_REVISIONS:
        give_up()
    return Revisions(
        insertion=to_color_ref(value["insertion"], info) if "insertion" in value else '#1f6b3a',
        deletion=to_color_ref(value["deletion"], info) if "deletion" in value else '#a3262a',
        move=to_color_ref(value["move"], info) if "move" in value else '#2a5a92',
        comment=to_color_ref(value["comment"], info) if "comment" in value else '#fdf1c4',
    )
