"""Tables have header rows, widths and descriptions; callouts are boxes."""

import io
import re
import zipfile
from itertools import pairwise

import pytest
from libreoffice import laid_out
from msgspec import structs
from sample import cell, heads, inlines, metadata, paragraph, text
from word_file import WordFile, rendered, word

from factsheet.document.nodes import (
    Alignment,
    Block,
    Callout,
    Cell,
    Column,
    Document,
    Language,
    Row,
    Scope,
    Table,
    TableRole,
)
from factsheet.render.docx import render

TWO = (Column(), Column())


def table(*, role=TableRole.GRID, columns=TWO, **changes):
    rows = (Row((cell("a"), cell("b"))), Row((cell("c"), cell("d"))))
    return Table(columns, (heads("A", "B"),) if role is TableRole.GRID else (), rows, role=role, **changes)


def test_the_head_is_repeated_and_no_row_is_cut(theme):
    file = word(theme, table())
    assert [len(row.findall(".//{*}tblHeader")) for row in file.find("//w:tr")] == [1, 0, 0]
    assert len(file.find("//w:tr/w:trPr/w:cantSplit")) == 3
    assert file.find("//w:tblLook/@w:firstRow") == ["1"]


def test_cells_and_grid_have_the_same_widths_and_fill_the_measure(theme):
    file = word(theme, table())
    grid = file.find("//w:gridCol/@w:w")
    for row in file.find("//w:tr"):
        assert [width.get(width.keys()[0]) for width in row.findall(".//{*}tcW")] == grid
    assert sum(map(int, grid)) == pytest.approx(theme.page.text_width * 20, abs=2)
    assert file.find("//w:tblW/@w:w") == [str(round(theme.page.text_width * 20))]


def test_a_share_is_kept(theme):
    file = word(theme, table(columns=(Column(width=0.25), Column())))
    assert int(file.find("//w:gridCol/@w:w")[0]) == round(theme.page.text_width * 20 * 0.25)


def test_the_caption_stands_above_and_describes(theme):
    file = word(theme, table(caption=inlines("Table 1. ", "Ports")))
    assert file.paragraphs()[0] == ("TableCaption", "Table\u00a01. Ports")
    assert file.find("//w:tblCaption/@w:val") == ["Table 1. Ports"]
    assert file.find("//w:tblDescription/@w:val") == ["A, B"]


def test_characters_that_a_description_cannot_carry_are_reported_once(theme):
    assert len(rendered(theme, table(caption=(text("a\x07", "t.caption"),))).diagnostics) == 1


def test_alignment_is_a_style(theme):
    columns = (Column(Alignment.CENTER), Column(Alignment.END))
    styles = [style for style, _ in word(theme, table(columns=columns)).paragraphs()]
    assert styles == ["TableHeadingCenter", "TableHeadingEnd", *["TableTextCenter", "TableTextEnd"] * 2]


def test_header_cells_of_rows(theme):
    row = Row((cell("a", scope=Scope.ROW), cell("b")))
    grid = Table((Column(), Column()), (), (row,))
    facts = Table((Column(), Column()), (), (row,), role=TableRole.FACTS)
    styles = [style for style, _ in word(theme, grid, facts).paragraphs()]
    assert styles == ["TableRowHeading", "TableText", "FactsLabel", "FactsText"]


def test_key_facts_have_labels(theme):
    file = word(theme, table(role=TableRole.FACTS))
    assert file.find("//w:tblStyle/@w:val") == ["KeyFacts"]
    assert file.find("//w:tblLook/@w:firstColumn") == ["1"]
    label = theme.page.text_width * theme.tables.facts_label + theme.tables.padding_x
    assert int(file.find("//w:gridCol/@w:w")[0]) == round(label * 20)


def test_key_facts_have_nothing_to_mirror(theme):
    """LibreOffice has the borders of a mirrored table on the other side, and the padding of its cells on the same."""
    file = word(theme, table(role=TableRole.FACTS))
    margins = file.find("//w:style[@w:styleId='KeyFacts']//w:tblCellMar", "styles")[0]
    assert [margins.find(f"{{*}}{edge}").values()[0] for edge in ("left", "right")] == ["0", "0"]
    ends = file.find("//w:style[w:pPr/w:ind/@w:right]/@w:styleId", "styles")
    assert ends == ["FactsText"]
    (end,) = file.find("//w:style[@w:styleId='FactsText']/w:pPr/w:ind/@w:right", "styles")
    assert int(end) == round(theme.tables.padding_x * 20)
    based = file.find("//w:style[w:basedOn/@w:val='FactsText']/@w:styleId", "styles")
    assert {"FactsLabel", "FactsBullet", "FactsContinue"} <= set(based)


def test_an_empty_cell_has_a_paragraph(theme):
    file = word(theme, Table((Column(),), (), (Row((Cell(()),)), Row((Cell((paragraph(""),)),)))))
    assert file.find("//w:tc/w:p/w:pPr/w:pStyle/@w:val") == ["TableText", "TableText"]


def test_a_cell_ends_with_a_paragraph_after_a_table_in_it(theme):
    file = word(theme, Table((Column(),), (), (Row((Cell((table(),)),)),)))
    assert all(inner[-1].tag.endswith("}p") for inner in file.find("//w:tc"))


def test_a_callout_is_a_box_with_a_heading_outside_the_outline(theme):
    file = word(theme, Callout(inlines("Summary"), (paragraph("x"),)))
    assert file.find("//w:tblStyle/@w:val") == ["Callout"]
    assert file.find("//w:tblCaption/@w:val") == ["Summary"]
    assert file.paragraphs() == [("CalloutHeading", "Summary"), ("CalloutText", "x")]
    assert not file.find("//w:style[@w:styleId='CalloutHeading']//w:outlineLvl", "styles")
    bar = file.find("//w:style[@w:styleId='Callout']//w:tblBorders/w:left/@w:sz", "styles")
    assert bar == [str(round(theme.callouts.bar_width * 8))]


@pytest.mark.parametrize(("space", "styles"), [(8, ["BodyText", "CalloutLead"]), (3, ["BodyText"])])
def test_a_callout_stands_off_from_what_leaves_too_little_space(theme, space, styles):
    body = theme.styles.body.model_copy(update={"space_after": 5})
    changes = {
        "styles": theme.styles.model_copy(update={"body": body}),
        "callouts": theme.callouts.model_copy(update={"space_before": space}),
    }
    file = word(theme.model_copy(update=changes), paragraph("a"), Callout(inlines("b"), ()))
    assert file.find("//w:tbl/preceding-sibling::w:p/w:pPr/w:pStyle/@w:val") == styles


def test_empty_tables_and_callouts_are_left_out(theme):
    file = word(theme, Table((), (), ()), Table(TWO, (), (), inlines("Caption")), Callout((), ()))
    assert not file.find("//w:tbl")
    assert file.texts() == ["Caption"]


def test_tables_that_follow_one_another_do_not_merge(theme):
    body = word(theme, table(), table()).find("//w:body/*")
    assert [child.tag.rpartition("}")[2] for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def kept_rows(theme, count: int, **options) -> list[bool]:
    """Tell of each row of the body whether all its paragraphs are kept with the next."""
    rows = tuple(Row((cell(f"a{n}"), cell("b"))) for n in range(count))
    file = word(theme, Table(TWO, (heads("A", "B"),), rows, **options))
    body = file.find("//w:tr[not(w:trPr/w:tblHeader)]")
    return [all(p.find("./{*}pPr/{*}keepNext") is not None for p in row.iterfind(".//{*}p")) for row in body]


def test_a_few_rows_stay_together(theme):
    assert kept_rows(theme, 1) == [False]
    assert kept_rows(theme, 4) == [True, True, True, False]


def test_of_more_rows_the_first_two_and_the_last_two_stay_together(theme):
    assert kept_rows(theme, 6) == [True, False, False, False, True, False]


def test_what_stands_side_by_side_may_part(theme):
    assert kept_rows(theme, 3, role=TableRole.SIDES) == [False, False, False]


def test_languages_side_by_side_are_flush_with_the_page_and_have_a_rule_below_their_names(theme):
    rows = (Row((cell("a"), cell("b"))),)
    file = word(theme, Table(TWO, (heads("English", "Français"),), rows, role=TableRole.SIDES))
    margins = [
        tuple(
            cell.xpath(f"string(./*[local-name()='tcPr']/*[local-name()='tcMar']/*[local-name()='{side}']/@*[1])")
            for side in ("left", "right")
        )
        for cell in file.find("//w:tc")
    ]
    assert margins == [("0", "180"), ("180", "0")] * 2
    assert len(file.find("//w:tr[1]//w:tcBorders/w:bottom")) == 2
    assert not file.find("//w:tr[2]//w:tcBorders")
    assert sum(int(width) for width in file.find("//w:gridCol/@w:w")) == round(theme.page.text_width * 20)
    plain = word(theme, Table(TWO, (heads("A", "B"),), rows))
    assert not plain.find("//w:tcMar | //w:tcBorders")


def tables_on_low_pages(theme) -> bytes:
    """Give a file of tables of four and of five rows, which begin anywhere on their pages."""
    low = structs.replace(theme, page=structs.replace(theme.page, bottom=190.0))
    blocks: list[Block] = []
    for number in range(10):
        body = tuple(Row((cell(f"t{number}r{row}"), cell("b"))) for row in range(5 if number % 2 else 4))
        blocks += [*map(paragraph, ("filler",) * (number % 5)), Table(TWO, (heads("A", "B"),), body)]
    return rendered(low, *blocks).data


def parted_in_libreoffice(file: bytes) -> list[str]:
    """Give the rows behind which LibreOffice turns a page though the next belongs to them."""
    pages = [re.findall(r"t(\d)r(\d)", " ".join(page)) for page in laid_out(file)]
    assert sum(map(len, pages)) == 5 * (4 + 5)
    ends = [page[-1] for page, following in pairwise(pages) if page and following and page[-1][0] == following[0][0]]
    return [f"t{table}r{row}" for table, row in ends if row in "03" or int(table) % 2 == 0]


@pytest.mark.libreoffice
def test_libreoffice_parts_no_short_table_and_leaves_no_first_or_last_row_alone(theme):
    file = tables_on_low_pages(theme)
    freely = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(freely, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<w:keepNext/>", b""))
    found = parted_in_libreoffice(freely.getvalue())
    assert any(int(each[1]) % 2 for each in found)
    assert any(int(each[1]) % 2 == 0 for each in found)
    assert parted_in_libreoffice(file) == []


def test_rows_are_kept_behind_the_style_as_the_schema_has_it(theme):
    orders = {tuple(child.tag.split("}")[1] for child in p) for p in word(theme, table()).find("//w:tc/w:p/w:pPr")}
    assert orders == {("pStyle", "keepNext"), ("pStyle",)}


def test_what_is_in_a_language_of_another_direction_is_written_in_its_own(theme):
    words = [Language("ar", (text("قمة"),)), Language("ar", (text("بلد"),))]
    rows = (Row(tuple(cell(each) for each in words)),)
    file = word(theme, Table(TWO, (), rows), paragraph(words[0]), paragraph("plain", words[0]))
    assert len(file.find("//w:tbl/w:tblPr/w:bidiVisual")) == 1
    assert [len(file.find(f"(//w:p[w:r])[{n}]/w:pPr/w:bidi")) for n in (1, 2, 3, 4)] == [1, 1, 1, 0]


def test_in_a_sheet_from_right_to_left_a_paragraph_in_english_is_not(theme):
    english = paragraph(Language("en", (text("Peace."),)))
    sheet = Document(structs.replace(metadata(), language="ar"), (english, paragraph("سلام")))
    file = WordFile(render(sheet, theme, {}).data)
    assert file.find("(//w:p[w:r])[1]/w:pPr/w:bidi/@w:val") == ["0"]
    assert len(file.find("(//w:p[w:r])[1]//w:rtl")) == 0
    assert len(file.find("(//w:p[w:r])[2]/w:pPr/w:bidi")) == 0
