"""A record is read as it was written, and holds for nothing else than what it was written for."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from runs import build_paths

from factsheet.diagnostics import Diagnostic, Severity, Span
from factsheet.outputs.kept import Record
from factsheet.outputs.registry import OUTPUTS
from factsheet.production.options import Options
from factsheet.production.records.fingerprints import Fingerprints
from factsheet.production.records.lines import from_json, to_json
from factsheet.production.records.memory import Memory
from factsheet.production.sheets.task import read_inputs

OPTIONS = Options(formats=("pdf",))


@pytest.fixture
def record(meeting_file) -> Record:
    """Give the record of a sheet that was built as PDF."""
    meeting_file(path="set/sample.yaml")
    list(build_paths([Path("set")], OPTIONS))
    (record,) = Memory(Path("dist")).records.values()
    return record


def test_a_record_is_read_as_it_was_written_wherever_the_meeting_file_is_shown(record):
    told = (
        Diagnostic("a", "in the meeting", Span("old.yaml", 1, 2, 3, 4, "text"), ("h",), Severity.WARNING, "title"),
        Diagnostic("b", "in the template", Span("packs/own/template.html.j2", 5, 6)),
        Diagnostic("c", "nowhere"),
    )
    plain = json.loads(json.dumps(to_json(structs.replace(record, diagnostics=told), "old.yaml")))
    first = replace(told[0], span=structs.replace(told[0].span, file="new.yaml"))
    assert from_json(plain, "new.yaml") == structs.replace(record, diagnostics=(first, *told[1:]))


def test_a_file_is_current_where_its_fingerprint_is_the_same(record):
    known = Fingerprints(read_inputs(OPTIONS))
    assert known.has_current(record, OUTPUTS["pdf"])
    assert not known.has_current(record, OUTPUTS["docx"])
    for digest in ("0" * 64, "f" * 64):
        output = structs.replace(record.outputs["pdf"], fingerprint=digest)
        assert not known.has_current(structs.replace(record, outputs={"pdf": output}), OUTPUTS["pdf"])
        assert not known.is_current(structs.replace(record, fingerprint=digest), Path("set"))
