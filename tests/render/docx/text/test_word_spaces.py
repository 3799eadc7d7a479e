"""Spaces that hold in Word: no-break ones in files that are published, plain ones in drafts."""

from sample import WHEN, document, inlines, paragraph, text
from word_file import WordFile, word

from factsheet.document.nodes import Emphasis, Insertion, Language, LineBreak, Section, Strong, Title
from factsheet.render.docx import DraftMarks, render


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
    name = "Talks of the United States"
    file = word(theme, Title(inlines(name)), Section("a", 1, inlines(name), (paragraph(name),)))
    assert shown(file) == ["Talks of the~United~States", "Talks of the~United~States", name]


def test_revised_words_hold_and_stay_revised(theme):
    file = word(theme, paragraph("on 3 ", Insertion("Jane", WHEN, inlines("April"))))
    assert shown(file) == ["on 3~April"]
    assert len(file.find("//w:ins")) == 1


def test_a_draft_has_plain_spaces(theme):
    sheet = document(Title(inlines("The United States")), paragraph("on 3 April"))
    file = WordFile(render(sheet, theme, {}, DraftMarks(b"{}")).data)
    assert "\u00a0" not in "".join(file.texts())
