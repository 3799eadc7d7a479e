from pathlib import Path

import pytest
from small_set import write_meeting

from factsheet.production.options import RunOptions


@pytest.fixture
def sums(build):
    """Give a function that builds both formats with some processes and gives the sums of all files."""
    for number in range(6):
        write_meeting(f"m-{number}", " ".join([f"Point {number}."] * (60 * number + 1)))

    def run(jobs: int) -> str:
        build(RunOptions(jobs), formats=("pdf", "docx"), output=Path(f"out-{jobs}"))
        return Path(f"out-{jobs}", "SHA256SUMS").read_text("utf-8")

    return run


def test_any_number_of_processes_gives_the_same_bytes(sums):
    one = sums(1)
    assert len(one.splitlines()) == 12
    assert sums(2) == one
    assert sums(3) == one
