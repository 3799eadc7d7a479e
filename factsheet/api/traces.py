"""Traces: a meeting and the texts of its sources come in, what the sources do not support goes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import field

from factsheet.api.given import BytesLike, MeetingSource, checked, meeting_bytes
from factsheet.api.sheets import Checked
from factsheet.diagnostics import Diagnostic, FactsheetError


class Traced(Checked, frozen=True):
    """What is told of a meeting, and the trace as data, as `factsheet trace --format json` prints it.

    `proposals` is a file of proposed quotes for what has none.
    """

    report: Mapping[str, Any] = field(default_factory=dict)
    proposals: str = ""


def trace(
    meeting: MeetingSource,
    sources: Mapping[str, BytesLike],
    *,
    least: int | None = None,
    glossary: MeetingSource | None = None,
    name: str = "meeting.yaml",
) -> Traced:
    """Hold a meeting against its sources, the contents of files by the names that the meeting has in `file`.

    `least` is the share of facts, in percent, that must rest on quotes; `glossary` has names in other languages; `name`
    is what spans call the file.
    """
    from factsheet.parity.glossary import Glossary, parse_glossary  # noqa: PLC0415 - brings in the model, as the next
    from factsheet.parity.versions import read_version  # noqa: PLC0415 - as above
    from factsheet.production.sets.traces import too_little, trace_version  # noqa: PLC0415 - as above
    from factsheet.trace.proposals import write_proposals  # noqa: PLC0415 - as above
    from factsheet.trace.proposing import propose  # noqa: PLC0415 - as above
    from factsheet.trace.telling import diagnostics_of, report_of  # noqa: PLC0415 - as above

    given = {checked("each name in sources", str, key): bytes(value) for key, value in sources.items()}

    def read(file: str) -> bytes:
        if file not in given:
            raise FactsheetError([Diagnostic("cannot-read", f"there is no text {file} among the sources")])
        return given[file]

    try:
        terms = Glossary() if glossary is None else parse_glossary("glossary.yaml", meeting_bytes(glossary))
        version = read_version(checked("name", str, name), meeting_bytes(meeting))
    except FactsheetError as error:
        return Traced(error.diagnostics)
    traced = trace_version(version, read, terms)
    told = (*diagnostics_of(traced), *too_little(traced, least))
    return Traced(told, report_of(traced), write_proposals(name, propose(traced, terms.every_form())))
