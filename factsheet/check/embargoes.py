"""The gate of embargoes: `under-embargo`, a level that may have nothing before the hour."""

from collections.abc import Iterator

from factsheet.check.gate import Standing
from factsheet.check.rule import Finding
from factsheet.meeting import MeetingFile


def unembargoed_levels(file: MeetingFile, standing: Standing) -> Iterator[Finding]:
    """Find an embargo whose hour has not come in a sheet for a level that is unembargoed, a draft for it included."""
    meeting = file.meeting
    if standing.unembargoed and meeting.embargo and standing.at and meeting.is_embargoed(standing.at):
        message = f"the level `{standing.level}` is unembargoed, and the embargo ends at {meeting.embargo}"
        hint = "make it from that hour on; until then, levels that are not get copies marked EMBARGOED"
        yield Finding("embargo", message, (hint,))
