"""A base that only the draft has, and is believed all the same: its templates have bounds, and read no file."""

from __future__ import annotations

import time

import pytest
from drafts import composed, entries_of, make_base, theme

from factsheet.compose import bounds
from factsheet.diagnostics import FactsheetError
from factsheet.render.docx import DraftMarks, render
from factsheet.review.reader import read_review

TEXT = """\
id: m
kind: bilateral
title: T
date: 2025-04-03
venue: {city: B, country: BE}
issuer: {name: M}
participants: [{party: US}, {party: JP}]
summary: [A word of it.]
"""
TEMPLATES = {
    "a loop without end": "<document><title>T</title>{% for i in range(10**9) %}{% endfor %}</document>",
    "a loop in a loop": "{% for i in range(99999) %}{% for j in range(99999) %}a{% endfor %}{% endfor %}",
    "a macro that calls itself": "{% macro f() %}{{ f() }}{% endmacro %}<document><title>T</title>{{ f() }}</document>",
    "a text without end": "<document><title>T</title>{{ meeting.title | center(10**9) }}</document>",
    "an attribute of Python": "<document><title>{{ meeting.__class__.__mro__ }}</title></document>",
    "a file": "<document><title>T</title>{% include '/etc/passwd' %}</document>",
    "a text of its own": "<document><title>T</title><p>{{ 'not of the meeting' }}</p></document>",
}


def forged(template: str) -> bytes:
    """Give a draft that brings a base with another template."""
    base = make_base(TEXT)
    base = base.model_copy(update={"templates": {**base.templates, base.main: template}})
    document = composed(TEXT, "standard", "en").document
    return render(document, theme("standard"), {}, DraftMarks(base.to_bytes(), entries=entries_of(document, {}))).data


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_its_templates_have_bounds(template, monkeypatch):
    monkeypatch.setattr(bounds, "MAX_STEPS", bounds.MAX_STEPS // 10)
    draft, start = forged(template), time.process_time()
    with pytest.raises(FactsheetError) as caught:
        read_review(draft, "d.docx", (), trust_embedded=True)
    assert {each.code for each in caught.value.diagnostics} <= {"template", "template-markup", "draft-base"}
    assert time.process_time() - start < 5
