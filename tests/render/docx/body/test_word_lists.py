"""Lists are real multi-level lists, bound to their styles."""

import pypdfium2
import pytest
from libreoffice import in_libreoffice
from msgspec import structs
from sample import metadata, paragraph, text
from word_file import NAMES, WordFile, rendered, word

from factsheet.diagnostics import Severity
from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Document,
    List,
    ListItem,
    Paragraph,
    Row,
    Strong,
    Table,
    TableRole,
    Text,
)
from factsheet.render.docx import render
from factsheet.render.docx.names import LIST_FAMILIES
from factsheet.render.theme import POINTS_PER_MM
from factsheet.typography.numbering import parse_numbering


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


def test_from_right_to_left_word_and_libreoffice_are_told_where_labels_begin(theme):
    """`left` is where lines begin in Word, and the left of the page in LibreOffice."""
    file = WordFile(render(Document(metadata(language="ar"), (nested(3),)), theme, {}).data)
    levels = file.find("//w:lvl", "numbering")
    for parent, side in (("Choice[@Requires='w15']", "left"), ("Fallback", "right")):
        assert file.find(f"//w:lvl/mc:AlternateContent/mc:{parent}/w:lvlJc/@w:val", "numbering") == [side] * len(levels)


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", [None, "(1)"])
@pytest.mark.parametrize(("language", "words"), [("ar", "اجتماع"), ("he", "פגישה"), ("en", "Talks")])
def test_libreoffice_draws_labels_inside_the_margins(theme, tmp_path, form, language, words):
    listed = structs.replace(bullets(*[paragraph(words)] * 12), numbering=parse_numbering(form) if form else None)
    sheet = Document(metadata(language=language), (paragraph(words), listed))
    in_libreoffice(render(sheet, theme, {}).data, save=tmp_path / "file.pdf")
    shown = pypdfium2.PdfDocument(tmp_path / "file.pdf")[0].get_textpage()
    boxes = [shown.get_charbox(at) for at in range(shown.count_chars()) if shown.get_text_range(at, 1).strip()]
    margins = theme.page.left * POINTS_PER_MM, theme.page.size.points[0] - theme.page.right * POINTS_PER_MM
    assert min(box[0] for box in boxes) >= margins[0] - 0.5
    assert max(box[2] for box in boxes) <= margins[1] + 0.5
