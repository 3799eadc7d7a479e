"""What moved in a redline: native moves in Word, which Word and LibreOffice accept and reject as a whole."""

import pytest
from libreoffice import do, edit_in_libreoffice, in_libreoffice
from sample import SAMPLE_IMAGES, WHEN, cell, document, heads, inlines, paragraph
from tools import ooxml_errors
from word_file import WordFile
from word_readings import read_story, without_fillers

from factsheet.compare.documents import compare
from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Emphasis,
    List,
    ListItem,
    NoteReference,
    Row,
    Section,
    Strong,
    Table,
    TableRole,
)
from factsheet.render.docx import render


def bullets(*items):
    return List(tuple(ListItem(item if isinstance(item, tuple) else (paragraph(item),)) for item in items))


def meets(first="The", when="month", verb="look", end="agreed."):
    return paragraph(f"{first} group meets every {when} to {verb} at what was {end}")


def section(name, *blocks):
    return Section(name, 2, inlines(f"Heading of {name}"), blocks)


def cell_of(*blocks):
    return Table((Column(), Column()), (), (Row((cell("Parties"), Cell(blocks))),), role=TableRole.FACTS)


A, B, C, D = (paragraph(words) for words in ("The first words.", "More to come.", "Nothing else.", "At the end."))
M = meets()
ITEM = "The group meets every month to look at what was agreed."
GRID = Table((Column(),) * 2, (heads("A", "B"),), (Row((cell("First action"), cell("Party A"))),))


def grid(*rows):
    return Table((Column(),) * 2, (heads("Action", "Owner"),), tuple(Row((cell(a), cell(b))) for a, b in rows))


FIRST, SECOND, THIRD = (
    ("Report on what was agreed", "A"),
    ("Exchange of experts in May", "B"),
    ("A visit to the port", "C"),
)
CASES = {
    "row down": [(grid(FIRST, SECOND, THIRD, ("Last", "D")), C), (grid(SECOND, THIRD, FIRST, ("Last", "D")), C)],
    "row to the end": [(grid(FIRST, SECOND, THIRD), C), (grid(SECOND, THIRD, FIRST), C)],
    "row up, with words changed": [
        (grid(FIRST, SECOND, THIRD), C),
        (grid(("A long visit to the port", "A and C"), FIRST, SECOND), C),
    ],
    "as it is": [(M, A, B, C), (A, B, M, C)],
    "up, with a word changed": [(A, B, M, C), (meets(when="second month"), A, B, C)],
    "edits all along": [
        (meets("The small", end="agreed there then."), A, B, C),
        (A, B, meets("The large", verb="gaze", end="agreed there."), C),
    ],
    "first word gone": [(A, meets("Now the"), B, C), (A, B, meets("the"), C)],
    "first word new": [(A, meets("the"), B, C), (A, B, meets("Now the"), C)],
    "end gone": [(A, meets(end="agreed then and there"), B, C), (A, B, meets(end="agreed"), C)],
    "end new": [(A, meets(end="agreed"), B, C), (A, B, meets(end="agreed then and there"), C)],
    "end changed": [(A, meets(end="said"), B, C), (A, B, meets(end="agreed"), C)],
    "two, one behind the other": [(M, meets(end="done elsewhere"), A, B), (A, M, meets(end="done elsewhere"), B)],
    "behind what is new": [(M, A, B, C), (A, D, M, B, C)],
    "in place of what is gone": [(M, A, D, B, C), (A, M, B, C)],
    "with a note, strong and slanted words": [
        (A, paragraph(Strong(inlines("It is agreed by all")), " that it goes on", NoteReference("n", "1")), B, C),
        (
            A,
            B,
            paragraph(
                Strong(inlines("It is agreed by all of them")),
                " that it ",
                Emphasis(inlines("goes")),
                " on",
                NoteReference("n", "1"),
            ),
            C,
        ),
    ],
    "item": [bullets("One", "Two", ITEM, "Three"), bullets(ITEM, "One", "Two", "Three")],
    "item with those below": [
        bullets((M, bullets("Inner one of them", "Inner two of them")), "Two", "Three"),
        bullets("Two", (meets(when="week"), bullets("Inner one of them", "Inner two of them")), "Three"),
    ],
    "item to paragraph": [(bullets("One", ITEM), A, B), (bullets("One"), A, M, B)],
    "section": [
        (section("inner", M, B), section("other", C, bullets("One", "Two")), D),
        (section("other", C, bullets("One", "Two")), section("inner", meets(when="week"), B), D),
    ],
    "items of a cell": [cell_of(bullets(ITEM, "Two", "Three", "Four")), cell_of(bullets("Two", "Three", ITEM, "Four"))],
    "around a table": [(A, M, B, GRID, C), (A, B, GRID, meets(when="week"), C)],
    "table": [(grid(FIRST, SECOND), A, B, C), (A, B, grid(FIRST, ("Exchange of experts in June", "B")), C)],
    "in a callout": [(Callout(inlines("Box"), (M, A, B)), C), (Callout(inlines("Box"), (A, M, B)), C)],
}
BARRED = {
    "to a place before a table": [(M, A, B, GRID, C), (A, B, M, GRID, C)],
    "from a place before a table": [(A, B, M, GRID, C), (M, A, B, GRID, C)],
    "to the end of a cell": [cell_of(M, A, B), cell_of(A, B, M)],
}


def make(number, cases):
    """Give one of the two documents of all cases, each in a section of its own."""
    sections = []
    for name, case in cases.items():
        blocks = case[number] if isinstance(case[number], tuple) else (case[number],)
        sections.append(Section(name, 1, inlines(name), blocks))
    return document(*sections, paragraph("The end."))


def word(theme, old, new):
    return render(compare(old, new, "A. Desk", WHEN), theme, SAMPLE_IMAGES).data


def texts(file, name):
    return ["".join(each.itertext()) for each in file.find(f"//w:{name}[w:r]")]


@pytest.mark.parametrize("name", [*CASES, *BARRED])
def test_the_readings_are_the_two_documents(theme, name):
    versions = [make(number, {name: (CASES | BARRED)[name]}) for number in (0, 1)]
    file = WordFile(word(theme, *versions))
    for accept, version in enumerate(versions):
        alone = WordFile(without_fillers(render(version, theme, SAMPLE_IMAGES).data))
        assert read_story(file.tree("document")[0], accept=bool(accept)) == read_story(
            alone.tree("document")[0], accept=True
        )


@pytest.mark.parametrize("name", CASES)
def test_both_ends_are_marked_with_their_paragraphs(theme, name):
    file = WordFile(word(theme, *(make(number, {name: CASES[name]}) for number in (0, 1))))
    names = [file.find(f"//w:move{end}RangeStart/@w:name") for end in ("From", "To")]
    assert names[0]
    assert sorted(names[0]) == sorted(names[1])
    assert len(set(names[0])) == len(names[0])
    for end in ("From", "To"):
        starts, ends = (file.find(f"//w:move{end}Range{side}/@w:id") for side in ("Start", "End"))
        assert starts == ends
        assert len(file.find(f"//w:p[w:pPr/w:rPr/w:move{end}]/w:move{end}RangeStart")) == len(starts)
        behind = f"//w:move{end}RangeEnd[preceding-sibling::*[1]/w:move{end}RangeStart]"
        in_cell = f"//w:tc/w:p[last()]/w:move{end}RangeEnd[not(following-sibling::*)]"
        assert len(file.find(f"{behind} | {in_cell}")) == len(ends)
        assert not file.find(f"//w:move{end}//w:delText")
    numbers = file.find("//*[not(self::w:bookmarkEnd)][not(contains(name(), 'RangeEnd'))]/@w:id")
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("name", BARRED)
def test_where_a_mark_cannot_move_there_is_a_deletion_and_an_insertion(theme, name):
    file = WordFile(word(theme, *(make(number, {name: BARRED[name]}) for number in (0, 1))))
    assert not file.find("//w:moveFrom | //w:moveTo")
    assert ITEM in texts(file, "del")


def test_each_end_shows_its_own_edits(theme):
    file = WordFile(word(theme, *(make(number, {"one": CASES["edits all along"]}) for number in (0, 1))))
    assert texts(file, "moveFrom") == ["The ", " group meets every month to ", " at what was agreed there", "."]
    assert texts(file, "moveTo") == ["The ", " group meets every month to ", " at what was agreed there."]
    assert texts(file, "del") == ["small", "look", " then"]
    assert texts(file, "ins") == ["large", "gaze"]


def test_what_moved_and_was_edited_at_its_end_has_a_mark_of_both(theme):
    file = WordFile(word(theme, *(make(number, {"one": CASES["end changed"]}) for number in (0, 1))))
    marks = [[each.tag.rpartition("}")[2] for each in mark] for mark in file.find("//w:pPr/w:rPr")]
    assert marks == [["del", "moveFrom"], ["ins", "moveTo"]]


@pytest.fixture(scope="module")
def redline(theme, tmp_path_factory):
    path = tmp_path_factory.mktemp("moves") / "moves.docx"
    path.write_bytes(word(theme, make(0, CASES), make(1, CASES)))
    return path


@pytest.mark.openxml
def test_the_open_xml_sdk_finds_no_errors(redline):
    assert ooxml_errors(redline) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("saved", [False, True], ids=["as written", "saved once"])
@pytest.mark.parametrize("command", ["reject_all", "accept_all"])
def test_libreoffice_gives_either_document(theme, redline, tmp_path, command, saved):
    path = tmp_path / "saved.docx" if saved else redline
    if saved:
        edit_in_libreoffice(redline, save=path)
    seen = in_libreoffice(path, do(command))
    alone = in_libreoffice(
        without_fillers(render(make(int(command == "accept_all"), CASES), theme, SAMPLE_IMAGES).data)
    )
    assert seen.lines == alone.lines
    assert seen.revisions == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("command", ["reject_all", "accept_all"])
def test_libreoffice_gives_either_document_where_no_mark_moves(theme, command):
    seen = in_libreoffice(word(theme, make(0, BARRED), make(1, BARRED)), do(command))
    alone = in_libreoffice(
        without_fillers(render(make(int(command == "accept_all"), BARRED), theme, SAMPLE_IMAGES).data)
    )
    assert seen.lines == alone.lines
