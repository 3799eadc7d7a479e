from __future__ import annotations

import os
from pathlib import Path

import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.draft.base import BaseStore, short_code, store_of
from tests.draft.test_base import make


@pytest.fixture
def store(tmp_path) -> BaseStore:
    return BaseStore(store_of(tmp_path / "geneva.yaml"))


def refused(call, *arguments) -> str:
    with pytest.raises(FactsheetError) as caught:
        call(*arguments)
    return caught.value.diagnostics[0].message


def test_the_store_stands_in_a_hidden_folder_beside_the_meeting():
    assert store_of(Path("inputs/geneva.yaml")) == Path("inputs/.factsheet/drafts")


def test_a_base_is_found_by_its_code_and_by_what_a_footer_prints(store):
    code = store.put(make())
    for name in (code, short_code(code), short_code(code).upper(), code[:8]):
        assert store.find(name) == make()


@pytest.mark.parametrize("code", ["", "0000-0000-0000", "../../etc/passwd", "*", "abc", "0" * 65])
def test_what_names_no_base_finds_none(store, code):
    assert store.find(code) is None
    store.put(make())
    assert store.find(code) is None


def test_the_same_base_is_kept_once_and_nothing_else_is_left(store):
    assert store.put(make()) == store.put(make())
    assert [file.name for file in store.folder.iterdir()] == [f"{make().code}.json"]


def test_a_code_that_two_bases_begin_with_is_refused(store):
    code = store.put(make())
    (store.folder / f"{code[:8]}{'0' * 56}.json").write_bytes(b"{}")
    assert "names 2 bases" in refused(store.find, code[:8])
    assert store.find(code) == make()


def test_a_file_that_is_not_what_its_name_says_is_refused_and_mended_by_the_next_draft(store):
    code = store.put(make())
    file = store.folder / f"{code}.json"
    file.write_bytes(file.read_bytes().replace(b"geneva", b"vienna"))
    assert "is damaged" in refused(store.find, code)
    store.put(make())
    assert store.find(code) == make()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / ".factsheet").write_text("a file")
    assert "cannot be written" in refused(BaseStore(store_of(tmp_path / "geneva.yaml")).put, make())


def test_a_write_that_fails_leaves_nothing(store, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    assert "No space left" in refused(store.put, make())
    assert list(store.folder.iterdir()) == []
