"""Which revisions `--accept` takes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factsheet.review.changes import ALL, Accept, Stamp, parse_accept

NOON = datetime(2025, 4, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "accept"),
    [
        ("all", ALL),
        ("by=Jane Doe", Accept(author="Jane Doe")),
        ("since=2025-04-03", Accept(since=datetime(2025, 4, 3, tzinfo=UTC))),
        ("since=2025-04-03T14:00+02:00", Accept(since=NOON)),
    ],
)
def test_what_is_written(text, accept):
    assert parse_accept(text) == accept


@pytest.mark.parametrize("text", ["", "none", "by=", "since=", "since=soon", "by", "author=X"])
def test_what_is_refused(text):
    with pytest.raises(ValueError, match=r"none of|no date"):
        parse_accept(text)


@pytest.mark.parametrize(
    ("accept", "stamp", "taken"),
    [
        (ALL, Stamp(""), True),
        (Accept(author="jane"), Stamp("Jane"), True),
        (Accept(author="Jane"), Stamp("Janet"), False),
        (Accept(since=NOON), Stamp("A", NOON), True),
        (Accept(since=NOON), Stamp("A", NOON.replace(hour=11)), False),
        (Accept(since=NOON), Stamp("A"), False),
    ],
)
def test_what_is_taken(accept, stamp, taken):
    assert accept.takes(stamp) is taken
