"""A Dask cluster on this machine: the same bytes, nothing lost with a worker, clear words where it cannot be used."""

from __future__ import annotations

import os
import shutil
import signal
from collections import deque
from pathlib import Path

import pytest
from msgspec.structs import replace

from factsheet.outputs.registry import SheetOutput
from factsheet.production.engines.engine import InProcess, check_address, drive, engine_for
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import OptionError, Options
from factsheet.production.records.fingerprints import font_package
from factsheet.production.sheets.task import Outcome, Task, read_inputs

distributed = pytest.importorskip("distributed")
engine_module = pytest.importorskip("factsheet.production.engines.cluster")

pytestmark = [
    # What Dask and its server say of themselves is not this program's to mend.
    pytest.mark.filterwarnings("default"),
    pytest.mark.xdist_group("cluster"),
]

SHEETS = 24


@pytest.fixture(scope="module")
def inputs():
    return read_inputs(Options(formats=("docx",)))


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as made:
        yield made


@pytest.fixture
def tasks(meeting_file) -> list[Task]:
    file = meeting_file()
    data = file.read_bytes()
    return [Task(f"{number}.yaml", data.replace(b"sample", b"sample-%d" % number, 1)) for number in range(SHEETS)]


def made(engine, tasks: list[Task]) -> dict[str, Outcome]:
    with engine:
        return {task.source: outcome for task, outcome in drive(engine, deque(tasks), lambda task: task)}


def test_a_cluster_makes_the_same_bytes(inputs, cluster, tasks):
    engine = engine_for(inputs, None, len(tasks), cluster.scheduler_address)
    assert engine.capacity == 6  # two for each of two threads, and two that wait
    there = made(engine, tasks[:4])
    here = made(InProcess(inputs), tasks[:4])
    assert {name: outcome.files for name, outcome in there.items()} == {
        name: outcome.files for name, outcome in here.items()
    }


def test_an_output_that_a_worker_does_not_know_travels_with_the_inputs(inputs, cluster, tasks):
    other = replace(inputs, outputs=(SheetOutput("other", "odt", "factsheet.outputs.docx"),))
    (there,) = made(engine_for(other, None, 1, cluster.scheduler_address), tasks[:1]).values()
    (here,) = made(InProcess(inputs), tasks[:1]).values()
    assert there.files == {"other": here.files["docx"]}


def test_fonts_are_named_as_on_this_machine(cluster, tasks):
    inputs = read_inputs(Options(formats=("pdf",)))
    (outcome,) = made(engine_for(inputs, None, 1, cluster.scheduler_address), tasks[:1]).values()
    (own,) = made(InProcess(inputs), tasks[:1]).values()
    assert outcome.fonts == own.fonts
    assert all(Path(font).is_file() for font in outcome.fonts)


def test_the_sheets_of_a_worker_that_is_killed_are_made_by_another(inputs, cluster, tasks):
    outcomes: dict[str, Outcome] = {}
    with engine_for(inputs, None, len(tasks), cluster.scheduler_address) as engine:
        for task, outcome in drive(engine, deque(tasks), lambda task: task):
            outcomes[task.source] = outcome
            if len(outcomes) == 2:
                os.kill(next(iter(engine._client.run(os.getpid).values())), signal.SIGKILL)
    assert len(outcomes) == SHEETS
    assert not any(outcome.failed for outcome in outcomes.values())


def test_fonts_that_a_theme_brings_travel_with_it(cluster, tasks, tmp_path):
    package = font_package()
    (tmp_path / "fonts").mkdir()
    shutil.copy(package / "Lato" / "Lato-Regular.ttf", tmp_path / "fonts" / "OwnFace-Regular.ttf")
    standard = PackLibrary().theme_files("standard")[0].read_text("utf-8")
    theme = tmp_path / "theme.yaml"
    theme.write_text(standard.replace("family: Source Sans 3", "family: Own Face", 1), "utf-8")
    inputs = read_inputs(Options(formats=("pdf",), theme=theme))
    (outcome,) = made(engine_for(inputs, None, 1, cluster.scheduler_address), tasks[:1]).values()
    assert not outcome.failed
    assert str(tmp_path / "fonts" / "OwnFace-Regular.ttf") in outcome.fonts


def test_a_scheduler_that_is_not_there_is_told(inputs, monkeypatch):
    monkeypatch.setattr(engine_module, "_PATIENCE", 0.3)
    with pytest.raises(OptionError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        engine_for(inputs, None, 1, "tcp://127.0.0.1:9")


def test_a_worker_with_other_versions_is_refused(inputs, cluster, monkeypatch):
    monkeypatch.setattr(engine_module, "versions", lambda: {"reportlab": "0.1"})
    with pytest.raises(OptionError) as caught:
        engine_for(inputs, None, 1, cluster.scheduler_address)
    assert {found.code for found in caught.value.diagnostics} == {"worker-versions"}
    assert "(here 0.1)" in caught.value.diagnostics[0].message


@pytest.mark.parametrize(
    "address", ["tls://scheduler.example.org:8786", "tcp://127.0.0.1:8786", "tcp://localhost:8786", "tcp://[::1]:8786"]
)
def test_encrypted_addresses_and_those_of_this_machine_may_be_used(address):
    check_address(address, insecure=False)


@pytest.mark.parametrize(
    "address", ["", "scheduler", "scheduler:8786", "http://a:1", "tcp://a", "tcp://a:x", "tls://a:1/b", "inproc://a:1"]
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(OptionError, match="no address of a scheduler"):
        check_address(address, insecure=True)


def test_an_open_address_beyond_this_machine_needs_a_flag():
    for address in ("tcp://10.0.0.7:8786", "tcp://scheduler.example.org:8786"):
        with pytest.raises(OptionError, match="neither encrypted nor on this machine"):
            check_address(address, insecure=False)
    check_address("tcp://10.0.0.7:8786", insecure=True)
