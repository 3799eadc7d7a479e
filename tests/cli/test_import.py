"""`factsheet new NAME --from FILE`: what it writes, prints, keeps and refuses."""

import json
from pathlib import Path

import pytest

PAGE = (
    "<!DOCTYPE html><title>Talks</title><h1>Talks</h1>"
    "<p>France and Japan met in Geneva on 3 April 2025.</p><nav>World Economy</nav>"
)
WRITTEN = ["talks.yaml", "talks.import.yaml", "talks.source.html", "meeting.schema.json"]


@pytest.fixture
def page(folder) -> Path:
    file = Path("page.html")
    file.write_text(PAGE, "utf-8")
    return file


def test_the_files_are_written_and_named_and_build(factsheet, page):
    outcome = factsheet("new", "talks", "--from", page)
    assert (outcome.code, outcome.out.splitlines()) == (0, WRITTEN)
    assert "11 of 14 words taken; talks.import.yaml lists the others" in outcome.err
    assert factsheet("check", ".").code == 0
    built = factsheet("build", "talks.yaml")
    assert (built.code, built.out.splitlines()) == (0, ["dist/talks.pdf", "dist/talks.docx"])


def test_json_has_files_words_and_diagnostics(factsheet, page):
    page.rename("page.txt")
    said = json.loads(factsheet("new", "talks", "--from", "page.txt", "--format", "json").out)
    assert said["files"] == WRITTEN
    assert said["words"] == {"source": 14, "meeting": 11, "not_taken": 3}
    assert [each["code"] for each in said["diagnostics"]] == ["import-name"]
    assert json.loads(factsheet("new", "other", "--format", "json").out) == {"files": ["other.yaml"]}


@pytest.mark.parametrize("there", WRITTEN[:3])
def test_nothing_is_replaced_unless_asked_for(factsheet, page, there):
    Path(there).write_text("mine", "utf-8")
    refused = factsheet("new", "talks", "--from", page)
    assert (refused.code, refused.out) == (2, "")
    assert f"{there} is there already" in refused.err
    assert sorted(each.name for each in Path().iterdir()) == sorted({"page.html", there})
    assert factsheet("new", "talks", "--from", page, "--force").code == 0
    assert Path(there).read_text("utf-8") != "mine"


def test_a_source_that_has_its_name_already_stays(factsheet, page):
    source = page.rename("talks.source.html")
    assert factsheet("new", "talks", "--from", source).code == 0
    assert source.read_text("utf-8") == PAGE


def test_a_source_that_cannot_be_read_writes_nothing(factsheet):
    Path("page.txt").write_bytes(b"\x89PNG\r\n")
    outcome = factsheet("new", "talks", "--from", "page.txt")
    assert (outcome.code, outcome.out) == (1, "")
    assert "[import-form]" in outcome.err
    assert [each.name for each in Path().iterdir()] == ["page.txt"]
