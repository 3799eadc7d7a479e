"""`factsheet redline`: files and revisions in git become one file with the changes between them."""

import os
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from libreoffice import do, in_libreoffice
from lxml import etree
from PIL import Image
from tools import ooxml_errors
from word_readings import read_story, without_fillers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INPUTS = Path(__file__).parents[2] / "inputs"
MUNICH, BRUSSELS = (INPUTS / f"trilateral-{name}.yaml" for name in ("munich-2025-02-15", "brussels-2025-04-03"))
MEETING = """\
id: filler
kind: bilateral
title: A meeting
language: en
date: 2025-01-15
status: {status}
version: "1"
issuer: {{name: Ministry}}
venue: {{city: Geneva, country: CH}}
participants:
  - {{party: CH, people: [{{name: A B, title: Minister}}]}}
  - {{party: FR, people: [{{name: C D, title: Minister}}]}}
sections:
  - id: first
    title: First
    content:
      - id: one
        text: {words}
      - figure: {{id: chart, path: chart.png, alt: A chart}}
"""
OLD, NEW = "The group meets once a year.", "The group meets twice a year."


def write(words, status="draft", name="meeting.yaml", color="red"):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MEETING.format(words=words, status=status), "utf-8")
    Image.new("RGB", (20, 20), color).save(path.parent / "chart.png")


def git(*arguments):
    who = {
        f"GIT_{role}_{field}": value
        for role in ("AUTHOR", "COMMITTER")
        for field, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", "2025-01-20T12:00:00+01:00"))
    }
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], check=True, capture_output=True, env=os.environ | who | quiet)


def commit():
    git("add", "--all")
    git("commit", "--message", "x")


@pytest.fixture
def repository(folder):
    """Give a repository with the old text at its first commit, the new one at the second, another in the folder."""
    git("init", "--initial-branch", "main")
    write(OLD)
    commit()
    git("tag", "v1")
    write(NEW)
    commit()
    write("The group meets every month.")


def body(path):
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))[0]


def revisions(path):
    """Give what is deleted and inserted, but for pictures, and by whom and when."""
    found = body(path).iter(f"{W}ins", f"{W}del")
    texts = ["".join(each.itertext()) for each in found]
    stamps = {(each.get(f"{W}author"), each.get(f"{W}date")) for each in body(path).iter(f"{W}ins", f"{W}del")}
    return [text for text in texts if text.strip()], stamps


def test_two_files(factsheet):
    write(OLD, name="old.yaml")
    write(NEW, name="new.yaml", status="cleared")
    done = factsheet("redline", "old.yaml", "new.yaml")
    assert (done.code, done.out, done.err) == (0, "dist/filler.redline.docx\n", "")
    texts, stamps = revisions("dist/filler.redline.docx")
    assert texts[-2:] == ["once", "twice"]
    assert stamps == {("factsheet", "2025-01-15T00:00:00Z")}


def test_a_revision_and_a_file(factsheet, repository):
    assert factsheet("redline", "HEAD", "meeting.yaml", "-o", "out.docx").code == 0
    texts, _ = revisions("out.docx")
    assert texts == ["twice a year", "every month"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("v1", "HEAD", "meeting.yaml"),
        ("HEAD~1", "main", "./meeting.yaml"),
        ("v1:meeting.yaml", "HEAD:meeting.yaml"),
        ("HEAD^:./meeting.yaml", "HEAD:./meeting.yaml"),
    ],
)
def test_two_revisions(factsheet, repository, arguments):
    assert factsheet("redline", *arguments, "-o", "out.docx").code == 0
    texts, stamps = revisions("out.docx")
    assert texts == ["once", "twice"]
    assert stamps == {("factsheet", "2025-01-20T11:00:00Z")}


def test_a_file_in_a_folder_from_another_folder(factsheet, folder, monkeypatch):
    git("init")
    write(OLD, name="a b/sub/meeting.yaml")
    commit()
    write(NEW, name="a b/sub/meeting.yaml", color="blue")
    monkeypatch.chdir("a b")
    assert factsheet("redline", "HEAD", "sub/meeting.yaml", "-o", "out.docx").code == 0
    texts, _ = revisions("out.docx")
    assert texts == ["once", "twice"]
    pictures = [each.getparent().getparent().tag for each in body("out.docx").iter(f"{W}drawing")]
    assert pictures == [f"{W}del", f"{W}ins"]


def test_a_renamed_file(factsheet, repository):
    git("mv", "meeting.yaml", "other.yaml")
    commit()
    assert factsheet("redline", "v1", "other.yaml", "-o", "out.docx").code == 0
    assert revisions("out.docx")[0] == ["once a year", "every month"]


def test_author_date_format_and_template(factsheet, repository):
    who = ("--author", "Desk", "--date", "2025-02-01T10:30", "--template", "standard", "--paper", "letter")
    done = factsheet("redline", "v1", "meeting.yaml", "-f", "pdf,docx", "-o", "out/changes.docx", *who)
    assert (done.code, done.out) == (0, "out/changes.pdf\nout/changes.docx\n")
    assert revisions("out/changes.docx")[1] == {("Desk", "2025-02-01T10:30:00Z")}
    assert factsheet("redline", "v1", "meeting.yaml", "-o", "only.pdf").out == "only.pdf\n"
    assert factsheet("redline", "v1", "meeting.yaml", "-o", "out").out == "out/filler.redline.docx\n"


def test_the_same_bytes_again(factsheet, repository):
    files = []
    for name in ("a.docx", "b.docx"):
        assert factsheet("redline", "v1", "HEAD", "meeting.yaml", "-o", name).code == 0
        files.append(Path(name).read_bytes())
    assert files[0] == files[1]


def test_no_changes_are_told_and_written(factsheet, repository):
    done = factsheet("redline", "HEAD", "HEAD", "meeting.yaml")
    assert done.code == 0
    assert "read the same" in done.err
    assert Path("dist/filler.redline.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nope.yaml", "meeting.yaml"), "there is no file or folder nope.yaml"),
        (("meeting.yaml", "nope.yaml"), "there is no file or folder nope.yaml"),
        (("v1", "HEAD"), "compares two revisions of a file"),
        (("v1", "HEAD", "nope.yaml"), "there is no file or folder nope.yaml"),
        (("v2", "meeting.yaml"), "git knows no revision v2"),
        (("maim", "meeting.yaml"), "did you mean `main`?"),
        (("v1:nope.yaml", "meeting.yaml"), "nope.yaml is not in v1"),
        (("v1", "fresh.yaml"), "fresh.yaml is not in v1"),
        (("--", "--all", "meeting.yaml"), "git knows no revision --all"),
        ((".", "meeting.yaml"), ". is a folder"),
    ],
)
def test_what_is_not_there_is_told(factsheet, repository, arguments, message):
    write(NEW, name="fresh.yaml")
    done = factsheet("redline", *arguments)
    assert done.code == 2
    assert message in done.err
    assert not Path("dist").exists()


def test_an_unknown_pack_is_wrong_usage_and_no_fault_of_a_version(factsheet):
    write(NEW)
    done = factsheet("redline", "meeting.yaml", "meeting.yaml", "--template", "none")
    assert done.code == 2
    assert done.err.startswith("error: there is no template pack `none`")


def test_without_a_repository(factsheet):
    write(NEW)
    done = factsheet("redline", "HEAD", "meeting.yaml")
    assert done.code == 2
    assert "is in no git repository" in done.err


def test_without_git(factsheet, monkeypatch):
    write(NEW)
    monkeypatch.setenv("PATH", "")
    done = factsheet("redline", "HEAD", "meeting.yaml")
    assert done.code == 2
    assert "git is not installed" in done.err


def test_an_old_version_at_fault_is_told_with_its_place(factsheet, repository):
    Path("meeting.yaml").write_text("id: [", "utf-8")
    commit()
    write(NEW)
    done = factsheet("redline", "HEAD", "meeting.yaml")
    assert done.code == 1
    assert "HEAD:meeting.yaml:1:" in done.err
    assert not Path("dist").exists()


def test_an_image_that_was_not_there_is_told(factsheet, folder):
    git("init")
    write(OLD)
    git("add", "meeting.yaml")
    git("commit", "--message", "x")
    done = factsheet("redline", "HEAD", "meeting.yaml")
    assert done.code == 1
    assert "there was no image chart.png" in done.err


def loose(text):
    return text.replace("\u00a0", " ")


def loose_cells(sheet):
    """Names hold in a cell as far as its column has room, and what is deleted takes room, too."""
    tables = docx.Document(sheet).tables
    cells = [cell.text.split("\n") for table in tables for row in table.rows for cell in row.cells]
    return {loose(text): loose(text) for texts in cells for text in texts}


def with_loose_cells(read):
    match read:
        case (str() as style, str() as text):
            return style, loose(text) if style.startswith(("Table", "Facts")) else text
        case list() | tuple():
            return [with_loose_cells(each) for each in read]
        case _:
            return read


@pytest.mark.libreoffice
@pytest.mark.openxml
@pytest.mark.parametrize("template", ["standard", "brief"])
def test_the_samples_read_as_either_in_libreoffice(factsheet, template):
    options = ("--template", template, "-o", "redline.docx")
    assert factsheet("redline", MUNICH, BRUSSELS, *options).code == 0
    assert factsheet("build", MUNICH, BRUSSELS, "-f", "docx", "-o", "out", "--template", template).code == 0
    for command, source, accept in (("reject_all", MUNICH, False), ("accept_all", BRUSSELS, True)):
        (alone,) = Path("out").glob(f"{source.stem}*.docx")
        alone.write_bytes(without_fillers(alone.read_bytes()))
        seen, expected = in_libreoffice(Path("redline.docx"), do(command)), in_libreoffice(alone)
        cells = loose_cells(alone)
        lines = [[cells.get(loose(line), line) for line in laid.lines] for laid in (seen, expected)]
        assert lines[0] == lines[1]
        assert (seen.running, seen.revisions) == (expected.running, [])
        read = [read_story(body("redline.docx"), accept=accept), read_story(body(alone), accept=True)]
        assert with_loose_cells(read[0]) == with_loose_cells(read[1])
    assert ooxml_errors(Path("redline.docx")) == []
