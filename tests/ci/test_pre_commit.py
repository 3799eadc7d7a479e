""".pre-commit-hooks.yaml: which files the hook takes, and what its entry says of them."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("file", "taken"),
    [
        ("inputs/one.yaml", True),
        ("two.yml", True),
        ("inputs/one.review.yaml", False),
        ("inputs/one.import.yaml", False),
        ("inputs/one.quotes.yaml", False),
        ("inputs/glossary.yaml", False),
        ("inputs/our-glossary.yaml", True),
        (".pre-commit-config.yaml", False),
        (".github/workflows/ci.yml", False),
        ("theme.yaml.j2", False),
    ],
)
def test_meetings_are_taken_and_nothing_that_never_is_one(file, taken):
    assert bool(re.search(HOOK["files"], file) and not re.search(HOOK["exclude"], file)) == taken


def test_the_entry_passes_good_meetings_and_stops_bad_ones(repo, programs):
    command, *arguments = HOOK["entry"].split()

    def check(*files: str) -> subprocess.CompletedProcess[str]:
        run = [str(programs / command), *arguments, *files]
        return subprocess.run(run, cwd=repo, capture_output=True, text=True, check=False)

    assert check("inputs/one.yaml", "inputs/two.yaml").returncode == 0
    (repo / "inputs/two.yaml").write_text("titel: x\n", "utf-8")
    done = check("inputs/one.yaml", "inputs/two.yaml")
    assert done.returncode == 1
    assert "inputs/two.yaml:1:1: error: unknown key `titel`" in done.stderr
