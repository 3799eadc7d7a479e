"""No fact of the sources gets lost from the samples, whoever edits them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from samples import SAMPLES

from factsheet.meeting import Kind, Meeting, Status, read_meeting

FACTS = {
    "trilateral-brussels-2025-04-03": [
        "rule of law", "safety, security and prosperity", "broader Indo-Pacific", "NATO’s cooperation",
        "Indo-Pacific Partners", "both regions", "condolences", "wildfires in the ROK and in Japan", "ironclad",
        "unmatched military strength", "extended deterrence", "Korean Peninsula", "unlawful maritime claims",
        "unilateral attempts", "status quo", "force or coercion", "South China Sea", "free and open Indo-Pacific",
        "international law prevails", "Taiwan Strait", "indispensable", "Provocative actions",
        "destabilizing actions", "peaceful resolution", "Russia and Ukraine", "comprehensive ceasefire",
        "lasting peace", "Charter of the United Nations", "complete denuclearization", "UN Security Council",
        "nuclear and missile programs", "sanctions", "military cooperation with Russia is increasing",
        "DPRK cyber actors", "USD 1.5 billion", "USD 1.46 billion", "hard cash", "energy cooperation",
        "critical mineral supply chains", "Munich", "civil nuclear reactors", "growing energy needs",
        "high safety standards", "modern fleet", "shipbuilding industry", "strong workforce", "coast guards cooperate",
        "maritime domain", "assistance in building capacity", "free and fair", "economic coercion",
        "unfair trade practices", "APEC 2025", "meaningful outcomes", "all levels", "Vice-Ministerial",
        "second Trilateral Global Leadership Youth Summit", "in Japan in summer 2025",
        "first of its kind on the margins of a NATO foreign ministers’ meeting", "about six weeks",
    ],
    "trilateral-munich-2025-02-15": [
        "about 40 minutes", "first time since the new US administration took office", "joint statement",
        "defense and deterrence", "trilateral exercises", "Self-Defense Forces", "US and ROK forces",
        "nuclear capabilities included", "stronger extended deterrence within both alliances", "unilateral attempts",
        "South China Sea", "Taiwan Strait", "meaningful participation in appropriate international organizations",
        "for the first time in such a statement", "complete denuclearization", "UN Security Council",
        "serious concern over nuclear and missile programs", "cryptocurrency theft", "cooperation with Russia",
        "no provocation and no threat to their homelands", "sanctions regime", "maintained and strengthened",
        "human rights", "immediate resolution", "abductees, detainees and unrepatriated prisoners of war",
        "separated families", "energy security", "critical minerals", "diversified", "emerging technology",
        "artificial intelligence and biotechnology", "APEC 2025", "regular trilateral meetings at several levels",
        "NATO foreign ministers’ meeting", "Bayerischer Hof hotel", "Munich Security Conference",
    ],
}  # fmt: skip


def read(name: str) -> tuple[Meeting, str]:
    """Give a sample as it is read and as one line of plain words."""
    path = next(sample for sample in SAMPLES if sample.stem == name)
    return read_meeting(path.read_bytes(), name).meeting, re.sub(r"[\s*]+", " ", path.read_text("utf-8"))


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_is_in_the_sheet(name):
    _, words = read(name)
    assert [fact for fact in FACTS[name] if fact.casefold() not in words.casefold()] == []


@pytest.mark.parametrize("name", FACTS)
def test_the_right_people_met(name):
    meeting, _ = read(name)
    people = [(each.party, p.name, p.family_name, p.title) for each in meeting.participants for p in each.people]
    assert people == [
        ("US", "Marco Rubio", "Rubio", "Secretary of State"),
        ("JP", "Iwaya Takeshi", "Iwaya", "Foreign Minister"),
        ("KR", "Cho Tae-yul", "Cho", "Foreign Minister"),
    ]


def test_the_samples_are_what_they_say_they_are():
    (brussels, _), (munich, _) = map(read, FACTS)
    assert (brussels.date, brussels.venue.city, brussels.status) == (date(2025, 4, 3), "Brussels", Status.CLEARED)
    assert (munich.date, munich.venue.city, munich.status) == (date(2025, 2, 15), "Munich", Status.FINAL)
    assert brussels.previous == munich.id
    assert {brussels.kind, munich.kind} == {Kind.TRILATERAL}
    assert {brussels.issuer, munich.issuer} == {brussels.issuer}
    assert brussels.issuer.country is None
    assert "Strengthen Cooperation on Indo-Pacific Security and Economy" in brussels.sources[0].title


@pytest.mark.parametrize("name", FACTS)
def test_everything_a_sheet_says_rests_on_a_source(name):
    meeting, _ = read(name)
    uncited = []
    contents = [item for section in meeting.sections for item in section.content]
    while contents:
        item = contents.pop()
        if item.type == "section":
            contents.extend(item.content)
        elif not item.sources:
            uncited.append(item.id)
    assert uncited == []
