"""Lists are real multi-level lists, bound to their styles."""

from sample import paragraph, text
from word_file import NAMES, rendered, word

from factsheet.diagnostics import Severity
from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    List,
    ListItem,
    Paragraph,
    Row,
    Strong,
    Table,
    TableRole,
    Text,
)
from factsheet.render.docx.names import LIST_FAMILIES


def bullets(*items):
    return List(tuple(ListItem((item,) if not isinstance(item, tuple) else item) for item in items))


def nested(depth):
    item = (paragraph(f"level {depth}"),)
    for level in range(depth - 1, 0, -1):
        item = (paragraph(f"level {level}"), bullets(item))
    return bullets(item)


def test_levels_have_their_styles(theme):
    assert word(theme, nested(3)).paragraphs() == [
        ("ListBullet", "level 1"),
        ("ListBullet2", "level 2"),
        ("ListBullet3", "level 3"),
    ]


def test_further_paragraphs_of_an_item_have_no_bullet(theme):
    inner = bullets((paragraph("c"), paragraph("d")))
    assert word(theme, bullets((paragraph("a"), paragraph("b"), inner, paragraph("e")))).paragraphs() == [
        ("ListBullet", "a"),
        ("ListContinue", "b"),
        ("ListBullet2", "c"),
        ("ListContinue2", "d"),
        ("ListContinue", "e"),
    ]


def test_deeper_levels_look_like_the_last_and_are_warned_of(theme):
    result = rendered(theme, nested(5))
    assert [(found.code, found.severity) for found in result.diagnostics] == [("list-too-deep", Severity.WARNING)]


def test_a_list_too_deep_is_told_of_by_the_value_it_shows_first(theme):
    words = Paragraph((Strong((text("Lead", "sections[s].content[p].lead"),)),))
    (found,) = rendered(theme, bullets(bullets(bullets(bullets(words))))).diagnostics
    assert (found.code, found.path) == ("list-too-deep", "sections[s].content[p].lead")


def test_an_item_that_begins_with_something_else_has_an_empty_bullet(theme):
    file = word(theme, bullets(bullets(paragraph("inner"))))
    assert file.find("//w:body/w:p/w:pPr/w:pStyle/@w:val") == ["ListBullet", "ListBullet2"]


def test_every_surrounding_has_its_own_list_styles(theme):
    inside = (bullets(paragraph("x")),)
    row = (Row((Cell(inside),)),)
    file = word(
        theme,
        Callout((Text("h"),), inside),
        Table((Column(),), (), row),
        Table((Column(),), (), row, role=TableRole.FACTS),
    )
    assert [style for style, text in file.paragraphs() if text == "x"] == [
        "CalloutBullet",
        "TableBullet",
        "FactsBullet",
    ]


def test_styles_and_list_levels_name_each_other(sample, theme):
    numbering, styles = sample.tree("numbering"), sample.tree("styles")
    for family in LIST_FAMILIES:
        for level in (1, 2, 3):
            own = styles.xpath(f"w:style[@w:styleId='{family.bullet(level)}']/w:pPr", namespaces=NAMES)[0]
            (number,) = own.xpath("w:numPr/w:numId/@w:val", namespaces=NAMES)
            assert own.xpath("w:numPr/w:ilvl/@w:val", namespaces=NAMES) == ([str(level - 1)] if level > 1 else [])
            bound = f"w:abstractNum[@w:abstractNumId=../w:num[@w:numId={number}]/w:abstractNumId/@w:val]"
            (of_list,) = numbering.xpath(f"{bound}/w:lvl[@w:ilvl={level - 1}]", namespaces=NAMES)
            assert of_list.xpath("w:pStyle/@w:val", namespaces=NAMES) == [family.bullet(level)]
            assert of_list.xpath("w:lvlText/@w:val", namespaces=NAMES) == [theme.lists.marks[level - 1]]
            assert of_list.xpath("w:pPr/w:ind/@w:left", namespaces=NAMES) == own.xpath(
                "w:ind/@w:left", namespaces=NAMES
            )


def test_labels_begin_where_lines_do_in_either_direction(theme):
    """`left` is the left of the page, in some editors at least; what is not said is right for both (17.9.7)."""
    assert word(theme, nested(3)).find("//w:lvl/w:lvlJc", "numbering") == []
