"""An independent validator, where it is installed: PDF/UA-1 and PDF/A-2a of all that is rendered."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from sample import SAMPLE_IMAGES, sample_document
from stress import STRESS_IMAGES, stress_document

from factsheet.render.pdf import render

_HELP = "veraPDF is not on PATH; to enable this test: conda install -c conda-forge verapdf"


@pytest.mark.verapdf
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_nothing(theme, fonts, tmp_path, flavour):
    program = shutil.which("verapdf")
    if program is None:
        pytest.skip(_HELP)
    for name, sheet, images in (
        ("sample", sample_document(), SAMPLE_IMAGES),
        ("stress", stress_document(), STRESS_IMAGES),
    ):
        (tmp_path / f"{name}.pdf").write_bytes(render(sheet, theme, fonts, images).data)
    files = sorted(map(str, tmp_path.glob("*.pdf")))
    command = [program, "--flavour", flavour, "--format", "text", *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    lines = done.stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["PASS"] * len(files), done.stdout + done.stderr
