"""Word drafts for clearance: meetings come in, files for review and the bases that they are read back by go out."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

import factsheet
from factsheet.compose.pack import Pack
from factsheet.diagnostics import Diagnostic, FactsheetError, has_errors
from factsheet.document.algebra import every
from factsheet.document.nodes import Document, Text
from factsheet.draft.base import BaseStore, DraftBase, store_of
from factsheet.draft.document import draft_document
from factsheet.draft.remarks import ReviewFile
from factsheet.meeting import MeetingFile, Status, facts_at
from factsheet.outputs.kept import Facts
from factsheet.paths import ValuePath
from factsheet.pipeline.glance import may_be_marked
from factsheet.pipeline.packs import NamedFile, SheetStyle, Unfit
from factsheet.pipeline.review_files import parse_review_file
from factsheet.pipeline.sheets import Sheet, by_place
from factsheet.pipeline.transforms import DocumentTransform
from factsheet.production.caches import cache_folder
from factsheet.production.collector import paused
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file, read_image, read_review
from factsheet.production.options import DraftOptions, Options
from factsheet.production.output.folder import OutputFolder
from factsheet.production.output.names import Naming, same_output
from factsheet.production.records.fingerprints import text_versions
from factsheet.production.sets.request import Request, SheetReport, State
from factsheet.production.sheets.builder import SheetBuilder, render_draft
from factsheet.production.sheets.task import facts_of, read_inputs
from factsheet.typography.tags import match_language


class DraftSource(Struct, frozen=True):
    """What a draft is made of: the name of the meeting's file, the meeting in it, and its images.

    `review_file` is what earlier rounds of review left, `options` are those that show in the draft.
    """

    name: str
    file: MeetingFile
    style: SheetStyle
    read_image: Callable[[str], bytes | Unfit]
    review_file: NamedFile | None = None
    options: Mapping[str, str] = field(default_factory=dict)


class Draft(Struct, frozen=True):
    """A Word file for review, its base, and what there is to say."""

    data: bytes
    base: DraftBase
    diagnostics: tuple[Diagnostic, ...]


def make_draft(source: DraftSource, builder: SheetBuilder, *, enforced: bool = False) -> Draft:
    """Make the draft of a meeting, with the remarks that are still open as comments.

    Where it is `enforced`, editors must track changes. Raises FactsheetError, with places, for a final meeting, for its
    review file, for a theme at fault, and for errors of the sheet.
    """
    from factsheet.render.docx import DraftMarks  # noqa: PLC0415 - a renderer's libraries are heavy

    if source.file.meeting.status is Status.FINAL:
        hint = "a text that is to be cleared again has `status: draft`; without --draft the release is built"
        final = Diagnostic("draft-final", "a final sheet has no draft", hints=(hint,), path="status")
        raise FactsheetError(source.file.positions.place([final]))
    if builder.releases:  # what reviewers of the full text remarked, and how its file is called, is no part of a level
        source = replace(source, name=f"{source.file.meeting.id}.yaml", review_file=None)
    sheet = builder.compose(source.file, source.style, source.read_image, draft=True)
    base = _base(source, sheet)
    _stop_at_errors(sheet.diagnostics)
    marks = DraftMarks(base.to_bytes(), enforced, entries_of(sheet.document, sheet.pack.labels))
    as_draft = DocumentTransform("draft", partial(draft_document, base=base), base.code)
    rendered = render_draft(sheet.transformed(as_draft), marks, builder.theme(source.style))
    said = by_place((*sheet.diagnostics, *rendered.diagnostics))
    _stop_at_errors(said)
    return Draft(rendered.data, base, said)


def entries_of(document: Document, labels: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Give the choices for the empty places of a draft in its words, none for a day, by the paths of their values."""
    found: dict[str, tuple[str, ...]] = {}
    for text in every(document.blocks, Text):
        path = None if text.text or text.origin is None else ValuePath.parse(text.origin.path)
        facts = facts_at(path) if path else None
        if path and facts and facts.choices:
            choices = tuple(labels.get(f"{facts.key}.{choice.value}", "") for choice in facts.choices)
            found |= {str(path): choices} if all(choices) else {}
        elif path and facts and facts.filter == "day":
            found[str(path)] = ()
    return found


def shown_options(options: Options, style: SheetStyle) -> Mapping[str, str]:
    """Give the options that show in a draft; no path, which would be that of one machine."""
    theme = options.theme.name if options.theme else None
    chosen = {"template": style.template, "profile": style.profile, "paper": options.paper, "theme": theme}
    return {key: value for key, value in chosen.items() if value}


def _base(source: DraftSource, sheet: Sheet) -> DraftBase:
    pack, file = sheet.pack, source.review_file
    earlier = parse_review_file(file.data, file.file) if file else ReviewFile()
    return DraftBase(
        program=factsheet.__version__,
        file=source.name,
        meeting=source.file.data.decode(),
        main=pack.main,
        templates={name: template.text for name, template in pack.templates.items()},
        labels=dict(pack.labels),
        designations=dict(pack.designations),
        created=sheet.document.metadata.created,
        options=source.options,
        remarks=earlier.open_comments,
        prints=sheet.prints,
        versions=text_versions(),
        profile=pack.house.to_values(),
        marking=_marking(source.file, pack),
    )


def _marking(file: MeetingFile, pack: Pack) -> Mapping[str, str]:
    """Give the scheme that the marks of a meeting are of, by which those that reviewers add are judged."""
    if pack.find_scheme is None or not may_be_marked(file.data):
        return {}
    from factsheet.meeting.portions import is_marked  # noqa: PLC0415 - for marked sheets alone
    from factsheet.pipeline.marked import scheme_of  # noqa: PLC0415 - as above

    if not is_marked(file.meeting):
        return {}
    return scheme_of(file.meeting, pack.marking, pack.find_scheme).to_values()


def _stop_at_errors(diagnostics: tuple[Diagnostic, ...]) -> None:
    if has_errors(diagnostics):
        raise FactsheetError(diagnostics)


def build_drafts(request: Request, drafting: DraftOptions) -> Iterator[SheetReport]:
    """Build the drafts of meetings: Word files in the output folder, and their bases in the store.

    They are no part of what a folder releases: manifest, sums and records do not know of them. Raises OptionError for
    options that name what is not there, and FactsheetError for a theme at fault.
    """
    builder = SheetBuilder(read_inputs(request.options), cache_folder())
    if request.found.diagnostics:
        yield SheetReport(None, request.found.diagnostics, state=State.FAILED)
    read, reports = _read(request, builder)
    yield from reports
    with OutputFolder(request.options.output) as output:
        for each in read:
            yield _build(each, builder, drafting, output)


class _Draft(Struct, frozen=True):
    """A draft to be made: the meeting's file, what is made of it, and the name of the Word file, once all are read."""

    path: Path
    source: DraftSource
    name: str = ""

    @property
    def facts(self) -> Facts:
        return facts_of(self.source.file.meeting, self.source.style)


def _read(request: Request, builder: SheetBuilder) -> tuple[list[_Draft], list[SheetReport]]:
    """Read the meetings: those that can be made, and a report on each of the others."""
    drafts: list[_Draft] = []
    reports: list[SheetReport] = []
    for path in request.found.files:
        try:
            draft = _read_one(path, request.options, builder)
        except FactsheetError as error:
            reports.append(SheetReport.of(path, error.diagnostics))
            continue
        if draft is None:
            reports.append(SheetReport(path, (), state=State.LEFT_OUT))
        else:
            drafts.append(draft)
    naming = Naming(request.options.name, request.options.named_by_profile)
    for each in drafts:
        naming.note(each.facts, each.source.name)
    return _without_clashes([replace(each, name=naming.draft(each.facts)) for each in drafts], reports)


@paused()
def _read_one(path: Path, options: Options, builder: SheetBuilder) -> _Draft | None:
    """Read a meeting; None for one in a language that is not wanted. Raises FactsheetError."""
    data = read_file(path, MAX_MEETING_BYTES)
    file = builder.read(str(path), data, draft=True)
    meeting = file.meeting
    if options.languages and match_language(options.languages, meeting.language) is None:
        return None
    style = builder.style(meeting)
    images = partial(read_image, path.parent)
    return _Draft(path, DraftSource(path.name, file, style, images, options=shown_options(options, style)))


def _without_clashes(drafts: list[_Draft], reports: list[SheetReport]) -> tuple[list[_Draft], list[SheetReport]]:
    """Take out the meetings whose drafts would have one name."""
    names: dict[str, list[_Draft]] = {}
    for draft in drafts:
        names.setdefault(draft.name, []).append(draft)
    for name, group in names.items():
        for draft in group if len(group) > 1 else ():
            others = [other for other in group if other is not draft]
            places = (other.source.file.positions.span(ValuePath.parse("id")) for other in others)
            clash = same_output(name, (str(other.path) for other in others), places)
            reports.append(SheetReport.of(draft.path, draft.source.file.positions.place([clash])))
    return [group[0] for group in names.values() if len(group) == 1], reports


@paused()
def _build(draft: _Draft, builder: SheetBuilder, drafting: DraftOptions, output: OutputFolder) -> SheetReport:
    try:
        source = replace(draft.source, review_file=read_review(draft.path))
        made = make_draft(source, builder, enforced=drafting.enforce_tracking)
        # Kept first: a draft without its base could not come back, a base without its draft does no harm.
        BaseStore(drafting.store or store_of(draft.path)).put(made.base)
        written = output.publish({draft.name: made.data})
    except FactsheetError as error:
        return SheetReport.of(draft.path, error.diagnostics)
    return SheetReport(draft.path, made.diagnostics, written)
