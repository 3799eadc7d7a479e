"""What begins and ends no line of Japanese and Chinese, as Word is told, and as LibreOffice lays it out by itself."""

import pytest
from libreoffice import laid_out
from sample import metadata, paragraph, text
from word_file import W, WordFile

from factsheet.document.nodes import Document, Note, NoteReference, Notes
from factsheet.render.docx import DraftMarks, render
from factsheet.render.docx.text.scripts import JOINER

NOTES = Notes((Note("a", "7", (text("x"),)),))


def file_in(theme, language, *texts) -> bytes:
    return render(Document(metadata(language=language), tuple(map(paragraph, texts))), theme, {}).data


@pytest.mark.parametrize(
    ("language", "locale"), [("ja", "ja-JP"), ("zh-Hans", "zh-CN"), ("zh-TW", "zh-TW"), ("yue", "zh-CN")]
)
def test_the_settings_say_what_begins_and_ends_no_line(theme, language, locale):
    settings = WordFile(file_in(theme, language, "会談"))
    for name, signs in (("noLineBreaksBefore", "·•・～、。」ゃー\ufeff"), ("noLineBreaksAfter", "「（￥(09０９\ufeff")):
        (found,) = settings.find(f"//w:{name}", "settings")
        assert found.get(f"{{{W}}}lang") == locale
        assert set(signs) <= set(found.get(f"{{{W}}}val"))
        assert len(found.get(f"{{{W}}}val")) <= (100 if name == "noLineBreaksBefore" else 50)  # as many as Word takes


@pytest.mark.parametrize("language", ["en", "ko", "ar"])
def test_where_spaces_part_words_they_say_nothing(theme, language):
    found = WordFile(file_in(theme, language, "회담")).find(
        "//w:noLineBreaksBefore | //w:noLineBreaksAfter", "settings"
    )
    assert found == []


def lines_in(theme, language, signs: str, letters: str) -> list[str]:
    """Give the lines of paragraphs that take every sign through every place of a line, as LibreOffice lays them out."""
    texts = [letters[0] * shift + sign.join([letters] * 24) for sign in signs for shift in range(12)]
    lines = [line for page in laid_out(file_in(theme, language, *texts)) for line in page]
    assert len(lines) > 2 * len(texts)
    return lines


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("language", "signs", "letters"), [("ja", "·•～・、。」ー", "漢字仮名"), ("zh", "·•～、。", "文字内容")]
)
def test_no_line_begins_with_a_middle_dot_or_a_closing_mark(theme, language, signs, letters):
    assert not [line for line in lines_in(theme, language, signs, letters) if line.lstrip(JOINER)[0] in signs]


@pytest.mark.libreoffice
def test_no_line_ends_with_an_opening_mark(theme):
    assert not [line for line in lines_in(theme, "ja", "（「", "漢字仮名") if line[-1] in "（「"]


@pytest.mark.libreoffice
@pytest.mark.parametrize("number", ["４月３日", "２０２５年", "第２回", "約１４億６，０００万", "５～"])
def test_no_line_ends_within_a_number_in_full_width_digits(theme, number):
    texts = ["漢" * shift + f"{number}字仮名交文" * 12 for shift in range(len(number) + 5)]
    lines = [line.replace(JOINER, "") for page in laid_out(file_in(theme, "ja", *texts)) for line in page]
    assert len(lines) > 2 * len(texts)
    assert not [line for line in lines if line.endswith(tuple(number[:end] for end in range(1, len(number))))]
    assert "".join(lines).count(number) == 12 * len(texts)


@pytest.mark.libreoffice
@pytest.mark.parametrize(("language", "letters"), [("ja", "かな漢字。"), ("zh", "文字内容。")])
def test_no_line_is_the_number_of_a_note_alone(theme, language, letters):
    """The number takes every place of the first three lines."""
    cited = [paragraph((letters * 30)[:length], letters[-3:], NoteReference("a", "1")) for length in range(30, 3 * 50)]
    pages = laid_out(render(Document(metadata(language=language), (*cited, NOTES)), theme, {}).data)
    lines = [line for page in pages for line in page]
    assert sum(line.endswith("1") for line in lines) == len(cited)
    assert "1" not in lines
    assert not [line for line in lines if line[0] == "。"]


@pytest.mark.parametrize(
    ("language", "words", "held"),
    [("ja", "会合を行った。", ["った。"]), ("ko", "회동함.", []), ("zh", "会。", ["会。"]), ("en", "met.", [])],
)
def test_what_stands_before_the_number_of_a_note_is_in_no_language(theme, language, words, held):
    """LibreOffice parts no such words; to find them in the file is as easy as before."""
    sheet = Document(metadata(language=language), (paragraph(words, NoteReference("a", "1")), NOTES))
    file = WordFile(render(sheet, theme, {}).data)
    assert [run.text for run in file.find("//w:body//w:r[w:rPr/w:lang/@w:eastAsia='x-none']/w:t")] == held
    assert file.texts()[0] == f"{words}1"
    draft = WordFile(render(sheet, theme, {}, DraftMarks(b"{}")).data)
    assert not draft.find("//w:body//w:lang[@w:eastAsia='x-none']")


@pytest.mark.parametrize(
    ("language", "words", "held"),
    [
        ("ja", "２０２５年４月３日に", ["２０２５年", "４月３日"]),
        ("ja", "第２回、１２人と３、3人", ["第２回", "１２人"]),
        ("ja", "京都～大阪、ソウル·プサン", ["京都～", "ソウル·"]),
        ("zh", "４月３日，马科·鲁比奥", ["４月３日"]),
        ("ja", "2025年4月3日に", []),
        ("en", "４月３日", []),
    ],
)
def test_numbers_and_signs_have_joiners_and_no_language(theme, language, words, held):
    file = WordFile(file_in(theme, language, words))
    runs = file.find("//w:body//w:r[w:rPr/w:lang/@w:eastAsia='x-none']/w:t")
    assert [run.text.replace(JOINER, "") for run in runs] == held
    assert all(JOINER in run.text for run in runs)
    assert "".join(file.texts()).replace(JOINER, "") == words
    draft = render(Document(metadata(language=language), (paragraph(words),)), theme, {}, DraftMarks(b"{}"))
    assert WordFile(draft.data).texts() == [words]
