import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.production.options import OptionError
from factsheet.production.output import folder
from factsheet.production.output.folder import STAGING, OutputFolder

FILES = {"a.pdf": b"pdf", "a.docx": b"docx"}
HOLD = """
import sys, time
from pathlib import Path
from factsheet.production.output.folder import OutputFolder
with OutputFolder(Path(sys.argv[1])) as folder:
    folder.publish({"held.pdf": b"x"})
    print("ready", flush=True)
    time.sleep(60)
"""
REPEAT = """
import sys
from pathlib import Path
from factsheet.production.output.folder import OutputFolder
for _ in range(20):
    with OutputFolder(Path(sys.argv[1])) as folder:
        folder.publish({"held.pdf": bytes(2**20)})
"""


@pytest.fixture
def dist(in_folder):
    return in_folder / "dist"


@pytest.fixture
def holder(dist):
    """A build in another process that has written a file and goes on."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(dist)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def publish(dist: Path, files: dict[str, bytes] = FILES) -> tuple[Path, ...]:
    with OutputFolder(dist) as folder:
        return folder.publish(files)


def content(dist: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in dist.iterdir()}


def failure(dist: Path, files: dict[str, bytes] = FILES) -> str:
    with pytest.raises(FactsheetError) as caught:
        publish(dist, files)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "cannot-write"
    return diagnostic.message


def test_files_appear_and_nothing_else(dist):
    assert publish(dist / "deep") == (dist / "deep/a.pdf", dist / "deep/a.docx")
    assert content(dist / "deep") == FILES


def test_files_are_replaced(dist):
    publish(dist)
    publish(dist, {"a.pdf": b"new"})
    assert content(dist) == FILES | {"a.pdf": b"new"}


def test_a_folder_for_which_nothing_is_written_is_not_made(dist):
    with OutputFolder(dist):
        pass
    assert not dist.exists()


def test_files_have_the_permissions_of_ordinary_files(dist):
    plain = dist.parent / "plain"
    plain.touch()
    (written, _) = publish(dist)
    assert written.stat().st_mode == plain.stat().st_mode


def test_an_output_folder_that_is_a_file_is_a_usage_error(dist):
    dist.touch()
    with pytest.raises(OptionError, match="is a file"):
        OutputFolder(dist)


def test_an_output_folder_called_as_a_file_is_made_by_nobody_but_may_be_there(dist):
    with pytest.raises(OptionError, match="has the name of a file"):
        OutputFolder(dist.with_suffix(".docx"))
    dist.with_suffix(".docx").mkdir(parents=True)
    OutputFolder(dist.with_suffix(".docx"))


def test_a_file_where_a_folder_above_should_be(dist):
    dist.touch()
    assert failure(dist / "sub") == f"cannot write {dist}/sub: a file stands where a folder should be"


def test_a_folder_in_the_place_of_a_file_leaves_all_as_it_was(dist):
    publish(dist, {"a.pdf": b"old"})
    (dist / "a.docx").mkdir()
    assert failure(dist) == f"cannot write {dist}/a.docx: a folder stands in its place"
    assert (dist / "a.pdf").read_bytes() == b"old"
    assert sorted(entry.name for entry in dist.iterdir()) == ["a.docx", "a.pdf"]


def test_a_full_disk_leaves_all_as_it_was(dist, monkeypatch):
    publish(dist, {"a.pdf": b"old"})
    whole_write = Path.write_bytes

    def write(self: Path, data: bytes) -> int:
        whole_write(self, data[:1])
        if self.suffix == ".docx":
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole_write(self, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    assert failure(dist) == f"cannot write {dist}/a.docx: the disk is full"
    assert content(dist) == {"a.pdf": b"old"}


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "writing there is not allowed"), (errno.EROFS, "the disk is read-only"), (errno.EIO, "odd thing")],
)
def test_a_folder_that_cannot_be_written_to(dist, monkeypatch, number, words):
    def refuse(*arguments, **options):
        raise OSError(number, "Odd thing")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    assert failure(dist) == f"cannot write {dist}: {words}"


def test_a_rename_that_fails_is_told(dist, monkeypatch):
    def refuse(*arguments):
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(folder.os, "replace", refuse)
    assert failure(dist) == f"cannot write {dist}/a.pdf: device or resource busy"


def test_a_name_that_is_too_long(dist):
    assert failure(dist, {"a" * 300: b""}).endswith("the name is too long")


def test_what_a_killed_build_left_is_swept(dist, holder):
    assert list(dist.glob(f"{STAGING}*"))
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    publish(dist)
    assert content(dist) == FILES | {"held.pdf": b"x"}


def test_a_build_waits_for_another_into_the_same_folder(dist, holder):
    waited: list[bool] = []

    def end_the_other() -> None:
        waited.append(holder.poll() is None)
        holder.kill()

    with OutputFolder(dist, end_the_other) as folder:
        folder.publish(FILES)
    assert waited == [True]
    assert content(dist) == FILES | {"held.pdf": b"x"}


def test_names_may_have_folders(dist):
    assert publish(dist, {"fr/a.pdf": b"x"}) == (dist / "fr/a.pdf",)
    assert (dist / "fr/a.pdf").read_bytes() == b"x"


@pytest.mark.parametrize("name", ["../a.pdf", "out/a.pdf"])
def test_nothing_outside_the_folder_is_written(dist, name):
    outside = dist.parent / "outside"
    outside.mkdir()
    dist.mkdir()
    (dist / "out").symlink_to(outside)
    assert failure(dist, {name: b"x"}).endswith("it is outside the output folder")
    assert list(outside.iterdir()) == []
    assert not (dist.parent / "a.pdf").exists()


def test_staged_files_appear_when_they_are_placed(dist):
    with OutputFolder(dist) as folder:
        first, second = folder.stage({"a.pdf": b"1"}), folder.stage({"a.pdf": b"2"})
        assert not (dist / "a.pdf").exists()
        folder.place(second)
        folder.discard(first)
    assert content(dist) == {"a.pdf": b"2"}


def test_an_interrupted_build_leaves_nothing_hidden(dist):
    def interrupted() -> None:
        with OutputFolder(dist) as folder:
            folder.publish(FILES)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert content(dist) == FILES


def test_staged_files_that_cannot_be_removed_stop_nothing(dist, monkeypatch):
    def refuse(*arguments, **options):
        raise PermissionError(errno.EACCES, "Permission denied")

    with OutputFolder(dist) as folder:
        folder.publish(FILES)
        monkeypatch.setattr(os, "rmdir", refuse)
    assert all((dist / name).read_bytes() == data for name, data in FILES.items())


def test_without_locks_files_are_written_all_the_same(dist, monkeypatch):
    monkeypatch.setattr("factsheet.production.output.folder.fcntl", None)
    (dist / f"{STAGING}old").mkdir(parents=True)
    publish(dist)
    assert sorted(entry.name for entry in dist.iterdir()) == [f"{STAGING}old", "a.docx", "a.pdf"]


def test_builds_at_once_leave_whole_files_only(dist):
    """Two processes publish into one folder again and again: each file is always one of theirs, whole."""
    command = [sys.executable, "-c", REPEAT, str(dist)]
    builds = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    end = time.monotonic() + 30
    while any(build.poll() is None for build in builds) and time.monotonic() < end:
        if (dist / "held.pdf").exists():
            assert (dist / "held.pdf").stat().st_size == 2**20
    assert [build.wait(5) for build in builds] == [0, 0]
    assert list(content(dist)) == ["held.pdf"]


def test_no_folder_is_made_behind_a_link(dist):
    dist.mkdir()
    (dist.parent / "elsewhere").mkdir()
    (dist / "sub").symlink_to("../elsewhere")
    with pytest.raises(FactsheetError, match="outside the output folder"):
        publish(dist, {"sub/new/a.pdf": b"x"})
    assert list((dist.parent / "elsewhere").iterdir()) == []


def test_the_folder_that_is_named_may_be_a_link(dist):
    (dist.parent / "elsewhere").mkdir()
    dist.symlink_to("elsewhere")
    publish(dist, {"new/a.pdf": b"x"})
    assert (dist.parent / "elsewhere/new/a.pdf").read_bytes() == b"x"
