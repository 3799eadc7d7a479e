"""What the tests of editorial rules share."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from packs import packs

from factsheet.check.rule import Standing
from factsheet.check.run import check
from factsheet.compose.composer import compose
from factsheet.diagnostics import Diagnostic
from factsheet.meeting import MeetingFile, read_meeting

HEAD = """\
id: sample
kind: bilateral
title: Party A and Party B
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: Party A}, {party: Party B}]
date: 2025-04-03
"""


def checked(file: MeetingFile, template: str = "standard", standing: Standing | None = None) -> tuple[Diagnostic, ...]:
    """Compose and check a meeting; the diagnostics have their places."""
    standing = standing or Standing.of(file.meeting)
    pack = packs().pack(template, file.meeting.language, file.meeting.issuer.country)
    composed = compose(file.meeting, pack, datetime(2025, 4, 3, tzinfo=UTC))
    return file.positions.place(check(file, composed.document, standing))


@pytest.fixture(scope="session")
def check_file():
    """Give a function that checks the meeting in a file."""
    return lambda path, template="standard": checked(read_meeting(Path(path).read_bytes(), str(path)), template)


@pytest.fixture(scope="session")
def check_text():
    """Give a function that checks a meeting, the head and what is written below it."""
    return lambda below, head=HEAD: checked(read_meeting((head + below).encode(), "f.yaml"))


@pytest.fixture(scope="session")
def findings():
    """Give a function that checks a meeting, a head and what is written below it; line 1 is the first below.

    Keys of the head that stand below, too, are left out of it.
    """

    def run(below: str, template: str = "standard", head: str = HEAD, standing: Standing | None = None) -> list[str]:
        own = re.findall(r"^\w+:", below, re.MULTILINE)
        head = "".join(line for line in head.splitlines(keepends=True) if line.partition(" ")[0] not in own)
        first = head.count("\n")
        found = checked(read_meeting((head + below).encode(), "f.yaml"), template, standing)
        return [f"{d.span.line - first} {d.severity} {d.code}: {d.message} | {'; '.join(d.hints)}" for d in found]

    return run
