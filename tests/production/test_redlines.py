"""Two versions of a meeting, files or revisions, become files with the changes between them."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from in_git import git
from lxml import etree
from PIL import Image

from factsheet.diagnostics import FactsheetError
from factsheet.production.options import OptionError, Options
from factsheet.production.redlines import find_versions, make_redline
from factsheet.production.sets.request import SheetReport, State

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MEETING = """\
id: filler
kind: bilateral
title: A meeting
date: 2025-01-15
issuer: {{name: Ministry}}
venue: {{city: Geneva, country: CH}}
participants: [{{party: CH}}, {{party: FR}}]
sections: [{{title: First, content: [{{id: one, text: {words}}}, {{figure: {{path: {image}, alt: A}}}}]}}]
"""
OLD, NEW, NOW = "It meets once.", "It meets twice.", "It meets monthly."


def write(words: str, name: str = "a/meeting.yaml", color: str = "red", image: str = "chart.png") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(MEETING.format(words=words, image=image), "utf-8")
    Image.new("RGB", (20, 20), color).save(Path(name).parent / "chart.png")


@pytest.fixture
def repository(in_folder):
    """Give a repository with the old text at its first commit, the new one at the second, another in the folder."""
    git(in_folder, "init", "--initial-branch", "main")
    for words in (OLD, NEW):
        write(words)
        git(in_folder, "add", "--all")
        git(in_folder, "commit", "--message", words)
    write(NOW)


def redline(
    old: str, new: str, file: str | None = None, *, target: Path | None = None, options: Options | None = None, **other
) -> SheetReport:
    chosen = options or Options(formats=("docx",))
    return make_redline(find_versions(old, new, Path(file) if file else None), target, chosen, **other)


def revisions(path: Path) -> tuple[list[str], set[tuple[str, str]], list[str]]:
    """Give the texts that are deleted and inserted, by whom and when, and how each picture is marked."""
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    marks = [each for each in body.iter(f"{W}ins", f"{W}del") if "".join(each.itertext()).strip()]
    pictures = [each.getparent().getparent().tag.removeprefix(W) for each in body.iter(f"{W}drawing")]
    stamps = {(each.get(f"{W}author"), each.get(f"{W}date")) for each in marks}
    return ["".join(each.itertext()) for each in marks], stamps, pictures


@pytest.mark.parametrize(
    ("named", "texts", "when"),
    [
        (("HEAD~1", "HEAD", "a/meeting.yaml"), ["once", "twice"], "2025-01-20T11:00:00Z"),
        (("HEAD~1:a/meeting.yaml", "main:./a/meeting.yaml"), ["once", "twice"], "2025-01-20T11:00:00Z"),
        (("HEAD", "a/meeting.yaml"), ["twice", "monthly"], "2025-01-15T00:00:00Z"),
        (("other.yaml", "a/meeting.yaml"), ["yearly", "monthly"], "2025-01-15T00:00:00Z"),
    ],
)
def test_files_and_revisions_are_compared_in_the_name_of_the_commit(repository, named, texts, when):
    write("It meets yearly.", "other.yaml")
    report = redline(*named)
    assert (report.diagnostics, report.state) == ((), State.BUILT)
    assert report.written == (Path("dist/filler.redline.docx"),)
    found, stamps, pictures = revisions(report.written[0])
    assert (found, stamps) == (texts, {("factsheet", when)})
    assert pictures == ["p"]


def test_author_and_date_are_as_named_else_that_of_the_files(repository):
    when = datetime(2025, 2, 1, 10, 30, tzinfo=UTC)
    options = Options(formats=("docx",), created=when)
    for other, stamp in (({"author": "Desk", "date": when.replace(day=2)}, ("Desk", "2025-02-02T10:30:00Z")), ({}, ("factsheet", "2025-02-01T10:30:00Z"))):  # fmt: skip # noqa: E501
        report = redline("HEAD", "a/meeting.yaml", options=options, **other)
        assert revisions(report.written[0])[1] == {stamp}


@pytest.mark.parametrize(
    ("target", "names"),
    [
        (None, ["dist/filler.redline.docx", "dist/filler.redline.pdf"]),
        ("out", ["out/filler.redline.docx", "out/filler.redline.pdf"]),
        ("out/changes.x", ["out/changes.docx", "out/changes.pdf"]),
    ],
)
def test_a_target_is_a_folder_or_gives_the_name(repository, target, names):
    Path("out").mkdir()
    options = Options(formats=("docx", "pdf"), paper="letter")
    report = redline("HEAD", "a/meeting.yaml", options=options, target=Path(target) if target else None)
    assert [str(file) for file in report.written] == names


@pytest.mark.parametrize("color", ["blue", "white", "black"])
def test_an_image_that_changed_under_its_name_is_two(repository, color):
    write(NOW, color=color)
    assert revisions(redline("HEAD", "a/meeting.yaml").written[0])[2] == ["del", "ins"]


def test_a_renamed_file_is_compared_with_what_it_was(repository, in_folder):
    git(in_folder, "mv", "a/meeting.yaml", "a/other.yaml")
    git(in_folder, "commit", "--all", "--message", "x")
    assert revisions(redline("HEAD~2", "a/other.yaml").written[0])[0] == ["once", "monthly"]


def test_versions_that_read_the_same_are_told_and_written(repository):
    report = redline("HEAD", "main", "a/meeting.yaml")
    (found,) = report.diagnostics
    assert found.message == "HEAD:a/meeting.yaml and main:a/meeting.yaml read the same"
    assert report.written[0].is_file()


@pytest.mark.parametrize("fault", ["id: [", MEETING.format(words="A [b](c).", image="chart.png")])
def test_a_version_at_fault_is_told_and_nothing_is_written(repository, fault):
    Path("bad.yaml").write_text(fault, "utf-8")
    report = redline("bad.yaml", "a/meeting.yaml")
    assert (report.state, report.written) == (State.FAILED, ())
    assert {found.span.file for found in report.diagnostics} == {"bad.yaml"}
    assert not Path("dist").exists()


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (("nope.yaml", "a/meeting.yaml"), "there is no file or folder nope.yaml"),
        (("a/meeting.yaml", "nope.yml"), "there is no file or folder nope.yml"),
        (("HEAD~1", "HEAD"), "there is no file HEAD"),
        (("HEAD", "main:a/meeting.yaml"), "there is no file HEAD"),
        (("HEAD", "HEAD", "nope.yaml"), "there is no file or folder nope.yaml"),
        (("v2", "a/meeting.yaml"), "git knows no revision v2"),
        (("HEAD:nope.yaml", "a/meeting.yaml"), "nope.yaml is not in HEAD"),
        (("HEAD", "fresh.yaml"), "fresh.yaml is not in HEAD"),
        (("a", "a/meeting.yaml"), "a is a folder"),
    ],
)
def test_what_is_not_there_is_told(repository, named, message):
    write(NEW, "fresh.yaml")
    old, new, *file = named
    with pytest.raises(OptionError) as caught:
        find_versions(old, new, Path(*file) if file else None)
    assert caught.value.diagnostics[0].message == message


@pytest.mark.parametrize(
    ("image", "message"),
    [("none.png", "there was no image none.png"), ("../x.png", "the image ../x.png is outside the meeting's folder"),
     ("../../x.png", "the image ../../x.png is outside the meeting's folder")],
)  # fmt: skip
def test_images_of_a_revision_are_those_of_its_folder(repository, image, message):
    old, _ = find_versions("HEAD", "a/meeting.yaml", None)
    assert old.read_image("chart.png")[1:4] == b"PNG"
    assert old.read_image("./chart.png") == old.read_image("chart.png")
    assert old.read_image(image).message == message


def test_an_image_that_is_too_large_is_told(repository, monkeypatch):
    monkeypatch.setattr("factsheet.production.redlines.MAX_BYTES", 9)
    old, _ = find_versions("HEAD", "a/meeting.yaml", None)
    assert old.read_image("chart.png").message == (
        "the image chart.png: a/chart.png has more than the 9 bytes that are read"
    )


def test_a_theme_of_ones_own_must_be_there(repository):
    with pytest.raises(FactsheetError):
        redline("HEAD", "a/meeting.yaml", options=Options(theme=Path("none.yaml")))
