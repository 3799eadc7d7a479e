"""Title, days, place, parties, people with offices and owners are held against the sources as a whole."""

from __future__ import annotations

import pytest
from traces import traced

from factsheet.diagnostics import Severity
from factsheet.trace.telling import diagnostics_of, report_of

MEETING = """\
id: talks
kind: bilateral
title: Talks of the United States and Japan
language: {language}
date: 2025-04-03
venue: {{city: {city}, country: BE, occasion: On the margins of the NATO ministerial}}
issuer: {{name: Desk}}
participants:
  - {{party: US, people: [{{name: Marco Rubio, family_name: Rubio, title: {office}}}]}}
  - {{party: {party}, people: [{{name: {name}, family_name: {family}, title: Foreign Minister, also: {{ja: 岩屋毅}}}}]}}
follow_ups:
  - action: Meet again
    owners: [{owner}, US]
    quotes: [{{source: statement, exact: will meet again}}]
sources: [{{id: statement, title: Statement, file: statement.txt}}]
"""
USUAL = {
    "language": "en",
    "city": "Brussels",
    "office": "Secretary of State",
    "party": "JP",
    "name": "Iwaya Takeshi",
    "family": "Iwaya",
    "owner": "JP",
}
SOURCES = {
    "one sentence": "Secretary of State Marco Rubio of the United States and Japanese Foreign Minister Takeshi Iwaya "
    "met in Brussels on April 3, on the margins of the NATO ministerial. {owners} will meet again.",
    "offices behind": "Brussels, 3 April 2025\n\nMarco Rubio, United States Secretary of State, and Iwaya Takeshi, the "
    "Foreign Minister of Japan, met beside the NATO ministerial. {owners} will meet again.",
    "apart": "The United States and Japan met.\n\nBRUSSELS, April 3, 2025. NATO ministers met there, too. Foreign "
    "Minister Iwaya welcomed Secretary of State Rubio. {owners} will meet again.",
}


def wrong(source: str, owners: str = "They", **changed: str) -> dict[str, str]:
    data = MEETING.format(**{**USUAL, **changed}).encode()
    trace = traced(data, {"statement.txt": source.format(owners=owners).encode()})
    return {str(each.path): each.instead for each in trace.particulars if each.verdict == "wrong"}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize("owners", ["They", "The two sides", "The United States and Japan", "Both ministers"])
def test_what_the_sources_say_rests_on_them(source, owners):
    assert wrong(source, owners) == {}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"city": "Geneva"}, {"venue.city": ""}),
        ({"office": "Secretary of Defense"}, {"participants[US].people[marco-rubio].title": "Secretary of State"}),
        ({"office": "Foreign Minister"}, {"participants[US].people[marco-rubio].title": "Secretary of State"}),
        ({"party": "KR"}, {"participants[KR].party": ""}),
        ({"name": "Kishida Fumio", "family": "Kishida"}, {"participants[JP].people[kishida-fumio].name": ""}),
        (
            {"owner": "KR", "owners": "With their help the United States"},
            {"follow_ups[meet-again].owners[KR].name": ""},
        ),
        ({"owner": "KR", "owners": "The United States"}, {"follow_ups[meet-again].owners[KR].name": ""}),
    ],
)
def test_what_they_do_not_say_is_told(source, changed, told):
    assert wrong(source, **changed) == told


@pytest.mark.parametrize("printed", ["A. J. Rubio", "A J Rubio", "A.J. Rubio"])
def test_initials_have_their_stops_or_none(printed):
    meeting = {**USUAL, "office": "President"}
    data = MEETING.replace("Marco Rubio, family_name: Rubio", "A. J. Rubio").format(**meeting).encode()
    source = SOURCES["one sentence"].replace("Secretary of State Marco Rubio", f"President {printed}")
    trace = traced(data, {"statement.txt": source.format(owners="They").encode()})
    assert [str(each.path) for each in trace.particulars if each.verdict != "rests"] == []


@pytest.mark.parametrize("printed", ["A. Rubio, Jr.", "A. Rubio Jr", "A Rubio, Jr. of the United States"])
def test_a_comma_of_a_name_is_its_own(printed):
    meeting = {**USUAL, "office": "President"}
    data = MEETING.replace("Marco Rubio, family_name: Rubio", '"A. Rubio, Jr."').format(**meeting).encode()
    source = SOURCES["one sentence"].replace("Secretary of State Marco Rubio", f"President {printed}")
    trace = traced(data, {"statement.txt": source.format(owners="They").encode()})
    assert [str(each.path) for each in trace.particulars if each.verdict != "rests"] == []


@pytest.mark.parametrize("day", ["2025-04-04", "2024-04-03", "2025-05-03"])
def test_another_day_is_told(day):
    data = MEETING.format(**USUAL).replace("2025-04-03", day).encode()
    trace = traced(data, {"statement.txt": SOURCES["offices behind"].format(owners="They").encode()})
    assert [str(each.path) for each in trace.particulars if each.verdict == "wrong"] == ["date"]


def test_days_of_a_span_may_stand_apart():
    data = MEETING.format(**USUAL).replace("date: 2025-04-03", "from: 2025-04-03\nto: 2025-04-05")
    source = SOURCES["one sentence"].format(owners="They")
    for more, told in ((" They left on 5 April.", []), (" They met from 3 to 5 April.", []), ("", ["to"])):
        trace = traced(data.encode(), {"statement.txt": (source + more).encode()})
        assert [str(each.path) for each in trace.particulars if each.verdict == "wrong"] == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("岩屋毅外務大臣は4月3日、ブリュッセルで米国のルビオ国務長官と会談した。NATOの閣僚も集まった。日本と米国は再び会う。",
         {"participants[JP].people[iwaya-takeshi].name": "rests",
          "participants[JP].people[iwaya-takeshi].title": "rests", "venue.city": "not judged", "date": "rests"}),
        ("岩屋毅防衛大臣は4月4日に会談した。",
         {"participants[JP].people[iwaya-takeshi].title": "wrong", "date": "wrong"}),
    ],
)  # fmt: skip
def test_a_source_in_another_language_is_read_by_value_and_by_what_is_declared(source, told):
    trace = traced(MEETING.format(**USUAL).encode(), {"statement.txt": source.encode()})
    verdicts = {str(each.path): each.verdict for each in trace.particulars}
    assert {path: verdicts[path] for path in told} == told


def test_it_is_told_at_its_place_and_stands_in_the_report():
    data = MEETING.format(**{**USUAL, "city": "Geneva", "office": "Foreign Minister"}).encode()
    trace = traced(data, {"statement.txt": SOURCES["one sentence"].format(owners="They").encode()})
    found = [each for each in diagnostics_of(trace) if each.code == "trace-particular"]
    assert [(each.span.line, each.severity, each.message) for each in found if each.span] == [
        (6, Severity.WARNING, "`Geneva` stands in no source that has a text"),
        (
            9,
            Severity.ERROR,
            "`Foreign Minister` stands here where a source has `Secretary of State` beside the name",
        ),
    ]
    told = {each["path"]: (each["verdict"], each["source"], each["at"]) for each in report_of(trace)["particulars"]}
    assert told["venue.city"] == ("wrong", None, None)
    assert told["date"] == ("rests", "statement", "line 1")


def test_owners_are_told_by_their_place_and_not_by_a_name_that_has_the_word():
    data = MEETING.format(**{**USUAL, "party": "Landowners Union", "owner": "KR"}).encode()
    trace = traced(data, {"statement.txt": SOURCES["one sentence"].format(owners="The United States").encode()})
    told = {each.path: each.message for each in diagnostics_of(trace) if each.code == "trace-particular"}
    party = next(each for each in told if each.startswith("participants"))
    assert told == {
        party: "`Landowners Union` stands in no source that has a text",
        "follow_ups[meet-again].owners[KR].name": "`KR` stands in no quote of the follow-up",
    }


def test_without_a_text_nothing_of_it_is_judged():
    data = MEETING.format(**USUAL).replace(", file: statement.txt", "").encode()
    assert traced(data, {}).particulars == ()
