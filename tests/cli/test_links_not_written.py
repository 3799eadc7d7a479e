"""No command that writes follows a link in the place of what it writes, be there something behind it or not."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from marked_meetings import SMALL

from factsheet.cli.new import make_starter

pytestmark = pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
BUILT = ("one.docx", "manifest.json", "SHA256SUMS", ".factsheet-record", ".factsheet-record.new")
WRITES = [
    (("build", "set", "-f", "docx", "-j", "1"), [f"dist/{name}" for name in BUILT]),
    (("build", "one.yaml", "--draft", "-o", "drafts"), ["drafts/one.draft.docx"]),
    (("build", "one.yaml", "-f", "docx", "--report", "json=dist/report.json"), ["dist/report.json"]),
    (("check", "one.yaml", "--report", "sarif=a", "--report", "junit=b", "--report", "github=c"), ["a", "b", "c"]),
    (
        ("release", "marked.yml", "-f", "docx"),
        ["release/report.md", "release/report.json", "release/public/marked.docx"],
    ),
    (("redline", "old.yml", "one.yaml"), ["dist/one.redline.docx"]),
    (("redline", "old.yml", "one.yaml", "-o", "redline.docx"), ["redline.docx"]),
    (("beside", "one.yaml", "fr.yml", "-f", "docx", "-o", "beside.docx"), ["beside.docx"]),
    (("trace", "one.yaml", "--propose"), ["one.quotes.yaml"]),
    (("trace", "one.yaml", "--sheet"), ["dist/one.trace.pdf", "dist/one.trace.docx"]),
    (("schema", "-o", "schema.json"), ["schema.json"]),
    (("new", "two", "--force"), ["two.yaml"]),
    (("new", "two", "--from", "text.md", "--force"), ["two.yaml", "two.import.yaml", "two.source.md"]),
    (("templates", "labels", "es", "-o", "es.yaml"), ["es.yaml"]),
    (("templates", "copy", "standard", "mine"), ["mine"]),
]


@pytest.mark.parametrize(("command", "places"), WRITES, ids=[" ".join(command) for command, *_ in WRITES])
@pytest.mark.parametrize("behind", ["a file", "nothing"])
def test_what_stands_behind_a_link_is_left_alone(factsheet, folder, command, places, behind):
    text = make_starter("one", "bilateral", date(2025, 4, 3))
    Path("set").mkdir()
    for file in ("one.yaml", "set/one.yaml"):
        Path(file).write_text(text, "utf-8")
    Path("old.yml").write_text(text.replace("One sentence", "A sentence"), "utf-8")
    Path("fr.yml").write_text(text.replace("language: en", "language: fr"), "utf-8")
    Path("marked.yml").write_text(SMALL, "utf-8")
    Path("text.md").write_text("# Talks\n\nBoth met.\n", "utf-8")
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    victim = elsewhere / "victim"
    if behind == "a file":
        victim.write_bytes(b"mine")
    for place in map(Path, places):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(victim)
    done = factsheet(*command)
    assert done.code == 0 or command[0] == "templates", done.err
    assert [(file, file.read_bytes()) for file in elsewhere.iterdir()] == (
        [(victim, b"mine")] if behind == "a file" else []
    )
    if done.code == 0:
        assert [place for place in places if Path(place).is_symlink()] == []


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (("check", "one.yaml", "--report", "json=linked/report.json"), "report.json"),
        (("schema", "-o", "linked/schema.json"), "schema.json"),
        (("redline", "old.yml", "one.yaml", "-o", "linked/redline.docx"), "redline.docx"),
    ],
    ids=["a report", "a schema", "a redline"],
)
def test_a_folder_on_the_way_to_a_file_that_is_named_may_be_a_link(factsheet, folder, command, file):
    text = make_starter("one", "bilateral", date(2025, 4, 3))
    Path("one.yaml").write_text(text, "utf-8")
    Path("old.yml").write_text(text.replace("One sentence", "A sentence"), "utf-8")
    Path("elsewhere").mkdir()
    Path("linked").symlink_to("elsewhere")
    assert factsheet(*command).code == 0
    assert [path.name for path in Path("elsewhere").iterdir()] == [file]


@pytest.mark.parametrize("leads", ["elsewhere", "release/secret", "release/public"])
def test_the_folder_of_a_level_is_no_link(factsheet, leads):
    Path("marked.yml").write_text(SMALL, "utf-8")
    for name in ("elsewhere", "release/secret"):
        Path(name).mkdir(parents=True)
    Path("release/public").symlink_to(Path(leads).absolute())
    done = factsheet("release", "marked.yml", "-f", "docx")
    assert (done.code, done.err.splitlines()[0]) == (
        2,
        "error: cannot write release/public: it is outside release [cannot-write]",
    )
    assert [*Path("elsewhere").iterdir(), *Path("release/secret").iterdir()] == []


def test_the_folder_that_is_named_for_levels_may_be_a_link(factsheet):
    Path("marked.yml").write_text(SMALL, "utf-8")
    Path("elsewhere").mkdir()
    Path("named").symlink_to("elsewhere")
    assert factsheet("release", "marked.yml", "-f", "docx", "-o", "named").code == 0
    assert Path("elsewhere/public/marked.docx").is_file()
