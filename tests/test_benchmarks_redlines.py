"""The comparison of redlines runs on any texts, with the programs that there are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_redlines_of_two_texts_are_compared(tmp_path):
    texts = tmp_path / "resolutions" / "x"
    texts.mkdir(parents=True)
    for year, words in (
        ("1", "The Council met.\n\nIt renews it until May."),
        ("2", "The Council met.\n\nIt renews it until June."),
    ):
        (texts / f"{year}.txt").write_text(words)
    command = [sys.executable, "-m", "benchmarks.redlines", "--texts", str(tmp_path)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    line = next(line for line in told.splitlines() if line.startswith("| all "))
    assert line.split("|")[2:6] == [" 0 ", " 3 ", " 0 ", " 0 "]
