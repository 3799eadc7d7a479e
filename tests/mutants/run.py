"""Change a room in one place at a time and see whether its tests notice: `python tests/mutants/run.py ROOM`.

What is known stands in `dist/mutants`, a line a mutant: a run that was killed goes on. README.md tells the rest.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from copies import ROOT, Copy, Known, warm_up
from sample import Mutant, sample

LISTED = Path(__file__).parent / "survivors.md"


def main(room: str, seed: int, count: int, workers: int, *, again: bool, quick: bool) -> int:
    """Judge what is not yet known of the sample, print it and the rates, and give 1 where over 5 percent survive."""
    mutants = sample(ROOT, Path("factsheet") / room, seed, count)
    state = ROOT / "dist" / "mutants" / f"{room.replace('/', '-')}-{seed}.jsonl"
    state.parent.mkdir(parents=True, exist_ok=True)
    known = _read(state)
    due = [each for each in mutants if each.name not in known or (again and known[each.name]["outcome"] != "killed")]
    print(f"{room}, seed {seed}: {len(mutants)} mutants, {len(due)} to judge", flush=True)  # noqa: T201
    if due:
        _judge_all(due, room, workers, state, quick=quick)
    return _tell(mutants, _read(state))


def _judge_all(due: list[Mutant], room: str, workers: int, state: Path, *, quick: bool) -> None:
    """Share the mutants out among processes, each with a copy of its own."""
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        first = Copy.of_checkout(Path(folder, "0"), room)
        known = first.learn()
        copies = [first, *(first.again(Path(folder, str(nth))) for nth in range(1, workers))]
        children = [_started(due[nth::workers], copy, known, state, quick=quick) for nth, copy in enumerate(copies)]
        ends = [os.waitpid(child, 0)[1] for child in children]
        if any(ends):
            sys.exit("a worker stopped: the same command goes on")


def _started(due: list[Mutant], copy: Copy, known: Known, state: Path, *, quick: bool) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        os.nice(5)
        try:
            _judge(due, copy, known, state, quick=quick)
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)
    return child


def _judge(due: list[Mutant], copy: Copy, known: Known, state: Path, *, quick: bool) -> None:
    parent = os.getppid()
    for mutant in due:
        if os.getppid() != parent:  # it was killed
            return
        change = _change(mutant, copy.folder)
        found = {
            "name": mutant.name,
            "module": str(mutant.module),
            "change": change,
            **copy.judge(mutant, known, quick=quick),
        }
        with state.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(found) + "\n")
        print(mutant.name, found["outcome"], found["seconds"], f"{mutant.module}:{mutant.line}", flush=True)  # noqa: T201


def _read(state: Path) -> dict[str, dict]:
    lines = state.read_text("utf-8").splitlines() if state.exists() else []
    return {found["name"]: found for found in map(json.loads, lines)}


def _tell(mutants: list[Mutant], known: dict[str, dict]) -> int:
    listed = LISTED.read_text("utf-8") if LISTED.exists() else ""
    for mutant in mutants:
        found = known[mutant.name]
        if found["outcome"] == "survived":
            new = "" if mutant.name in listed else " (not in the list)"
            what = f"\n{mutant.name} {mutant.module}:{mutant.line} survived{new}"
            print(what, *found["change"], sep="\n  ")  # noqa: T201
    counts = Counter(known[mutant.name]["outcome"] for mutant in mutants)
    minutes = sum(known[mutant.name]["seconds"] for mutant in mutants) / 60
    rate = counts["survived"] / len(mutants)
    print(f"\n{len(mutants)} mutants in {minutes:.0f} minutes of one process: {dict(counts)}; {rate:.1%} survive")  # noqa: T201
    return int(rate > 0.05)


def _change(mutant: Mutant, root: Path) -> list[str]:
    before = (root / mutant.module).read_text("utf-8").splitlines()
    lines = difflib.unified_diff(before, mutant.code(root).splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", help="a folder of factsheet, such as meeting or production/records")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300, help="how many mutants (all, where there are fewer)")
    parser.add_argument("--workers", type=int, default=1, help="copies of the checkout that are worked on at a time")
    parser.add_argument("--again", action="store_true", help="judge those again that survived or took too long")
    parser.add_argument("--quick", action="store_true", help="run no more than some of the nearest tests")
    asked = parser.parse_args()
    sys.exit(main(asked.room, asked.seed, asked.count, asked.workers, again=asked.again, quick=asked.quick))
