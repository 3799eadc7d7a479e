"""The user's cache folder: where it is, and when there is none."""

from __future__ import annotations

import os

import pytest

from factsheet.production.caches import VARIABLE, cache_folder, keep_note, read_note
from factsheet.production.records import fingerprints


def test_the_variable_names_the_folder(tmp_path):
    folder = cache_folder({VARIABLE: str(tmp_path / "own")})
    assert folder is not None
    assert folder.parent == tmp_path / "own"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_an_empty_variable_keeps_nothing(tmp_path):
    assert cache_folder({VARIABLE: "", "XDG_CACHE_HOME": str(tmp_path)}) is None
    assert list(tmp_path.iterdir()) == []


def test_the_desktop_convention_is_followed(tmp_path):
    folder = cache_folder({"XDG_CACHE_HOME": str(tmp_path)})
    assert folder is not None
    assert folder.parent == tmp_path / "factsheet"


def test_a_folder_that_cannot_be_made_is_none(tmp_path):
    file = tmp_path / "file"
    file.touch()
    assert cache_folder({VARIABLE: str(file)}) is None


needs_rights = pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs the permissions of POSIX")


@needs_rights
def test_code_is_not_taken_from_a_folder_that_others_may_write_to(tmp_path):
    folder = cache_folder({VARIABLE: str(tmp_path)})
    assert folder is not None
    for mode in (0o777, 0o720, 0o702):
        folder.chmod(mode)
        assert cache_folder({VARIABLE: str(tmp_path)}) is None
    folder.chmod(0o755)
    assert cache_folder({VARIABLE: str(tmp_path)}) == folder


def test_where_a_profile_is_the_users_own_any_folder_serves(tmp_path, monkeypatch):
    """Windows knows neither owners nor such permissions."""
    monkeypatch.delattr(os, "getuid", raising=False)
    folder = cache_folder({VARIABLE: str(tmp_path)})
    folder.chmod(0o777)
    assert cache_folder({VARIABLE: str(tmp_path)}) == folder


def private(folder):
    return cache_folder({VARIABLE: str(folder)}) is not None


@pytest.fixture
def inner(tmp_path):
    folder = tmp_path / "outer/inner"
    folder.mkdir(parents=True)
    return folder


@needs_rights
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o707])
def test_a_folder_whose_parent_others_may_write_to_does_not_serve(inner, mode):
    assert private(inner)
    inner.parent.chmod(mode)
    assert not private(inner)


@needs_rights
def test_in_a_sticky_folder_the_users_own_serves(inner):
    inner.parent.chmod(0o1777)
    assert private(inner)
    inner.chmod(0o1777)
    (inner / "x").mkdir()
    assert private(inner / "x")
    assert cache_folder({VARIABLE: str(inner)}) is not None


@needs_rights
def test_what_a_link_leads_through_is_looked_at(inner, tmp_path):
    """A link in a folder of one's own may lead to a folder of one's own, through one that others can change."""
    open_ = tmp_path / "open"
    open_.mkdir()
    (open_ / "step").symlink_to(inner)
    (tmp_path / "link").symlink_to("open/step")
    assert private(tmp_path / "link")
    open_.chmod(0o777)
    assert not private(tmp_path / "link")
    (tmp_path / "round").symlink_to("round")
    assert not private(tmp_path / "round")


@needs_rights
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="gives a folder to another user")
def test_what_belongs_to_somebody_else_does_not_serve(inner, tmp_path):
    os.chown(inner.parent, 12345, -1)
    assert not private(inner)
    os.chown(inner.parent, 0, -1)
    (tmp_path / "link").symlink_to(inner)
    os.chown(tmp_path / "link", 12345, -1, follow_symlinks=False)
    assert not private(tmp_path / "link")


@needs_rights
def test_whatever_the_mask_the_folders_made_are_the_users_own(tmp_path):
    before = os.umask(0o002)
    try:
        assert private(tmp_path / "a/b/c")
    finally:
        os.umask(before)


def test_a_note_is_kept_for_its_user_alone(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert read_note("n") == ""
    keep_note("n", "words")
    assert read_note("n") == "words"
    (file,) = tmp_path.glob("*/n")
    file.chmod(0o666)
    assert read_note("n") == ""
    monkeypatch.setenv(VARIABLE, "")
    keep_note("n", "words")
    assert read_note("n") == ""


def test_a_note_is_read_again_whatever_the_mask(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    before = os.umask(0o002)
    try:
        keep_note("n", "words")
    finally:
        os.umask(before)
    assert read_note("n") == "words"


def test_the_digest_of_the_code_is_kept_until_a_module_changes(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    module = tmp_path / "package" / "room" / "a.py"
    module.parent.mkdir(parents=True)
    module.write_text("1", "utf-8")
    monkeypatch.setattr("factsheet.__file__", str(tmp_path / "package" / "__init__.py"))
    first = fingerprints._own_code()
    (note,) = (tmp_path / "cache").glob("*/code-*")
    assert note.read_text("utf-8").endswith(f" {first}")
    note.write_text(note.read_text("utf-8").replace(first, "kept"), "utf-8")
    assert fingerprints._own_code() == "kept"
    module.write_text("22", "utf-8")
    assert fingerprints._own_code() not in {"kept", first}
    module.write_text("1", "utf-8")
    assert fingerprints._own_code() == first
    note.write_text("damaged", "utf-8")
    assert fingerprints._own_code() == first
