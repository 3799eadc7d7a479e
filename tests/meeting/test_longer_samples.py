"""The longer samples say what their sources say: people, figures, and the communiqué's paragraphs in their order."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
from samples import FURTHER

from factsheet.meeting import MeetingFile, read_meeting

G7, CAMP_DAVID, LIMA = "g7-hiroshima-2023-05-20", "trilateral-camp-david-2023-08-18", "trilateral-lima-2024-11-15"
BIDEN, YOON = "Joseph R. Biden, Jr., President", "Yoon Suk Yeol, President"
PEOPLE = {
    CAMP_DAVID: [("US", BIDEN), ("JP", "Kishida Fumio, Prime Minister"), ("KR", YOON)],
    LIMA: [("JP", "Ishiba Shigeru, Prime Minister"), ("US", BIDEN), ("KR", YOON)],
    G7: [
        ("CA", "Justin Trudeau, Prime Minister"),
        ("FR", "Emmanuel Macron, President"),
        ("DE", "Olaf Scholz, Chancellor"),
        ("IT", "Giorgia Meloni, Prime Minister"),
        ("JP", "Kishida Fumio, Prime Minister"),
        ("GB", "Rishi Sunak, Prime Minister"),
        ("US", "Joe Biden, President"),
        ("EU", "Charles Michel, President of the European Council"),
        ("EU", "Ursula von der Leyen, President of the European Commission"),
    ],
}
"""As the texts named under `sources` name them."""
YEARS = "2008 2015 2016 2019 2020 2021 2022 2023 2024 2025 2026 2027 2030 2035 2040 2050"
FIGURES = {
    CAMP_DAVID: "6 2014 2016 2022 2023 2024",
    LIMA: "15 40 51 40,000 2023 2024 2025",
    # Measures and sums; days, conferences, resolutions, the article, a pillar, the level of 2000; paragraphs; years.
    G7: f"""0.7 1.5 14 21 28 30 43 48 50 60 100 150 600 12 18 22 23 27 2.1 2216 2231 2254 2681 2000
            2 13 16 19 20 25 26 31 33 34 {YEARS}""",
}
"""Every figure that the samples take up from their sources, 1 apart."""
CHAPTERS = {
    "Preamble": 3, "Ukraine": 4, "Disarmament and non-proliferation": 5, "Indo-Pacific": 6,
    "Global economy, finance and sustainable development": 17, "Climate change": 21, "Environment": 24, "Energy": 26,
    "Clean energy economy": 27, "Economic resilience and economic security": 29, "Trade": 30, "Food security": 32,
    "Health": 35, "Labor": 36, "Education": 37, "Digital": 39, "Science and technology": 41, "Gender": 44,
    "Human rights, refugees, migration, democracy": 47, "Terrorism, organized crime, rule of law, anti-corruption": 49,
    "Regional affairs": 65, "Conclusion": 66,
}  # fmt: skip
"""The chapters of the communiqué, each with the number of its last paragraph."""


def read(name: str) -> MeetingFile:
    (path,) = (each for each in FURTHER if each.stem == name)
    return read_meeting(path.read_bytes(), name)


def test_the_longer_samples_are_these():
    assert {each.stem for each in FURTHER} == FIGURES.keys() == PEOPLE.keys()


@pytest.mark.parametrize("name", PEOPLE)
def test_the_people_are_those_of_the_sources(name):
    parties = read(name).meeting.participants
    assert [(each.party, f"{who.name}, {who.title}") for each in parties for who in each.people] == PEOPLE[name]


@pytest.mark.parametrize("name", FIGURES)
def test_the_figures_are_those_of_the_sources(name):
    texts = [text for text in read(name).positions.texts if not text.startswith("https:")]
    found = {figure for text in texts for figure in re.findall(r"(?<![\w:-])\d[\d.,:]*(?<![.,:])", text)}
    assert found - {"1"} == set(FIGURES[name].split())


@pytest.mark.parametrize("name", FIGURES)
def test_every_source_has_a_title_a_publisher_and_an_address(name):
    sources = read(name).meeting.sources
    assert len(sources) == 2
    assert all(each.title and each.publisher and each.url for each in sources)
    assert str(sources[0].date) in name


def test_each_paragraph_of_the_communique_has_its_number():
    meeting = read(G7).meeting
    assert meeting.numbering.paragraphs
    counts = {each.title: sum(item.type == "paragraph" for item in each.content) for each in meeting.sections[:-1]}
    assert dict(zip(counts, accumulate(counts.values()), strict=True)) == CHAPTERS
