"""Word files that others made are read without a fault, in little time and memory; no paragraph goes untold.

The folder that `FACTSHEET_FOREIGN` names holds them, such as those of the tests of pandoc, mammoth or Apache POI.
"""

from __future__ import annotations

import pytest
from foreign import FOLDER, MEGABYTES, SECONDS, Reading, as_unknown, files, measured, paragraphs_of, with_base
from lxml import etree
from talks import draft
from word_edits import Body, W

FILES = files()


@pytest.mark.skipif(not FILES, reason=f"{FOLDER} names no folder with Word files")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_foreign_file_is_read(file):
    data = file.read_bytes()
    for read in (as_unknown, with_base):
        found = measured(read, data)
        assert (found.reading.fault, found.reading.untold) == ("", ())
        assert found.seconds <= SECONDS
        assert found.megabytes <= MEGABYTES


def test_a_file_with_no_base_of_ours_is_refused_and_one_with_it_told_to_the_letter():
    body = Body(draft(), tracked=False)
    line = body.paragraph("Geneva, May 4, 2026")
    body.add_after(line, "A “new” line – with signs: a/b & 50 %.")
    assert "A “new” line – with signs: a/b & 50 %." in list(paragraphs_of(body.data()))
    found = measured(with_base, body.data()).reading
    assert (found.refused, found.fault, found.paragraphs) == ("", "", 56)
    # Numbers of notes are the template's: lines that have them do not stand so in the meeting.
    assert [text for text in found.untold if "2027.1" not in text and not text.startswith("1 ")] == []


def test_a_cell_that_is_deleted_goes_as_revisions_are_accepted():
    body = Body(draft(), tracked=True)
    cell, row = (next(body.root.iter(f"{W}{name}")) for name in ("tc", "tr"))
    before = list(paragraphs_of(body.data()))
    etree.SubElement(cell.find(f"{W}tcPr"), f"{W}cellDel")
    assert len(list(paragraphs_of(body.data()))) == len(before) - 1
    row.insert(0, etree.Element(f"{W}trPr"))
    etree.SubElement(row[0], f"{W}del")
    assert len(list(paragraphs_of(body.data()))) == len(before) - len(row.findall(f"{W}tc"))


def test_a_fault_in_the_process_of_a_file_is_told():
    def fails(_: bytes) -> Reading:
        raise ZeroDivisionError("none")

    assert measured(fails, b"").reading.fault == "ZeroDivisionError: none"
