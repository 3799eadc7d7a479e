"""Running heads and feet, page fields, and the watermark."""

import pytest
from msgspec.structs import replace
from sample import SAMPLE_IMAGES, paragraph, sample_document
from word_file import NAMES, WordFile, word

from factsheet.document.nodes import Document, Link, PageNumber, RunningLine, Text
from factsheet.render.docx import render
from factsheet.render.theme import Paper


def fields(file, part):
    return [instruction.strip() for instruction in file.find("//w:instrText/text()", part)]


def test_the_foot_stands_on_every_page_and_the_head_from_the_second_on(sample):
    assert sample.find("//w:sectPr/w:titlePg")
    assert sample.paragraphs("header_default") == [("Header", "Second Meeting of the Working Group WG/2025/2")]
    assert sample.paragraphs("header_first") == []
    for part in ("footer_default", "footer_first"):
        assert sample.paragraphs(part) == [("Footer", "Party A · Draft Page 1 of 1")]
        assert fields(sample, part) == ["PAGE", "NUMPAGES"]


def test_fields_are_well_formed(sample):
    kinds = sample.find("//w:fldChar/@w:fldCharType", "footer_default")
    assert kinds == ["begin", "separate", "end"] * 2


def test_the_end_of_the_line_stands_at_the_right_margin(sample, theme):
    for style in ("Header", "Footer"):
        (tab,) = sample.find(f"//w:style[@w:styleId='{style}']//w:tab", "styles")
        assert [tab.get(f"{{{NAMES['w']}}}{name}") for name in ("val", "pos")] == [
            "right",
            str(round(theme.page.text_width * 20)),
        ]


def test_references_lead_to_the_parts(sample):
    targets = {
        relationship.get("Id"): relationship.get("Target")
        for relationship in sample.find("//rel:Relationship", "word/_rels/document.xml.rels")
    }
    for reference in sample.find("//w:headerReference | //w:footerReference"):
        kind = reference.tag.rpartition("}")[2].removesuffix("Reference")
        pages = reference.get(f"{{{NAMES['w']}}}type")
        assert targets[reference.get(f"{{{NAMES['r']}}}id")] == f"{kind}_{pages}.xml"


def test_links_of_a_running_line_belong_to_its_part(theme):
    line = RunningLine((Link("https://www.example.org/", (Text("x"),)),), (PageNumber(),))
    file = word(theme, paragraph("x"), foot=line)
    for part in ("footer_default", "footer_first"):
        targets = file.find("//rel:Relationship/@Target", f"word/_rels/{part}.xml.rels")
        assert targets == ["https://www.example.org/"]


def test_the_watermark_lies_under_every_page(sample, theme):
    mark = theme.watermark
    for part in ("header_default", "header_first"):
        (shape,) = sample.find("//v:shape", part)
        assert shape.get("fillcolor") == theme.color(mark.color)
        assert shape.xpath("v:textpath/@string", namespaces=NAMES) == ["DRAFT"]
        style = dict(pair.split(":") for pair in shape.get("style").split(";"))
        assert int(style["z-index"]) < 0
        assert float(style["rotation"]) == 360 - mark.angle
        assert float(style["width"].removesuffix("pt")) == pytest.approx(
            theme.page.size.points[0] * mark.width, abs=0.1
        )
        assert shape.get("id").startswith("PowerPlusWaterMarkObject")


def test_no_watermark_where_none_is_asked_for(theme):
    file = WordFile(render(sample_document(watermark=None), theme, {}).data)
    assert not file.find("//w:pict", "header_default")
    assert not file.find("//w:pict", "header_first")


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, ("11906", "16838")), (Paper.LETTER, ("12240", "15840"))])
def test_the_page_is_the_themes(theme, paper, size):
    file = word(theme.on_paper(paper), paragraph("x"))
    assert (*file.find("//w:pgSz/@w:w"), *file.find("//w:pgSz/@w:h")) == size
    assert int(file.find("//w:pgMar/@w:left")[0]) == round(theme.page.left * 1440 / 25.4)
    assert int(file.find("//w:pgMar/@w:footer")[0]) == round(theme.page.foot * 1440 / 25.4)


def test_a_document_without_running_lines(theme):
    document = Document(sample_document().metadata, (paragraph("x"),))
    file = WordFile(render(document, theme, {}).data)
    assert file.paragraphs("footer_default") == file.paragraphs("header_default") == []


@pytest.mark.parametrize(
    ("numbering", "instruction", "shown"),
    [
        ("latn", "PAGE", "1"),
        ("deva", r"PAGE \* HINDIARABIC", "१"),
        ("thai", r"PAGE \* THAIARABIC", "๑"),
        ("arab", "PAGE", "١"),
    ],
)
def test_a_page_field_asks_for_its_digits(theme, numbering, instruction, shown):
    document = sample_document()
    foot = RunningLine((), (PageNumber(numbering),))
    file = WordFile(render(replace(document, foot=foot), theme, SAMPLE_IMAGES).data)
    assert fields(file, "footer_default") == [instruction]
    assert file.paragraphs("footer_default") == [("Footer", f" {shown}")]
