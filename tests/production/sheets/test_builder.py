"""Sheets built with transforms: their files show it, in this process and in others, and so do fingerprints."""

from __future__ import annotations

import pickle
from functools import partial

from msgspec.structs import replace

from factsheet.document.nodes import Document
from factsheet.meeting import MeetingFile, read_meeting
from factsheet.pipeline.packs import SheetStyle
from factsheet.pipeline.transforms import DocumentTransform, MeetingTransform
from factsheet.production.options import Options
from factsheet.production.records.fingerprints import Fingerprints
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import Outcome, Task, facts_of, read_inputs


def retitled(title: str, file: MeetingFile) -> MeetingFile:
    return replace(file, meeting=file.meeting.model_copy(update={"title": title}))


def in_language(language: str, document: Document) -> Document:
    return replace(document, metadata=replace(document.metadata, language=language))


TITLED = MeetingTransform("retitled", partial(retitled, "Another title"), "Another title")
MARKED = DocumentTransform("in-language", partial(in_language, "fr"), "fr")
INPUTS = read_inputs(Options(formats=("docx",)))


def test_transforms_show_in_the_files_wherever_they_are_made(meeting_file):
    file = meeting_file()
    task = Task(str(file), file.read_bytes())
    there = replace(INPUTS, meeting_transforms=(TITLED,), document_transforms=(MARKED,))
    plain, made, elsewhere = (
        SheetBuilder(inputs, None).make(task) for inputs in (INPUTS, there, pickle.loads(pickle.dumps(there)))
    )
    assert [plain.failed, made.failed] == [False, False]
    assert plain.files != made.files == elsewhere.files


def renamed(file: MeetingFile) -> MeetingFile:
    return replace(file, meeting=file.meeting.model_copy(update={"id": "another"}))


def test_files_are_named_as_the_transformed_meeting_says(meeting_file):
    file = meeting_file()
    inputs = replace(INPUTS, meeting_transforms=(MeetingTransform("renamed", renamed),))
    assert SheetBuilder(inputs, None).make(Task(str(file), file.read_bytes())).facts.id == "another"


def test_transforms_are_in_the_fingerprint(meeting_file):
    facts = facts_of(read_meeting(meeting_file().read_bytes(), "f.yaml").meeting, SheetStyle("standard", "plain"))
    shared = [
        INPUTS,
        replace(INPUTS, meeting_transforms=(TITLED,)),
        replace(INPUTS, document_transforms=(MARKED,)),
        replace(INPUTS, meeting_transforms=(replace(TITLED, settings="x"),)),
    ]
    assert len({Fingerprints(each).sheet("c", facts, {}, "") for each in shared}) == 4


def test_an_error_of_a_transform_is_told_of_the_sheet_alone(meeting_file):
    file = meeting_file()
    broken = MeetingTransform("broken", partial(retitled, None))
    outcome = SheetBuilder(replace(INPUTS, meeting_transforms=(broken,)), None).make(Task(str(file), file.read_bytes()))
    assert isinstance(outcome, Outcome)
    assert outcome.failed
