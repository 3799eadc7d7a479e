"""Figures are read where texts are compared, and cost nothing elsewhere."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[3] / "inputs" / "trilateral-munich-2025-02-15.yaml"
SCRIPT = (
    "import sys\n"
    "from factsheet.cli.app import app\n"
    "from factsheet.cli.errors import run\n"
    "code = run(app, sys.argv[1:])\n"
    "sys.exit(code or repr([name for name in sys.modules if name.startswith('factsheet.values.numbers')]))\n"
)


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_single_sheet_is_checked_and_built_without_them(command: str, tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "sheet.yaml")
    arguments = [sys.executable, "-c", SCRIPT, command, "sheet.yaml"]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "[]"
