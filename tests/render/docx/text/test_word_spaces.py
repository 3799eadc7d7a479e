"""Spaces that hold in Word: no-break ones in files that are published, plain ones in drafts."""

import pytest
from libreoffice import laid_out
from msgspec.structs import replace
from sample import WHEN, cell, document, inlines, metadata, paragraph, text
from word_file import WordFile, rendered, word

from factsheet.document.nodes import (
    Column,
    Deletion,
    Document,
    Emphasis,
    Insertion,
    Language,
    LineBreak,
    Note,
    NoteReference,
    Notes,
    Row,
    Section,
    Strong,
    Table,
    Text,
    Title,
)
from factsheet.render.bidi.levels import embedding_levels, visual_order
from factsheet.render.docx import DraftMarks, render
from factsheet.render.docx.text.spaces import text_with_held_spaces


def shown(file: WordFile) -> list[str]:
    return [words.replace("\u00a0", "~") for words in file.texts()]


def test_days_and_months_hold_across_looks(theme):
    file = word(theme, paragraph("on 3 ", Strong((text("April"),)), " 2025, for ", Emphasis(inlines("5 km"))))
    assert shown(file) == ["on 3~April 2025, for 5~km"]


def test_rules_are_those_of_the_language_of_most_of_the_text(theme):
    french = Language("fr", inlines("le 3 avril 2025 : « oui »"))
    assert shown(word(theme, paragraph("On ", french))) == ["On le 3~avril 2025 : «~oui »"]


def test_a_line_break_parts_what_stands_beside_it(theme):
    (words,) = shown(word(theme, paragraph("in 3 ", LineBreak(), "April 3")))
    assert words.split() == ["in", "3", "April~3"]


def test_names_of_states_hold_in_titles_and_headings_alone(theme):
    name = "Joint fact sheet on the talks of the United States"
    file = word(theme, Title(inlines(name)), Section("a", 1, inlines(name), (paragraph(name),)))
    held = "Joint fact sheet on the talks of the~United~States"
    assert shown(file) == [held, held, name]


@pytest.mark.parametrize(
    ("room", "held"),
    [
        (0, "Foreign Minister~Iwaya for Japan and the Republic of Korea"),
        (60, "Foreign Minister Iwaya for Japan and the~Republic~of~Korea"),
        (30, "Foreign Minister Iwaya for Japan and the Republic of Korea"),
    ],
)
def test_names_of_states_hold_in_cells_that_have_room_for_more(room, held):
    words = held.replace("~", " ")
    made = text_with_held_spaces(inlines(words), "en", room=room) or words
    assert made == held.replace("~", "\u00a0")


def test_a_cell_tells_how_much_room_it_has(theme):
    owners = "Japan, United States, and Republic of Korea"
    row = Row((cell("Hold the next meetings, and have the ministers of commerce and industry meet"), cell(owners)))
    table = Table((Column(), Column(width=0.35)), (), (row,))
    assert shown(word(theme, table))[1] == "Japan, United~States, and Republic~of~Korea"
    assert shown(word(theme, replace(table, columns=(Column(), Column(width=0.1)))))[1] == owners


def test_where_no_line_ends_yet_spaces_are_plain(theme):
    assert shown(word(theme, Title(inlines("United States–Japan–Republic of Korea")))) == [
        "United States–Japan–Republic~of~Korea"
    ]


@pytest.mark.libreoffice
def test_libreoffice_parts_no_name_of_a_state(theme):
    """The names stand at any place of the first line of titles that have no space but those in the names."""
    titles = [Title(inlines(f"United States–{'n' * more}–Republic of Korea Meeting")) for more in range(17)]
    lines = [line for page in laid_out(rendered(theme, *titles).data) for line in page]
    assert len(lines) == 2 * 17
    assert not [line for line in lines if line.endswith(("United", "Republic", "of"))]
    assert sum("Republic of Korea" in line for line in lines) == 17


def test_revised_words_hold_and_stay_revised(theme):
    file = word(theme, paragraph("on 3 ", Insertion("Jane", WHEN, inlines("April"))))
    assert shown(file) == ["on 3~April"]
    assert len(file.find("//w:ins")) == 1


@pytest.mark.parametrize(("language", "order"), [("ar", "2~1x"), ("he", "2~1x"), ("en", "x1~2"), ("hi", "x1~2")])
def test_the_numbers_of_notes_stay_two_numbers_from_right_to_left(theme, language, order):
    """A no-break space between two digits would make one number of them, read from the left (UAX 9, W4)."""
    cited = paragraph("x", NoteReference("a", "1"), text("\u00a0"), NoteReference("b", "2"))
    notes = Notes(tuple(Note(each, "7", (text("x"),)) for each in "ab"))
    sheet = Document(metadata(language=language), (cited, notes))
    (words, *_) = shown(WordFile(render(sheet, theme, {}).data))
    levels = embedding_levels(words.replace("~", "\u00a0"), int(order[0] == "2"))
    assert "".join(words[at] for at in visual_order(levels) if words[at] not in "\u200e\u200f") == order
    assert shown(WordFile(render(sheet, theme, {}, DraftMarks(b"{}")).data))[0] == "x1~2"


def test_a_draft_has_plain_spaces(theme):
    sheet = document(Title(inlines("The United States")), paragraph("on 3 April"))
    file = WordFile(render(sheet, theme, {}, DraftMarks(b"{}")).data)
    assert "\u00a0" not in "".join(file.texts())


def test_spaces_hold_in_a_redline_as_in_either_text():
    gone, new = Deletion("A", WHEN, (Text("by 16 "),)), Insertion("A", WHEN, (Text("20 May 8"),))
    shared = Text("November 2025")
    assert text_with_held_spaces((gone, new), "en", titled=False) == "by 16 20\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}8"
    assert text_with_held_spaces((gone, shared), "en", titled=False) == "by 16\N{NO-BREAK SPACE}November 2025"
    assert text_with_held_spaces((Text("by 16 "), Deletion("A", WHEN, (shared,))), "en", titled=False) is None
