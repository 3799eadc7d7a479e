"""Sets of sheets: the command on a folder of different meetings, anew, with nothing changed and with one changed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measure
from benchmarks.content import make_content
from benchmarks.plan import Plan, sheets
from benchmarks.programs import load
from benchmarks.programs.factsheet import theme_file

PROCESSES = 2

# A process counts as its own the memory that its parent held, so a small one stands between.
_RUN = """
import os, sys, time
start = time.perf_counter()
_, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:]), 0)
print(time.perf_counter() - start, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command: its seconds, and the most memory that its first process held, in bytes."""

    seconds: float
    peak: int


@dataclass(frozen=True, slots=True)
class SetTimes:
    """What was measured of a set of `count` sheets.

    `alone` is the changed sheet built by itself, into an empty folder. `fewer` is the same as `pdf` for a quarter of
    the sheets; `typst` is in sheets a second, its compiler kept.
    """

    count: int
    pdf: Run
    both: Run
    unchanged: Run
    one_changed: Run
    alone: Run
    fewer: Run
    typst: float


def measure_sets(plan: Plan, folder: Path) -> SetTimes:
    """Build a set in every way; `folder` takes the files."""
    whole, quarter = folder / "set", folder / "quarter"
    files = _write(whole, plan.set_sheets)
    _write(quarter, max(1, plan.set_sheets // 4))
    theme = theme_file(folder)
    pdf = _build(whole, theme, "pdf", folder / "pdf")
    both = _build(whole, theme, "pdf,docx", folder / "both")
    unchanged = _build(whole, theme, "pdf,docx", folder / "both")
    files[0].write_text(files[0].read_text(encoding="utf-8").replace("Party A", "Party D"), encoding="utf-8")
    return SetTimes(
        plan.set_sheets,
        pdf,
        both,
        unchanged,
        _build(whole, theme, "pdf,docx", folder / "both"),
        _build(files[0], theme, "pdf,docx", folder / "alone"),
        _build(quarter, theme, "pdf", folder / "fewer"),
        measure.batch("typst", sheets("typst", folder, range(plan.set_sheets)), PROCESSES),
    )


def _write(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    program = load("factsheet")
    files = [folder / f"{seed}.yaml" for seed in range(count)]
    for seed, file in enumerate(files):
        file.write_text(program.source(make_content(seed)), encoding="utf-8")
    return files


def _build(meetings: Path, theme: Path, formats: str, output: Path) -> Run:
    options = ["--quiet", "--jobs", str(PROCESSES), "--format", formats, "--theme", str(theme), "--output", str(output)]
    command = [str(Path(sys.executable).with_name("factsheet")), "build", *options, str(meetings)]
    answer = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", _RUN, *command], check=True, capture_output=True, text=True
    )
    seconds, kilobytes = answer.stdout.split()
    return Run(float(seconds), int(kilobytes) * 1024)
