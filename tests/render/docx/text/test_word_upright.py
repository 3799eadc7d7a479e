"""Upright letters and digits within italics, in Word."""

import pytest
from sample import metadata, paragraph
from word_file import WordFile

from factsheet.document.nodes import Document, Emphasis, Language, ParagraphRole, Text
from factsheet.render.docx import DraftMarks, render


def words(theme, block, language="en", **options) -> list[tuple[str, bool]]:
    """Give each run with whether it says that it is upright."""
    file = WordFile(render(Document(metadata(language=language), (block,)), theme, {}, **options).data)
    runs = file.find("//w:body//w:r[w:t]")
    return [("".join(run.itertext()), bool(run.xpath("w:rPr/w:i[@w:val='0']", namespaces=run.nsmap))) for run in runs]


def emphasis(*parts: str) -> Emphasis:
    return Emphasis(tuple(map(Text, parts)))


@pytest.mark.parametrize(
    ("block", "language", "expected"),
    [
        (
            paragraph(emphasis("on ", "2025", "年 3")),
            "en",
            [("on ", False), ("2025", True), ("年 ", True), ("3", True)],
        ),
        (paragraph(emphasis("3국 2")), "ko", [("3국 2", True)]),
        (paragraph("2025年"), "en", [("2025", False), ("年", False)]),
        (
            paragraph("東京 3, noon 3", role=ParagraphRole.DATELINE),
            "en",
            [("東京", True), (" 3,", True), (" noon 3", False)],
        ),
        # Emphasis in italics is upright already.
        (paragraph(emphasis("3국"), role=ParagraphRole.DATELINE), "en", [("3국", False)]),
        (paragraph(Language("ja", (emphasis("第3回 a"),))), "en", [("第3回 a", True)]),
    ],
)
def test_what_is_beside_letters_without_italics_is_upright(theme, block, language, expected):
    found = words(theme, block, language)
    assert joined(found) == joined(expected)


def joined(runs) -> list[tuple[str, bool]]:
    whole: list[tuple[str, bool]] = []
    for text, upright in runs:
        if whole and whole[-1][1] is upright:
            whole[-1] = (whole[-1][0] + text, upright)
        else:
            whole.append((text, upright))
    return whole


def test_a_draft_says_nothing_that_would_read_as_an_edit(theme):
    assert words(theme, paragraph(emphasis("3国")), draft=DraftMarks(b"")) == [("3", False), ("国", False)]
