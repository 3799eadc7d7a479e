"""Watching: a saved file is built soon, errors end nothing, and Ctrl-C ends it."""

import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "factsheet"]
PATIENCE = 30


class Session:
    """A running `factsheet watch`, whose lines are awaited."""

    def __init__(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [*PROGRAM, "watch", *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line.rstrip())

    def until(self, last: str) -> list[str]:
        """Give the lines up to one that begins so."""
        found = [self._lines.get(timeout=PATIENCE)]
        while not found[-1].startswith(last):
            found.append(self._lines.get(timeout=PATIENCE))
        return found

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watch(factsheet):
    """Watch a set of one meeting; gives the session when all is built."""
    Path("inputs").mkdir()
    assert factsheet("new", "one").code == 0
    Path("one.yaml").rename("inputs/one.yaml")
    Path("factsheet.toml").write_text('formats = ["docx"]\n', encoding="utf-8")
    session = Session()
    assert "dist/one.docx" in session.until("watching")
    yield session
    session.process.kill()
    session.process.wait()
    session.process.stdout.close()


def save(text: str, file: str = "inputs/one.yaml") -> None:
    """Write as many editors do: beside, then rename."""
    Path(f"{file}~").write_text(text, encoding="utf-8")
    Path(f"{file}~").replace(file)


def test_what_is_saved_is_built_and_errors_end_nothing(watch):
    text = Path("inputs/one.yaml").read_text("utf-8")
    save(text.replace("kind: bilateral", "kind: bilatral"))
    assert "did you mean `bilateral`?" in "\n".join(watch.until("watching"))
    save(text)
    watch.until("watching")
    save(text.replace("A point can be", "This can be"))
    assert "dist/one.docx" in watch.until("watching")
    save(text.replace("id: one", "id: new", 1), "inputs/new.yaml")
    assert "dist/new.docx" in watch.until("watching")
    assert watch.end() == 0
    assert "Traceback" not in "".join(watch.until("ended"))


def test_settings_may_change_and_be_wrong(watch):
    save("ouput = 1\n", "factsheet.toml")
    assert "factsheet.toml:1:1: error: unknown key `ouput` [unknown-key]" in watch.until("watching")
    save('formats = ["docx"]\noutput = "out"\ninputs = ["inputs/*.yaml", "more/*.yaml"]\n', "factsheet.toml")
    assert "out/one.docx" in watch.until("watching")
    assert watch.end() == 0


def test_a_set_that_cannot_be_read_at_first_is_not_watched(factsheet):
    Path("factsheet.toml").write_text("ouput = 1\n", encoding="utf-8")
    assert factsheet("watch").code == 1


def test_without_watchfiles_it_is_said_how_to_install_them(factsheet, sample, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    outcome = factsheet("watch", sample)
    assert outcome.code == 2
    assert 'hint: pip install "factsheet[watch]"' in outcome.err


def test_the_lines_of_the_readme_run_and_build_once(factsheet):
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    lines = [line.split("#")[0].split() for line in readme.splitlines() if line.startswith("    factsheet ")]
    assert [line[1] for line in lines] == ["new", "check", "build", "watch"]
    for line in lines[:-1]:
        assert factsheet(*line[1:]).code == 0, line
    session = Session(*lines[-1][2:])
    session.until("watching")
    with pytest.raises(queue.Empty):
        session._lines.get(timeout=2)
    assert session.end() == 0
    session.process.stdout.close()


def test_what_a_build_writes_beside_a_watched_file_starts_no_build(factsheet):
    assert factsheet("new", "one").code == 0
    session = Session("one.yaml")
    session.until("watching")
    save(Path("one.yaml").read_text("utf-8").replace("A point can be", "This can be"), "one.yaml")
    assert "dist/one.docx" in session.until("watching")
    with pytest.raises(queue.Empty):
        session._lines.get(timeout=3)
    assert session.end() == 0
    session.process.stdout.close()


def test_what_is_printed_into_a_watched_folder_starts_no_build(factsheet):
    assert factsheet("new", "one").code == 0
    with Path("said.txt").open("w") as said:
        process = subprocess.Popen([*PROGRAM, "watch", "one.yaml"], stdout=said, stderr=said)
    end = time.monotonic() + PATIENCE
    while "watching" not in Path("said.txt").read_text("utf-8") and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    assert Path("said.txt").read_text("utf-8").count("watching;") == 1
