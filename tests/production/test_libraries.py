"""Modules that libraries import and do not use are loaded late, and are then what they are."""

import subprocess
import sys

import pytest

from factsheet.production.libraries import _LATE

MEETING = """
id: a
kind: bilateral
title: A meeting
date: 2025-04-03
venue: {city: Geneva, country: CH}
issuer: {name: An office}
participants: [{party: FR}, {party: DE}]
summary: [They met.]
"""
NOT_LOADED = "[name for name in sorted(_LATE) if type(sys.modules.get(name, sys)).__name__ == '_LazyModule']"


def printed_by(script, *arguments):
    program = [
        sys.executable,
        "-c",
        f"import sys\nfrom factsheet.production.libraries import _LATE, load_late\n{script}",
    ]
    done = subprocess.run([*program, *arguments], capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout.splitlines()


def test_a_build_loads_none_of_them(tmp_path):
    script = f"import atexit\nfrom factsheet.cli import main\natexit.register(lambda: print({NOT_LOADED}))\nmain()"
    meeting = tmp_path / "meeting.yaml"
    meeting.write_text(MEETING, encoding="utf-8")
    printed = printed_by(script, "build", "-q", "-f", "pdf", "-o", str(tmp_path / "out"), str(meeting))
    assert printed[-1] == str(sorted(_LATE))
    assert [*tmp_path.glob("out/*.pdf")] != []


@pytest.mark.parametrize("name", sorted(_LATE))
def test_each_is_what_it_is_once_it_is_asked(name):
    names = f"import {name}\nprint([each for each in dir({name}) if each[:2] != '__'])"
    late = printed_by(f"load_late()\nimport {name}\nprint({name!r} in {NOT_LOADED})\n{names}")
    assert late == ["True", *printed_by(names)]
