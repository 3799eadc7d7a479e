"""What a reviewer did to a draft, in terms of the meeting that the draft was made from.

Paths are those of the base meeting, by ids: `sections[security].content[deterrence].text`. An item that the draft adds
has a provisional id, `new-1`, which paths of what stands below it may name. Applied to the base, the changes give a
meeting that prints what the draft reads with its revisions accepted.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from factsheet.paths import ValuePath


class Stamp(Struct, frozen=True):
    """Who made a revision, and when (aware; None where the file does not say)."""

    author: str
    date: datetime | None = None


class Accept(Struct, frozen=True):
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


class Stretch(Struct, frozen=True):
    """What a change is of its line in the draft: from `at` on it reads `after`, where it was `before`.

    Numbers of notes are in neither; they change with the order of the notes. `around` are words of the template on both
    sides that went along with a value that is no more.
    """

    at: int
    before: str
    after: str
    around: tuple[str, str] = ("", "")


class Place(Struct, frozen=True):
    """Where a change stands: the index of the line in the base as printed, and in the draft with revisions accepted.

    `base` is None for what is new, `accepted` for what is gone; both count the lines that have text. With `stretch`
    the change is of that part of the line alone; a row has as many `lines` from the one that is given on.
    """

    base: int | None = None
    accepted: int | None = None
    stretch: Stretch | None = None
    lines: int = 1


class ValueChange(Struct, frozen=True):
    """A value reads otherwise.

    `before` and `after` are the YAML value, rich text with its markup. Where `printed_by` names a filter, they are what
    it printed: `April 3, 2025`; a path that names a list (`follow_ups[x].owners`) then stands for the list as one text.
    An empty text is a value that is not there. `elsewhere` are the places that print the same value and still read as
    before: they follow it; `again` are those that read as this one does.
    """

    path: ValuePath
    before: str
    after: str
    printed_by: str | None = None
    stamps: tuple[Stamp, ...] = ()
    place: Place = Place()
    elsewhere: tuple[Place, ...] = ()
    again: tuple[Place, ...] = ()


class ItemKind(StrEnum):
    """What an added item is."""

    POINT = "point"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    ROW = "row"
    RECORD = "record"
    """An item of any other list: a follow-up, a source, a contact, a person, a clearance."""


class ItemAdded(Struct, frozen=True):
    """A list has a new item.

    `after` is the id of the item that it follows, which may be provisional, None for the first; `id` is provisional.
    `fields` are YAML values by field, or by the id of the column for the cells of a row. `printed` names
    the fields whose text is a formatted value as printed, such as `April 3, 2025`. `marking` is the mark that it begins
    with.
    """

    list: ValuePath
    after: str | None
    id: str
    kind: ItemKind
    fields: Mapping[str, str]
    printed: frozenset[str] = frozenset()
    stamps: tuple[Stamp, ...] = ()
    place: Place = Place()
    marking: str = ""


class ItemRemoved(Struct, frozen=True):
    """A list has lost an item; `joined_into` is the value that its text was joined to."""

    path: ValuePath
    joined_into: ValuePath | None = None
    stamps: tuple[Stamp, ...] = ()
    place: Place = Place()


class ItemMoved(Struct, frozen=True):
    """An item stands elsewhere: in the list `list`, behind the item `after` (None for the first)."""

    path: ValuePath
    list: ValuePath
    after: str | None
    stamps: tuple[Stamp, ...] = ()
    place: Place = Place()


BETWEEN_CELLS = " | "
"""What stands between the cells of a row that is told as one text."""


class UnplacedKind(StrEnum):
    """What a change without a home in the meeting is about."""

    TEMPLATE = "template"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    HEADING = "heading"
    IMAGE = "image"
    FORMATTING = "formatting"
    REFERENCE = "reference"
    NOTE = "note"
    RUNNING = "running"
    VALUE = "value"


class Unplaced(Struct, frozen=True):
    """A change that no value of the meeting can take: words of the template, an image, formatting.

    `before` and `after` are texts, empty for what is new or gone; `near` is the value that it stands in or next to.
    """

    kind: UnplacedKind
    before: str
    after: str
    near: ValuePath | None = None
    stamps: tuple[Stamp, ...] = ()
    place: Place = Place()


class Reply(Struct, frozen=True):
    """An answer to a comment."""

    author: str
    date: datetime | None
    text: str


class ReviewComment(Struct, frozen=True):
    """A remark with its replies.

    `id` is that of the file's comment; `path` the value that it is on, None where it stands on words of the template;
    `quote` what it is on, as the draft reads with revisions accepted.
    """

    id: str
    author: str
    date: datetime | None
    text: str
    path: ValuePath | None = None
    quote: str = ""
    replies: tuple[Reply, ...] = ()
    resolved: bool = False


Change: TypeAlias = ValueChange | ItemAdded | ItemRemoved | ItemMoved | Unplaced
