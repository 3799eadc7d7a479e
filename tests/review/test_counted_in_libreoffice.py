"""Drafts that count, that break lines in cells and that tell hours come back as LibreOffice saves them."""

from __future__ import annotations

import pytest
from drafts import make_draft
from libreoffice import do, edit_in_libreoffice
from talks import TALKS, merged_file

from factsheet.review.outcome import Result

pytestmark = pytest.mark.libreoffice
TEXT = TALKS.replace('- [Minerals, "1.1"]', '- ["Minerals\\n(all)", "1.1"]') + (
    'numbering: {sections: "1.", paragraphs: "1.", points: ["(1)", a]}\n'
    "released: {time: 2026-05-05T18:00 Europe/Zurich, place: Geneva}\n"
    "document: readout\n"
)
FIRST = "The commitment remains critical"
RUNNING = "Running text without a bullet"


@pytest.fixture
def merged(tmp_path):
    """Merge the draft as it is after operations by one author."""

    def run(*operations, tracked: bool = True) -> Result:
        saved = tmp_path / "edited.docx"
        steps = (do("as_author", name="Jane"), do("tracking", on=tracked), *operations)
        edit_in_libreoffice(make_draft(TEXT), *steps, save=saved)
        return merged_file(saved.read_bytes(), TEXT)

    return run


def test_saving_alone_changes_nothing(merged):
    result = merged()
    assert result.data == TEXT.encode()
    assert not result.review_file.changes


def test_words_and_a_new_point_of_a_counted_list(merged):
    result = merged(
        do("replace", find="critical", new="vital", paragraph=FIRST),
        do("insert_paragraph", after=FIRST, new="A new point."),
        do("insert_paragraph", after=RUNNING, new="More running text."),
    )
    text = result.data.decode()
    assert "remains vital" in text
    assert text.index("remains vital") < text.index("A new point.") < text.index("Second point")
    assert "paragraph" in text[text.index(RUNNING) : text.index("More running text.")]
    assert not result.review_file.changes


@pytest.mark.parametrize("tracked", [True, False])
def test_an_hour_a_kind_and_a_line_of_a_cell(merged, tracked):
    result = merged(
        do("replace", find="6:00 p.m.", new="7:30 p.m."),
        do("replace", find="READOUT", new="MEDIA NOTE"),
        do("replace", find="(all)", new="(most)"),
        do("line_break", find="Youth"),
        tracked=tracked,
    )
    text = result.data.decode()
    assert "2026-05-05T19:30 Europe/Zurich" in text
    assert "document: media note" in text
    assert '"Minerals\\n(most)"' in text
