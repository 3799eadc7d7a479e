"""Fixtures of the build's tests: a folder with a meeting of placeholders, and packs."""

from datetime import date
from pathlib import Path

import pytest

from factsheet.cli.new import make_starter


@pytest.fixture
def in_folder(tmp_path, monkeypatch):
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def meeting_file(in_folder):
    """Give a function that writes a meeting file and gives its path; `extra` is put at its end."""

    def write(name: str = "sample", *, path: str | None = None, extra: str = "") -> Path:
        file = Path(path or f"{name}.yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(make_starter(name, "bilateral", date(2025, 4, 3)) + extra, encoding="utf-8")
        return file

    return write


@pytest.fixture
def own_packs(in_folder):
    """Give a function that makes packs in a folder `packs` from the texts of their files."""

    def make(files: dict[str, str]) -> Path:
        for name, text in files.items():
            file = Path("packs", name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return Path("packs")

    return make
