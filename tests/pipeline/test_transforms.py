"""The seams of the pipeline: transforms of meetings and documents, values printed before, and no checks."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from packs import packs

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document.text import document_text
from factsheet.meeting import MeetingFile
from factsheet.pipeline.packs import SheetStyle
from factsheet.pipeline.sheets import (
    Checks,
    Composing,
    compose_sheet,
    pack_from,
    read_sheet,
)
from factsheet.pipeline.transforms import DocumentTransform, MeetingTransform, fingerprint

TEXT = """\
id: sample
kind: bilateral
title: Party A and Party B
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: Party A}, {party: Party B}]
date: 2025-04-03
sections:
  - {id: open, title: Open talks, content: [{id: one, text: Both met.}]}
  - {id: closed, title: Closed talks, content: [{id: two, text: The XQZ was agreed.}]}
"""
NO_IMAGES = Checks((), pytest.fail)


RELEASE = Composing()


def compose(composing: Composing = RELEASE, checks: Checks | None = NO_IMAGES, transforms=()):
    file = read_sheet(TEXT.encode(), "sample.yaml", transforms)
    return compose_sheet(file, pack_from(packs(), SheetStyle("standard", "plain")), composing, checks)


def without(section: str) -> MeetingTransform:
    def apply(file: MeetingFile) -> MeetingFile:
        kept = tuple(each for each in file.meeting.sections if each.id != section)
        return replace(file, meeting=file.meeting.model_copy(update={"sections": kept}))

    return MeetingTransform("without", apply, section)


def titled(title: str) -> DocumentTransform:
    return DocumentTransform("titled", lambda d: replace(d, metadata=replace(d.metadata, title=title)), title)


def test_what_a_transform_of_the_meeting_takes_out_nothing_sees():
    whole, part = compose(), compose(transforms=[without("closed")])
    assert [(d.code, d.span.line) for d in whole.diagnostics] == [("unexplained-abbreviation", 10)]
    assert part.diagnostics == ()
    assert "Closed talks" in document_text(whole.document)
    assert "Closed talks" not in document_text(part.document)
    assert [each.id for each in part.meeting.sections] == ["open"]


def test_what_stays_keeps_its_place_in_the_file():
    (told,) = compose(transforms=[without("open")]).diagnostics
    assert told.span.line == 10


def test_an_error_of_a_transform_gets_its_place():
    def refuse(file: MeetingFile) -> MeetingFile:
        raise FactsheetError([Diagnostic("wrong-value", "no", path=f"sections[{file.meeting.sections[1].id}]")])

    with pytest.raises(FactsheetError) as error:
        compose(transforms=[MeetingTransform("refuse", refuse)])
    assert [d.span.line for d in error.value.diagnostics] == [10]


def test_transforms_of_the_document_come_last_and_in_their_order():
    sheet = compose(Composing(transforms=(titled("first"), titled("second"))))
    assert sheet.document.metadata.title == "second"
    assert sheet.transformed(titled("third")).document.metadata.title == "third"
    assert [d.code for d in sheet.diagnostics] == ["unexplained-abbreviation"]


def test_what_was_printed_before_is_printed_again():
    before = compose().prints
    key = next(key for key, text in before.items() if text == "April 3, 2025")
    sheet = compose(Composing(prints={key: "3rd of April, 2025"}))
    assert any("3rd of April, 2025" in line for line in document_text(sheet.document))


def test_without_checks_no_rule_is_held_against_it():
    assert compose(Composing(), None).diagnostics == ()


def test_names_settings_and_order_are_in_the_fingerprint():
    assert fingerprint((without("a"), titled("b"))) == (("without", "a"), ("titled", "b"))
    assert len({fingerprint(each) for each in [(), (without("a"),), (without("b"),), (titled("a"),)]}) == 4
