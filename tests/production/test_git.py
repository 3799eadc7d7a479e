"""Files as they were at a revision."""

from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest
from in_git import git

from factsheet.diagnostics import FactsheetError
from factsheet.production.options import OptionError
from factsheet.production.redlines import Repository


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
    assert len(repository.read(repository.commit("main"), PurePosixPath("d.txt"), 100)) == 100
    with pytest.raises(FactsheetError, match="more than the 10 bytes"):
        repository.read(repository.commit("main"), PurePosixPath("d.txt"), 10)


def test_a_misspelt_revision_names_the_nearest(repository):
    for revision, hint in (("maim", "did you mean `main`?"), ("x", "`git log --oneline` lists commits")):
        with pytest.raises(OptionError) as caught:
            repository.commit(revision)
        assert caught.value.diagnostics[0].hints[0].startswith(hint)


@pytest.mark.parametrize("revision", ["nope", "--all", "", "HEAD:d.txt", "HEAD..main", "a b"])
def test_what_is_no_revision_is_told(repository, revision):
    with pytest.raises(OptionError, match="git knows no revision"):
        repository.commit(revision)


def test_outside_any_repository(tmp_path):
    with pytest.raises(OptionError, match="in no git repository"):
        Repository.around(tmp_path)
