"""Meetings traced to the texts of their sources, which stand in files beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity
from factsheet.files import save_all, write_whole
from factsheet.imports.sources import MAX_BYTES
from factsheet.meeting import Meeting, Source
from factsheet.parity.glossary import Glossary
from factsheet.parity.versions import LanguageVersion, read_version
from factsheet.paths import ValuePath
from factsheet.production.inputs.files import MAX_MEETING_BYTES, PROPOSED_QUOTES, file_beside, read_file
from factsheet.production.sets.request import Request, SheetReport, State
from factsheet.production.sets.versions import glossary_file, is_wanted, read_glossary
from factsheet.trace.proposals import read_proposals, take, write_proposals
from factsheet.trace.proposing import propose
from factsheet.trace.sources import SourceText, read_source_text
from factsheet.trace.telling import diagnostics_of, share_of, summary
from factsheet.trace.tracing import Trace, sources_with_files, trace

ReadSource = Callable[[str], bytes]
"""Gives the content of the file of a source by its path; raises FactsheetError for one that cannot be read."""


def trace_set(request: Request, *, proposing: bool = False) -> Iterator[tuple[SheetReport, Trace | None]]:
    """Trace the meetings of a run: a report on each file, with its trace where it is a meeting.

    Where quotes are about to be proposed, what has none is not told.
    """
    if request.found.diagnostics:
        yield SheetReport(None, request.found.diagnostics, state=State.FAILED), None
    glossary = read_glossary(glossary_file(request))
    for path in request.found.files:
        try:
            traced = trace_file(path, glossary)
        except FactsheetError as error:
            yield SheetReport.of(path, error.diagnostics), None
            continue
        if is_wanted(request, traced.version.language):
            found = (each for each in diagnostics_of(traced) if not (proposing and each.code == "trace-unquoted"))
            told = (*found, *too_little(traced, None if proposing else request.options.trace))
            yield SheetReport.of(path, told), traced


def proposals_file(path: Path) -> Path:
    """Give the file of proposals beside a meeting file."""
    return path.with_name(path.stem + PROPOSED_QUOTES)


def write_proposed(path: Path, traced: Trace, glossary: Glossary) -> tuple[Path, int]:
    """Write the proposals for a meeting beside its file; gives that file, and how many they are.

    Raises FactsheetError where it cannot be written.
    """
    proposals = propose(traced, glossary.every_form())
    target = proposals_file(path)
    write_whole(target, write_proposals(path.name, proposals).encode())
    return target, len(proposals)


def take_proposed(path: Path) -> int:
    """Write the quotes of the file of proposals into its meeting file, and give how many it did not have.

    Raises FactsheetError where either cannot be read or written, or the proposals are for other items.
    """
    proposed = proposals_file(path)
    proposals = read_proposals(str(proposed), read_file(proposed, MAX_MEETING_BYTES))
    before = read_file(path, MAX_MEETING_BYTES)
    data, count = take(before, str(path), proposals, str(proposed))
    if count:
        save_all({path: data}, {path: before})
    return count


def share_faults(traced: Trace, least: int) -> tuple[Diagnostic, ...]:
    """Give what is wrong with a sheet that is to rest on quotes; what has none is told by the share alone."""
    found = (each for each in diagnostics_of(traced) if each.code != "trace-unquoted")
    return (*found, *too_little(traced, least))


def source_files(path: Path, meeting: Meeting) -> Iterator[Path]:
    """Give the files of a meeting's sources that are there."""
    for source in sources_with_files(meeting):
        with suppress(FactsheetError):
            yield file_beside(path.parent, source.file or "")


def too_little(traced: Trace, least: int | None) -> list[Diagnostic]:
    """Tell of a sheet of whose facts a smaller share (in percent) rests on quotes than is asked for."""
    share = share_of(traced)
    if least is None or share.percent >= least:
        return []
    message = f"{share.percent:.0f} % of the facts rest on quotes, and {least} % must: {summary(traced)}"
    hints = ("quote what the sheet rests on; `factsheet trace --propose` looks for it",)
    return [Diagnostic("trace-share", message, traced.version.file.positions.span(ValuePath()), hints)]


def trace_file(path: Path, glossary: Glossary) -> Trace:
    """Trace a meeting file; raises FactsheetError for one that is no meeting."""
    version = read_version(str(path), read_file(path, MAX_MEETING_BYTES))
    return trace_version(version, lambda name: read_file(file_beside(path.parent, name), MAX_BYTES), glossary)


def trace_version(version: LanguageVersion, read: ReadSource, glossary: Glossary) -> Trace:
    """Trace a meeting whose sources `read` gives; what is wrong with those is in the trace."""
    texts: dict[str, SourceText] = {}
    faults: list[Diagnostic] = []
    unread: list[str] = []
    for source in sources_with_files(version.meeting):
        try:
            texts[source.id] = read_source_text(source, read(source.file or ""), version.short_forms)
        except FactsheetError as error:
            faults.append(_unreadable(version, source, error))
            unread.append(source.id)
    faults += [each for source in version.meeting.sources for each in _changed(version, source, texts)]
    return trace(version, texts, faults, glossary.every_form(), unread)


def _unreadable(version: LanguageVersion, source: Source, error: FactsheetError) -> Diagnostic:
    path = _path(source) / "file"
    told = error.diagnostics[0]
    message = f"the text of `{source.id}`, {source.file}: {told.message}"
    return Diagnostic("trace-source", message, version.file.positions.span(path), told.hints, path=str(path))


def _changed(version: LanguageVersion, source: Source, texts: Mapping[str, SourceText]) -> list[Diagnostic]:
    """Tell of a source whose file has another digest than the one that is written."""
    text = texts.get(source.id)
    if text is None or not source.sha256 or text.sha256 == source.sha256:
        return []
    path = _path(source) / "sha256"
    hints = (f"see whether the quotes still hold, and write `sha256: {text.sha256}`",)
    message = f"the text of `{source.id}` is another than the one that was quoted"
    span = version.file.positions.span(path)
    return [Diagnostic("trace-changed", message, span, hints, Severity.WARNING, str(path))]


def _path(source: Source) -> ValuePath:
    return (ValuePath() / "sources").item(source.id)
