"""The alternat: a copy a party, which names it first, and differs from the others in the order of words alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale
from packs import packs

from factsheet.compose.composer import compose
from factsheet.diagnostics import FactsheetError
from factsheet.document.text import document_text, inline_text
from factsheet.meeting import read_meeting
from factsheet.pipeline.sheets import last_day
from factsheet.protocol.alternat import in_turn

INPUTS = Path(__file__).parents[2] / "inputs"
PARTIES = ("US", "JP", "KR")
LANGUAGES = ("en", "es", "fr", "ja", "ko", "ru", "zh")
"""Of the versions of the trilateral, those whose title names the parties in a row that is known."""


def copy(language: str, party: str, profile: str = "plain", *, text: str = "") -> tuple[str, list[str]]:
    """Give the title and the lines of a party's copy of the trilateral."""
    name = f"trilateral-brussels-2025-04-03{'' if language == 'en' else f'.{language}'}.yaml"
    meeting = read_meeting((text or (INPUTS / name).read_text("utf-8")).encode(), name).meeting
    pack = packs().pack("standard", meeting.language, meeting.issuer.country, profile)
    document = compose(meeting, pack, last_day(meeting), alternat=party).document
    head = inline_text(document.head.start)
    return document.metadata.title, [*document_text(document), head]


def words(lines: list[str]) -> list[str]:
    joined = " ".join(lines)
    if re.search(r"[぀-ヿ一-鿿가-힣]", joined):
        return sorted(joined)
    return sorted(re.findall(r"\w+|[^\w\s]", joined.casefold()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_copies_of_the_trilateral_differ_in_order_alone(language):
    copies = {party: copy(language, party)[1] for party in PARTIES}
    assert len({tuple(lines) for lines in copies.values()}) == len(PARTIES)
    first, *others = (words(lines) for lines in copies.values())
    assert all(each == first for each in others)


TITLES = {
    "en": {
        "US": "United States–Japan–Republic\u00a0of\u00a0Korea Trilateral Ministerial Meeting",
        "JP": "Japan–United States–Republic\u00a0of\u00a0Korea Trilateral Ministerial Meeting",
        "KR": "Republic\u00a0of\u00a0Korea–United States–Japan Trilateral Ministerial Meeting",
    },
    "ja": {"US": "米日韓外相会合", "JP": "日米韓外相会合", "KR": "韓米日外相会合"},
    "ko": {"US": "미일한 외교장관회의", "JP": "일미한 외교장관회의", "KR": "한미일 외교장관회의"},
}


@pytest.mark.parametrize(("language", "party"), [(language, party) for language in TITLES for party in PARTIES])
def test_a_copy_names_its_own_party_first_in_its_title(language, party):
    assert copy(language, party)[0] == TITLES[language][party]


@pytest.mark.parametrize("party", PARTIES)
def test_a_copy_names_its_own_party_first_in_the_key_facts(party):
    names = {"US": "United States", "JP": "Japan", "KR": "Republic of Korea"}
    lines = [line for line in copy("en", party)[1] if line in names.values()]
    assert lines[0] == names[party]


ROWS = [
    (
        *("en", "Talks of Japan, the Republic of Korea and the United States."),
        "Talks of the United States, Japan and the Republic of Korea.",
    ),
    (
        *("en", "The Republic of Korea, Japan, and the United States met."),
        "The United States, Japan, and the Republic of Korea met.",
    ),
    (
        *("en", "Japan, the Republic of Korea, and the United States met."),
        "The United States, Japan, and the Republic of Korea met.",
    ),
    (
        *("fr", "entre le Japon, la République de Corée et les États-Unis"),
        "entre les États-Unis, le Japon et la République de Corée",
    ),
    (
        *("fr", "les ministres du Japon, de la République de Corée et des États-Unis"),
        "les ministres des États-Unis, du Japon et de la République de Corée",
    ),
    ("ja", "日米韓は、韓日米の順に", "米日韓は、米日韓の順に"),
    ("en", "Japan thanked the United States; the Republic of Korea agreed.", None),
    ("en", "Japan and the United States met.", None),
]


@pytest.mark.parametrize(("language", "text", "turned"), ROWS)
def test_names_change_their_places_in_a_row_of_all_parties(language, text, turned):
    assert in_turn(text, Locale(language), PARTIES, {}) == turned


def test_parties_that_are_no_states_take_their_turn():
    names = {"Party A": "Party A", "Party B": "Party B"}
    assert (
        in_turn("Talks of Party A and Party B", Locale("en"), ("Party B", "Party A"), names)
        == "Talks of Party B and Party A"
    )


ENGLISH = (INPUTS / "trilateral-brussels-2025-04-03.yaml").read_text("utf-8")
MARKED = ENGLISH.replace("The three held to", "Japan, the Republic of Korea and the United States held to")


def summary(party: str, text: str) -> str:
    return " ".join(copy("en", party, text=text)[1])


def test_a_text_is_turned_where_it_is_marked_alone():
    assert "Japan, the Republic of Korea and the United States held to" in summary("US", MARKED)
    marked = f"{MARKED}\nalternat: [summary]\n"
    assert "The United States, Japan and the Republic of Korea held to" in summary("US", marked)
    assert "Japan, the United States and the Republic of Korea held to" in summary("JP", marked)


@pytest.mark.parametrize(
    ("text", "party", "code", "message"),
    [
        (MARKED, "FR", "no-such-party", "`FR` is no party of the meeting"),
        (f"{MARKED}\nalternat: [venue]\n", "US", "no-alternat", "`venue`: the text is marked"),
        (f"{MARKED}\nalternat: [sections]\n", "US", "no-alternat", "`sections`: the text is marked"),
    ],
)
def test_what_has_no_copy_is_told(text, party, code, message):
    with pytest.raises(FactsheetError) as caught:
        copy("en", party, text=text)
    assert [each.code for each in caught.value.diagnostics] == [code]
    assert message in caught.value.diagnostics[0].message
