"""Which revisions of a draft count as accepted; the others are read as rejected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from factsheet.review.changes import Stamp


@dataclass(frozen=True, slots=True)
class Accept:
    """Accepts revisions by an author (letter case aside) and from a time on (aware); None asks for neither."""

    author: str | None = None
    since: datetime | None = None

    def takes(self, stamp: Stamp) -> bool:
        """Tell whether a revision is accepted; one without a date is not known to be of any time."""
        if self.author is not None and stamp.author.casefold() != self.author.casefold():
            return False
        return self.since is None or (stamp.date is not None and stamp.date >= self.since)


ALL = Accept()


def parse_accept(text: str) -> Accept:
    """Parse `all`, `by=AUTHOR` or `since=DATE`, an ISO 8601 day or time, UTC where it names no zone.

    Raises ValueError, whose text says what is wrong.
    """
    key, _, value = (part.strip() for part in text.partition("="))
    if text.strip() == "all":
        return ALL
    if key == "by" and value:
        return Accept(author=value)
    if key == "since" and value:
        return Accept(since=_moment(value))
    raise ValueError(f"{text!r} is none of `all`, `by=AUTHOR` and `since=DATE`")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no date; write for example 2025-04-03 or 2025-04-03T14:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
