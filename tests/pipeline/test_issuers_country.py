"""A sheet in English without a region writes dates as the issuer's country does, and nothing else changes with it."""

from __future__ import annotations

import pytest
from runs import compose_file

from factsheet.document.text import document_text

NORWAY = """\
id: no
kind: bilateral
title: Norway and Iceland
date: 2026-01-15
status: final
version: 1.10
venue: {city: Oslo, country: NO}
issuer: {name: Utenriksdepartementet, country: NO}
participants:
  - party: NO
    people: [Yes No, {name: Åse On, title: Off}]
  - party: IS
abbreviations:
  NO: Norway
  ON: Ontario
sections:
  - title: 12:30
    content:
      - table:
          columns: [Yes, No]
          rows:
            - [NO, 1.10]
            - [1e3, 0777]
            - [on, 12:30]
follow_ups:
  - {action: Test, owners: [NO, IS, US], due: 2026-03-01}
"""


@pytest.fixture
def composed(tmp_path):
    """Give a function that composes the sheet with a pack and gives its text."""

    def run(text: str, template: str) -> str:
        path = tmp_path / "no.yaml"
        path.write_text(text, "utf-8")
        return "\n".join(document_text(compose_file(path, template).document))

    return run


@pytest.mark.parametrize("template", ["standard", "brief"])
def test_a_norwegian_sheet_has_the_day_first(composed, template):
    text = composed(NORWAY, template)
    assert "15 January 2026" in text
    assert "1 March 2026" in text
    assert "January 15" not in text


def test_only_dates_follow_the_country(composed):
    with_country = composed(NORWAY, "standard")
    american = composed(f"language: en-US\n{NORWAY}", "standard")
    moved = american.replace("January 15, 2026", "15 January 2026").replace("March 1, 2026", "1 March 2026")
    assert moved == with_country != american
    assert "Norway, Iceland, and United States" in with_country


@pytest.mark.parametrize(
    ("language", "country", "printed"),
    [
        ("en", "US", "Fall 2026"),
        ("en", "GB", "Autumn 2026"),
        ("en", "NO", "Autumn 2026"),
        ("en-US", "GB", "Fall 2026"),
        ("en-GB", "US", "Autumn 2026"),
        ("fr", "US", "automne 2026"),
    ],
)
def test_seasons_follow_the_country(composed, language, country, printed):
    sheet = NORWAY.replace("Utenriksdepartementet, country: NO", f"A, country: {country}")
    text = composed(f"language: {language}\n{sheet.replace('2026-03-01', 'autumn 2026')}", "brief")
    assert [each for each in ("Fall 2026", "Autumn 2026", "automne 2026") if each in text] == [printed]
