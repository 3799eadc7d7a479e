"""What begins and ends no line of Japanese and Chinese, as Word is told, and as LibreOffice lays it out by itself."""

import pytest
from libreoffice import laid_out
from sample import metadata, paragraph
from word_file import W, WordFile

from factsheet.document.nodes import Document
from factsheet.render.docx import render


def file_in(theme, language, *texts) -> bytes:
    return render(Document(metadata(language=language), tuple(map(paragraph, texts))), theme, {}).data


@pytest.mark.parametrize(
    ("language", "locale"), [("ja", "ja-JP"), ("zh-Hans", "zh-CN"), ("zh-TW", "zh-TW"), ("yue", "zh-CN")]
)
def test_the_settings_say_what_begins_and_ends_no_line(theme, language, locale):
    settings = WordFile(file_in(theme, language, "会談"))
    for name, signs in (("noLineBreaksBefore", "·•・～、。」ゃー"), ("noLineBreaksAfter", "「（￥")):
        (found,) = settings.find(f"//w:{name}", "settings")
        assert found.get(f"{{{W}}}lang") == locale
        assert set(signs) <= set(found.get(f"{{{W}}}val"))
        assert len(found.get(f"{{{W}}}val")) <= 100  # what the schema of ECMA-376 allows


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


# Of a Japanese text LibreOffice (7.4) lets a line begin with · • ～, whatever the file says.
@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("language", "signs", "letters"), [("ja", "・、。」ー", "漢字仮名"), ("zh", "·•～、。」", "文字内容")]
)
def test_no_line_begins_with_a_middle_dot_or_a_closing_mark(theme, language, signs, letters):
    assert not [line for line in lines_in(theme, language, signs, letters) if line[0] in signs]


@pytest.mark.libreoffice
def test_no_line_ends_with_an_opening_mark(theme):
    assert not [line for line in lines_in(theme, "ja", "（「", "漢字仮名") if line[-1] in "（「"]
