"""Figures stand where lines begin: at the left, and at the right where one reads from there."""

from __future__ import annotations

import pypdfium2
import pytest
from pypdfium2 import raw
from sample import chart

from factsheet import api


def sides(language: str) -> tuple[float, float]:
    """Give what a figure leaves free at the left and at the right of the page, in points."""
    meeting = {
        "id": "sample",
        "kind": "bilateral",
        "title": "Title",
        "language": language,
        "date": "2025-04-03",
        "venue": {"city": "Geneva", "country": "CH"},
        "issuer": {"name": "Desk"},
        "participants": [{"party": "Party A"}, {"party": "Party B"}],
        "sections": [
            {"title": "S", "content": [{"figure": {"path": "f.png", "alt": "A", "caption": "C", "width": 0.3}}]}
        ],
    }
    made = api.build(meeting, ["pdf"], images={"f.png": chart()})
    with pypdfium2.PdfDocument(made.files["pdf"]) as file:
        page = file[0]
        (found,) = page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])
        left, _, right, _ = found.get_bounds()
        return left, page.get_width() - right


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_figure_stands_where_lines_begin(language):
    left, right = sides(language)
    assert (left < right) == (language == "en")
    assert 40 < min(left, right) < 100 < max(left, right)
