"""Locks on folders, and where there are none."""

import runpy
import sys
from pathlib import Path

from factsheet.production.output import locks


def test_a_folder_is_locked_for_one_at_a_time(in_folder):
    lock = locks.Lock.try_take(Path())
    assert lock
    assert locks.Lock.try_take(Path()) is None
    lock.release()
    locks.Lock.take(Path()).release()


def test_what_is_not_there_cannot_be_locked(in_folder):
    assert locks.Lock.try_take(Path("nowhere")) is None
    assert not locks.can_lock(Path("nowhere"))
    assert locks.can_lock(Path())


def test_a_system_without_locks_locks_nothing(in_folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    elsewhere = runpy.run_path(locks.__file__)
    assert not elsewhere["can_lock"](Path())
    assert elsewhere["Lock"].take(Path()) is None
