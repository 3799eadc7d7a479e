"""The file as a whole: object streams, the cross-reference stream, ready-made objects."""

from __future__ import annotations

import io
import re
import subprocess
import sys

import pikepdf
import pytest
from reading import reader
from sample import SAMPLE_IMAGES, cell, document, paragraph, sample_document

from factsheet.document.nodes import Column, Row, Table
from factsheet.render.pdf import render
from factsheet.render.pdf.file.file_writer import _IN_A_STREAM, ReadyObjects, stream


@pytest.fixture(scope="module")
def long_sheet(theme, fonts) -> bytes:
    rows = tuple(Row((cell(f"Row {n}"), cell("Words"))) for n in range(300))
    return render(document(Table((Column(), Column()), (), rows)), theme, fonts, {}).data


def test_programs_that_read_every_object_find_nothing_wrong(long_sheet):
    pdf = pikepdf.open(io.BytesIO(long_sheet))
    assert pdf.check_pdf_syntax() == []
    assert len(reader(long_sheet).pages) == len(pdf.pages) > 3


def test_every_number_has_its_object(long_sheet):
    pdf = pikepdf.open(io.BytesIO(long_sheet))
    size = int(pdf.trailer.Size)
    assert all(pdf.get_object(number, 0) is not None for number in range(1, size))


def test_all_but_streams_stand_in_object_streams_of_a_bounded_size(long_sheet):
    plain = re.findall(rb"\n\d+ 0 obj\n(.*?)\nendobj", long_sheet, re.DOTALL)
    assert plain
    assert all(data.rstrip().endswith(b"endstream") for data in plain)
    counts = [int(n) for n in re.findall(rb"/Type/ObjStm/N (\d+)", long_sheet)]
    assert len(counts) > 2
    assert max(counts) <= _IN_A_STREAM


def test_the_file_identifier_is_that_of_the_meeting(theme, fonts):
    once = render(document(paragraph("A")), theme, fonts, {}).data
    again = render(document(paragraph("A")), theme, fonts, {}).data
    assert once == again
    first, second = pikepdf.open(io.BytesIO(once)).trailer.ID
    assert bytes(first) == bytes(second)


def test_numbers_are_given_once():
    ready = ReadyObjects()
    first = ready.reserve(3)
    assert (ready.add(b"a"), ready.add(b"b")) == (first + 3, first + 4)
    assert (ready.data[first + 3], ready.data[first + 4]) == (b"a", b"b")


@pytest.mark.parametrize("data", [b"", b"x", b"x\n", b"\x00\r"])
def test_a_stream_has_its_length_and_a_line_end_of_its_own(data):
    assert stream(b"/A 1", data) == b"<</A 1/Length %d>>\nstream\n%s\nendstream" % (len(data), data)


_ONE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import yaml
from sample import SAMPLE_IMAGES, sample_document
from factsheet.render.fonts.collection import Fonts
from factsheet.render.fonts.providers import PackageFonts
from factsheet.render.pdf import render
from factsheet.render.theme import Theme
theme = Theme.model_validate(yaml.safe_load(Path(sys.argv[2]).read_text("utf-8")))
sys.stdout.buffer.write(render(sample_document(), theme, Fonts(PackageFonts()), SAMPLE_IMAGES).data)
"""


def test_what_was_rendered_before_leaves_no_trace(theme, fonts, request):
    def sample() -> bytes:
        return render(sample_document(), theme, fonts, SAMPLE_IMAGES).data

    first = sample()
    render(
        document(paragraph("Żółć, ŠŽ and 日本 “quoted” ½ £5"), paragraph("Another script: Ελλάδα")), theme, fonts, {}
    )
    assert sample() == first
    here = request.config.rootpath
    command = [sys.executable, "-c", _ONE, str(here / "tests" / "render"), str(here / "templates/standard/theme.yaml")]
    fresh = subprocess.run(command, capture_output=True, check=True, cwd=here)
    assert fresh.stdout == first
