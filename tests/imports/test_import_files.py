"""Files that are imported: each form by its content, what cannot be read with a reason, nothing half done."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
import yaml
from imported import TODAY, imported

from factsheet import api
from factsheet.imports.blocks import Why
from factsheet.imports.record import record_schema

SCHEMA = record_schema()
PUBLISHED = Path(__file__).parents[2] / "docs" / "import.schema.json"
PAGE = "<!DOCTYPE html><p>The parties met and agreed to meet again.</p>"
TEXT = "The parties met and agreed to meet again."


def told(data: bytes, file: str) -> list[tuple[str, str]]:
    found = api.import_text(data, file, "talks", today=TODAY)
    assert not found.failed or not found.files
    return [(each.code, each.severity) for each in found.diagnostics]


def test_the_schema_is_published_and_records_follow_it():
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA, "run: factsheet schema import > docs/import.schema.json"
    made = imported("# Title\n\nBrussels, 3 April 2025\n\nFrance and Japan met. ![A map](map.png)\n")
    jsonschema.validate(yaml.load(made.record, yaml.CSafeLoader), SCHEMA)


def test_the_source_is_kept_with_its_digest():
    data = f"{TEXT}\r\n".encode()
    files = api.import_text(data, "/elsewhere/source.txt", "talks", today=TODAY).files
    assert [*files] == ["talks.yaml", "talks.import.yaml", "talks.source.txt"]
    assert files["talks.source.txt"] == data
    source = yaml.load(files["talks.import.yaml"], yaml.CSafeLoader)["source"]
    assert source == {
        "name": "source.txt",
        "file": "talks.source.txt",
        "kind": "plain text",
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    assert source["sha256"] in files["talks.yaml"].decode()


def test_an_import_is_the_same_each_time():
    one, other = (imported(PAGE, "page.html") for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("data", "file", "codes"),
    [
        (TEXT.encode(), "a.txt", []),
        (TEXT.encode(), "a", []),
        (TEXT.encode("utf-16"), "a.txt", []),
        (b"\xef\xbb\xbf" + TEXT.encode(), "a.txt", []),
        (PAGE.encode(), "a.htm", []),
        (PAGE.encode(), "a.txt", ["import-name"]),
        (TEXT.encode(), "a.rst", ["import-name"]),
        (f"{TEXT} Zürich".encode("cp1252"), "a.txt", ["import-encoding"]),
        (f'<meta charset="iso-8859-1">{PAGE} Zürich'.encode("latin-1"), "a.html", []),
        (f'<meta charset="nonsense">{PAGE} Zürich'.encode("latin-1"), "a.html", ["import-encoding"]),
    ],
)
def test_a_text_is_read_by_what_it_holds(data, file, codes):
    assert told(data, file) == [(code, "warning") for code in codes]


def zipped(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "file", "code"),
    [
        (b"", "a.txt", "import-empty"),
        (b" \n\t ", "a.md", "import-empty"),
        (b"<html><script>words()</script></html>", "a.html", "import-empty"),
        (bytes(range(256)) * 10, "a.txt", "import-form"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "import-form"),
        (b"{\\rtf1 Text}", "a.docx", "import-form"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx", "import-form"),
        (zipped("a.txt"), "a.txt", "import-form"),
        (zipped("xl/workbook.xml"), "a.xlsx", "import-form"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "a.odt", "import-form"),
        (b"version https://git-lfs.github.com/spec/v1\n", "a.md", "import-form"),
        (b"\x1f\x8b\x08\0a", "a.md", "import-form"),
        (b"%!PS-Adobe-3.0", "a.txt", "import-form"),
        (b"<div>" * 150 + TEXT.encode(), "a.html", "import-depth"),
        (b"<div>" * 100_000 + TEXT.encode(), "a.html", "import-depth"),
        (b"<table><tr><td>" * 10_000 + TEXT.encode(), "a.html", "import-depth"),
        (b"a" * (16 * 1024 * 1024 + 1), "a.txt", "file-too-large"),
    ],
)
def test_what_cannot_be_read_is_told(data, file, code):
    assert told(data, file) == [(code, "error")]


def test_a_text_that_makes_more_values_than_a_meeting_file_may_have_is_told(monkeypatch):
    monkeypatch.setattr("factsheet.source.reader.MAX_NODES", 20)
    assert told(TEXT.encode(), "a.txt") == [("import-too-long", "error")]


def test_arguments_that_are_wrong_raise():
    with pytest.raises(ValueError, match="name: must be lower-case letters"):
        api.import_text(TEXT.encode(), "a.txt", "No Name")
    with pytest.raises(TypeError):
        api.import_text(3, "a.txt", "talks")  # type: ignore[arg-type]


def test_every_reason_is_explained():
    page = (Path(__file__).parents[2] / "docs" / "statements.md").read_text("utf-8")
    assert [why for why in Why if f"\n| {why.value} |" not in page] == []
