import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from factsheet.cli.new import make_starter


@pytest.fixture
def git(tmp_path):
    """Give a function that runs git in an empty repository, whose folder is `repo`."""
    folder = tmp_path / "repo"
    folder.mkdir()

    def call(*arguments: str) -> str:
        options = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main"]
        return subprocess.run(
            ["git", *options, *arguments], cwd=folder, capture_output=True, text=True, check=True
        ).stdout

    call("init", "--quiet")
    return call


@pytest.fixture
def write_meeting(tmp_path):
    """Give a function that writes a meeting of the set."""

    def write(name: str) -> None:
        file = tmp_path / "repo/inputs" / f"{name}.yaml"
        file.write_text(make_starter(name, "bilateral", date(2025, 4, 3)), "utf-8")

    return write


@pytest.fixture
def repo(git, write_meeting, tmp_path):
    """Give a repository with a set of two meetings in Word, committed."""
    folder = tmp_path / "repo"
    (folder / "inputs").mkdir()
    write_meeting("one")
    write_meeting("two")
    (folder / "factsheet.toml").write_text('formats = ["docx"]\n', "utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "first")
    return folder


@pytest.fixture
def programs():
    """Give the folder of the programs that the tests run with."""
    return Path(sys.executable).parent
