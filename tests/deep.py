"""The large counts, by seeds: `python tests/deep.py [--from SEED] [--to SEED] [--only NAME]`.

What has been done stands in `.deep`, a line a seed: what is stopped goes on there, for as long as no source changes.
Exits with 1 where a run is wrong, or where less goes well than is promised.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from multiprocessing import Pool
from pathlib import Path

ROOT = Path(__file__).parents[1]
STATE = ROOT / ".deep"
SOURCES = ("factsheet", "templates", "inputs", "tests", "pyproject.toml")
sys.path[:0] = [
    str(ROOT),
    *(str(ROOT / "tests" / room) for room in ("review", "render/bidi", "parity", "production/sets", "trace", "leaks")),
]

import bidi_data  # noqa: E402 - found by the path above
import random_alterations  # noqa: E402 - found by the path above
import version_changes  # noqa: E402 - found by the path above
from bad_runs import bad_run, good_set  # noqa: E402 - found by the path above
from damaged_files import leak_run  # noqa: E402 - found by the path above
from kills import killed_build  # noqa: E402 - found by the path above
from random_loop import PROMISED, run, sheet_of  # noqa: E402 - found by the path above
from random_marks import broken  # noqa: E402 - found by the path above
from release_proof import difference, kind_of  # noqa: E402 - found by the path above
from schemes import NAMES  # noqa: E402 - found by the path above


@dataclass(frozen=True)
class Result:
    """What came of a seed: `clean`, `refused` or `wrong`; it counts by its weight in the rate of its kind."""

    seed: int
    outcome: str
    kind: str = "runs"
    weight: int = 1
    why: str = ""


@dataclass(frozen=True)
class Count:
    """What is run for a seed, the seed to stop before as a rule, and the share of each kind that must be clean.

    `prepare` makes once what all processes share. Of a thousand seeds, those of one `subject` are run one after the
    other: much is made once for it.
    """

    run: Callable[[int], Result]
    end: int
    processes: int = 1
    promised: Mapping[str, float] = field(default_factory=dict)
    prepare: Callable[[], object] = lambda: None
    subject: Callable[[int], str] = lambda _: ""


def review(seed: int) -> Result:
    """Run the random loop of reviews; an edit that fits and is in the review file all the same is refused."""
    found = run(seed)
    outcome = {"clean": "clean", "kept": "refused"}.get(found.outcome, "wrong")
    why = "" if outcome == "clean" else f"{found.outcome}, {found.sheet}, {', '.join(found.edits)}: {found.why[:500]}"
    return Result(seed, outcome, found.kind, len(found.edits), why)


def bidi(part: int) -> Result:
    """Run a part of the conformance tests of UAX 9."""
    count, wrong = bidi_data.wrong(part)
    return Result(part, "wrong" if wrong else "clean", "cases", count, f"{len(wrong)} of {count}, such as {wrong[:3]}")


def parity(number: int) -> Result:
    """Change one value in one version of a meeting, which is to be told."""
    change = version_changes.changes(CHANGES)[number]
    told = version_changes.loaded().told(change)
    return Result(number, "clean" if told else "wrong", change.kind, why="" if told else str(change))


def pytest(options: str, seed: int) -> Result:
    """Run tests, which say for themselves what is wrong."""
    command = [sys.executable, "-m", "pytest", *options.format(seed=seed).split()]
    failed = subprocess.run(command, cwd=ROOT, check=False).returncode
    return Result(seed, "wrong", why=" ".join(command)) if failed else Result(seed, "clean")


def bad_input(seed: int) -> Result:
    """Run a command on a bad input."""
    found = bad_run(seed)
    why = f"{found.run.damage}, {' '.join(found.run.command)}: {found.wrong}" if found.wrong else ""
    return Result(seed, "wrong" if found.wrong else "clean", found.run.kind, why=why)


def altered_sentence(seed: int) -> Result:
    """Hold a true sentence and an altered one against the true one; one that is missed is refused."""
    found = random_alterations.run(seed)
    outcome = {"clean": "clean", "missed": "refused"}.get(found.outcome, "wrong")
    return Result(seed, outcome, found.kind, why=f"{found.outcome}: {found.why}" if found.why else "")


def kill(seed: int) -> Result:
    """Kill a build."""
    wrong = killed_build(seed)
    return Result(seed, "wrong" if wrong else "clean", "kills", why=wrong)


def marking(seed: int) -> Result:
    """Hold the banners of a random sheet of each scheme against the laws."""
    wrong = "; ".join(filter(None, (broken(name, seed) for name in NAMES)))
    return Result(seed, "wrong" if wrong else "clean", "sheets", len(NAMES), wrong)


def release(seed: int) -> Result:
    """Make the files of a level of two meetings that differ in what is withheld."""
    found = difference(seed)
    kind = f"{('silent', 'indicated')[seed % 2]}, with {kind_of(seed)}"
    return Result(seed, "wrong" if found else "clean", kind, why=found[:2000])


def leak(seed: int) -> Result:
    """Look through a damaged file."""
    wrong = leak_run(seed)
    return Result(seed, "wrong" if wrong else "clean", "damaged files", why=wrong)


CHANGES = 200
PROPERTIES = "-n 2 --dist worksteal -m hypothesis --hypothesis-profile deep --hypothesis-seed {seed}"
SAMPLES = (
    "-n 2 --dist worksteal --hypothesis-profile deep tests/api/test_threads.py"
    " tests/review/test_every_field.py tests/review/test_every_value.py tests/review/test_untold.py"
)
COUNTS = {
    "reviews": Count(review, 20_000, os.cpu_count() or 1, PROMISED, subject=sheet_of),
    "bidi": Count(bidi, bidi_data.SLICES, os.cpu_count() or 1),
    "parity": Count(parity, CHANGES, os.cpu_count() or 1),
    "bad-inputs": Count(bad_input, 5000, os.cpu_count() or 1, prepare=good_set),
    "traces": Count(altered_sentence, 1000, os.cpu_count() or 1, random_alterations.PROMISED),
    "releases": Count(release, 500, os.cpu_count() or 1),
    "markings": Count(marking, 1000, os.cpu_count() or 1),
    "imports": Count(partial(pytest, "-n 2 --dist worksteal tests/imports"), 1),
    "kills": Count(kill, 200),
    "properties": Count(partial(pytest, PROPERTIES), 5),
    "samples": Count(partial(pytest, SAMPLES), 1),
    "leaks": Count(leak, 2000, os.cpu_count() or 1),
    "set-1000": Count(partial(pytest, "-s -m thousand tests/production/sets/test_thousand.py"), 1),
}


def main() -> int:
    """Run what is asked for, say how it went, and give the exit code."""
    asked = _asked()
    state = STATE / _digest()
    state.mkdir(parents=True, exist_ok=True)
    good = [_counted(name, range(asked.first, asked.end or COUNTS[name].end), state) for name in asked.only or COUNTS]
    return 0 if all(good) else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run the large counts; what was stopped goes on where it was.")
    parser.add_argument("--from", dest="first", type=int, default=0, metavar="SEED", help="the first seed (0)")
    parser.add_argument("--to", dest="end", type=int, metavar="SEED", help="the seed to stop before")
    parser.add_argument("--only", action="append", choices=list(COUNTS), help="a count to run, instead of all")
    return parser.parse_args()


def _digest() -> str:
    """Name the sources: what was done with others counts no more."""
    files = (file for name in SOURCES for file in (ROOT / name, *(ROOT / name).rglob("*")))
    whole = hashlib.sha256()
    for file in sorted(each for each in files if each.is_file() and "__pycache__" not in each.parts):
        whole.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:12]


def _counted(name: str, seeds: range, state: Path) -> bool:
    """Run a count for the seeds that are not done yet, and tell whether all is well."""
    count, file = COUNTS[name], state / f"{name}.jsonl"
    done = _read(file)
    left = sorted((seed for seed in seeds if seed not in done), key=lambda seed: (seed // 1000, count.subject(seed)))
    begun = time.monotonic()
    with file.open("a", encoding="utf-8") as lines:
        for result in _results(count, left):
            done[result.seed] = result
            print(json.dumps(asdict(result)), file=lines, flush=True)
            if result.outcome != "clean":
                print(f"{name} {result.seed} {result.outcome}: {result.why}", flush=True)
    took = time.monotonic() - begun
    found = [done[seed] for seed in seeds]
    print(f"{name}: {len(found)} runs, {len(left)} of them now, {len(left) / max(took, 1e-9):.2f} a second")
    return _is_well(count, found)


def _read(file: Path) -> dict[int, Result]:
    """Read what has been done; the line that was being written when a run was killed is not whole."""
    lines = file.read_text("utf-8").splitlines(keepends=True) if file.exists() else []
    whole = [line for line in lines if line.endswith("\n")]
    file.write_text("".join(whole), "utf-8")
    return {result.seed: result for result in (Result(**json.loads(line)) for line in whole)}


def _results(count: Count, seeds: list[int]) -> Iterable[Result]:
    if seeds:
        count.prepare()
    if count.processes == 1:
        yield from map(count.run, seeds)
        return
    with Pool(count.processes) as pool:
        yield from pool.imap_unordered(count.run, seeds)


def _is_well(count: Count, found: list[Result]) -> bool:
    """Say what share of each kind had which outcome, and tell whether it is what is promised."""
    weights: Counter[tuple[str, str]] = Counter()
    for each in found:
        weights[each.kind, each.outcome] += each.weight
    well = True
    for kind in sorted({each.kind for each in found}):
        total = sum(weight for (other, _), weight in weights.items() if other == kind)
        shares = {outcome: weights[kind, outcome] / max(total, 1) for outcome in ("clean", "refused", "wrong")}
        print(f"  {kind}: {total}, " + ", ".join(f"{share:.2%} {outcome}" for outcome, share in shares.items()))
        well = well and not shares["wrong"] and shares["clean"] >= count.promised.get(kind, 0)
    return well


if __name__ == "__main__":
    sys.exit(main())
