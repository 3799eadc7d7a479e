"""Where LibreOffice lacks something that it needs, tests are skipped, in CI fail, and say what to install."""

import libreoffice
import pytest
from libreoffice import in_libreoffice, to_pdf
from tools import require_fonts


@pytest.fixture(params=["", "true"])
def stopped(monkeypatch, request):
    """Give what a test is stopped by: skipping, or in CI failing."""
    monkeypatch.setenv("CI", request.param)
    return pytest.fail.Exception if request.param else pytest.skip.Exception


@pytest.fixture
def programs(monkeypatch, tmp_path):
    """Give a function that writes a shell script; such scripts are all the programs that there are."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def write(name, script):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (tmp_path / name).chmod(0o755)

    return write


@pytest.mark.parametrize(
    ("fonts", "packages"),
    [
        ("DejaVu Sans", "fonts-crosextra-carlito fonts-ebgaramond"),
        ("EB Garamond,EB Garamond 12", "fonts-crosextra-carlito"),
        ("Calibri", "fonts-ebgaramond"),
    ],
)
def test_what_fonts_are_missing_is_told(programs, stopped, tmp_path, fonts, packages):
    programs("fc-list", f"echo '{fonts}'")
    with pytest.raises(stopped, match=f"apt-get install {packages}$"):
        to_pdf(b"", tmp_path / "sheet.pdf")


def test_none_is_missed_where_they_are(programs):
    programs("fc-list", "printf 'Carlito\\nEB Garamond,EB Garamond 12\\n'")
    require_fonts()


def test_a_python_without_uno_is_told(programs, stopped, monkeypatch, tmp_path):
    programs("soffice", "exit 1")
    programs("python3", "exit 1")
    monkeypatch.setattr(libreoffice, "_SYSTEM_PYTHON", str(tmp_path / "python3"))
    monkeypatch.setattr(libreoffice, "_running", [])
    with pytest.raises(stopped, match=r"apt-get install libreoffice-writer python3-uno$"):
        in_libreoffice(b"")
