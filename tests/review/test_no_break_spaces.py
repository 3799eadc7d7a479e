"""No-break spaces of drafts: those that hold by a rule are spaces, others are what somebody typed."""

import pytest
from drafts import edited, gone, ins, make_draft, read_draft, within

MEETING = """\
id: spaces
kind: bilateral
title: Party A and Party B
language: en
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Ministry of Party A}
participants: [{party: Party A}, {party: Party B}]
sections:
  - title: One
    content:
      - They meet again on 3 May in the town hall.
      - They met on 5\N{NO-BREAK SPACE}May in the town hall.
"""


def tied(words: str):
    return lambda body: body.replace(words, words.replace(" ", "\u00a0"))


@pytest.mark.parametrize("words", ["3 May", "in the town"])
def test_no_break_spaces_in_the_place_of_spaces_are_no_change(words):
    read = read_draft(edited(make_draft(MEETING), tied(words)))
    assert read.changes == ()
    assert read.exact


def test_the_no_break_spaces_of_the_meeting_are_kept():
    read = read_draft(make_draft(MEETING))
    assert read.changes == ()
    assert any("5\u00a0May" in line for line in read.accepted)


def test_words_between_held_ones_come_back_with_spaces():
    read = read_draft(edited(make_draft(MEETING), within("3 May", ins("4\u00a0June"))))
    assert len(read.changes) == 1
    assert any("again on 4 June in" in line for line in read.accepted)


def test_a_no_break_space_that_holds_nothing_known_stays():
    read = read_draft(edited(make_draft(MEETING), within("town hall", ins("big\u00a0hall"))))
    assert any("big\u00a0hall" in line for line in read.accepted)


@pytest.mark.parametrize(("typed", "reads"), [("5\u00a0May", "on 5\u00a0May, as"), ("5 May", "on 5 May, as")])
def test_words_that_the_meeting_holds_together_are_held_where_they_are_typed_again(typed, reads):
    again = gone("5\u00a0May") + ins(f"{typed}, as agreed,")
    read = read_draft(edited(make_draft(MEETING), within("5\u00a0May", again)))
    assert any(reads in line for line in read.accepted)
