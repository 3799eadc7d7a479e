"""Whatever two documents are compared, the one that comes out reads as either of them."""

from datetime import UTC, datetime

from document_pairs import document_pairs
from hypothesis import given
from sampling import examples

from factsheet.compare.documents import compare
from factsheet.document.nodes import Metadata
from factsheet.document.readings import ACCEPTED, REJECTED
from factsheet.document.text import document_text, inline_text

WHEN = datetime(2025, 1, 15, tzinfo=UTC)
METADATA = Metadata("Filler", "en", "filler", WHEN)


def running(document):
    return [inline_text(part) for line in (document.head, document.foot) for part in (line.start, line.end)]


@examples(30)
@given(document_pairs(METADATA))
def test_the_readings_are_the_two_documents(pair):
    old, new = pair.old, pair.new
    merged = compare(old, new, "A", WHEN)
    for reading, document in ((REJECTED, old), (ACCEPTED, new)):
        read = reading.document(merged)
        assert document_text(read) == document_text(document)
        assert running(read) == running(document)


@examples(10)
@given(document_pairs(METADATA))
def test_a_document_has_no_changes_to_itself(pair):
    new = pair.new
    assert document_text(compare(new, new, "A", WHEN)) == document_text(new)
    assert "Deletion" not in repr(compare(new, new, "A", WHEN))
