"""What breaks of lines inside a paragraph part, in every form that has them, and words above the line."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from imported import imported
from law import hold, words_of

TEXT = "The parties agreed on the programme of work, and on who takes it up."


def markdown(lines: list[str]) -> bytes:
    return ("# Title\n\n" + "  \n".join(lines) + "\n").encode()


def page(lines: list[str]) -> bytes:
    inner = "<br>".join(f"<b>{each[2:-2]}</b>" if each.startswith("**") else each for each in lines)
    return f"<h1>Title</h1><p>{inner}</p>".encode()


def word(lines: list[str]) -> bytes:
    document = Document()
    document.add_paragraph("Title", style="Title")
    paragraph = document.add_paragraph()
    for number, line in enumerate(lines):
        run = paragraph.add_run(("\n" if number else "") + line.strip("*"))
        run.bold = line.startswith("**") or None
    return saved(document)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


FORMS = {"a.md": markdown, "a.html": page, "a.docx": word}


@pytest.fixture(params=FORMS)
def made(request):
    return lambda lines: imported(FORMS[request.param](lines), request.param)


def shown(found) -> list[tuple[str, list[str]]]:
    return [(each.title, [inner.text for inner in each.content]) for each in found.read.sections]


def test_a_line_of_a_no_break_space_alone_ends_a_paragraph(made):
    found = made([TEXT, "\u00a0", "The second text."])
    assert shown(found) == [("Heading of the text", [TEXT, "The second text."])]


def test_a_bold_line_above_a_text_that_is_longer_is_its_heading(made):
    found = made(["**Security**", TEXT])
    assert shown(found) == [("Security", [TEXT])]
    hold(words_of(f"Title Security {TEXT}"), *found)


@pytest.mark.parametrize("lines", [["**Security:**", TEXT], ["**Security**", "Talks"], [f"**{TEXT}**", "So it is."]])
def test_other_bold_lines_are_none(made, lines):
    assert [title for title, _ in shown(made(lines))] == ["Heading of the text"]


def test_a_break_between_words_is_a_space(made):
    assert shown(made(["One line", "and another."])) == [("Heading of the text", ["One line and another."])]


@pytest.mark.parametrize(
    ("source", "file"),
    [("# Title\n\nIt cost 2 billion<sup>1</sup>, the 21<sup>st</sup> time.\n", "a.md"),
     ("<h1>Title</h1><p>It cost 2 billion<sup>1</sup>, the 21<sup>st</sup> time.</p>", "a.html")],
)  # fmt: skip
def test_figures_above_the_line_are_told(source, file):
    assert imported(source, file).meeting.count("is raised in the source") == 1


def test_two_breaks_end_no_title_heading_or_caption():
    rows = "<tr><th>A</th><th>B</th></tr><tr><td>One</td><td>2</td></tr>"
    table = f"<table><caption>Figures<br><br>of it</caption>{rows}</table>"
    found = imported(f"<h1>A joint<br><br>text</h1><h2>Of<br><br>peace</h2><p>{TEXT}</p>{table}", "a.html")
    assert (found.read.title, [each.title for each in found.read.sections]) == ("A joint text", ["Of peace"])
    assert [each.caption for each in found.read.sections[0].content[1:]] == ["Figures of it"]


@pytest.mark.parametrize(("of_run", "told"), [(None, 1), (False, 0)])
def test_a_style_stands_above_the_line_as_the_one_does_that_it_is_based_on(of_run, told):
    document = Document()
    document.add_paragraph("Title", style="Title")
    above, based = (document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER) for name in ("Above", "Numbers of notes"))
    above.font.superscript, based.base_style = True, above
    run = document.add_paragraph("It cost 2 billion").add_run("1", style=based)
    if of_run is False:
        run.font.superscript = True
        run.font._element.rPr.find(qn("w:vertAlign")).set(qn("w:val"), "baseline")
    assert imported(saved(document), "a.docx").meeting.count("is raised in the source") == told


def test_figures_above_the_line_are_told_of_a_word_file():
    document = Document()
    document.add_paragraph("Title", style="Title")
    document.add_paragraph("It cost 2 billion").add_run("1").font.superscript = True
    assert "# paragraph 2: “1” is raised in the source\n" in imported(saved(document), "a.docx").meeting
