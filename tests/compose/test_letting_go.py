"""What was composed holds nothing of the composing."""

from __future__ import annotations

import gc
import weakref
from datetime import UTC, datetime

import pytest
from packs import packs

from factsheet.compose.composer import compose
from factsheet.meeting import read_meeting

MEETING = b"""\
id: sample
kind: bilateral
title: Party A and Party B
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: Party A}, {party: Party B}]
summary: [{lead: Lead, text: words}]
"""


@pytest.mark.parametrize("template", ["standard", "brief"])
def test_a_meeting_does_not_wait_for_the_garbage_collector(template):
    meeting = read_meeting(MEETING, "f.yaml").meeting
    known = weakref.ref(meeting)
    gc.disable()
    try:
        composed = compose(meeting, packs().pack(template, "en", None), datetime(2025, 4, 3, tzinfo=UTC))
        del meeting
        assert known() is None
    finally:
        gc.enable()
    assert composed.document.blocks
