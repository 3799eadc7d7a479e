"""East Asian words have the face of their own script in Word."""

import pytest
from sample import inlines, metadata, paragraph
from word_file import W, WordFile

from factsheet.document.nodes import Document, Language
from factsheet.render.docx import render
from factsheet.render.docx.text.scripts import east_asian_faces

JP, KR, SC, TC = "Yu Gothic", "Malgun Gothic", "Microsoft YaHei", "Microsoft JhengHei"


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", [("Minister ", None), ("いわや", JP), (" spoke", None)]),
        ("en", [("of ", None), ("岩屋毅（いわや）", JP)]),
        ("en", [("in ", None), ("国会議事堂", JP)]),
        ("en", [("in ", None), ("北京", SC), (" and ", None), ("臺北", TC)]),
        ("en", [("東京", JP), (" or ", None), ("とうきょう", JP)]),
        ("en", [("조태열 (趙兌烈), Minister", None)]),
        ("fr", [("à 서울", None)]),
        ("ko", [("大韓民國 외교부", None)]),
        ("ko", [("일본 ", None), ("いわや", JP)]),
        ("ja", [("外務省の", None), ("조태열", KR), ("長官", None)]),
        ("zh", [("外交部 ", None), ("カタカナ", JP)]),
        ("zh-TW", [("外交部", None)]),
        ("ru", [("«Да» — 5 %", None)]),
    ],
)
def test_the_letters_say_the_face(language, parts):
    assert list(east_asian_faces("".join(text for text, _ in parts), language)) == parts


def faces(theme, language, *parts) -> dict[str, str | None]:
    sheet = Document(metadata=metadata(language=language), blocks=(paragraph(*parts),))
    file = WordFile(render(sheet, theme, {}).data)
    name = f"{{{W}}}eastAsia"
    found = {"".join(run.itertext()): run.find("./{*}rPr/{*}rFonts") for run in file.find("//w:body//w:r[w:t]")}
    return {text: None if fonts is None else fonts.get(name) for text, fonts in found.items()}


def test_runs_have_their_faces(theme):
    japanese = Language("ja", inlines("外務省"))
    assert faces(theme, "en", "of いわや and ", japanese) == {"of ": None, "いわや": JP, " and ": None, "外務省": JP}
