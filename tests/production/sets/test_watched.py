"""Watching tells of each change that may change what comes out, and of no other."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import watchfiles
from small_set import write_meeting

from factsheet.production.options import OptionError
from factsheet.production.sets.request import Watched, changes


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


def test_without_watchfiles_it_is_said_how_to_install_them(monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(OptionError, match="watching needs watchfiles"):
        next(changes(lambda: Watched(frozenset(), frozenset(), Path("dist"))))
