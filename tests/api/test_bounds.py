"""What the API leaves alone: files that are not its own, the garbage collector, memory; and how soon it is imported."""

from __future__ import annotations

import copy
import gc
import json
import os
import subprocess
import sys
import zoneinfo
from pathlib import Path

from api_meeting import MEETING

from factsheet import api

ALL = """
import copy
from api_meeting import FIGURE, MEETING, extended, image
from factsheet import api
from factsheet.source.writer import write

def all_of_it(number=0):
    meeting = copy.deepcopy(MEETING) | {"title": f"Meeting {number} of the XQZ"}
    meeting["sections"][0]["content"].append(FIGURE)
    images = {"map.png": image()}
    assert not api.check(meeting, images=images).failed
    assert api.check(meeting | {"titel": "x"}).failed
    assert not api.build(meeting, images=images).failed
    made = api.draft(meeting, images=images)
    assert api.review(extended(made.docx), write(meeting), bases=[made.base]).meeting
    later = meeting | {"title": "Other"}
    assert not api.redline(meeting, later, ["pdf", "docx"], old_images=images, images=images).failed
"""
REPORTLAB_S = (".reportlab_mods", ".reportlab_settings")
"""What ReportLab looks for at home as it is imported, whoever imports it."""
WATCHED = """
import json, sys
seen = []
def note(event, arguments):
    if event in {"open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "tempfile.mkdtemp",
                 "subprocess.Popen", "socket.connect", "os.system"}:
        seen.append((event, *map(str, arguments)))
sys.addaudithook(note)
all_of_it()
print(json.dumps(seen))
"""


def run(script: str, folder: Path) -> str:
    """Run a script in a process of its own, at home in a folder."""
    home = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    environment = {key: value for key, value in os.environ.items() if key != "FACTSHEET_CACHE"} | home
    paths = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-B", "-c", script]
    environment |= {"PYTHONPATH": paths}
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_nothing_is_opened_but_what_program_packs_and_libraries_hold(tmp_path):
    seen = json.loads(run(ALL + WATCHED, tmp_path))
    own = [Path(api.__file__).parents[1], Path(api.__file__).parents[2] / "templates"]
    libraries = (sys.prefix, sys.base_prefix, *filter(None, sys.path), *zoneinfo.TZPATH)  # Babel asks for the zone
    allowed = [*own, *map(Path, libraries)]
    opened = {Path(path) for event, path, *_ in seen if event == "open" and not path.isdigit()}
    opened -= {tmp_path / name for name in REPORTLAB_S}
    assert len(opened) > 20
    assert [str(path) for path in opened if not any(path.is_relative_to(each) for each in allowed)] == []
    written = [path for event, path, _, flags in (each for each in seen if each[0] == "open") if int(flags) & 3]
    assert written == []
    assert {event for event, *_ in seen} <= {"open", "os.listdir", "os.scandir"}
    assert list(tmp_path.iterdir()) == []


def test_the_garbage_collector_is_left_alone(monkeypatch):
    def refuse(*_):
        raise AssertionError("the collector is the caller's")

    for name in ("disable", "enable", "freeze", "set_threshold", "collect"):
        monkeypatch.setattr(gc, name, refuse)
    made = api.draft(MEETING)
    assert not api.build(MEETING).failed
    assert not api.redline(MEETING, MEETING).failed
    assert not api.review(made.docx, json.dumps(MEETING), bases=[made.base]).failed


def test_the_collector_is_as_it_was_after_all_of_it(tmp_path):
    after = "import gc; all_of_it(); print(gc.isenabled(), gc.get_threshold() == BEFORE, gc.get_freeze_count())"
    assert run(f"import gc; BEFORE = gc.get_threshold()\n{ALL}{after}", tmp_path) == "True True 0\n"


def test_calls_leave_nothing_behind(tmp_path):
    script = """
import gc
def objects(rounds):
    for _ in range(rounds):
        for number in range(3):
            all_of_it(number)
    gc.collect()
    return len(gc.get_objects())
first, second = objects(2), objects(3)
assert second - first < 500, (first, second)
"""
    run(ALL + script, tmp_path)


def test_the_import_brings_in_no_library(tmp_path):
    heavy = {
        "reportlab",
        "docx",
        "jinja2",
        "lxml",
        "pydantic",
        "yaml",
        "babel",
        "PIL",
        "click",
        "rich",
        "fontTools",
        "uharfbuzz",
    }
    assert run(f"import sys, factsheet.api; print({heavy!r} & sys.modules.keys())", tmp_path) == "set()\n"


def test_bytes_do_not_depend_on_what_was_made_before():
    first = api.build(MEETING)
    other = copy.deepcopy(MEETING)
    other["sections"][0]["content"].append("平和と安定を強く守る。 Мир — ‽")
    api.build(other)
    api.build(MEETING, paper="letter")
    assert api.build(MEETING) == first
