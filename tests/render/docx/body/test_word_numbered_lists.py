"""Counted lists and headings are counted by Word itself."""

import pytest
from sample import paragraph, text
from word_file import NAMES, WordFile, rendered, word

from factsheet.document.nodes import List, ListItem, Section
from factsheet.typography.numbering import CounterStyle, Numbering, parse_numbering

FORMATS = {
    "1.": ("decimal", "%1."),
    "(a)": ("lowerLetter", "(%1)"),
    "A": ("upperLetter", "%1"),
    "i": ("lowerRoman", "%1"),
    "I": ("upperRoman", "%1"),
    "ア": ("aiueoFullWidth", "%1"),
    "가.": ("ganada", "%1."),
    "①": ("decimalEnclosedCircle", "%1"),
}


def counted(form, *words, start=1, continues=False):
    found = parse_numbering(form)
    numbering = Numbering(found.counter, found.before, found.after, start, continues)
    return List(tuple(ListItem((paragraph(each),)) for each in words), numbering)


def numbers(file: WordFile) -> list[tuple[str, str, str]]:
    """Give of each paragraph that is counted its text, level and instance."""
    found = [p for p in file.find("//w:p") if p.xpath("w:pPr/w:numPr", namespaces=NAMES)]
    return [tuple(p.xpath(f"string({path})", namespaces=NAMES) for path in ("w:r/w:t", *_PLACES)) for p in found]


_PLACES = ("w:pPr/w:numPr/w:ilvl/@w:val", "w:pPr/w:numPr/w:numId/@w:val")


def definition(file: WordFile, instance: str, level: str = "0") -> tuple[str, str, str]:
    """Give format, text and start of an instance's level."""
    (abstract,) = file.find(f"//w:num[@w:numId='{instance}']/w:abstractNumId/@w:val", "numbering")
    of_level = f"//w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']"
    start = file.find(f"string(//w:num[@w:numId='{instance}']//w:startOverride/@w:val)", "numbering")
    return *(
        str(file.find(f"string({of_level}/w:{name}/@w:val)", "numbering")) for name in ("numFmt", "lvlText")
    ), start


@pytest.mark.parametrize("form", FORMATS)
def test_a_list_is_counted_in_its_form(theme, form):
    file = word(theme, counted(form, "a", "b", start=3))
    assert {parse_numbering(each).counter for each in FORMATS} == set(CounterStyle)
    ((_, level, instance), other) = numbers(file)
    assert (level, other) == ("0", ("b", "0", instance))
    assert definition(file, instance) == (*FORMATS[form], "3")
    assert [style for style, _ in file.paragraphs()] == ["ListBullet", "ListBullet"]


def test_a_list_that_continues_goes_on_in_the_same_count(theme):
    lists = (counted("1.", "a"), counted("1.", "b"), counted("1.", "c", start=2, continues=True), counted("a", "d"))
    found = [instance for _, _, instance in numbers(word(theme, *lists))]
    assert found[1] == found[2]
    assert len(set(found)) == 3


def test_a_mark_of_its_own_and_levels(theme):
    inner = List((ListItem((paragraph("b"),)),), mark="□")
    outer = List((ListItem((paragraph("a"), inner)),), parse_numbering("(1)"))
    file = word(theme, outer)
    (_, _, first), (_, level, second) = numbers(file)
    assert (level, definition(file, first)[:2], definition(file, second, "1")[:2]) == (
        "1",
        ("decimal", "(%1)"),
        ("bullet", "□"),
    )


def test_headings_are_counted(theme):
    one = parse_numbering("1.")
    sections = (Section("a", 1, (text("A"),), (), one), Section("b", 1, (text("B"),), (), one.at(1)))
    file = word(theme, *sections)
    ((_, _, first), (_, _, second)) = numbers(file)
    assert first == second
    assert definition(file, first) == ("decimal", "%1.", "1")
    assert file.find("string(//w:lvl[w:suff]/w:suff/@w:val)", "numbering") == "space"
    assert file.texts() == ["A", "B"]


def test_a_document_that_counts_nothing_has_the_lists_of_its_theme_alone(theme):
    plain = rendered(theme, List((ListItem((paragraph("a"),)),)))
    assert len(WordFile(plain.data).find("//w:num", "numbering")) == 4
