"""Many processes: nothing is lost when one dies, and none is left when the build is given up."""

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque

import pytest

from factsheet.production.engines import engine as engine_module
from factsheet.production.engines import processes
from factsheet.production.engines.engine import InProcess, drive, engine_for
from factsheet.production.engines.processes import Processes
from factsheet.production.options import Options
from factsheet.production.records.fingerprints import digest
from factsheet.production.sheets.task import Outcome, Task, read_inputs


@pytest.fixture(scope="module")
def inputs():
    return read_inputs(Options(formats=("docx",)))


def obedient(connection, inputs, staging) -> None:
    """Stand in for what serves a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError):
        while True:
            connection.send(obey(connection.recv()))


def obey(task: Task) -> Outcome:
    """Stand in for making a sheet: die, or wait, as the task says."""
    match task.data.split():
        case [b"die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case [b"once", file] if not os.path.exists(file):  # noqa: PTH110 - it is bytes
            os.close(os.open(file, os.O_CREAT))
            os.kill(os.getpid(), signal.SIGKILL)
        case [b"wait", seconds]:
            time.sleep(float(seconds))
    return Outcome(task.source, words=os.getpid())


def done(engine, *orders: bytes) -> dict[str, Outcome]:
    waiting = deque(enumerate(orders))
    return {str(item[0]): outcome for item, outcome in drive(engine, waiting, lambda item: Task(str(item[0]), item[1]))}


@pytest.fixture
def obeying(monkeypatch):
    monkeypatch.setattr(processes, "serve", obedient)


def test_work_is_shared(inputs, obeying):
    with Processes(inputs, 2) as engine:
        outcomes = done(engine, *[b"wait 0.05"] * 8)
    assert len({outcome.words for outcome in outcomes.values()}) == 2
    assert os.getpid() not in {outcome.words for outcome in outcomes.values()}


def test_a_process_that_dies_twice_is_an_error_of_its_sheet_alone(inputs, obeying):
    with Processes(inputs, 2) as engine:
        outcomes = done(engine, b"wait 0.1", b"die", b"x", b"x", b"die", b"x", b"x", b"x")
    assert len(outcomes) == 8
    assert [source for source, outcome in sorted(outcomes.items()) if outcome.failed] == ["1", "4"]
    (found,) = outcomes["1"].diagnostics
    assert (found.code, str(found.span)) == ("process-died", "1:1:1")
    assert "--jobs" in found.hints[0]


def test_a_process_that_dies_once_costs_nothing_but_time(inputs, obeying, tmp_path):
    with Processes(inputs, 2) as engine:
        outcomes = done(engine, b"once " + os.fsencode(tmp_path / "mark"), b"x", b"x")
    assert (tmp_path / "mark").exists()
    assert not any(outcome.failed for outcome in outcomes.values())


def test_processes_end_with_the_build(inputs, obeying):
    with Processes(inputs, 2) as engine:
        done(engine, b"x", b"x", b"x")
        started = multiprocessing.active_children()
        assert started
    assert not any(process.is_alive() for process in started)


def test_a_build_that_is_given_up_does_not_wait(inputs, obeying):
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Processes(inputs, 2) as engine:
        done(engine, b"x")
        engine.submit(1, Task("1", b"wait 60"))
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 20
    for process in multiprocessing.active_children():
        process.join(5)
    assert multiprocessing.active_children() == []


def test_no_more_than_can_be_done_soon_is_with_the_engine(inputs, obeying):
    loaded: list[int] = []
    with Processes(inputs, 2) as engine:

        def load(item: int) -> Task:
            loaded.append(item)
            return Task(str(item), b"x")

        for count, _ in enumerate(drive(engine, deque(range(30)), load)):
            assert len(loaded) <= count + engine.capacity


def test_little_work_and_one_job_stay_in_this_process(inputs, monkeypatch):
    monkeypatch.setattr(engine_module, "cores", lambda: 8)
    for jobs, tasks in ((1, 100), (8, 1), (None, 1), (None, 7)):
        with engine_for(inputs, jobs, tasks) as engine:
            assert isinstance(engine, InProcess)


@pytest.mark.parametrize(("jobs", "tasks", "capacity"), [(None, 8, 4), (None, 1000, 16), (3, 1000, 6), (3, 2, 4)])
def test_how_many_processes_there_are(inputs, monkeypatch, jobs, tasks, capacity):
    monkeypatch.setattr(engine_module, "cores", lambda: 8)
    with engine_for(inputs, jobs, tasks) as engine:
        assert engine.capacity == capacity


def test_a_process_writes_its_files_and_sends_their_digests(tmp_path):
    made = Outcome("a.yaml", files={"pdf": b"%PDF", "docx": b"PK"})
    staged = processes._staged(made, tmp_path)
    assert staged.files == {}
    assert {name: file.path.read_bytes() for name, file in staged.staged.items()} == made.files
    assert [file.sha256 for file in staged.staged.values()] == [digest(data) for data in made.files.values()]
    assert [file.size for file in staged.staged.values()] == [4, 2]


def test_a_process_that_can_write_nothing_sends_what_it_made(tmp_path):
    made = Outcome("a.yaml", files={"pdf": b"%PDF"})
    assert processes._staged(made, tmp_path / "gone") is made
    assert processes._staged(made, None) is made
