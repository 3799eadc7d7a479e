import pickle
from collections import deque
from pathlib import Path

import pytest

from factsheet.production.engines.engine import InProcess, drive
from factsheet.production.options import Options
from factsheet.production.sheets.task import Outcome, Task, read_inputs


@pytest.fixture
def task(meeting_file):
    file = meeting_file()
    return Task(str(file), file.read_bytes())


class Backwards:
    """An engine that gives back first what it got last."""

    capacity = 3

    def __init__(self) -> None:
        self.held: list[tuple[int, Task]] = []
        self.most = 0

    def submit(self, number: int, task: Task) -> None:
        self.held.append((number, task))
        self.most = max(self.most, len(self.held))

    def take(self) -> tuple[int, Outcome]:
        number, task = self.held.pop()
        return number, Outcome(task.source)


def test_outcomes_come_with_what_they_are_of_in_any_order():
    engine = Backwards()
    done = list(drive(engine, deque("abcde"), lambda item: Task(item, b"")))
    assert sorted(item for item, _ in done) == list("abcde")
    assert all(item == outcome.source for item, outcome in done)
    assert [item for item, _ in done] != list("abcde")
    assert engine.most == engine.capacity


def test_what_cannot_be_loaded_reaches_no_engine():
    done = list(drive(Backwards(), deque("ab"), Outcome))
    assert [outcome.source for _, outcome in done] == ["a", "b"]


def test_who_takes_an_outcome_may_put_more_to_do():
    waiting = deque("a")
    done = []
    for item, _ in drive(Backwards(), waiting, lambda item: Task(item, b"")):
        done.append(item)
        if len(done) < 3:
            waiting.append(item * 2)
    assert done == ["a", "aa", "aaaa"]


def test_tasks_inputs_and_outcomes_pickle(task):
    inputs = read_inputs(Options())
    with InProcess(inputs) as engine:
        engine.submit(7, task)
        number, outcome = engine.take()
    with InProcess(pickle.loads(pickle.dumps(inputs))) as engine:
        engine.submit(7, pickle.loads(pickle.dumps(task)))
        _, again = pickle.loads(pickle.dumps(engine.take()))
    assert number == 7
    assert again.files == outcome.files
    assert (again.facts, again.fonts, again.pages) == (outcome.facts, outcome.fonts, outcome.pages)
    assert {*outcome.files} == {"pdf", "docx"}


def test_a_task_depends_on_no_file(task, tmp_path, monkeypatch):
    inputs = read_inputs(Options())
    Path(task.source).unlink()
    with InProcess(inputs) as engine:
        engine.submit(1, task)
        _, outcome = engine.take()
    assert outcome.diagnostics == ()
    assert outcome.pages == 1
    assert outcome.words > 100
    assert [Path(font).name for font in outcome.fonts] != []
