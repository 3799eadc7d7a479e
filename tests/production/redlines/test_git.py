"""Files as they were at a revision."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.production.options import OptionError
from factsheet.production.redlines.git import Repository

WHEN = "2025-01-20T12:00:00+01:00"


def git(folder: Path, *arguments: str) -> None:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b"}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_COMMITTER_DATE": WHEN}
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, env=os.environ | who | quiet)


@pytest.fixture
def repository(tmp_path):
    """Give a repository whose file is renamed twice."""
    git(tmp_path, "init", "--initial-branch", "main")
    (tmp_path / "ä b.txt").write_text("text\n" * 20)
    for command in (("add", "--all"), ("mv", "ä b.txt", "c.txt"), ("mv", "c.txt", "d.txt")):
        git(tmp_path, *command)
        git(tmp_path, "commit", "--message", "x")
    return Repository.around(tmp_path)


def test_bytes_time_and_former_name(repository):
    first = repository.commit("HEAD~2")
    assert len(first) == 40
    assert repository.time(first) == datetime(2025, 1, 20, 11, tzinfo=UTC)
    assert repository.former_path(first, PurePosixPath("d.txt")) == PurePosixPath("ä b.txt")
    assert repository.read(first, PurePosixPath("ä b.txt")) == b"text\n" * 20
    assert repository.read(first, PurePosixPath("d.txt")) is None


def test_a_file_that_never_was_has_no_former_name(repository):
    first = repository.commit("HEAD~2")
    assert repository.former_path(first, PurePosixPath("e.txt")) == PurePosixPath("e.txt")


def test_large_files_are_refused(repository):
    with pytest.raises(FactsheetError, match="more than the 10 bytes"):
        repository.read(repository.commit("main"), PurePosixPath("d.txt"), 10)


@pytest.mark.parametrize("revision", ["nope", "--all", "", "HEAD:d.txt", "HEAD..main", "a b"])
def test_what_is_no_revision_is_told(repository, revision):
    with pytest.raises(OptionError, match="git knows no revision"):
        repository.commit(revision)


def test_outside_any_repository(tmp_path):
    with pytest.raises(OptionError, match="in no git repository"):
        Repository.around(tmp_path)
