"""One draft: the base it is read back by, the sheet that is sent out, and what earlier rounds of review left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import factsheet
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.draft import DraftBase, ReviewFile, draft_document, review_file_of
from factsheet.meeting import MeetingFile, Status
from factsheet.production.inputs.files import read_file
from factsheet.production.options import Options
from factsheet.production.records.fingerprints import text_versions
from factsheet.production.tasks.stages import Packs, Sheet, compose_sheet, last_day
from factsheet.source import MAX_BYTES, bind, read

if TYPE_CHECKING:
    from factsheet.compose import Pack


def read_review_file(meeting: Path) -> ReviewFile:
    """Read the review file of a meeting file, an empty one where there is none.

    Raises FactsheetError, with places in the review file, for what it may not say.
    """
    file = review_file_of(meeting)
    if not file.exists():
        return ReviewFile()
    return bind(read(read_file(file, MAX_BYTES), str(file)), ReviewFile)


@dataclass(frozen=True, slots=True)
class Source:
    """A meeting file as it was read: its text, and the meeting in it."""

    path: Path
    text: str
    file: MeetingFile


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed draft, ready to be rendered, and its base."""

    sheet: Sheet
    base: DraftBase


def compose_draft(source: Source, packs: Packs, template: str, options: Options) -> Draft:
    """Compose the draft of a meeting, with the remarks that are still open as comments.

    Raises FactsheetError, with places, for a final meeting, for its review file, and for what stops a composition.
    """
    meeting, place = source.file.meeting, source.file.positions.place
    if meeting.status is Status.FINAL:
        raise FactsheetError(place([_is_final()]))
    sheet = compose_sheet(
        source.path, source.file, packs, template, options.created, rules_off=options.rules_off, draft=True
    )
    pack = packs.pack(template, meeting.language, meeting.issuer.country)
    base = _base(source, pack, options, sheet.prints)
    return Draft(replace(sheet, document=draft_document(sheet.document, base)), base)


def _base(source: Source, pack: Pack, options: Options, prints: Mapping[str, str]) -> DraftBase:
    return DraftBase(
        program=factsheet.__version__,
        file=source.path.name,
        meeting=source.text,
        main=pack.main,
        templates={name: template.text for name, template in pack.templates.items()},
        labels=dict(pack.labels),
        designations=dict(pack.designations),
        created=options.created or last_day(source.file.meeting),
        options=_as_text(options, pack.name),
        remarks=read_review_file(source.path).open_comments,
        prints=prints,
        versions=text_versions(),
    )


def _as_text(options: Options, template: str) -> Mapping[str, str]:
    """Give the options that show in a draft; no path, which would be that of one machine."""
    chosen = {"template": template, "paper": options.paper, "theme": options.theme.name if options.theme else None}
    return {key: value for key, value in chosen.items() if value}


def _is_final() -> Diagnostic:
    hint = "a text that is to be cleared again has `status: draft`; without --draft the release is built"
    return Diagnostic("draft-final", "a final sheet has no draft", hints=(hint,), path="status")
