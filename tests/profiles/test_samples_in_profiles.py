"""The longer samples in the profiles of their houses."""

from __future__ import annotations

from functools import cache

import pytest
from packs import packs
from samples import FURTHER

from factsheet.compose.composer import compose
from factsheet.document.algebra import every
from factsheet.document.nodes import Document, List
from factsheet.document.readings import item_labels
from factsheet.document.text import document_text
from factsheet.meeting import read_meeting
from factsheet.pipeline.sheets import last_day

PROFILES = {"g7-hiroshima": "g7", "trilateral-camp-david": "state", "trilateral-lima": "mofa-jp"}
OPENINGS = {
    "g7": ["COMMUNIQUÉ SUMMARY", "G7 Hiroshima Leaders’ Communiqué", "Summary"],
    "state": [
        "Fact Sheet",
        "Compiled from public texts",
        "August 18, 2023",
        "The Trilateral Leaders’ Summit at Camp David",
    ],
    "mofa-jp": [
        "November 15, 2024",
        "Japan–U.S.–ROK Summit Meeting",
        "On November 15, 2024, commencing at 2:45 p.m. (local time, 4:45 a.m. on November 16, 2024, Japan time) for "
        "approximately 40 minutes, H.E. ISHIBA Shigeru, Prime Minister, on the occasion of the APEC Leaders’ Meetings "
        "in Lima, held the Japan–U.S.–ROK Summit Meeting with The Honorable Joseph R. Biden, Jr., President of the "
        "United States and H.E. YOON Suk Yeol, President of the Republic of Korea. "
        "The overview of the meeting is as follows.",
        "Trilateral cooperation",
    ],
}


@cache
def composed(profile: str) -> Document:
    (source,) = (each for each in FURTHER if PROFILES[each.stem[:-11]] == profile)
    meeting = read_meeting(source.read_bytes(), source.name).meeting
    sheet = compose(meeting, packs().pack("standard", "en", None, profile), last_day(meeting))
    assert sheet.diagnostics == ()
    return sheet.document


@pytest.mark.parametrize("profile", OPENINGS)
def test_a_sample_opens_as_its_house_does(profile):
    text = [line.replace("\u00a0", " ") for line in document_text(composed(profile))]
    assert text[: len(OPENINGS[profile])] == OPENINGS[profile]


def test_the_paragraphs_of_the_communique_keep_their_numbers_in_its_house():
    lists = [each for each in every(composed("g7").blocks, List) if each.numbering]
    assert [label for each in lists for label in item_labels(each)] == [f"{number}." for number in range(1, 67)]


def test_members_guests_and_organizations_end_the_communique_in_its_house():
    lines = [line.replace("\u00a0", " ") for line in document_text(composed("g7"))]
    members, guests, organizations = lines[-3:]
    assert members.startswith("Japan, Canada, the European Union, France,")
    assert guests.startswith("Guests. Australia, Brazil, the Comoros,")
    assert organizations == "Organizations. IEA, IMF, OECD, the United Nations, World Bank, WHO, and WTO"
