"""docs/python.md: its examples run, its service answers, its settings and limits are those of the program."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from factsheet import api
from factsheet.cli.new import make_starter
from factsheet.pipeline.pictures import MAX_PIXELS
from factsheet.review.word import package
from factsheet.source.reader import MAX_BYTES, MAX_DEPTH, MAX_EMPTY, MAX_NODES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
STARTER = make_starter("bilateral-geneva", "bilateral", date(2025, 4, 3))


def test_the_examples_run_one_after_another(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("bilateral-geneva.yaml").write_text(STARTER, "utf-8")
    names = {"__name__": "page"}
    for block in BLOCKS:
        exec(compile(block, "docs/python.md", "exec"), names)
    assert Path("geneva.pdf").read_bytes().startswith(b"%PDF")
    assert Path("talks.redline.docx").read_bytes().startswith(b"PK")


@pytest.fixture
def service():
    names = {"__name__": "service"}
    exec(compile(BLOCKS[-1], "service", "exec"), names)
    handler = type("Quiet", (names["Service"],), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("localhost", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address
        server.shutdown()


def post(address, body: bytes) -> tuple[int, str, bytes]:
    connection = HTTPConnection(*address)
    connection.request("POST", "/", body)
    answer = connection.getresponse()
    said = answer.status, answer.headers["Content-Type"], answer.read()
    connection.close()
    return said


def test_the_service_gives_a_pdf_or_says_what_is_wrong(service):
    assert post(service, STARTER.encode()) == (200, "application/pdf", api.build(STARTER, ["pdf"]).files["pdf"])
    status, kind, body = post(service, STARTER.replace("language:", "langauge:").encode())
    assert (status, kind) == (422, "application/json")
    assert json.loads(body)[0] == {
        "code": "unknown-key",
        "message": "unknown key `langauge`",
        "line": 9,
        "hints": ["did you mean `language`?"],
    }
    assert post(service, b"")[0] == 413


def test_the_service_has_about_thirty_lines():
    assert len([line for line in BLOCKS[-1].splitlines() if line.strip()]) <= 32


def test_the_settings_are_those_there_are():
    table = re.search(r"^\| setting \|.*\n\|[ -|]+\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE)[1]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(api.Setup.__annotations__)


def test_the_limits_are_those_there_are():
    mega = 1024 * 1024
    text = " ".join(PAGE.split())
    values = f"{MAX_NODES:,} values, {MAX_EMPTY:,} of them items"
    assert f"at most {MAX_BYTES // mega} MB, {MAX_DEPTH} levels and {values}" in text
    assert f"image {MAX_PIXELS // 10**6} million pixels" in text
    unpacked = f"a draft {package.MAX_BYTES // mega} MB and {package.MAX_TOTAL // mega} MB unpacked"
    assert f"{unpacked}, at a ratio of {package.MAX_RATIO} at most" in text


def test_the_examples_are_typed(tmp_path):
    """The page says that all is typed: a checker as strict as the project's finds nothing in what a user writes."""
    assert "\nstrict = true\n" in (ROOT / "pyproject.toml").read_text("utf-8")
    (tmp_path / "page.py").write_text("\n".join(BLOCKS[:-1]), "utf-8")
    # By the project's settings what it knows of the modules since it checked them serves here as well.
    command = [sys.executable, "-m", "mypy", "--config-file=pyproject.toml", tmp_path / "page.py"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stdout == "Success: no issues found in 1 source file\n"
