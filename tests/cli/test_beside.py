"""`factsheet beside`: two versions of a meeting side by side, in both formats."""

import sys
from pathlib import Path

import docx
import pypdfium2
import pytest

sys.path.append(str(Path(__file__).parents[1] / "render" / "pdf"))
from conformance import problems

MEETING = """\
id: talks
kind: bilateral
title: {0}
language: {1}
date: 2025-04-03
venue: {{city: Brussels, country: BE}}
issuer: {{name: Desk}}
participants: [{{party: US}}, {{party: KR}}]
sections:
- id: trade
  title: {2}
  content:
  - {{id: aim, lead: {3}, text: {4}, sources: [s]}}
  - section: {{id: goods, title: {5}, content: [{{id: steel, text: {4}}}]}}
  - table: {{id: t, columns: [{{id: x, title: X}}], rows: [{{id: r, cells: [Y]}}]}}
sources: [{{id: s, title: Text}}]
"""
ENGLISH = MEETING.format("Talks", "en", "Trade", "Aim", "Both want more of it", "Goods")
FRENCH = MEETING.format("Entretien", "fr", "Commerce", "But", "Les deux parties en veulent plus", "Biens")


@pytest.fixture
def versions(folder):
    Path("en.yaml").write_text(ENGLISH, encoding="utf-8")
    Path("fr.yaml").write_text(FRENCH, encoding="utf-8")
    return "en.yaml", "fr.yaml"


def test_both_formats_are_written(factsheet, versions):
    outcome = factsheet("beside", *versions)
    assert (outcome.code, outcome.out) == (0, "dist/talks.en-fr.pdf\ndist/talks.en-fr.docx\n")
    assert factsheet("beside", *versions, "-o", "both.pdf", "-f", "pdf").out == "both.pdf\n"


def test_the_pdf_has_both_languages_in_their_columns_and_conforms(factsheet, versions):
    factsheet("beside", *versions, "-f", "pdf")
    data = Path("dist/talks.en-fr.pdf").read_bytes()
    assert problems(data) == []
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0].get_textpage()
        lines = page.get_text_bounded()
        middle = pdf[0].get_width() / 2
        places = {}
        for word in ("Trade", "Commerce", "Both", "Les deux"):
            found = page.search(word, match_case=True).get_next()
            places[word] = page.get_charbox(found[0])
    assert "English" in lines
    assert places["Trade"][0] < middle < places["Commerce"][0]
    assert places["Both"][0] < middle < places["Les deux"][0]
    assert abs(places["Both"][1] - places["Les deux"][1]) < 3


def test_the_word_file_has_a_table_without_borders_and_languages_of_runs(factsheet, versions):
    factsheet("beside", *versions, "-f", "docx")
    document = docx.Document("dist/talks.en-fr.docx")
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Trade", "Commerce"] in rows
    assert ["Goods", "Biens"] in rows
    (table,) = [
        each for each in document.tables if ["Trade", "Commerce"] in [[c.text for c in r.cells] for r in each.rows]
    ]
    assert table.style.name == "Normal Table"
    (row,) = [each for each in table.rows if each.cells[0].text == "Trade"]
    styles = [cell.paragraphs[0].style.name for cell in row.cells]
    assert styles == ["Heading 1", "Heading 1"]
    languages = [
        [each.get(each.nsmap["w"].join("{}") + "val") for each in cell._tc.iter("{*}lang")] for cell in row.cells
    ]
    assert languages == [[], ["fr"]]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            FRENCH.replace("id: talks", "id: others"),
            "fr.yaml:1:5: error: the two files are of two meetings [not-versions]",
        ),
        (ENGLISH, "fr.yaml:4:11: error: the two files are in one language [not-versions]"),
        (FRENCH.replace("title:", "titel:", 1), "fr.yaml:3:1: error: unknown key `titel`"),
    ],
)
def test_what_is_no_version_is_told(factsheet, versions, other, said):
    Path("fr.yaml").write_text(other, encoding="utf-8")
    outcome = factsheet("beside", *versions)
    assert outcome.code == 1
    assert said in outcome.err
    assert not Path("dist").exists() or not list(Path("dist").iterdir())


def test_wrong_usage(factsheet, versions):
    assert factsheet("beside", "en.yaml", "nowhere.yaml").code == 2
    assert factsheet("beside", "en.yaml").code == 2
