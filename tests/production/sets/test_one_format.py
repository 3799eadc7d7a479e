"""An error that one format has stops that format alone; the sheet has failed, and is tried again."""

import json
from pathlib import Path

import pytest
from small_set import said, write_meeting

from factsheet.production.options import RunOptions
from factsheet.production.records.memory import NAME
from factsheet.production.sets.request import State
from factsheet.production.sets.verify import read_manifest, verify_folder

BOTH = ("pdf", "docx")
CUNEIFORM = "The tablet begins with 𒀀."


def folder() -> set[str]:
    return {file.name for file in Path("dist").iterdir()} - {"manifest.json", "SHA256SUMS", NAME}


def sheet(source: str) -> dict:
    (found,) = (
        each for each in json.loads(Path("dist/manifest.json").read_text("utf-8"))["sheets"] if source in each["source"]
    )
    return found


@pytest.mark.usefixtures("in_folder")
def test_the_word_file_is_written_and_the_pdf_is_not(build):
    write_meeting("a", CUNEIFORM)
    write_meeting("b")
    assert build(formats=BOTH) == {"a": State.FAILED, "b": State.BUILT}
    assert folder() == {"a.docx", "b.docx", "b.pdf"}
    (failed,) = (report for report in build.reports if report.state is State.FAILED)
    assert [path.name for path in failed.written] == ["a.docx"]
    (told,) = failed.diagnostics
    assert (told.code, told.message, told.span.line) == ("unset-script", "the PDF has no font for Cuneiform", 8)
    assert failed.pages is None
    found = sheet("a.yaml")
    assert (found["state"], [each["format"] for each in found["outputs"]]) == ("failed", ["docx"])
    assert [each["code"] for each in found["diagnostics"]] == ["unset-script"]
    assert [each.code for each in verify_folder(Path("dist"), read_manifest(Path("dist"))).diagnostics] == [
        "failed-sheet"
    ]


@pytest.mark.usefixtures("in_folder")
def test_it_is_tried_again_until_it_is_mended_or_not_asked_for(build):
    write_meeting("a", CUNEIFORM)
    for _ in range(2):
        assert build(formats=BOTH) == {"a": State.FAILED}
        assert said(build.reports) == ["unset-script"]
    assert build() == {"a": State.BUILT}
    assert build() == {"a": State.UP_TO_DATE}
    write_meeting("a", "They met in Bangkok.")
    assert build(formats=BOTH) == {"a": State.BUILT}
    assert folder() == {"a.docx", "a.pdf"}
    assert verify_folder(Path("dist"), read_manifest(Path("dist"))).diagnostics == ()


@pytest.mark.usefixtures("in_folder")
def test_the_pdf_of_an_earlier_build_is_left_over(build):
    write_meeting("a")
    build(formats=BOTH)
    write_meeting("a", CUNEIFORM)
    assert build(formats=BOTH) == {"a": State.FAILED}
    assert (folder(), build.reports[-1].leftovers) == ({"a.docx", "a.pdf"}, 1)
    assert build(RunOptions(prune=True), formats=BOTH) == {"a": State.FAILED}
    assert folder() == {"a.docx"}


@pytest.mark.usefixtures("in_folder")
def test_an_error_of_the_meeting_writes_nothing(build):
    write_meeting("a", CUNEIFORM, more="odd: x\n")
    assert build(formats=BOTH) == {"a": State.FAILED}
    assert not Path("dist").exists() or folder() == set()
