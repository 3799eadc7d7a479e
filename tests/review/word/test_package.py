"""Word files of any kind are opened with care: each is read, or refused with an error that says why."""

from __future__ import annotations

import io
import zipfile

import pytest
from drafts import ROOT, edited, make_draft, members, packed, read_draft, swap

from factsheet.diagnostics import FactsheetError
from factsheet.review.word import package

DRAFT = make_draft((ROOT / "tests" / "review" / "sample.yaml").read_text("utf-8"))
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_part(name, data):
    return packed({**members(DRAFT), name: data})


def refused(data):
    with pytest.raises(FactsheetError) as error:
        read_draft(data)
    (found,) = error.value.diagnostics
    assert found.span.file == "edited.docx"
    return found.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "word-damaged"),
        (DRAFT[:5000], "word-damaged"),
        (b"%PDF-1.7", "not-word"),
        (b"{\\rtf1}", "not-word"),
        (b"\x89PNG\r\n\x1a\n", "not-word"),
        (b"<!-- saved -->\n<html>", "not-word"),
        (b"\x1f\x8b\x08\0a", "not-word"),
        ("title: Réunion".encode(), "not-word"),
        ("title: Réunion".encode("latin-1"), "word-damaged"),
        (b"\x01\x02\x03", "word-damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "not-word"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "word-encrypted"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "not-word"),
        (packed({"a.txt": b"a"}), "word-damaged"),
        (with_part("word/document.xml", b"<w:document"), "word-damaged"),
        (with_part("word/document.xml", b"<other/>"), "word-damaged"),
        (with_part("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "word-entities"),
        (with_part("word/styles.xml", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), "word-entities"),
        (with_part("word/document.xml", b" " * 30_000_000), "word-too-large"),
    ],
)
def test_what_cannot_be_read_says_why(data, code):
    assert refused(data) == code


def test_the_lock_that_word_leaves_is_told_as_such():
    with pytest.raises(FactsheetError) as error:
        package.Archive(b"\x08Reviewer".ljust(162, b"\0"), "drafts/~$edited.docx")
    assert error.value.diagnostics[0].hints == ("name the draft itself",)


def test_a_part_of_one_kind_of_compression_too_many_is_damaged():
    data = bytearray(DRAFT)
    at = data.index(b"PK\x01\x02") + 10
    data[at : at + 2] = (99).to_bytes(2, "little")
    assert refused(bytes(data)) in {"word-damaged", "word-encrypted"}


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_MEMBERS", 3)
    assert refused(DRAFT) == "word-too-large"


def test_all_parts_together_are_bounded(monkeypatch):
    monkeypatch.setattr(package, "MAX_TOTAL", 10_000)
    assert refused(DRAFT) == "word-too-large"


def test_a_protected_member_is_told_as_encrypted():
    data = bytearray(DRAFT)
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(magic, at + 4)
    assert refused(bytes(data)) == "word-encrypted"


def test_strict_files_are_read():
    parts = members(DRAFT)
    parts["word/document.xml"] = parts["word/document.xml"].replace(TRANSITIONAL.encode(), STRICT.encode())
    assert read_draft(packed(parts)).changes == ()


def test_macros_are_neither_run_nor_in_the_way():
    reading = read_draft(with_part("word/vbaProject.bin", b"macro"))
    assert [found.code for found in reading.diagnostics] == ["word-macros"]
    assert reading.changes == ()


def test_names_of_parts_are_those_that_the_relationships_give():
    parts = members(DRAFT)
    parts["word/main.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/main.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"document.xml", b"main.xml")
    assert read_draft(packed(parts)).changes == ()


def test_names_of_parts_may_be_those_of_windows():
    assert read_draft(packed({name.replace("/", "\\"): part for name, part in members(DRAFT).items()})).changes == ()


def test_styles_may_have_other_names_and_ids():
    parts = members(DRAFT)
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        for one, other in ((b'"ListBullet"', b'"Aufzhlungszeichen"'), (b'"Heading1"', b'"berschrift1"')):
            parts[name] = parts[name].replace(one, other)
    assert read_draft(packed(parts)).changes == ()


def test_a_bomb_inside_is_counted_while_it_is_read():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name, part in members(DRAFT).items():
            bomb.writestr(name, part)
        bomb.writestr("word/comments.xml", b"<a>" + b"0" * 80_000_000)
    assert read_draft(buffer.getvalue()).changes == ()  # a part that nothing asks for is never unpacked


def test_a_base_that_no_store_knows_is_not_believed():
    from factsheet.review.reader import read_review  # noqa: PLC0415 - without the test helper's trust

    with pytest.raises(FactsheetError) as error:
        read_review(DRAFT, "edited.docx", ())
    (found,) = error.value.diagnostics
    assert found.code == "no-draft-base"
    assert any("--trust-embedded" in hint for hint in found.hints)


def test_a_file_that_is_no_draft_says_so():
    parts = {name: part for name, part in members(DRAFT).items() if "customXml" not in name}
    parts["word/_rels/document.xml.rels"] = b"<Relationships/>"
    assert refused(packed(parts)) == "no-draft-base"


def test_one_edit_is_found_whatever_saved_the_file():
    data = edited(DRAFT, swap("strengthen cooperation", "deepen cooperation"))
    assert [str(change.path) for change in read_draft(data).changes] == ["summary[purpose].text"]
