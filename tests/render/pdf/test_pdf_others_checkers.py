"""Two checkers of others judge the files: pdfua (PDF/UA-1) and outloud (PDF/UA-1, WCAG, what text says)."""

from __future__ import annotations

import io
import shutil
import subprocess

import pikepdf
import pytest
from runs import compose_file
from sample import SAMPLE_IMAGES, sample_document
from samples import SAMPLES
from stress import STRESS_IMAGES, stress_document
from tools import ROOT, unavailable

from factsheet.render.pdf import render

COMMANDS = {"pdfua": ("check", "--min-severity", "error"), "outloud": ("--quiet", "--fail-on", "error")}
_FOLDER = ".tools/pdf-checkers"
_INSTALL = f"python3 -m venv {_FOLDER}; {_FOLDER}/bin/pip install pdfua==0.1.3 outloud==0.2.1 'pymupdf<2'"
_SHEETS = [source for source in SAMPLES if source.stem.rpartition(".")[2] in {"ar", "hi", "ja"}]


@pytest.fixture(scope="module")
def files(theme, fonts, tmp_path_factory):
    """Write the sample, the stress sheet and the meeting in Brussels in other scripts; give their paths."""
    folder = tmp_path_factory.mktemp("checked")
    sheets = {"sample": (sample_document(), SAMPLE_IMAGES), "stress": (stress_document(), STRESS_IMAGES)}
    sheets |= {source.stem: (compose_file(source, "standard").document, {}) for source in _SHEETS}
    for name, (document, images) in sheets.items():
        (folder / f"{name}.pdf").write_bytes(render(document, theme, fonts, images).data)
    assert len(sheets) == 5
    return sorted(folder.iterdir())


def checked(name, paths) -> subprocess.CompletedProcess[str]:
    program = ROOT / _FOLDER / "bin" / name
    found = str(program) if program.is_file() else shutil.which(name)
    if found is None:
        unavailable(name, _INSTALL)
    return subprocess.run([found, *COMMANDS[name], *paths], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_checker_finds_no_error(files, name):
    done = checked(name, files)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_checker_finds_what_is_broken(files, name, tmp_path):
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(io.BytesIO(files[0].read_bytes())) as pdf:
        del pdf.Root.Lang
        del pdf.Root.MarkInfo
        pdf.save(broken)
    assert checked(name, [broken]).returncode in {1, 3}
