"""The benchmarks run; what they measure is no test's business."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYTHON = ROOT / ".venv-bench" / "bin" / "python"


@pytest.mark.parametrize("name", ["factsheet", "factsheet_untagged", "factsheet_docx"])
def test_our_own_programs_make_a_sheet(name, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT))
    made = tmp_path / "made"
    (source,) = import_module("benchmarks.plan").sheets("factsheet", tmp_path, [0])  # others alter what they import
    subprocess.run([sys.executable, "-m", "benchmarks.worker", name, source, "--to", made], cwd=ROOT, check=True)
    assert made.read_bytes()[:2] in {b"%P", b"PK"}


@pytest.mark.skipif(not PYTHON.exists(), reason="needs the programs compared with: make bench")
def test_the_benchmarks_run_with_tiny_sizes(tmp_path):
    results = tmp_path / "results.md"
    command = [PYTHON, "-m", "benchmarks.run", "--quick", "--to", results]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    text = results.read_text(encoding="utf-8")
    words = ("factsheet_docx", "docxtpl", "python_docx", "pandoc")
    for program in ("factsheet", "platypus", "typst", "weasyprint", "fpdf2", *words):
        assert f"| {program} |" in text


@pytest.mark.skipif(not PYTHON.exists(), reason="needs Typst: make bench")
def test_two_checkouts_and_typst_stand_side_by_side(tmp_path):
    results = tmp_path / "beside.md"
    sizes = ("--turns", "1", "--parts", "2")
    command = [PYTHON, "-m", "benchmarks.beside", "--checkout", ROOT, *sizes, "--to", results]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    text = results.read_text(encoding="utf-8")
    assert [text.count(f"| {program} |") for program in ("this checkout", "the other checkout", "typst")] == [6, 6, 4]


@pytest.mark.skipif(not PYTHON.exists(), reason="needs docxtpl: make bench")
def test_word_files_redlines_and_merges_stand_side_by_side(tmp_path):
    results = tmp_path / "word.md"
    sizes = ["--turns", "1", "--long-turns", "1", "--parts", "2", "--changes", "10"]
    command = [PYTHON, "-m", "benchmarks.word", "--checkout", ROOT, *sizes, "--to", results]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    text = results.read_text(encoding="utf-8")
    assert [text.count(f"| {program} |") for program in ("this checkout", "the other checkout", "docxtpl")] == [4, 4, 2]


def test_every_sheet_is_the_same_in_every_run_and_unlike_the_others(monkeypatch):
    monkeypatch.syspath_prepend(ROOT)
    make_content = import_module("benchmarks.content").make_content
    assert make_content(1) == make_content(1)
    assert make_content(1).sections != make_content(2).sections
    assert len(make_content(1, parts=3).sections) == 3 * len(make_content(1).sections)
