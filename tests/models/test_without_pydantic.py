"""What is right is checked and built without pydantic, and without what else takes long to load."""

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "inputs/trilateral-brussels-2025-04-03.yaml"
HEAVY = {"pydantic", "pydantic_core", "annotated_types", "email", "rich", "lxml", "fontTools", "docx"}
CHILD = """
import sys
from factsheet.cli.app import app
app(sys.argv[1:], standalone_mode=False)
print(sorted({heavy} & {{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


@pytest.mark.parametrize("command", [["check"], ["build", "--format", "pdf", "--output", "out"]])
def test_what_is_right_is_taken_without_what_explains(command, tmp_path):
    arguments = [sys.executable, "-c", CHILD.format(heavy=HEAVY), *command, "--quiet", str(SAMPLE)]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"
