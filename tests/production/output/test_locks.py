"""Locks on folders, and where there are none."""

import os
import runpy
import sys
from pathlib import Path

from factsheet.production.output import folder


def test_a_folder_is_locked_for_one_at_a_time(in_folder):
    held = folder.lock(Path(), wait=False)
    assert held is not None
    assert folder.lock(Path(), wait=False) is None
    os.close(held)
    os.close(folder.lock(Path(), wait=True))


def test_what_is_not_there_cannot_be_locked(in_folder):
    assert folder.lock(Path("nowhere"), wait=False) is None
    assert not folder.can_lock(Path("nowhere"))
    assert folder.can_lock(Path())


def test_a_system_without_locks_locks_nothing(in_folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    elsewhere = runpy.run_path(folder.__file__)
    assert not elsewhere["can_lock"](Path())
    assert elsewhere["lock"](Path(), wait=True) is None
