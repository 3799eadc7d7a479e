"""docs/ci.md is followed to the letter, from an empty folder."""

import os
import re
import subprocess
import textwrap
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/ci.md").read_text("utf-8")


def test_the_steps_lead_from_an_empty_folder_to_a_set_that_is_built(tmp_path, programs):
    steps = PAGE[: PAGE.index("## What the workflow does")]
    blocks = [
        textwrap.dedent(block) for block in re.findall(r"^   ```sh\n(.*?)^   ```$", steps, re.DOTALL | re.MULTILINE)
    ]
    assert len(blocks) == 3
    author = {f"GIT_{who}_{what}": "n@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **author, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-eu", "-c", "\n".join(blocks)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    built = {file.name for file in (tmp_path / "dist").glob("[!.]*")}
    assert built == {"bilateral-geneva.pdf", "bilateral-geneva.docx", "manifest.json", "SHA256SUMS"}
    assert all(f"`{name}`" in steps for name in built)
    status = ["git", "status", "--porcelain", "--branch"]
    assert subprocess.run(status, cwd=tmp_path, capture_output=True, text=True, check=True).stdout == "## main\n"


def test_the_hook_of_the_page_takes_the_meetings_of_the_page():
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    (hook,) = yaml.safe_load(block)["repos"][0]["hooks"]
    assert hook["id"] == yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]["id"]
    assert re.search(hook["files"], "inputs/bilateral-geneva.yaml")
    assert not re.search(hook["files"], "theme.yaml")
