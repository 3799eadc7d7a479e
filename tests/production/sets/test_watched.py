"""Watching tells of each change that may change what comes out, and of no other."""

import queue
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import watchfiles
from small_set import write_meeting

from factsheet.production.options import OptionError, Options
from factsheet.production.sets.request import Request, Watched, changes


@pytest.fixture
def ticks(monkeypatch):
    """Stand in for watchfiles: gives what it was called with, and takes what it sees at each tick."""
    calls: list[tuple[tuple[Path, ...], dict]] = []
    seen: list[set] = []

    def watch(*folders: Path, **options) -> Iterator[set]:
        calls.append((folders, options))
        while True:
            yield seen.pop(0) if seen else set()

    monkeypatch.setattr(watchfiles, "watch", watch)
    return calls, seen


def test_a_build_is_due_at_first_and_after_every_change(in_folder, ticks):
    calls, seen = ticks
    Path("inputs").mkdir()
    Path("factsheet.toml").write_text("a", "utf-8")
    now = Watched(frozenset({Path("inputs"), Path("gone")}), frozenset({Path("factsheet.toml")}), Path("dist"))
    told = changes(lambda: now)
    next(told)
    seen += [set(), {"changed"}]
    next(told)
    assert seen == []
    Path("factsheet.toml").write_text("b", "utf-8")
    seen += [set()]
    next(told)
    assert seen == []
    ((folders, options),) = calls
    assert folders == (in_folder.resolve() / "inputs",)
    assert options["yield_on_timeout"]
    assert options["step"] < options["debounce"] < options["rust_timeout"] < 1000
    ignored = options["watch_filter"]
    assert not ignored(watchfiles.Change.added, str(in_folder / "dist/a.pdf"))
    assert ignored(watchfiles.Change.added, str(in_folder / "inputs/a.yaml"))
    Path("inputs/said.txt").write_text("watching", "utf-8")
    assert not ignored(watchfiles.Change.modified, str(in_folder / "inputs/said.txt"))
    assert ignored(watchfiles.Change.deleted, str(in_folder / "inputs/figures"))


def test_what_is_watched_is_asked_for_again(in_folder, ticks):
    calls, _ = ticks
    Path("a").mkdir()
    Path("b").mkdir()
    now = [Watched(frozenset({Path("a")}), frozenset(), Path("dist"))]
    told = changes(lambda: now[-1])
    next(told)
    now.append(Watched(frozenset({Path("b")}), frozenset(), Path("dist")))
    next(told)
    assert [folders for folders, _ in calls] == [(in_folder.resolve() / "a",), (in_folder.resolve() / "b",)]


def test_a_saved_file_is_seen(in_folder):
    write_meeting("a")
    told = changes(lambda: Watched(frozenset({Path("inputs")}), frozenset(), Path("dist")))
    next(told)
    write_meeting("a", "Another point.")
    next(told)
    told.close()


NAMES = ["a.yaml", "./a.yaml", "{here}/a.yaml", ".", "{here}", "sub/../a.yaml", "link/a.yaml", "{here}/link"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("output", ["dist", "{here}/dist", "link/dist", "sub/../dist"])
def test_what_a_build_writes_starts_no_other_however_its_folder_is_named(in_folder, name, output):
    Path("sub").mkdir()
    Path("link").symlink_to(".")
    Path("dist").mkdir()
    write_meeting("a").rename("a.yaml")
    name, output = (text.format(here=in_folder) for text in (name, output))
    request = Request.of_paths([Path(name)], Options(output=Path(output)))
    seen: queue.Queue[None] = queue.Queue()
    ended = threading.Event()

    def watched() -> Watched:
        if ended.is_set():
            raise EOFError
        return request.watched()

    def watch() -> None:
        with suppress(EOFError):
            for each in changes(watched):
                seen.put(each)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    seen.get(timeout=10)
    Path(output, "a.pdf").write_text("x", "utf-8")
    with pytest.raises(queue.Empty):
        seen.get(timeout=0.6)
    ended.set()
    Path("a.yaml").write_text("y", "utf-8")
    seen.get(timeout=10)
    thread.join(10)
    assert not thread.is_alive()


def test_without_watchfiles_it_is_said_how_to_install_them(monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(OptionError, match="watching needs watchfiles"):
        next(changes(lambda: Watched(frozenset(), frozenset(), Path("dist"))))
