"""Random meetings are meetings, and so are their second versions; bytes that differ are told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from once import once
from random_edits import edited
from random_meetings import meeting, to_yaml
from same_bytes import compare, write_inputs
from samples import ENGLISH
from scribbles import scribble


def run(folder, *arguments):
    command = [sys.executable, "-m", "factsheet", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_yaml_says_what_was_drawn():
    for seed in map(str, range(40)):
        assert yaml.load(to_yaml(meeting(seed), seed), yaml.CBaseLoader) == meeting(seed)


def test_an_edited_meeting_is_another():
    seeds = [str(number) for number in range(40)]
    assert sum(edited(meeting(seed), seed) != meeting(seed) for seed in seeds) > 35


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> Path:
    """Write random meetings, and the English samples among them, with their drafts and edited versions."""
    return once(tmp_path_factory, "random-meetings", lambda folder: write_inputs(folder, 20, 2, ENGLISH))


@pytest.mark.parametrize("folder", ["meetings", "drafts"])
def test_meetings_have_no_errors(folder, inputs):
    run(inputs, "check", folder)


def test_edited_meetings_have_no_errors_but_that_versions_no_longer_agree(tmp_path):
    # The samples in several languages are what no longer agrees.
    write_inputs(tmp_path, 10, 2)
    command = [sys.executable, "-m", "factsheet", "check", "edited", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    errors = [each for each in json.loads(done.stdout) if each["severity"] == "error"]
    assert errors
    assert [each for each in errors if not each["code"].startswith("parity-")] == []


def test_scribbled_drafts_are_read_and_say_so(tmp_path):
    write_inputs(tmp_path, 6, 2, ENGLISH)
    run(tmp_path, "build", "drafts", "--draft", "--store", "store")
    drafts = sorted(tmp_path.glob("dist/*.docx"))
    for draft in drafts:
        draft.write_bytes(scribble(draft.read_bytes(), draft.name))
    told = json.loads(run(tmp_path, "review", "show", *map(str, drafts), "--store", "store", "--format", "json"))
    assert {each["draft"] for each in told} == set(map(str, drafts))
    assert len(drafts) == len(list(tmp_path.glob("drafts/*.review.yaml"))) > 6


@pytest.mark.parametrize("other", ["other", None])
def test_bytes_that_differ_are_told(other, tmp_path, capsys):
    for version, content in (("before", "same"), ("after", other)):
        for name in ["a.pdf", "b.pdf"] if content else ["a.pdf"]:
            file = tmp_path / version / "made" / "standard" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("same" if name == "a.pdf" else content)
    assert compare(tmp_path / "before", tmp_path / "before")
    assert not compare(tmp_path / "before", tmp_path / "after")
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "     1 standard .pdf such as made/standard/b.pdf",
        "1 of 2 files differ",
    ]
