"""Whole runs: the draft of every meeting that is asked for; one at fault does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.diagnostics import Diagnostic, FactsheetError, has_errors
from factsheet.draft import BaseStore, store_of
from factsheet.meeting import read_meeting
from factsheet.production.drafts.draft import Draft, Source, compose_draft
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file
from factsheet.production.inputs.pack_files import match_language
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import DraftOptions, Options
from factsheet.production.output.folder import OutputFolder
from factsheet.production.output.names import draft_name, same_output
from factsheet.production.sets.report import SheetReport, State
from factsheet.production.sets.request import Request
from factsheet.production.tasks.looks import load_look
from factsheet.production.tasks.stages import by_place, render_draft
from factsheet.production.tasks.task import Facts, facts_of


def build_drafts(request: Request, drafting: DraftOptions) -> Iterator[SheetReport]:
    """Build the drafts of meetings: Word files in the output folder, and their bases in the store.

    They are no part of what a folder releases: manifest, sums and records do not know of them. Raises OptionError for
    options that name what is not there, and FactsheetError for a theme at fault.
    """
    desk = _Desk(PackLibrary(request.options.templates), request.options, drafting)
    if request.found.diagnostics:
        yield SheetReport(None, request.found.diagnostics, state=State.FAILED)
    read, reports = _read(request, desk)
    yield from reports
    with OutputFolder(request.options.output) as output:
        for each in read:
            yield _build(each, desk, output)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all drafts of a run share."""

    packs: PackLibrary
    options: Options
    drafting: DraftOptions

    def facts(self, source: Source) -> Facts:
        """Give what the name of a draft may say of its meeting."""
        kind = source.file.meeting.kind.value
        return facts_of(source.file.meeting, self.options.template_by_kind.get(kind, self.options.template))


def _read(request: Request, desk: _Desk) -> tuple[list[Source], list[SheetReport]]:
    """Read the meetings: those that can be made, and a report on each of the others."""
    sources: list[Source] = []
    reports: list[SheetReport] = []
    languages = request.options.languages
    for path in request.found.files:
        try:
            data = read_file(path, MAX_MEETING_BYTES)
            file = read_meeting(data, str(path))
        except FactsheetError as error:
            reports.append(SheetReport(path, error.diagnostics, state=State.FAILED))
            continue
        if languages and match_language(languages, file.meeting.language) is None:
            reports.append(SheetReport(path, (), state=State.LEFT_OUT))
        else:
            sources.append(Source(path, data.decode(), file))
    return _without_clashes(sources, reports, desk)


def _without_clashes(
    sources: list[Source], reports: list[SheetReport], desk: _Desk
) -> tuple[list[Source], list[SheetReport]]:
    """Take out the meetings whose drafts would have one name."""
    names: dict[str, list[Source]] = {}
    for source in sources:
        names.setdefault(draft_name(desk.facts(source), desk.options.name), []).append(source)
    for name, group in names.items():
        for source in group if len(group) > 1 else ():
            others = [other for other in group if other is not source]
            places = (other.file.positions.span("id") for other in others)
            clash = same_output(name, (str(other.path) for other in others), places)
            reports.append(SheetReport(source.path, source.file.positions.place([clash]), state=State.FAILED))
    return [group[0] for group in names.values() if len(group) == 1], reports


def _build(source: Source, desk: _Desk, output: OutputFolder) -> SheetReport:
    facts = desk.facts(source)
    try:
        draft = compose_draft(source, desk.packs, facts.template, desk.options)
        if has_errors(draft.sheet.diagnostics):
            return _failed(source, draft.sheet.diagnostics)
        data, said = _render(draft, facts.template, desk)
        if has_errors(said):
            return _failed(source, said)
        # Kept first: a draft without its base could not come back, a base without its draft does no harm.
        BaseStore(desk.drafting.store or store_of(source.path)).put(draft.base)
        written = output.publish({draft_name(facts, desk.options.name): data})
    except FactsheetError as error:
        return _failed(source, error.diagnostics)
    return SheetReport(source.path, said, written)


def _render(draft: Draft, template: str, desk: _Desk) -> tuple[bytes, tuple[Diagnostic, ...]]:
    from factsheet.render.docx import DraftMarks  # noqa: PLC0415 - a renderer's libraries are heavy

    look = load_look(desk.options.theme or desk.packs.theme_file(template), desk.options.paper)
    rendered = render_draft(draft.sheet, DraftMarks(draft.base.to_bytes(), desk.drafting.enforce_tracking), look)
    return rendered.data, by_place((*draft.sheet.diagnostics, *rendered.diagnostics))


def _failed(source: Source, diagnostics: tuple[Diagnostic, ...]) -> SheetReport:
    return SheetReport(source.path, diagnostics, state=State.FAILED)
