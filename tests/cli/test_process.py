"""The process around the commands: its exit code, and what it spares itself."""

from __future__ import annotations

import os
import subprocess
import sys


def ended(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program after some lines of Python."""
    script = f"{before}\nfrom factsheet.cli import main\nmain()"
    environment = {name: value for name, value in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_the_exit_code_is_that_of_the_command(folder):
    assert ended("--version").returncode == 0
    assert ended("bild").returncode == 2


def test_what_is_registered_for_the_end_is_done_and_no_garbage_is_looked_for(folder):
    before = "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > len(gc.get_objects())))"
    assert ended("--version", before=before).stdout.splitlines()[-1] == "True"


def test_plugins_of_pydantic_are_left_alone(folder):
    before = "import atexit, os; atexit.register(lambda: print(os.environ['PYDANTIC_DISABLE_PLUGINS']))"
    assert ended("--version", before=before).stdout.splitlines()[-1] == "__all__"
