"""What begins and ends no line of Japanese and Chinese, as Word is told, and as LibreOffice lays it out by itself."""

import pypdfium2
import pytest
from sample import metadata, paragraph
from tools import libreoffice_pdf
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


@pytest.mark.libreoffice
def test_no_line_begins_with_a_middle_dot_or_a_closing_mark(theme, tmp_path):
    words = "外務大臣は会談・協議·調整を続け、「再度」東京・大阪（京都）で会う。"
    file = tmp_path / "sheet.docx"
    file.write_bytes(file_in(theme, "ja", *("国" * number + words * 3 for number in range(24))))
    with pypdfium2.PdfDocument(libreoffice_pdf(file, tmp_path)) as pdf:
        lines = [line for page in pdf for line in page.get_textpage().get_text_range().splitlines() if line.strip()]
    assert len(lines) > 60
    assert not [line for line in lines if line[0] in "・·、。）」"]
    assert not [line for line in lines if line.rstrip()[-1] in "（「"]
