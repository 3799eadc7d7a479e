"""Complex scripts in Word: stretches of one direction and face, and what is laid out from right to left."""

import pytest
from sample import cell, document, metadata, paragraph
from word_file import WordFile

from factsheet.document.nodes import Callout, Column, Document, Row, Strong, Table, Text
from factsheet.render.docx import render
from factsheet.render.docx.text.scripts import ScriptStretch, stretches


@pytest.mark.parametrize(
    ("text", "base", "parts"),
    [
        ("The meeting", 0, [("The meeting", False, None)]),
        ("with محمد صالح, who", 0, [("with ", False, None), ("محمد صالح", True, "Arial"), (", who", False, None)]),
        ("قيمة 15 مليار", 1, [("قيمة ", True, "Arial"), ("15", False, None), (" مليار", True, "Arial")]),
        ("भारत और", 0, [("भारत और", False, "Nirmala UI")]),
        ("in กรุงเทพ", 0, [("in ", False, None), ("กรุงเทพ", False, "Leelawadee UI")]),
        ("", 1, []),
    ],
)
def test_stretches(text, base, parts):
    found = list(stretches(text, base))
    assert "".join(each.text for each in found) == text
    assert [tuple(each) for each in found] == parts


def test_latin_text_is_one_plain_stretch():
    assert list(stretches("Türkiye “quoted” — ½", 0)) == [ScriptStretch("Türkiye “quoted” — ½")]


@pytest.fixture
def rendered(theme):
    table = Table((Column(), Column()), (), (Row((cell("أ"), cell("ب"))),))
    blocks = (paragraph("اجتماع ", Strong((Text("NATO 15"),))), table, Callout((), (paragraph("ملخص"),)))
    return WordFile(render(Document(metadata(language="ar"), blocks), theme, {}).data)


def test_a_document_in_arabic_is_laid_out_from_right_to_left(rendered):
    assert len(rendered.find("//w:style[@w:default='1']/w:pPr/w:bidi", "styles")) == 1
    assert len(rendered.find("//w:sectPr/w:bidi")) == 1
    assert len(rendered.find("//w:tbl")) == len(rendered.find("//w:tbl/w:tblPr/w:bidiVisual")) == 2
    assert set(rendered.find("//w:rPrDefault//w:rFonts/@w:cs", "styles")) == {"Arial"}
    assert rendered.find("//w:rPrDefault//w:lang/@w:bidi", "styles") == ["ar"]


def test_runs_have_the_direction_of_their_letters(rendered):
    runs = rendered.find("//w:body/w:p[1]/w:r")
    texts = ["".join(run.itertext()) for run in runs]
    leftwards = [run.find("{*}rPr/{*}rtl") is not None for run in runs]
    assert list(zip(texts, leftwards, strict=True)) == [("اجتماع ", True), ("NATO 15", False)]


@pytest.mark.parametrize(("plain", "complex_"), [("b", "bCs"), ("i", "iCs"), ("sz", "szCs")])
def test_complex_scripts_have_the_weight_slope_and_size_of_all_others(rendered, plain, complex_):
    """Word looks for these of Arabic, Hindi or Thai at elements of their own (17.3.2)."""
    looks = [
        (looks.find(f"{{*}}{plain}"), looks.find(f"{{*}}{complex_}"))
        for looks in rendered.find("//w:rPr", "styles") + rendered.find("//w:rPr")
    ]
    said = [each for each in looks if each != (None, None)]
    assert said
    assert all(one is not None and other is not None for one, other in said)
    assert all(dict(one.attrib) == dict(other.attrib) for one, other in said)


def test_other_documents_are_not(theme):
    file = WordFile(render(document(paragraph("The meeting")), theme, {}).data)
    assert file.find("//w:bidi | //w:bidiVisual | //w:rtl") == []
    assert file.find("//w:bidi", "styles") == []


def test_a_name_in_arabic_has_its_face_and_direction_in_an_english_document(theme):
    file = WordFile(render(document(paragraph("met محمد today")), theme, {}).data)
    (run,) = file.find("//w:r[w:rPr/w:rtl]")
    assert "".join(run.itertext()) == "محمد"
    assert file.find("//w:r[w:rPr/w:rtl]/w:rPr/w:rFonts/@w:cs") == ["Arial"]


@pytest.mark.parametrize(
    ("language", "parts", "face", "leftwards"),
    [
        ("en", ("Minister ", "فيصل", " arrived"), "Arial", [False, True, False]),
        ("ar", ("الوزير ", "Faisal", " حضر"), None, [True, False, True]),
        ("ru", ("Министр ", "ஜெய்சங்கர்", " прибыл"), "Nirmala UI", [False, False, False]),
    ],
)
def test_a_name_of_another_script_is_a_run_of_its_own(theme, language, parts, face, leftwards):
    document = Document(metadata(language=language), (paragraph("".join(parts)),))
    file = WordFile(render(document, theme, {}).data)
    runs = file.find("//w:body/w:p[1]/w:r")
    assert ["".join(run.itertext()).strip() for run in runs] == [part.strip() for part in parts]
    assert [run.find("{*}rPr/{*}rtl") is not None for run in runs] == leftwards
    assert file.find("//w:body/w:p[1]/w:r[2]/w:rPr/w:rFonts/@w:cs") == ([face] if face else [])
