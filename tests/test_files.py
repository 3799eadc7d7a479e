"""Files are written whole or not at all, with the rights that a file there has or would have."""

from __future__ import annotations

import errno
import os
import subprocess

import pytest

from factsheet import files
from factsheet.diagnostics import FactsheetError
from factsheet.files import holds, read_plain, replace_all, replace_whole, write_whole


@pytest.fixture
def umask():
    before = os.umask(0o027)
    yield
    os.umask(before)


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path, umask):
    replace_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_file_keeps_its_rights(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o604)
    replace_whole(tmp_path / "a", b"new")
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "a").stat().st_mode & 0o777) == (b"new", 0o604)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_all_as_it_was(tmp_path, monkeypatch, step):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(files.os, step, fail)
    with pytest.raises(OSError, match="No space left"):
        replace_whole(tmp_path / "a", b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"old")]


def test_several_files_are_written_all_or_none(tmp_path):
    (tmp_path / "a").write_bytes(b"old")

    def refuse():
        raise PermissionError

    with pytest.raises(PermissionError):
        replace_all({tmp_path / "a": b"new", tmp_path / "b": b"new"}, refuse)
    with pytest.raises(FileNotFoundError) as missing:
        replace_all({tmp_path / "a": b"new", tmp_path / "none/b": b"new"})
    assert missing.value.filename == str(tmp_path / "none/b")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"old")]


def test_what_stands_behind_a_link_is_left_alone(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to("a")
    replace_whole(tmp_path / "link", b"new")
    assert not (tmp_path / "link").is_symlink()
    assert [(tmp_path / name).read_bytes() for name in ("a", "link")] == [b"old", b"new"]


def test_a_single_file_appears_whole_and_a_pipe_is_written_to(tmp_path):
    write_whole(tmp_path / "new/report.xml", b"one")
    write_whole(tmp_path / "new/report.xml", b"two")
    assert [(file.name, file.read_bytes()) for file in (tmp_path / "new").iterdir()] == [("report.xml", b"two")]
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        write_whole(tmp_path / "pipe", b"three")
        assert reader.stdout.read() == b"three"
    assert (tmp_path / "pipe").is_fifo()


def test_a_single_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FactsheetError, match=r"cannot write .*file/x: a file stands where a folder should be"):
        write_whole(tmp_path / "file/x", b"")


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    (tmp_path / "a").write_bytes(b"four")
    assert read_plain(tmp_path / "a", 4) == b"four"
    assert holds(tmp_path / "a", b"four")
    assert not holds(tmp_path / "a", b"fou")
    assert not holds(tmp_path / "none", b"")
    os.truncate(tmp_path / "a", 10 * 2**30)
    with pytest.raises(OSError, match="more than the 4 bytes"):
        read_plain(tmp_path / "a", 4)
    assert not holds(tmp_path / "a", b"four")


@pytest.mark.parametrize("odd", ["/dev/zero", "pipe", "link to a pipe", "link to a device"])
def test_pipes_and_devices_are_refused_at_once(tmp_path, odd):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link to a pipe").symlink_to("pipe")
    (tmp_path / "link to a device").symlink_to("/dev/zero")
    with pytest.raises(OSError, match="pipe or a device"):
        read_plain(tmp_path / odd, 10)
