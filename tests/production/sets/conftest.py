"""Fixtures of the tests of whole sets: a folder of small meetings."""

from pathlib import Path

import pytest
from small_set import write_meeting

from factsheet.production.inputs.files import match_meetings
from factsheet.production.options import Options, RunOptions
from factsheet.production.sets.request import Request, State
from factsheet.production.sets.run import build_set


@pytest.fixture
def meetings(in_folder) -> list[Path]:
    """Write three meetings to `inputs`."""
    return [write_meeting(name) for name in ("a", "b", "c")]


@pytest.fixture
def build(in_folder):
    """Give a function that builds all of `inputs`, in Word alone if nothing else is said; gives states by name."""

    def run(manner: RunOptions | None = None, *, whole: bool = True, **options) -> dict[str, State]:
        chosen = Options(**{"formats": ("docx",), **options})
        request = Request(match_meetings(Path(), ("inputs/*.yaml",)), chosen, whole=whole)
        run.reports = list(build_set(request, manner))
        return {report.source.stem: report.state for report in run.reports if report.source}

    run.reports = []
    return run
