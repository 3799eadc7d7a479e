from pathlib import Path

import pytest
from values.numbers.figure_tables import LANGUAGES, Row, rows_of, told

from factsheet.values.numbers.reading import find_figures, read_figure

SPELLED = (Path(__file__).parent / "spelled.tsv").read_text(encoding="utf-8").splitlines()[1:]


def expected(row: Row) -> tuple[object, str, bool]:
    return row.readings, row.qualifier, row.irregular


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_alone(language: str) -> None:
    rows = rows_of(language)[1]
    wrong = {row.text: told(read_figure(row.text, language)) for row in rows}
    assert {text: got for text, got in wrong.items() if got != expected(next(r for r in rows if r.text == text))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_in_a_sentence(language: str) -> None:
    sentence, rows = rows_of(language)
    wrong = {}
    for row in rows:
        text = sentence.format(row.text)
        figures = find_figures(text, language)
        if [told(figure) for figure in figures] != [expected(row)] and not row.alone:
            wrong[text] = [(text[figure.start : figure.end], told(figure)) for figure in figures]
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_a_hundred_rows_with_their_sources(language: str) -> None:
    _, rows = rows_of(language)
    assert len({row.text for row in rows}) == len(rows) >= 100
    assert all(row.source for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_that_cldr_spells_out(language: str) -> None:
    wrong = {}
    for line in SPELLED:
        tag, _, value, text = line.split("\t")
        figure = read_figure(text, language) if tag == language else None
        if tag == language and (figure is None or int(value) not in {amount.value for amount in figure.readings}):
            wrong[text] = figure
    assert wrong == {}
