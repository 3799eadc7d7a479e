"""One draft: the Word file that is sent out, and the base that it is read back by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import factsheet
from factsheet.diagnostics import Diagnostic, FactsheetError, has_errors
from factsheet.draft.base import DraftBase
from factsheet.draft.comments import draft_document
from factsheet.draft.remarks import ReviewFile
from factsheet.meeting import MeetingFile, Status
from factsheet.pipeline.content import NamedFile, Unfit
from factsheet.pipeline.sheets import Sheet, by_place
from factsheet.pipeline.transforms import DocumentTransform
from factsheet.production.options import Options
from factsheet.production.records.fingerprints import text_versions
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.rendering import render_draft
from factsheet.source.bind import bind
from factsheet.source.reader import read


@dataclass(frozen=True, slots=True)
class DraftSource:
    """What a draft is made of: the name of the meeting's file, its text, the meeting in it, and its images.

    `review_file` is what earlier rounds of review left, `options` are those that show in the draft.
    """

    name: str
    text: str
    file: MeetingFile
    template: str
    read_image: Callable[[str], bytes | Unfit]
    review_file: NamedFile | None = None
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
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
        raise FactsheetError(source.file.positions.place([_is_final()]))
    sheet = builder.compose(source.file, source.template, source.read_image, draft=True)
    base = _base(source, sheet)
    _stop_at_errors(sheet.diagnostics)
    marks = DraftMarks(base.to_bytes(), enforced)
    rendered = render_draft(sheet.transformed(_as_draft(base)), marks, builder.theme(source.template))
    said = by_place((*sheet.diagnostics, *rendered.diagnostics))
    _stop_at_errors(said)
    return Draft(rendered.data, base, said)


def shown_options(options: Options, template: str) -> Mapping[str, str]:
    """Give the options that show in a draft; no path, which would be that of one machine."""
    chosen = {"template": template, "paper": options.paper, "theme": options.theme.name if options.theme else None}
    return {key: value for key, value in chosen.items() if value}


def _as_draft(base: DraftBase) -> DocumentTransform:
    """Give what puts open remarks and the code of the base into a document."""
    return DocumentTransform("draft", partial(draft_document, base=base), base.code)


def _base(source: DraftSource, sheet: Sheet) -> DraftBase:
    pack = sheet.pack
    return DraftBase(
        program=factsheet.__version__,
        file=source.name,
        meeting=source.text,
        main=pack.main,
        templates={name: template.text for name, template in pack.templates.items()},
        labels=dict(pack.labels),
        designations=dict(pack.designations),
        created=sheet.document.metadata.created,
        options=source.options,
        remarks=_review_file(source).open_comments,
        prints=sheet.prints,
        versions=text_versions(),
    )


def _review_file(source: DraftSource) -> ReviewFile:
    """Read what earlier rounds left; raises FactsheetError, with places, for what a review file may not say."""
    file = source.review_file
    return bind(read(file.data, file.file), ReviewFile) if file else ReviewFile()


def _stop_at_errors(diagnostics: tuple[Diagnostic, ...]) -> None:
    if has_errors(diagnostics):
        raise FactsheetError(diagnostics)


def _is_final() -> Diagnostic:
    hint = "a text that is to be cleared again has `status: draft`; without --draft the release is built"
    return Diagnostic("draft-final", "a final sheet has no draft", hints=(hint,), path="status")
