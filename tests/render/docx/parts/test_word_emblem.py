"""The emblem of an issuer in Word: with its text in the letterhead, decorative in the running head."""

from sample import chart, document, inlines
from word_file import WordFile

from factsheet.document.nodes import Figure, FigureRole, RunningLine
from factsheet.render.docx import render

EMBLEM = Figure("emblem.png", "The arms of Party A", role=FigureRole.EMBLEM)
DRAWN = "//*[local-name()='docPr']"


def sheet(theme, images):
    head = RunningLine(inlines("Title"), inlines("Day"), (EMBLEM,))
    return render(document(EMBLEM, head=head), theme, images)


def test_it_is_said_in_the_letterhead_and_decorates_the_head(theme):
    file = WordFile(sheet(theme, {"emblem.png": chart(300, 300)}).data)
    assert file.find(f"{DRAWN}/@descr") == ["The arms of Party A"]
    assert file.find(f"{DRAWN}/@descr", "header_default") == [""]
    assert file.find(f"{DRAWN}//*[local-name()='decorative']/@val", "header_default") == ["1"]
    assert file.find(DRAWN, "header_first") == []
    height = int(file.find("//*[local-name()='extent']/@cy")[0])
    assert height == round(theme.figures.emblem * 12700)
    assert [text.strip() for _, text in file.paragraphs("header_default")] == ["Title Day"]


def test_without_its_image_the_head_has_its_text(theme):
    result = sheet(theme, {})
    assert [found.code for found in result.diagnostics] == ["missing-image"]
    assert WordFile(result.data).find(DRAWN, "header_default") == []
