"""Meeting files that are too long to be kept between readings are read as all others."""

from __future__ import annotations

import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.meeting import read_meeting
from factsheet.source.reader import KEPT_BYTES

MEETING = """\
id: talks
kind: bilateral
title: Talks of A and B
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Ministry A}
participants: [{party: KR}, {party: JP}]
"""


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_beyond_what_is_kept_is_read_as_all_others(more):
    text = f"{MEETING}{'#' * (KEPT_BYTES - len(MEETING) - 1 + more)}\n"
    assert len(text) == KEPT_BYTES + more
    for _ in range(2):
        assert read_meeting(text.encode(), "m.yaml").meeting == read_meeting(MEETING.encode(), "m.yaml").meeting
        with pytest.raises(FactsheetError) as caught:
            read_meeting(text.replace("kind: ", "knd:  ", 1).encode(), "m.yaml")
        found = {(each.code, each.span.line) for each in caught.value.diagnostics}
        assert found == {("unknown-key", 2)}
