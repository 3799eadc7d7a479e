"""What looks like more than text in YAML or Markdown prints as it stands."""

from __future__ import annotations

from datetime import UTC, datetime

from packs import packs

from factsheet.compose.composer import compose
from factsheet.document.text import document_text
from factsheet.meeting import read_meeting

HEAD = """\
id: sample
kind: bilateral
title: Norway and Iceland
venue: {city: Oslo, country: NO}
issuer: {name: Utenriksdepartementet, country: NO}
date: 2026-01-15
participants:
  - party: NO
    people: [Yes No, {name: Åse On, title: Off}]
  - party: IS
"""


def printed(below: str) -> str:
    meeting = read_meeting((HEAD + below).encode(), "f.yaml").meeting
    pack = packs().pack("standard", meeting.language, meeting.issuer.country)
    composed = compose(meeting, pack, datetime(2026, 1, 15, tzinfo=UTC))
    return "\n".join(document_text(composed.document))


def test_underscores_and_what_other_markups_take_are_plain_text():
    text = "The file _x_ and __y__ stay; a `code` and <b>x</b> and https://example.org/a_b_c and &amp; and ~~x~~."
    assert text in printed(f'summary: ["{text}"]\n')


def test_words_that_yaml_takes_for_values_are_printed():
    shown = printed(
        "version: 1.10\nabbreviations: {NO: Norway, ON: Ontario}\nsections:\n  - title: 12:30\n    content:\n"
        "      - table:\n          columns: [Yes, No]\n          rows: [[NO, 1.10], [1e3, 0777], [on, 12:30]]\n"
        "follow_ups: [{action: Test, owners: [NO, IS], due: 2026-03-01}]\n"
    ).split("\n")
    for line in ("Yes No", "Åse On, Off", "12:30", "Yes", "No", "NO", "1.10", "1e3", "0777", "on", "1 March 2026"):
        assert line in shown
    assert "Oslo, 15 January 2026" in shown


def test_escaped_stars_print():
    assert "Two * two, **not strong**" in printed("summary: ['Two \\* two, \\*\\*not strong\\*\\*']\n")
