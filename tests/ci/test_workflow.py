"""docs/examples/fact-sheets.yml: its own shell step is run, with a stand-in for GitHub's client."""

from pathlib import Path

import pytest
import yaml
from actions import EXPRESSION, Runner

ROOT = Path(__file__).parents[2]
WORKFLOW = yaml.safe_load((ROOT / "docs/examples/fact-sheets.yml").read_text("utf-8"))
STEPS = WORKFLOW["jobs"]["fact-sheets"]["steps"]
(COMMENT,) = [step for step in STEPS if "run" in step]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GH = """#!/bin/sh
echo "$@" >> "$RUNNER_TEMP/called"
case "$*" in *--paginate*) printf '%s' "$FOUND" ;; esac
"""


@pytest.fixture
def comment(tmp_path):
    """Give a function that runs the step, where `found` are the comments that are there, and gives what was called."""
    temp, programs = tmp_path / "temp", tmp_path / "bin"
    temp.mkdir()
    programs.mkdir()
    (programs / "gh").write_text(GH, "utf-8")
    (programs / "gh").chmod(0o755)
    (temp / "changes.md").write_text("### Fact sheets: 1 added\n", "utf-8")

    def call(found: str) -> list[str]:
        names = {
            "steps.factsheet.outputs.changes": str(temp / "changes.md"),
            "github.repository": "o/r",
            "github.event.pull_request.number": "7",
            "github.event.pull_request.head.repo.full_name": "o/r",
            "github.token": "t",
        }
        running = Runner(tmp_path, temp, names, [programs], {"FOUND": found})
        assert running.is_wanted(COMMENT)
        done = running.run(COMMENT)
        assert done.returncode == 0, done.stderr
        assert (temp / "comment.md").read_text("utf-8") == "<!-- factsheet changes -->\n### Fact sheets: 1 added\n"
        return (temp / "called").read_text("utf-8").splitlines()

    return call


def test_a_first_comment_is_made(comment):
    look, write = comment("")
    assert look.startswith("api --paginate repos/o/r/issues/7/comments --jq ")
    assert write.startswith("api --silent --method POST repos/o/r/issues/7/comments --field body=@")


def test_a_comment_that_is_there_is_written_anew(comment):
    assert "--method PATCH repos/o/r/issues/comments/12 --field body=@" in comment("12\n13\n")[1]


def test_a_fork_makes_no_comment(tmp_path):
    names = {"steps.factsheet.outputs.changes": "x", "github.repository": "o/r"}
    names["github.event.pull_request.head.repo.full_name"] = "fork/r"
    assert not Runner(tmp_path, tmp_path, names).is_wanted(COMMENT)


def test_the_action_is_given_inputs_that_it_has_and_asked_for_outputs_that_it_has(tmp_path):
    (step,) = [step for step in STEPS if step.get("id") == "factsheet"]
    assert step["with"].keys() <= ACTION["inputs"].keys()
    text = (ROOT / "docs/examples/fact-sheets.yml").read_text("utf-8")
    used = {part.split()[0] for part in text.split("steps.factsheet.outputs.")[1:]}
    assert used
    assert used <= ACTION["outputs"].keys()
    for event, base in (("pull_request", "HEAD^1"), ("push", "")):
        assert Runner(tmp_path, tmp_path, {"github.event_name": event}).text(step["with"]["base"]) == base


def test_what_others_write_never_becomes_part_of_a_script():
    assert not EXPRESSION.search(COMMENT["run"])


def test_the_sheets_that_are_built_are_cached_and_uploaded():
    folders = [step["with"].get("path") or step["with"].get("output") for step in STEPS if "with" in step][1:]
    assert folders == ["dist", "dist", "dist"]
