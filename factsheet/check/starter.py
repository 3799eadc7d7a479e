"""The gate of texts that stand in for others: `placeholder`, what `factsheet new` wrote and nobody has replaced."""

import re
from collections.abc import Iterator

from factsheet.check.gate import Standing, Step
from factsheet.check.rule import Finding
from factsheet.diagnostics import Related, counted
from factsheet.meeting import NO_COUNTRY, Meeting, MeetingFile
from factsheet.meeting.written import written_words
from factsheet.paths import item_text, key_text

PLACEHOLDERS = frozenset(
    [
        "A paragraph stands between points, or without any.",
        "A point can be a plain text, too.",
        "City",
        "Heading of the text",
        "Name of the contact",
        "Name of the issuing ministry",
        "Name of the issuing office",
        "Name of the person",
        "One sentence says what was agreed.",
        "The most important result",
        "Title of the meeting",
        "Title of the person",
        "Title of the text that the points rest on",
        "What is to be done",
        "What the point is about",
        "What was said or agreed on it.",
    ]
)
"""The texts of a starter file that cannot stay; parties of it are numbered."""

_PARTY = re.compile("Party [1-9]")
_SHOWN = 4


def placeholders(file: MeetingFile, standing: Standing) -> Iterator[Finding]:
    """Find what is left of a starter file, in one finding.

    A draft of which most is still the starter file is being written, and its writer knows.
    """
    codes = [*_codes(file.meeting)]
    if not codes and PLACEHOLDERS.isdisjoint(map(str.strip, file.positions.texts)):
        return
    written = written_words(file, lambda text, _: text.strip() in PLACEHOLDERS)
    left = {str(it.path): it.text.strip() for it in written}
    begun = standing.step is Step.DRAFT and 2 * len(set(left.values())) > len(PLACEHOLDERS)
    found = [*left, *codes]
    if not found or begun:
        return
    message = f"{counted(len(found), 'placeholder')} of the starter file still to be replaced"
    related = tuple(Related("and here", path=path) for path in found[1:_SHOWN])
    yield Finding(found[0], message, ("write what is true of this meeting",), related)


def _codes(meeting: Meeting) -> Iterator[str]:
    """Give the paths of a country that nobody has named, and of parties that have a number for a name."""
    if meeting.venue and meeting.venue.country == NO_COUNTRY:
        yield "venue.country"
    for each in meeting.participants:
        if _PARTY.fullmatch(each.party):
            yield key_text(item_text("participants", each.id), "party")
