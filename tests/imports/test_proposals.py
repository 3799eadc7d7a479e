"""What is proposed of a text beside its own words: people with their offices, the place, days, what is to be done."""

from __future__ import annotations

import pytest
import yaml
from imported import imported

from factsheet import api
from factsheet.imports.proposals import PlaceSpan, find_place, follow_ups, people

JA = (
    "岩屋毅外務大臣は、ブリュッセルにおいて、マルコ・ルビオ米国国務長官及び"
    "趙兌烈（チョ・テヨル）韓国外交部長官と会談を行いました。"
)
KO = "조태열 외교부 장관은 브뤼셀에서 마코 루비오 미국 국무장관 및 이와야 다케시(岩屋毅) 일본 외무대신과 회담을 가졌다."


def test_people_days_and_follow_ups_are_proposed_beside_the_text():
    made = imported("# Talks\n\nForeign Minister A. Person met B on 3 April 2025. They will meet again in May.\n")
    lines = [line.strip() for line in made.meeting.splitlines() if "? " in line]
    assert lines == [
        "# person? A. Person, Foreign Minister",
        "# date? 3 April 2025",
        "# follow-up? They will meet again in May.",
    ]
    assert "not looked for in this language (ru)" in imported("# Переговоры\n\nСтороны встретились вновь.\n").meeting


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        (
            "en",
            "President A. B. Person Jr. of X and President C. Person, Jr. met.",
            ["A. B. Person Jr.", "C. Person, Jr."],
        ),
        ("en", "They took up President Person’s Grain Plan and President A. Person’s plan.", ["A. Person"]),
        ("ja", JA, ["岩屋毅", "マルコ・ルビオ", "趙兌烈"]),
        ("ja", "岸田内閣総理大臣は述べた。日本外務大臣、日米韓外相、両国首相、アメリカ大統領。", ["岸田"]),
        ("ko", KO, ["조태열", "마코 루비오", "이와야 다케시"]),
        ("ko", "양측은 윤석열 대통령의 방문을 환영했다. 미국 대통령실, 한미일 외교장관, 한국 국무장관.", ["윤석열"]),
        ("ru", "Министр И. О. Фамилия", []),
    ],
)
def test_people_are_named_before_or_behind_their_offices(language, text, named):
    assert [each.name for each in people(text, language)] == named


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "They met in Cornwall, United Kingdom on 11-13 June.", ("Cornwall", "United Kingdom")),
        ("en", "Today\u00a0in Phnom Penh, Cambodia\u00a0at the summit", ("Phnom Penh", "Cambodia")),
        ("en", "After a session held in June they met in Japan, and held talks on trade in Geneva.", ("Geneva", "")),
        ("en", "They spoke of a plan in Geneva.", None),
        ("fr", "Les ministres se sont réunis à Bruxelles, en marge de la session.", ("Bruxelles", "")),
        ("es", "Los ministros se reunieron en Bruselas, Bélgica.", ("Bruselas", "Bélgica")),
        ("de", "Die Minister trafen sich am Rande der Tagung in Brüssel.", ("Brüssel", "")),
        ("ja", JA, ("ブリュッセル", "")),
        ("ko", KO, ("브뤼셀", "")),
    ],
)
def test_the_place_is_where_they_met(language, text, found):
    place = find_place(text, language)
    assert (place and (place.city, place.state)) == found
    assert place is None or (isinstance(place, PlaceSpan) and place.said in text)


@pytest.mark.parametrize(
    ("said", "city", "country", "told"),
    [
        ("They met in Brussels to talk.", "Brussels", "BE", "proposed by “met in Brussels”, line 3"),
        (JA, "ブリュッセル", "BE", "proposed by “ブリュッセルにおいて”, line 3"),
        ("They met in The Hague.", "The Hague", "NL", "proposed by “met in The Hague”, line 3"),
        ("They met in Cornwall, United Kingdom.", "Cornwall", "GB", "Cornwall, United Kingdom”, line 3"),
        ("Bern, 3 April 2025\n\nThey met in Brussels.", "Bern", "CH", "by the dateline, line 3"),
        ("They spoke.", "City", None, "the source has no dateline that names the place"),
    ],
)
def test_a_place_is_that_of_the_dateline_or_proposed_by_the_text_at_the_head(said, city, country, told):
    made = imported(f"# Talks\n\n{said}\n")
    assert (made.read.venue.city, made.read.venue.country) == (city, country or "ZZ")
    assert told in next(line for line in made.meeting.splitlines() if line.startswith("  city:"))
    read = {each["path"]: each["value"] for each in yaml.load(made.record, yaml.CSafeLoader).get("read", ())}
    wanted = f"{city}, {country}" if country else city
    assert read.get("venue") == (None if city == "City" else wanted)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("They met in Nowhereville.", "proposed by “met in Nowhereville”, line 3"),
        ("Nowhereville, 3 April 2025\n\nThey met.", "by the dateline, line 3"),
    ],
)
def test_a_city_whose_country_is_not_known_is_a_proposal_beside_a_placeholder(said, told):
    made = imported(f"# Talks\n\n{said}\n")
    assert f"  # place? Nowhereville, {told}; which country it is in is not said\n  city: City\n" in made.meeting
    assert ["placeholder" in each.code for each in api.check(made.meeting).diagnostics] == [True]
    assert "Nowhereville" in made.record


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("第1回日米韓外相会合", ["JP", "US", "KR"]),
        ("한미일 외교장관회의 개최", ["KR", "US", "JP"]),
        ("한·미·일 외교장관회의", ["KR", "US", "JP"]),
        ("이러한 회의", ["Party 1", "Party 2"]),
    ],
)
def test_parties_are_those_whose_signs_stand_side_by_side_in_the_title(title, codes):
    end = "のこと。" if "会" in title else "."
    made = imported(f"# {title}\n\n{title}{end}\n")
    assert [each.party for each in made.read.participants] == codes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "次回の会合を年内に開催することで一致しました。"),
        ("ko", "차기 회의를 내년에 개최하기로 하였다."),
        ("en", "They will meet again."),
    ],
)
def test_what_is_to_be_done_is_found(language, text):
    assert list(follow_ups(text, language)) == [text]


@pytest.mark.parametrize(
    ("said", "parties"),
    [
        ("The ministers of France and Japan met in Santiago, Chile, on 3 April 2025.", ["FR", "JP"]),
        ("The ministers of France and Japan met in Mexico City, Mexico.", ["FR", "JP"]),
        ("The ministers of France and Japan met in Tokyo, Japan.", ["FR", "JP"]),
        ("The minister of France met his counterpart in Tokyo, Japan.", ["FR", "JP"]),
    ],
)
def test_the_state_in_which_others_met_is_no_party(said, parties):
    assert [each.party for each in imported(f"# Talks\n\n{said}\n").read.participants] == parties
