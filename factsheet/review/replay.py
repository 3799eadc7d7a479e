"""The base of a draft composed again: the meeting that it was made from, and what it printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel import Locale

from factsheet.compose.pack import Pack, TemplateSource
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document.nodes import Document
from factsheet.draft.base import DraftBase
from factsheet.meeting import MeetingFile
from factsheet.pipeline.sheets import Composing, compose_sheet, read_sheet
from factsheet.review.form_1 import prints_before, prints_in
from factsheet.review.lines import Line, lines_of
from factsheet.review.word.stream import ViewParagraph


@dataclass(frozen=True, slots=True)
class Replay:
    """A base read, composed and put into lines; `prints` is what filters printed in the draft."""

    file: MeetingFile
    document: Document
    lines: tuple[Line, ...]
    prints: Mapping[str, str]


def pack_of(base: DraftBase) -> Pack:
    """Give the template pack as it was when the draft was made."""
    templates = {name: TemplateSource(name, text) for name, text in base.templates.items()}
    return Pack(base.main, base.main, templates, base.labels, base.designations)


def replay(base: DraftBase, view: Sequence[ViewParagraph]) -> Replay:
    """Compose a base again, to print what it has printed; `view` is the draft with revisions rejected.

    Raises FactsheetError where this version of the program cannot.
    """
    try:
        if base.form > 1:
            return replay_text(base, base.meeting, base.prints)
        today = replay_text(base, base.meeting, {})
        locale = Locale.parse(today.file.meeting.language, sep="-")
        before = replay_text(base, base.meeting, prints_before(today.prints, locale))
        return replay_text(base, base.meeting, prints_in(view, before.lines, before.prints, today.prints, locale))
    except FactsheetError as error:
        made = ", ".join([f"factsheet {base.program}", *(f"{name} {v}" for name, v in sorted(base.versions.items()))])
        hint = f"it was made by {made}; review the draft with these versions"
        first = Diagnostic("draft-base", "the base of the draft cannot be composed again", hints=(hint,))
        raise FactsheetError([first, *error.diagnostics]) from None


def replay_text(base: DraftBase, text: str, prints: Mapping[str, str]) -> Replay:
    """Compose another text of the meeting as the draft was composed: what it would have printed.

    What is in `prints` is printed as it stands there, as `Sheet` has it.
    """
    file = read_sheet(text.encode(), base.file)
    sheet = compose_sheet(file, lambda _: pack_of(base), Composing(base.created, draft=True, prints=prints))
    return Replay(file, sheet.document, lines_of(sheet.document), sheet.prints)
