"""Calls from several threads at once give what calls one after another give, from the very first call on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sampling import sampled

SCRIPT = """
import copy, gc, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from api_meeting import FIGURE, INPUTS, MEETING, extended, image
from factsheet import api
from factsheet.source.writer import write

def meeting(number):
    made = copy.deepcopy(MEETING)
    made["id"], made["title"] = f"m{number}", f"Treffen Nr. {number} — встреча"
    made["language"] = "en"
    made["sections"][0]["content"] += [f"Point {n} of **{number}**, 平和と安定, мир." for n in range(number + 3)]
    made["sections"][0]["content"].append(copy.deepcopy(FIGURE))
    return made

IMAGES = {"map.png": image()}
SAMPLES = [file.read_bytes() for file in sorted(INPUTS.glob("trilateral-*-2025-??-??.yaml"))][:: int(sys.argv[2])]
DRAFTED = MEETING | {"language": "en"}

def reviewed():
    made = api.draft(DRAFTED)
    return made, api.review(extended(made.docx), write(DRAFTED), bases=[made.base])

TASKS = [
    *(lambda data=data: api.build(data) for data in SAMPLES),
    *(lambda n=n: api.build(meeting(n), images=IMAGES) for n in range(2)),
    lambda: api.check(meeting(2)),
    lambda: api.redline(meeting(1), meeting(2), ["pdf", "docx"], images=IMAGES, old_images=IMAGES),
    reviewed,
]
THREADS = 8
barrier = Barrier(THREADS)

def work(thread):
    barrier.wait()
    order = [(thread + number) % len(TASKS) for number in range(len(TASKS))]
    # The first threads begin with the same meeting, so that all that is loaded late is loaded at once.
    order = sorted(order) if thread < THREADS // 2 else order
    return {task: TASKS[task]() for task in order}

sys.setswitchinterval(float(sys.argv[1]))
with ThreadPoolExecutor(THREADS) as pool:
    results = list(pool.map(work, range(THREADS)))
sys.setswitchinterval(0.005)
alone = {task: TASKS[task]() for task in range(len(TASKS))}
wrong = [(thread, task) for thread, found in enumerate(results) for task in found if found[task] != alone[task]]
assert not wrong, wrong
assert not any(alone[task].failed for task in range(len(SAMPLES) + 2))
assert alone[len(TASKS) - 1][1].meeting is not None
print("the same")
"""


def test_eight_threads_make_the_same_as_one():
    """Threads take turns fifty times as often as usual, with every third sample.

    In the deep counts, where that takes its time, it is five hundred times, with all samples.
    """
    turns = ("1e-5", "1") if sampled(1) > 1 else ("1e-4", "3")
    command = [sys.executable, "-c", SCRIPT, *turns]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parent)
    assert (run.stdout, run.stderr) == ("the same\n", "")
