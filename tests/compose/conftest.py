"""A small meeting and a pack made of one template, for composing in tests."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factsheet.compose.composer import Composed, compose
from factsheet.compose.pack import Pack, TemplateSource
from factsheet.meeting import MeetingFile, read_meeting

MEETING = b"""\
id: sample
kind: bilateral
title: Party A & Party B <meet>
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants:
  - {party: KR, people: [{name: A Person, title: Minister}]}
  - {party: NATO}
summary:
  - {lead: Lead, text: 'a **bold** *word* and [a link](https://example.org/a?b=1&c=2)'}
sections:
  - {id: talks, title: Talks, content: [{lead: First, text: One point}]}
follow_ups:
  - {action: Meet again, owners: [KR, NATO], due: summer 2025}
  - {action: Report, due: 2025-07, owners: NATO}
sources:
  - {id: s1, title: Text one}
"""

LABELS = {
    "page": "Page {page} of {pages}",
    "draft": "DRAFT",
    "status.draft": "Draft",
    **{f"season.{s}": f"{s.title()} {{year}}" for s in ("spring", "summer", "autumn", "winter")},
}


@pytest.fixture
def meeting() -> MeetingFile:
    return read_meeting(MEETING, "sample.yaml")


@pytest.fixture
def labels() -> dict[str, str]:
    return dict(LABELS)


@pytest.fixture
def compose_with(meeting):
    """Give a function that composes the sample meeting with the body of a template."""

    def run(body: str, *, meeting=meeting.meeting, labels=LABELS, whole: bool = False, **others: str) -> Composed:
        text = body if whole else f"<document><title>T</title>\n{body}</document>"
        templates = {"t/template.html.j2": TemplateSource("t/template.html.j2", text)}
        templates |= {f"t/{n}.html.j2": TemplateSource(f"t/{n}.html.j2", t) for n, t in others.items()}
        pack = Pack("t", "t/template.html.j2", templates, labels, {"KR": "Republic of Korea", "BE": "Belgium"})
        return compose(meeting, pack, datetime(2025, 4, 3, tzinfo=UTC))

    return run
