"""Decomposed text (NFD) in a meeting file: it prints composed, is no edit, and keeps its bytes."""

import unicodedata

from drafts import ROOT, edited, gone, ins, make_draft, members, packed, read_draft, within

from factsheet.edit.edits import Edits
from factsheet.edit.rewrite import rewrite

SAMPLE = (ROOT / "tests/review/sample.yaml").read_text("utf-8")
COMPOSED = SAMPLE.replace("They met to strengthen cooperation", "Tür, Việt met to strengthen cooperation")
COMPOSED = COMPOSED.replace("Ironclad commitment", "Ironclad Nguyễn 조태열")
DECOMPOSED = unicodedata.normalize("NFD", COMPOSED)


def body(draft):
    return members(draft)["word/document.xml"].decode()


def test_the_draft_is_that_of_composed_text():
    assert DECOMPOSED != COMPOSED
    assert body(make_draft(DECOMPOSED)) == body(make_draft(COMPOSED))


def test_only_what_is_edited_is_a_change():
    draft = make_draft(DECOMPOSED)
    assert read_draft(draft).changes == ()
    (change,) = read_draft(edited(draft, within("strengthen", gone("strengthen") + ins("deepen")))).changes
    assert change.after == "Tür, Việt met to deepen cooperation."


def test_a_word_file_with_decomposed_text_is_no_edit():
    parts = members(make_draft(COMPOSED))
    name = "word/document.xml"
    parts[name] = unicodedata.normalize("NFD", parts[name].decode()).encode()
    assert read_draft(packed(parts)).changes == ()


def test_an_edit_leaves_the_bytes_of_other_values():
    text = unicodedata.normalize("NFD", "a: Việt Nam\nb: Nguyễn\nc: [한국, é]\n")
    written = rewrite(text.encode(), "f.yaml", Edits({("b",): "Türk", ("c", 1): "è"})).decode()
    assert (
        written
        == unicodedata.normalize("NFD", "a: Việt Nam\nb: ")
        + "Türk\nc: ["
        + unicodedata.normalize("NFD", "한국")
        + ", è]\n"
    )
