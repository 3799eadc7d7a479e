"""A process that makes PDFs with one program and says how long each took: `python -m benchmarks.worker PROGRAM`.

Standard input gives a source file a line; standard output gives a JSON object a line for each, and a last one, when the
input ends, with the peak memory. With `--to FILE`, one source is made into one file and nothing is said.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.programs import load


def main(arguments: list[str]) -> None:
    """Serve a parent process, or make one file."""
    if "--to" in arguments:
        name, file, _, target = arguments
        Path(target).write_bytes(load(name).build(Path(file)))
        return
    program = load(arguments[0])
    for line in sys.stdin:
        source = Path(line.strip())
        start, used = time.perf_counter(), time.process_time()
        data = program.build(source)
        took, used = time.perf_counter() - start, time.process_time() - used
        source.with_suffix(f".{arguments[0]}.made").write_bytes(data)
        _say(milliseconds=took * 1000, cpu=used * 1000, size=len(data))
    _say(peak=_peak_memory())


def _peak_memory() -> int:
    """Give the most memory that the process held, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux counts in the resource usage what the parent held when it started the process
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _say(**values: float) -> None:
    print(json.dumps(values), flush=True)  # noqa: T201 - it is what the parent reads


if __name__ == "__main__":
    main(sys.argv[1:])
