"""The user's cache folder: where it is, and when there is none."""

from __future__ import annotations

import os

import pytest

from factsheet.production.caches import VARIABLE, cache_folder


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


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs the permissions of POSIX")
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
