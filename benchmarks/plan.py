"""How much is measured, and the sources that it is measured on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.content import make_content
from benchmarks.programs import load


@dataclass(frozen=True, slots=True)
class Plan:
    """Numbers of runs.

    `parts` are the lengths of growing sheets in sheets of three pages, `slow_parts` how many of them the slow get. A
    meeting file may have 150,000 values, and its templates 6,000,000 steps, which some 530 parts take.
    """

    cold_runs: int
    warm_runs: int
    slow_runs: int
    batch_sheets: int
    growth_runs: int
    parts: tuple[int, ...]
    slow_parts: int
    set_sheets: int


FULL = Plan(
    cold_runs=12,
    warm_runs=40,
    slow_runs=5,
    batch_sheets=60,
    growth_runs=3,
    parts=(1, 13, 140, 465),
    slow_parts=2,
    set_sheets=1000,
)
QUICK = Plan(
    cold_runs=1, warm_runs=2, slow_runs=1, batch_sheets=2, growth_runs=1, parts=(1, 2), slow_parts=1, set_sheets=8
)

SLOW = frozenset({"weasyprint", "fpdf2", "python_docx"})
"""The programs that would need minutes for the longest sheets."""


def sheets(program: str, folder: Path, seeds: Sequence[int], parts: int = 1) -> list[Path]:
    """Write the sources of sheets in a program's language, each of other words."""
    adapter = load(program)
    files = []
    for seed in seeds:
        content = make_content(seed, parts)
        file = folder / f"{content.name}{adapter.suffix}"
        if not file.exists():
            file.write_text(adapter.source(content), encoding="utf-8")
        files.append(file)
    return files


def pages(parts: int) -> int:
    """Give the pages of a sheet of so many parts in our PDF: the first and the last things fill one, each part two."""
    return 2 * parts + 1
