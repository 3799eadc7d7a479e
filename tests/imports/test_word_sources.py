"""Word files that others wrote: numbers as Word counts them, changes accepted, everything that holds words."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from imported import TODAY, Files, imported
from law import hold, words_of

from factsheet import api

NAMES = nsdecls("w", "r", "wp") + ' xmlns:v="urn:schemas-microsoft-com:vml"'


def document(body: str, numbering: str = "", links: tuple[str, ...] = ()) -> bytes:
    """Make a Word file of paragraphs, and of definitions of lists."""
    made = Document()
    targets = [made.part.relate_to(link, _HYPERLINK, is_external=True) for link in links]
    for number, target in enumerate(targets):
        body = body.replace(f"LINK{number}", target)
    part = made.part.numbering_part.element
    for each in list(part):
        part.remove(each)
    for each in parse_xml(f"<w:numbering {NAMES}>{numbering}</w:numbering>"):
        part.append(each)
    for each in reversed(list(parse_xml(f"<w:body {NAMES}>{body}</w:body>"))):
        made.element.body.insert(0, each)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def p(inner: str, properties: str = "") -> str:
    inner = inner if inner.startswith("<") else f'<w:r><w:t xml:space="preserve">{inner}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def taken(body: str, words: str, numbering: str = "", links: tuple[str, ...] = ()) -> Files:
    """Import a file whose words are these; its title stands before them."""
    made = imported(document(p("Title", '<w:pStyle w:val="Title"/>') + body, numbering, links), "a.docx")
    hold(words_of(f"Title {words}"), *made)
    return made


def texts(made: Files) -> list[str]:
    return [each.text for section in made.read.sections for each in section.content if each.type != "table"]


def level(number: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    counted = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{counted}</w:lvl>'


_FIRST = level(0, "decimal", "Article %1", 5) + level(1, "lowerLetter", "(%2)")
_THIRD = level(2, "upperRoman", "%1.%3", 1, "<w:isLgl/>")
_ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>'
ARTICLES = f"""<w:abstractNum w:abstractNumId="1">{_FIRST}{_THIRD}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "•")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/>{_ANEW}</w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>"""


def test_numbers_are_those_that_word_counts():
    body = [item("a"), item("b", 1), item("c", 1), item("d"), item("e", 1), item("f", 2)]
    body += [item("g", 0, 2), item("h", 0, 3)]
    words = "Article 5 a (a) b (b) c Article 6 d (a) e 6.1 f Article 9 g h"
    made = taken("".join(body), words, ARTICLES)
    assert texts(made) == [
        "Article 5 a",
        "(a) b",
        "(b) c",
        "Article 6 d",
        "(a) e",
        "6.1 f",
        "Article 9 g",
        "h",
    ]


def test_changes_are_accepted_and_what_they_delete_is_listed():
    change = 'w:id="1" w:author="A"'
    body = p(
        r("agree") + f"<w:del {change}>{r('ment', 'delText')}</w:del><w:ins {change}>{r('d')}</w:ins>{r(' to it')}"
    )
    body += f"<w:p><w:pPr><w:rPr><w:del {change}/></w:rPr></w:pPr>{r('They')}</w:p>" + p("met.")
    body += p(f"<w:moveFrom {change}>{r('gone')}</w:moveFrom><w:moveTo {change}>{r('come')}</w:moveTo>")
    made = taken(body, "agreed ment to it They met. gone come")
    assert texts(made) == ["agreed to it", "They met.", "come"]


def test_every_place_of_words_is_read():
    field = f'<w:fldSimple w:instr="DATE">{r("today")}</w:fldSimple>'
    control = f"<w:sdt><w:sdtContent>{r(' in a control')}</w:sdtContent></w:sdt>"
    signs = '<w:r><w:noBreakHyphen/><w:tab/><w:sym w:font="Wingdings" w:char="F0E0"/><w:br/></w:r>'
    codes = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r(" PAGE ", "instrText")
    codes += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("4") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    tag = f'<w:smartTag w:element="x">{r(" tagged")}</w:smartTag>'
    made = taken(p(field + control + signs + codes + tag), "today in a control\u2011 → 4 tagged")
    assert texts(made) == ["today in a control\u2011 → 4 tagged"]


def test_links_alternative_texts_and_text_boxes():
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A map"/></wp:inline></w:drawing></w:r>'
    box = f"<v:shape><v:textbox><w:txbxContent>{p('In a box')}</w:txbxContent></v:textbox></v:shape>"
    box = f"<w:r><w:pict>{box}</w:pict></w:r>"
    made = taken(
        p(f'<w:hyperlink r:id="LINK0">{r("here")}</w:hyperlink>{picture}{box}'),
        "here A map In a box",
        links=("https://www.example.org/a",),
    )
    assert texts(made) == ["[here](https://www.example.org/a)", "In a box"]
    assert "why: alternative text of an image" in made.record


def test_headings_tables_and_layout():
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>"

    wide = '<w:gridSpan w:val="2"/>'
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell(p('Area'))}{cell(p('Sum'))}{cell(p('Year'))}</w:tr>"
    row = f"<w:tr>{cell(p('Energy') + p('(all)'))}{cell(p('2.5'), wide)}</w:tr>"
    single = f"<w:tbl><w:tr>{cell(p('Alone in a table'))}</w:tr></w:tbl>"
    body = p("One", '<w:pStyle w:val="Heading1"/>') + f"<w:tbl>{head}{row}</w:tbl>" + single
    made = taken(body, "One Area Sum Year Energy (all) 2.5 Alone in a table")
    (section,) = made.read.sections
    assert section.title == "One"
    assert [[each.text for each in line.cells] for line in section.content[0].rows] == [["Energy\n(all)", "2.5", ""]]
    assert texts(made) == ["Alone in a table"]


def bad(change) -> bytes:
    stream, old = io.BytesIO(), zipfile.ZipFile(io.BytesIO(document(p("A text"))))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == "word/document.xml" else old.read(name))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (document(p("A text"))[:-300], "word-damaged"),
        (bad(lambda xml: xml[:-20]), "word-damaged"),
        (bad(lambda xml: xml.replace(b" xmlns:w=", b" xmlns:x=")), "word-damaged"),
        (bad(lambda xml: xml.replace(b"A text", b"A" * 30_000_000)), "word-too-large"),
        (bad(lambda xml: xml.replace(b"<w:document", b"<!DOCTYPE w:document><w:document", 1)), "word-entities"),
        (bad(lambda xml: xml.replace(b"A text", b"")), "import-empty"),
        (bad(lambda xml: xml.replace(b"<w:p>", b"<w:sdt>" * 300 + b"<w:p>")), "word-damaged"),
    ],
)
def test_a_word_file_that_cannot_be_read_is_told(data, code):
    found = api.import_text(data, "a.docx", "talks", today=TODAY)
    assert ([each.code for each in found.diagnostics], found.files) == ([code], {})
