"""A redline in Word reads as the old document with all rejected, and as the new one with all accepted."""

import pytest
from document_pairs import Pair, document_pairs
from hypothesis import example, given
from libreoffice import do, in_libreoffice
from sample import SAMPLE_IMAGES, WHEN, cell, document, fact, heads, inlines, metadata, paragraph
from sampling import examples
from tools import ooxml_errors
from word_file import WordFile
from word_readings import read_story, without_fillers

from factsheet.compare.documents import compare
from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Emphasis,
    Figure,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    Notes,
    ParagraphRole,
    Row,
    RunningLine,
    Section,
    Strong,
    Table,
    TableRole,
    Title,
)
from factsheet.render.docx import render

IMAGES = {"images/chart.png": SAMPLE_IMAGES["images/chart.png"], "images/map.png": SAMPLE_IMAGES["images/chart.png"]}


def stories(data, *, accept):
    file = WordFile(data)
    bodies = [file.tree("document")[0], *(file.tree(name) for name in ("header_default", "footer_default"))]
    return [read_story(body, accept=accept) for body in bodies]


def words(stories):
    """Leave out empty paragraphs and styles."""
    return [[line for line in flat(story) if line.strip()] for story in stories]


def flat(story):
    for line in story:
        if isinstance(line, list):
            for row in line:
                for cell in row:
                    yield from flat(cell)
        else:
            yield line[1]


def bullets(*items):
    return List(tuple(ListItem((item,) if not isinstance(item, tuple) else item) for item in map(_item, items)))


def _item(item):
    return item if isinstance(item, tuple) else paragraph(item)


def table(*rows, caption="", columns=2):
    body = tuple(Row(tuple(cell(words) for words in row)) for row in rows)
    return Table((Column(),) * columns, (heads(*"AB"[:columns]),), body, inlines(caption) if caption else ())


def facts(**rows):
    body = tuple(fact(label, paragraph(words)) for label, words in rows.items())
    return Table((Column(), Column()), (), body, role=TableRole.FACTS)


def cell_of(*blocks, role=TableRole.FACTS):
    """Give a table whose second cell has blocks, or none."""
    return Table((Column(), Column()), (), (Row((cell("Parties"), Cell(blocks))),), role=role)


ROWS = (("First action", "Party A"), ("Second action", "Party B"), ("Third thing", "Party C"))
A, B, C, D = (paragraph(words) for words in ("The first words.", "More to come.", "Nothing else.", "At the end."))
FIGURE, MAP = (Figure(f"images/{name}.png", name, inlines(f"The {name}.")) for name in ("chart", "map"))
NOTE = NoteReference("n1", "1")
CASES = {
    "words": [paragraph("It meets once a year."), paragraph("It meets twice a year.")],
    "East Asian": [paragraph("外務大臣は会談した。"), paragraph("外相は会談した。")],
    "strong": [paragraph("It is agreed."), paragraph("It is ", Strong(inlines("agreed")), ".")],
    "emphasis and link": [
        paragraph("The ", Emphasis(inlines("register")), " of all"),
        paragraph("The ", Link("https://www.example.org/", inlines("register of")), " all"),
    ],
    "note": [paragraph("It is so.", NOTE), paragraph("It is so.")],
    "paragraph added": [(A, C), (A, B, C)],
    "paragraph removed": [(A, B, C), (A, C)],
    "paragraph replaced": [(A, B, C), (A, D, C)],
    "words at an end before a new paragraph": [
        (paragraph("It is so."), C),
        (paragraph("It is so, and stays so."), B, C),
    ],
    "role": [paragraph("On the margins"), paragraph("On the margins", role=ParagraphRole.CONTACT)],
    "item added": [bullets("One", "Two"), bullets("One", "Half of it", "Two", "Three")],
    "item removed": [bullets("One", "Half of it", "Two", "Three"), bullets("One", "Two")],
    "nested items": [
        bullets((paragraph("One"), bullets("Inner one", "Inner two")), "Two"),
        bullets((paragraph("One"), B, bullets("Inner two", "Inner three")), "Two"),
    ],
    "list added": [(A, C), (A, bullets("One", "Two"), C)],
    "row added": [table(*ROWS[:2]), table(*ROWS)],
    "rows removed": [table(*ROWS), table(ROWS[1])],
    "row edited": [table(*ROWS), table(ROWS[0], ("Second action, revised", "Party B"), ROWS[2])],
    "table added": [(A, C), (A, table(*ROWS, caption="Table 1."), C)],
    "table removed": [(A, table(*ROWS, caption="Table 1."), C), (A, C)],
    "caption added": [(A, table(*ROWS)), (A, table(*ROWS, caption="Table 1. Actions"))],
    "columns changed": [(A, table(*ROWS), C), (A, table(*([row[0]] for row in ROWS), columns=1), C)],
    "table replaced by a callout": [(A, table(*ROWS), C), (A, Callout(inlines("Box"), (B,)), C)],
    "paragraph before a table added": [(A, table(*ROWS)), (A, B, table(*ROWS))],
    "paragraph before a table removed": [(A, B, table(*ROWS)), (A, table(*ROWS))],
    "table before a table removed": [
        (A, C, table(ROWS[0]), facts(Venue="City")),
        (A, C, facts(Venue="City")),
    ],
    "facts": [
        facts(Venue="City", Occasion="Margins"),
        facts(Venue="Town, by the sea", Parties="A", Occasion="Margins"),
    ],
    "callout added": [(A, C), (A, Callout(inlines("Box"), (B, bullets("One"))), C)],
    "callout edited": [Callout(inlines("Box"), (A, B)), Callout(inlines("A box"), (A, C))],
    "figure added": [(A, C), (A, FIGURE, C)],
    "figure replaced": [(A, FIGURE, C), (A, MAP, C)],
    "section added": [(), Section("inner", 2, inlines("Inner"), (A, B))],
    "section removed": [Section("inner", 2, inlines("Inner"), (A, table(*ROWS))), ()],
    "heading edited": [Section("inner", 2, inlines("Old head"), (A,)), Section("inner", 2, inlines("New head"), (A,))],
    "bullets of a cell removed": [cell_of(bullets("One", "Two")), cell_of()],
    "bullets of a cell added": [cell_of(), cell_of(bullets("One", (paragraph("Two"), bullets("Inner"))))],
    "bullets of a cell become words": [cell_of(bullets("One", "Two")), cell_of(A)],
    "bullets of a grid's cell removed": [cell_of(bullets("One"), role=TableRole.GRID), cell_of(role=TableRole.GRID)],
    "cell emptied": [table(("First action", "Party A")), table(("First action", ""))],
    "cell filled": [table(("First action", "")), table(("First action", "Party A"))],
}


def make(number, title, head):
    """Give one of the two documents of all cases, each in a section of its own."""
    sections = []
    for name, case in CASES.items():
        blocks = case[number] if isinstance(case[number], tuple) else (case[number],)
        sections.append(Section(name, 1, inlines(name), blocks))
    notes = [
        Notes((Note("n0", "1", inlines("Nothing")), Note("n1", "2", inlines("A source")))),
        Notes((Note("n1", "1", inlines("The source")),)),
    ]
    ends = [(paragraph("The end."),), (paragraph("The end."), D)]
    blocks = (Title(inlines(title)), *sections, notes[number], *ends[number])
    return document(*blocks, head=RunningLine(inlines(head), inlines("Page")), foot=RunningLine(inlines(title)))


OLD, NEW = make(0, "The second meeting", "Draft 1"), make(1, "The third meeting", "Draft 2")


@examples(30)
@given(document_pairs(metadata()))
@example(Pair(document(cell_of(bullets("One"))), document(cell_of())))
@example(Pair(document(cell_of()), document(cell_of(bullets("One")))))
def test_the_readings_are_the_two_documents(theme, pair):
    old, new = pair.old, pair.new
    data = render(compare(old, new, "A", WHEN), theme, IMAGES).data
    for accept, version in ((False, old), (True, new)):
        read = stories(data, accept=accept)
        alone = stories(without_fillers(render(version, theme, IMAGES).data), accept=True)
        assert read[0] == alone[0]
        assert words(read) == words(alone)


@pytest.fixture(scope="module")
def redline(theme, tmp_path_factory):
    path = tmp_path_factory.mktemp("redline") / "redline.docx"
    rendered = render(compare(OLD, NEW, "A. Desk", WHEN), theme, IMAGES)
    assert rendered.diagnostics == ()
    path.write_bytes(rendered.data)
    return path


@pytest.mark.parametrize(("accept", "either"), [(False, OLD), (True, NEW)], ids=["rejected", "accepted"])
def test_every_case_reads_as_it_should(theme, redline, accept, either):
    alone = without_fillers(render(either, theme, IMAGES).data)
    assert stories(redline.read_bytes(), accept=accept) == stories(alone, accept=True)


@pytest.mark.libreoffice
@pytest.mark.parametrize(("command", "either"), [("reject_all", OLD), ("accept_all", NEW)])
def test_libreoffice_gives_either_document(theme, redline, command, either):
    seen = in_libreoffice(redline, do(command))
    alone = in_libreoffice(without_fillers(render(either, theme, IMAGES).data))
    assert seen.lines == alone.lines
    assert seen.running == alone.running
    assert seen.revisions == []


@pytest.mark.openxml
def test_the_open_xml_sdk_finds_no_errors(redline):
    assert ooxml_errors(redline) == []


def test_revisions_have_author_time_and_numbers_of_their_own(redline):
    file = WordFile(redline.read_bytes())
    revisions = file.find("//w:ins | //w:del | //w:pPrChange")
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert len(revisions) > 100
    assert {(each.get(f"{name}author"), each.get(f"{name}date")) for each in revisions} == {
        ("A. Desk", "2025-01-15T09:30:00Z")
    }
    assert len({each.get(f"{name}id") for each in revisions}) == len(revisions)


def test_words_that_stay_are_not_revised(redline):
    texts = WordFile(redline.read_bytes()).find("//w:p[w:del]")
    (line,) = [each for each in texts if "It meets" in "".join(each.itertext())]
    parts = [
        (each.getparent().getparent().tag.rpartition("}")[2], each.text) for each in line.iter("{*}t", "{*}delText")
    ]
    assert parts == [("p", "It meets "), ("del", "once"), ("ins", "twice"), ("p", " a year.")]
