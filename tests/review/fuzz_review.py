"""Run the random loop on all processors: `python tests/review/fuzz_review.py [RUNS [FIRST_SEED]] [--golden]`.

Exits with 1 where a run is wrong, or where fewer edits merge cleanly than are promised. `--golden` writes down the
seeds and rates that `test_random_loop` compares with.
"""

from __future__ import annotations

import json
import sys
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from random_loop import rates, run, tally

BATCH = 25


def main(runs: int, first: int, *, golden: bool) -> int:
    """Run, print what was not clean and the rates, and give the exit code."""
    with Pool() as pool:
        found = pool.map(run, range(first, first + runs), chunksize=5)
    for each in found:
        if each.outcome == "wrong" or (each.outcome == "refused" and not each.planted):
            print(each.seed, each.outcome, "tracked" if each.tracked else "untracked", *each.edits, each.why[:500])  # noqa: T201
    result = rates(found)
    print(f"first seed {first}: {result}")  # noqa: T201
    if golden:
        _write(found, first, result)
    return int(result["wrong"] > 0 or result["tracked"] < 0.98 or result["untracked"] < 0.85)


def _write(found, first, result) -> None:
    data = {
        "first_seed": first,
        "runs": len(found),
        "rates": {"tracked": result["tracked"], "untracked": result["untracked"]},
        "refused": [each.seed for each in found if each.outcome == "refused" and not each.planted],
        "edits": {str(first + at): tally(found[at : at + BATCH]) for at in range(0, len(found), BATCH)},
    }
    file = Path(__file__).parents[1] / "golden" / "random-loop.json"
    file.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    sys.exit(main(*[*numbers, *(5000, 0)[len(numbers) :]], golden="--golden" in sys.argv))
