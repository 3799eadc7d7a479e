"""What stands on a worker of a cluster, and what is made of what comes back: no cluster is needed for that."""

import shutil
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from factsheet.diagnostics import FactsheetError
from factsheet.outputs.registry import SheetOutput
from factsheet.production.engines import engine
from factsheet.production.engines.engine import InProcess
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import OptionError, Options
from factsheet.production.records.fingerprints import font_package
from factsheet.production.sheets.task import Outcome, Task, read_inputs

distributed = pytest.importorskip("distributed")
cluster = pytest.importorskip("factsheet.production.engines.cluster")

pytestmark = pytest.mark.filterwarnings("default")
WORKER = SimpleNamespace(address="tcp://w:1")


@pytest.fixture
def task(meeting_file):
    file = meeting_file()
    return Task(str(file), file.read_bytes())


@pytest.fixture
def own_font(tmp_path):
    """Give a inputs whose theme brings a font, and a file in a folder below it."""
    (tmp_path / "fonts" / "deep").mkdir(parents=True)
    for name in ("more", "most"):
        (tmp_path / "fonts" / "deep" / name).write_bytes(b"x")
    shutil.copy(font_package() / "Lato" / "Lato-Regular.ttf", tmp_path / "fonts" / "OwnFace-Regular.ttf")
    theme = tmp_path / "theme.yaml"
    text = PackLibrary().theme_files("standard")[0].read_text("utf-8")
    theme.write_text(text.replace("family: Source Sans 3", "family: Own Face", 1), "utf-8")
    return read_inputs(Options(formats=("pdf",), theme=theme))


def test_a_worker_makes_what_is_made_here_and_names_fonts_as_here(own_font, task, tmp_path):
    fonts = cluster._fonts(own_font)
    assert {folder: list(files) for folder, files in fonts.items()} == {
        str(tmp_path / "fonts"): ["OwnFace-Regular.ttf", "deep/more", "deep/most"]
    }
    setup = cluster.WorkerSetup("b", own_font, fonts)
    setup.setup(WORKER)
    there = setup.make(task)
    with InProcess(own_font) as engine:
        engine.submit(1, task)
        _, here = engine.take()
    assert any(font.startswith("package:") for font in there.fonts)
    assert str(tmp_path / "fonts" / "OwnFace-Regular.ttf") in there.fonts
    assert cluster._at_home(there).fonts == here.fonts
    assert there.files == here.files
    folder = setup._folder
    assert (folder / "0" / "deep" / "more").read_bytes() == b"x"
    setup.teardown(WORKER)
    assert not folder.exists()


def test_a_font_has_at_most_64_mebibytes(own_font, tmp_path):
    for size in (2**26, 2**26 + 1):
        with (tmp_path / "fonts" / "large").open("wb") as file:
            file.truncate(size)
        if size == 2**26:
            assert len(cluster._fonts(own_font)[str(tmp_path / "fonts")]["large"]) == size
    with pytest.raises(FactsheetError, match="more than the 67,108,864 bytes"):
        cluster._fonts(own_font)


def test_a_worker_needs_the_libraries_of_an_output_in_the_same_versions(task, monkeypatch):
    output = SheetOutput("other", "odt", "factsheet.outputs.docx", libraries=("click",))
    setup = cluster.WorkerSetup("b", replace(read_inputs(Options()), outputs=(output,)), {})
    monkeypatch.setattr(cluster, "library_versions", lambda names: dict.fromkeys(names, "0"))
    setup.setup(WORKER)
    (found,) = setup.make(task).diagnostics
    setup.teardown(WORKER)
    assert "the worker tcp://w:1 has other versions: click 0 (here " in found.message


@pytest.mark.parametrize("version", ["0.1", "99"])
def test_a_worker_that_joins_with_other_versions_makes_nothing(task, monkeypatch, version):
    setup = cluster.WorkerSetup("b", read_inputs(Options()), {})
    monkeypatch.setattr(cluster, "versions", lambda: {**setup._versions, "reportlab": version})
    setup.setup(WORKER)
    (found,) = setup.make(task).diagnostics
    setup.teardown(WORKER)
    wanted = setup._versions["reportlab"]
    assert (found.code, found.span.file) == ("worker-versions", "sample.yaml")
    assert found.message == f"the worker tcp://w:1 has other versions: reportlab {version} (here {wanted})"


def test_tasks_go_to_the_bench_of_their_name(monkeypatch):
    setup = SimpleNamespace(make=lambda task: Outcome(task.source))
    monkeypatch.setattr(cluster, "get_worker", lambda: SimpleNamespace(plugins={"b": setup}))
    assert cluster.make("b", Task("a.yaml", b"")).source == "a.yaml"
    assert cluster.own_versions() == cluster.versions()


def future(status: str, error: Exception | None = None) -> SimpleNamespace:
    return SimpleNamespace(status=status, exception=lambda: error, result=lambda: Outcome("a.yaml", fonts=("x",)))


def test_outcomes_lost_workers_and_a_lost_scheduler():
    assert cluster.Cluster._outcome(None, future("finished"), "a.yaml").fonts == ("x",)
    killed = distributed.KilledWorker("a", SimpleNamespace(address="w"), 3)
    (found,) = cluster.Cluster._outcome(None, future("error", killed), "a.yaml").diagnostics
    assert (found.code, found.span.file) == ("process-died", "a.yaml")
    for lost, message in (
        (future("error", ValueError("gone")), "the scheduler is gone: gone"),
        (future("lost", killed), "the scheduler is gone"),
        (future("cancelled", killed), "the scheduler is gone"),
    ):
        with pytest.raises(FactsheetError) as caught:
            cluster.Cluster._outcome(None, lost, "a.yaml")
        assert caught.value.diagnostics[0].message == message


class Workers:
    """Stands in for a client; `waits` and `runs` raise what they are given."""

    def __init__(self, waits: Exception | None = None, runs: Exception | None = None) -> None:
        self.waits, self.runs, self.wanted = waits, runs, None

    def wait_for_workers(self, count: int, timeout: str) -> None:
        self.wanted = count if timeout else 0
        if self.waits:
            raise self.waits

    def run(self, function) -> dict[str, dict[str, str]]:
        if self.runs:
            raise self.runs
        return {"w": function()}

    def nthreads(self) -> dict[str, int]:
        return {"w": 2, "x": 3}


def test_one_worker_is_enough_and_all_threads_count():
    client = Workers()
    assert (cluster._workers(client, "tcp://s:1"), client.wanted) == (5, 1)


@pytest.mark.parametrize(
    ("client", "message"),
    [
        (Workers(waits=TimeoutError()), "the scheduler tcp://s:1 has no workers"),
        (Workers(runs=ImportError("none")), "a worker of tcp://s:1 cannot run the program: none"),
    ],
)
def test_a_scheduler_without_workers_that_can_is_told(client, message):
    with pytest.raises(OptionError) as caught:
        cluster._workers(client, "tcp://s:1")
    assert caught.value.diagnostics[0].message == message


@pytest.mark.parametrize(("address", "encrypted"), [("tls://s:1", True), ("tcp://s:1", False)])
def test_tls_is_required_where_it_is_named_and_no_client_becomes_the_default(monkeypatch, address, encrypted):
    monkeypatch.setattr(cluster, "Client", lambda _, **options: options)
    options = cluster._connect(address)
    assert bool(options["security"] and options["security"].require_encryption) == encrypted
    assert options["set_as_default"] is False


def test_cores_are_those_that_this_process_may_use(monkeypatch):
    monkeypatch.setattr(engine.os, "sched_getaffinity", lambda _: {3, 5, 7}, raising=False)
    assert engine.cores() == 3
    monkeypatch.delattr(engine.os, "sched_getaffinity")
    for counted, cores in ((8, 8), (None, 1)):
        monkeypatch.setattr(engine.os, "cpu_count", lambda counted=counted: counted)
        assert engine.cores() == cores
