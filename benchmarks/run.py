"""Measure everything and write RESULTS.md: `python -m benchmarks.run [--quick] [--to FILE]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import measure, sets
from benchmarks.commands import factsheet_arguments, typst_arguments
from benchmarks.plan import FULL, QUICK, SLOW, Plan, sheets
from benchmarks.programs import NAMES, WORD_NAMES
from benchmarks.report import Measurements, write

RESULTS = Path(__file__).parent / "RESULTS.md"
_LONG = 200
"""The length, in sheets of three pages, from which one run is enough: it takes seconds."""
WORDS = (*WORD_NAMES, "factsheet_both")
UNTAGGED = {"factsheet": "factsheet_untagged", "typst": "typst_untagged"}


def main() -> None:
    """Run the benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="tiny sizes, to see that everything runs")
    parser.add_argument("--to", type=Path, default=RESULTS, help="the file for the results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = measure_all(QUICK if options.quick else FULL, Path(folder))
    text = write(measured)
    options.to.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def measure_all(plan: Plan, folder: Path) -> Measurements:
    """Measure all programs; `folder` takes the files."""
    one = {name: sheets(name, folder, [0])[0] for name in NAMES}
    return Measurements(
        cold=measure.cold({name: _command(name, source, folder) for name, source in one.items()}, plan.cold_runs),
        warm=measure.warm({name: sheets(name, folder, _seeds(plan, name)) for name in NAMES}, warming=1),
        tagging=measure.warm(
            {name: sheets(name, folder, range(plan.warm_runs + 1)) for pair in UNTAGGED.items() for name in pair}, 1
        ),
        batch={name: _batch(plan, name, folder) for name in NAMES},
        growth=_growth(plan, NAMES, folder),
        word=measure.warm({name: sheets(name, folder, _seeds(plan, name)) for name in WORDS}, warming=1),
        word_growth={
            name: tuple(zip(plan.parts, results, strict=False))
            for name, results in _growth(plan, WORD_NAMES, folder).items()
        },
        sets=sets.measure_sets(plan, folder),
    )


def _seeds(plan: Plan, program: str) -> range:
    return range((plan.slow_runs if program in SLOW else plan.warm_runs) + 1)


def _batch(plan: Plan, program: str, folder: Path) -> float:
    count = 2 * plan.slow_runs if program in SLOW else plan.batch_sheets
    return measure.batch(program, sheets(program, folder, range(count)), processes=2)


def _growth(plan: Plan, names: Sequence[str], folder: Path) -> dict[str, list[measure.Result]]:
    """Measure every program at each length in turn, the short ones more than once."""
    results: dict[str, list[measure.Result]] = {name: [] for name in names}
    for place, parts in enumerate(plan.parts):
        for name in names:
            if name not in SLOW or place < plan.slow_parts:
                source = sheets(name, folder, [7], parts)[0]
                runs = [measure.once(name, source) for _ in range(1 if parts > _LONG else plan.growth_runs)]
                results[name].append(sorted(runs, key=lambda run: run.milliseconds)[len(runs) // 2])
    return results


def _command(program: str, source: Path, folder: Path) -> list[str]:
    """Give the command that makes one PDF in a fresh process, as a user would."""
    if program == "factsheet":
        return [str(Path(sys.executable).with_name("factsheet")), *factsheet_arguments(source, folder)]
    target = folder / f"cold.{program}.pdf"
    if program == "typst":
        return [sys.executable, *typst_arguments(source, target)]
    return [sys.executable, "-m", "benchmarks.worker", program, str(source), "--to", str(target)]


if __name__ == "__main__":
    main()
