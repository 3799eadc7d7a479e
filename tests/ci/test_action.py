"""action.yml: its shell steps are run as they stand."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml
from actions import EXPRESSION, Runner, inputs

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, BUILD, CHANGES, VERIFY = [step for step in ACTION["runs"]["steps"] if "run" in step]

PYTHON = """#!/bin/sh
case "$2" in venv) mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;; *) echo "$@" ;; esac
"""


@pytest.fixture
def runner(repo, tmp_path, programs):
    """Give a function that makes a runner for some inputs, with the program installed already."""
    (tmp_path / "temp").mkdir()

    def make(**given: str) -> Runner:
        named = {name.replace("_", "-"): value for name, value in given.items()}
        return Runner(repo, tmp_path / "temp", inputs(ACTION, named), [programs])

    return make


def outputs(runner: Runner) -> dict[str, object]:
    """Give the outputs of the action."""
    return {name: runner.text(each["value"]) for name, each in ACTION["outputs"].items()}


def test_what_users_write_never_becomes_part_of_a_script():
    assert [step["name"] for step in ACTION["runs"]["steps"] if EXPRESSION.search(step.get("run", ""))] == []


def test_every_script_stops_at_the_first_error_and_names_its_shell():
    for step in (INSTALL, BUILD, CHANGES, VERIFY):
        assert step["shell"] == "bash"
        assert step["run"].startswith("set -euo pipefail\n")


def test_every_input_is_used_and_explained():
    text = (ROOT / "action.yml").read_text("utf-8")
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in text] == []
    assert [name for name in (*ACTION["inputs"], *ACTION["outputs"]) if f"| `{name}` |" not in page] == []


def test_the_program_is_installed_at_the_actions_own_revision(runner, tmp_path):
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    running = runner()
    # The dependencies are borrowed, since fetching them anew proves nothing.
    running.environment = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1"}
    running.names["github.action_path"] = str(wheel)
    done = running.run(INSTALL)
    assert done.returncode == 0, done.stderr
    (packages,) = running.temp.glob("factsheet-venv/lib/*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    own = "PATH=$RUNNER_TEMP/factsheet-venv/bin:$PATH"
    steps = [step for step in (BUILD, CHANGES, VERIFY) if own in step["run"].splitlines()[1]]
    assert steps == [BUILD, CHANGES, VERIFY]
    shown = running.run(BUILD | {"run": f"{own}\ncommand -v factsheet; factsheet --version"}).stdout
    assert shown.startswith(str(running.temp / "factsheet-venv/bin"))


def test_a_checkout_brings_the_versions_that_it_locks(runner, tmp_path):
    programs, checkout = tmp_path / "stand-in", tmp_path / "checkout"
    programs.mkdir()
    (checkout / "requirements").mkdir(parents=True)
    (checkout / "requirements/run.txt").touch()
    program = programs / "python"
    program.write_text(PYTHON, "utf-8")
    program.chmod(0o755)
    running = runner()
    running.path.insert(0, programs)
    running.names["github.action_path"] = str(checkout)
    done = running.run(INSTALL)
    locked, own = [line.split(" --disable-pip-version-check ")[1] for line in done.stdout.splitlines()]
    assert locked == f"--require-hashes --requirement {checkout}/requirements/run.txt"
    assert own == f"--no-deps --no-build-isolation {checkout}"


def test_a_set_is_built_and_verified(runner, repo):
    running = runner(report="junit=report.xml\nsarif=report.sarif", verify="rebuild")
    done = running.run(BUILD)
    assert (done.returncode, done.stdout) == (0, "")
    expected = {"manifest": "dist/manifest.json", "built": "2", "up-to-date": "0", "failed": "0", "changes": ""}
    assert outputs(running) == expected
    assert {each.name for each in repo.iterdir()} >= {"report.xml", "report.sarif"}
    assert not running.is_wanted(CHANGES)
    assert running.is_wanted(VERIFY)
    done = running.run(VERIFY)
    assert done.returncode == 0, done.stderr
    assert "come out the same" in done.stderr
    (repo / "dist/one.docx").unlink()
    running = runner()
    running.names["steps.build.outputs.manifest"] = "dist/manifest.json"
    done = running.run(VERIFY)
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=missing-file::dist/one.docx is missing")


def test_a_meeting_with_errors_fails_the_step_but_not_the_others(runner, repo):
    (repo / "inputs/one.yaml").write_text("titel: x\n", "utf-8")
    running = runner(path="inputs", output="out", formats="pdf")
    done = running.run(BUILD)
    assert done.returncode == 1
    assert "::error file=inputs/one.yaml,line=1," in done.stdout
    assert outputs(running) | {"changes": ""} == {
        "manifest": "out/manifest.json",
        "built": "1",
        "up-to-date": "0",
        "failed": "1",
        "changes": "",
    }
    assert sorted(file.name for file in (repo / "out").glob("[!.]*")) == ["SHA256SUMS", "manifest.json", "two.pdf"]
    assert running.is_wanted(VERIFY)


def test_wrong_usage_fails_the_step(runner, repo):
    running = runner(path="nowhere")
    assert running.run(BUILD).returncode == 2
    assert outputs(running)["manifest"] == ""
    assert not running.is_wanted(VERIFY)


def test_checking_alone_builds_nothing(runner, repo):
    running = runner(only_check="true", config="factsheet.toml")
    assert running.run(BUILD).returncode == 0
    assert not (repo / "dist").exists()
    assert not running.is_wanted(VERIFY)


def test_changes_from_the_base_are_told(runner, repo, git, write_meeting):
    first = runner()
    assert first.run(BUILD).returncode == 0
    (repo / "inputs/one.yaml").unlink()
    two = repo / "inputs/two.yaml"
    two.write_text(two.read_text("utf-8").replace("A point can be", "This can be"), "utf-8")
    write_meeting("three")
    git("add", "inputs")
    git("commit", "--quiet", "-m", "second")
    running = runner(base="HEAD^1")
    assert running.run(BUILD).returncode == 0
    assert not (repo / "dist/one.docx").exists()
    assert running.is_wanted(CHANGES)
    done = running.run(CHANGES)
    assert done.returncode == 0, done.stderr
    told = Path(str(outputs(running)["changes"])).read_text("utf-8")
    assert told == (running.temp / "GITHUB_STEP_SUMMARY").read_text("utf-8")
    assert told.splitlines()[0] == "### Fact sheets: 1 added, 1 changed, 1 removed, 0 unchanged"
    assert git("worktree", "list").count("\n") == 1
    manifest = json.loads((repo / "dist/manifest.json").read_text("utf-8"))
    assert [sheet["id"] for sheet in manifest["sheets"]] == ["three", "two"]


def test_a_base_without_a_set_has_no_sheets(runner, repo, git):
    git("rm", "--quiet", "--cached", "-r", ".")
    git("commit", "--quiet", "--allow-empty", "-m", "nothing")
    running = runner(base="HEAD")
    running.run(BUILD)
    done = running.run(CHANGES)
    assert done.stdout.startswith("::notice::there is no set that could be built at HEAD")
    assert "2 added, 0 unchanged" in Path(str(outputs(running)["changes"])).read_text("utf-8")
