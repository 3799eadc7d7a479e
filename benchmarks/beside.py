"""Two checkouts of this program and Typst side by side, by the time of the processor: `python -m benchmarks.beside`.

    python -m benchmarks.beside [--checkout DIR] [--wheel FILE] [--turns N] [--long-turns N] [--parts N]
        [--set N] [--to FILE]

The programs take turns, so that a busy moment hits all alike, and the time of the processor is counted, which other
programs hardly change; the load is printed all the same. `DIR` is a checkout of another commit with its own benchmarks,
`FILE` a wheel made of this one, compiled.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from benchmarks.commands import factsheet_arguments, typst_arguments
from benchmarks.machine import describe
from benchmarks.measure import Session, batch, environment
from benchmarks.plan import FULL, pages, sheets
from benchmarks.programs.factsheet import theme_file
from benchmarks.tables import head, row

RESULTS = Path(__file__).parent / "BESIDE.md"
HERE = Path(__file__).parent.parent
OURS, COMPILED, BEFORE, PEER = "this checkout", "this one compiled", "the other checkout", "typst"
WARMING = 2
_CHECKED, _MANY, _FEWER = 40, 1000, 8
"""The meetings that one `factsheet check` looks at, in one process, and in as many as it likes, in fewer turns."""

Times = dict[str, list[float]]


def main() -> None:
    """Measure, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_checkouts(parser)
    parser.add_argument("--turns", type=int, default=24, help="how often each has its turn; 0: long ones, sets alone")
    parser.add_argument("--long-turns", type=int, default=1, help="how often each has a long sheet; 0 leaves it out")
    parser.add_argument("--parts", type=int, default=FULL.parts[-1], help="how many times as long that is")
    parser.add_argument("--set", type=int, default=0, help="how many sheets a set has; 0 leaves sets out")
    parser.add_argument("--to", type=Path, default=RESULTS, help="the file for the results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checkouts = given_checkouts(options, Path(folder))
        text = "\n".join(_lines(checkouts, options, Path(folder))) + "\n"
    options.to.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def add_checkouts(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what this checkout is held against."""
    parser.add_argument("--checkout", type=Path, help="a checkout of another commit")
    parser.add_argument("--wheel", type=Path, help="a wheel made of this checkout, compiled")


def given_checkouts(options: argparse.Namespace, folder: Path) -> dict[str, Path]:
    """Give the folders that have the program, by name; a wheel is unpacked, with our benchmarks beside it."""
    found = {OURS: HERE}
    if options.wheel:
        found[COMPILED] = folder / "wheel"
        ZipFile(options.wheel).extractall(found[COMPILED])
        shutil.copytree(HERE / "benchmarks", found[COMPILED] / "benchmarks")
    if options.checkout:
        found[BEFORE] = options.checkout.resolve()
    return found


def _lines(checkouts: Mapping[str, Path], options: argparse.Namespace, folder: Path) -> Iterator[str]:
    turns: int = options.turns
    yield from opening("Side by side", "benchmarks.beside", checkouts, turns or 1)
    programs = {name: ("factsheet", checkout) for name, checkout in checkouts.items()} | {PEER: ("typst", HERE)}
    if turns:
        times, _ = warm(programs, folder, turns)
        yield from section("One sheet, warm: from a file to a tagged PDF", times)
    if options.long_turns:
        times, peaks = warm(programs, folder, options.long_turns, options.parts, 0)
        long = f"One sheet of {pages(options.parts)} pages, in a process that has made a short one"
        yield from section(long, times)
        yield from section(f"{long}: the most memory that it held, in MB", peaks)
    for formats in ("pdf", "pdf,docx") if options.set else ():
        times = _sets(checkouts, options.set, formats, folder)
        yield from section(f"{options.set:,} sheets by 2 processes, {formats}: milliseconds of the clock", times)
    measured = (
        ("One sheet, cold: `factsheet build` in a fresh process", _cold),
        (f"`factsheet check` of {_CHECKED} meetings in a fresh process", _checks),
        (f"`factsheet check` of {_MANY:,} meetings: milliseconds of the clock", _many_checks),
    )
    for title, measure in measured if turns else ():
        times = measure(checkouts, turns, folder)
        yield from section(title, times)


def opening(title: str, module: str, checkouts: Mapping[str, Path], turns: int) -> Iterator[str]:
    """Give the title of a report, who wrote it, and what it was measured on."""
    yield f"# {title}"
    yield ""
    yield f"Written by `python -m {module}`; milliseconds of the processor, the least and the median of"
    yield f"{turns} turns. Ratios are to the last row of each table."
    yield ""
    yield from (f"- {line}" for line in describe())
    yield f"- {_build()}"
    for commit in _commits(checkouts):
        yield f"- {commit}"


def section(title: str, times: Times) -> Iterator[str]:
    """Give the table of what the programs took, under its title, with the load when they were done."""
    yield from ("", f"## {title}", "")
    yield f"Load of the last minutes: {', '.join(map('{:.1f}'.format, os.getloadavg()))}"
    yield ""
    yield from head("program", "least", "median", "ratio of least", "ratio of medians")
    last = [*times.values()][-1]
    for name, taken in times.items():
        least, middle = min(taken) / min(last), median(taken) / median(last)
        yield row(name, f"{min(taken):.1f}", f"{median(taken):.1f}", f"{least:.2f}", f"{middle:.2f}")


def warm(
    programs: Mapping[str, tuple[str, Path]], folder: Path, turns: int, parts: int = 1, warming: int = WARMING
) -> tuple[Times, Times]:
    """Measure processes that have made a sheet, and the most memory that each held; `parts` is the length of the next.

    `programs` are an adapter and a checkout each; one of a checkout writes its theme beside its sheets.
    """
    places = {name: own_folder(folder, name) for name in programs}
    seeds = range(turns + warming)
    files = {name: sheets(program, places[name], seeds, parts) for name, (program, _) in programs.items()}
    workers = {name: Session(program, checkout) for name, (program, checkout) in programs.items()}
    for name, (program, _) in programs.items():
        workers[name].make(sheets(program, places[name], [turns + warming], 1)[0])
    calls = {name: lambda n, name=name: workers[name].make(files[name][n]).cpu for name in workers}
    times = in_turn(turns, calls, warming)
    for worker in workers.values():
        with worker:
            pass
    return times, {name: [worker.peak / 1e6] for name, worker in workers.items()}


def _cold(checkouts: Mapping[str, Path], turns: int, folder: Path) -> Times:
    """Measure the command, with the themes that the warm processes wrote."""
    (typst,) = sheets("typst", folder, [0])

    def ours(name: str) -> float:
        own = own_folder(folder, name)
        (sheet,) = sheets("factsheet", own, [0])
        return command(["-m", "factsheet", *factsheet_arguments(sheet, own)], checkouts[name])

    def theirs() -> float:
        return command(typst_arguments(typst, folder / "cold.pdf"), HERE)

    commands: dict[str, Callable[[int], float]] = {name: lambda _, name=name: ours(name) for name in checkouts}
    return in_turn(turns, commands | {PEER: lambda _: theirs()})


def _checks(checkouts: Mapping[str, Path], turns: int, folder: Path) -> Times:
    def ours(name: str) -> float:
        files = sheets("factsheet", own_folder(folder, name), range(_CHECKED))
        return command(["-m", "factsheet", "check", *map(str, files)], checkouts[name])

    return in_turn(turns, {name: lambda _, name=name: ours(name) for name in checkouts})


def _many_checks(checkouts: Mapping[str, Path], turns: int, folder: Path) -> Times:
    def ours(name: str) -> float:
        own = own_folder(folder, f"{name} many")
        sheets("factsheet", own, range(_MANY))
        start = time.perf_counter()
        command(["-m", "factsheet", "check", "--quiet", str(own)], checkouts[name])
        return (time.perf_counter() - start) * 1000

    return in_turn(max(1, turns // _FEWER), {name: lambda _, name=name: ours(name) for name in checkouts}, warming=0)


def _sets(checkouts: Mapping[str, Path], count: int, formats: str, folder: Path) -> Times:
    """Measure the command on a folder of meetings, and Typst on as many, which writes PDF alone."""

    def ours(name: str) -> float:
        own = own_folder(folder, name)
        meetings, out = own_folder(own, "set"), own / f"out-{formats}"
        sheets("factsheet", meetings, range(count))
        options = ["--quiet", "--jobs", "2", "--format", formats, "--theme", str(theme_file(own)), "--output", str(out)]
        start = time.perf_counter()
        command(["-m", "factsheet", "build", *options, str(meetings)], checkouts[name])
        return (time.perf_counter() - start) * 1000

    for name, checkout in checkouts.items():
        with Session("factsheet", checkout) as session:  # which writes the theme of the checkout
            session.make(sheets("factsheet", own_folder(folder, name), [0])[0])
    theirs = sheets("typst", folder, range(count))
    runs: dict[str, Callable[[int], float]] = {name: lambda _, name=name: ours(name) for name in checkouts}
    return in_turn(1, runs | {PEER: lambda _: count / batch("typst", theirs, 2) * 1000}, warming=0)


def own_folder(folder: Path, name: str) -> Path:
    """Give the folder of a checkout's own files, made when it is not there."""
    own = folder / name.replace(" ", "-")
    own.mkdir(exist_ok=True)
    return own


def in_turn(turns: int, programs: Mapping[str, Callable[[int], float]], warming: int = WARMING) -> Times:
    """Give what the programs took, each asked in its turn; the first turns do not count."""
    times: Times = {name: [] for name in programs}
    for turn in range(turns + warming):
        for name, run in programs.items():
            times[name].append(run(turn))
    return {name: taken[warming:] for name, taken in times.items()}


def command(arguments: Sequence[str], checkout: Path) -> float:
    """Run Python on a checkout and give the milliseconds of the processor that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, *arguments], cwd=checkout, env=environment(checkout), check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def _build() -> str:
    """Say how Python was built; Debian optimizes by profile without an option that says so."""
    given = shlex.split(sysconfig.get_config_var("CONFIG_ARGS") or "")
    told = [each for each in given if each.startswith(("--enable-optimizations", "--with-lto"))]
    flags = " ".join(sorted(set(re.findall(r"-O\S+|-fprofile\S+|-flto\S*", str(sysconfig.get_config_var("CFLAGS"))))))
    options = " ".join(told) or "neither --enable-optimizations nor --with-lto said"
    return f"Python by {platform.python_compiler()}: {options}; {flags}"


def _commits(checkouts: Mapping[str, Path]) -> Iterator[str]:
    for name, checkout in checkouts.items():
        if name == COMPILED:
            continue
        told = subprocess.run(  # noqa: S603 - a fixed command
            ["git", "-C", str(checkout), "log", "-1", "--format=%h of %cs"],  # noqa: S607 - found on the path
            check=True,
            capture_output=True,
            text=True,
        )
        yield f"{name}: {told.stdout.strip()}"


if __name__ == "__main__":
    main()
