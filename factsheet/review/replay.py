"""The base of a draft composed again: the meeting that it was made from, and what it printed."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.compose import Pack, TemplateSource, compose
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document import Document
from factsheet.draft import DraftBase
from factsheet.meeting import MeetingFile, read_meeting
from factsheet.review.lines import Line, lines_of


@dataclass(frozen=True, slots=True)
class Replay:
    """A base read, composed and put into lines."""

    file: MeetingFile
    document: Document
    lines: tuple[Line, ...]


def pack_of(base: DraftBase) -> Pack:
    """Give the template pack as it was when the draft was made."""
    templates = {name: TemplateSource(name, text) for name, text in base.templates.items()}
    return Pack(base.main, base.main, templates, base.labels, base.designations)


def replay(base: DraftBase) -> Replay:
    """Compose a base again; raises FactsheetError where this version of the program cannot."""
    try:
        return replay_text(base, base.meeting)
    except FactsheetError as error:
        hint = f"it was made by factsheet {base.program}; review the draft with that version"
        first = Diagnostic("draft-base", "the base of the draft cannot be composed again", hints=(hint,))
        raise FactsheetError([first, *error.diagnostics]) from None


def replay_text(base: DraftBase, text: str) -> Replay:
    """Compose another text of the meeting as the draft was composed: what it would have printed."""
    file = read_meeting(text.encode(), base.file)
    document = compose(file.meeting, pack_of(base), base.created, draft=True).document
    return Replay(file, document, lines_of(document))
