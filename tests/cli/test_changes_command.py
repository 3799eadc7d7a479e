import json
import shutil
from pathlib import Path

import pytest


@pytest.fixture
def built(factsheet, sample):
    """Build a set of one meeting in Word, and keep a copy of its folder."""
    Path("factsheet.toml").write_text('inputs = ["*.yaml"]\nformats = ["docx"]\n', encoding="utf-8")
    assert factsheet("build").code == 0
    shutil.copytree("dist", "old")


def test_what_was_built_is_compared(factsheet, built):
    assert factsheet("changes", "old", "dist").out == "### Fact sheets: 1 unchanged\n"
    text = Path("sample.yaml").read_text("utf-8")
    Path("sample.yaml").write_text(text.replace("A point can be", "This can be"), encoding="utf-8")
    factsheet("new", "more")
    factsheet("build")
    outcome = factsheet("changes", "old/manifest.json", "dist/manifest.json", "--format", "json")
    assert outcome.code == 0
    found = json.loads(outcome.out)["sheets"]
    assert [(each["change"], each["name"]) for each in found] == [("added", "more"), ("changed", "sample")]
    Path("sample.yaml").write_text("titel: x\n", encoding="utf-8")
    factsheet("build")
    assert factsheet("changes", "old", "dist").out.splitlines()[0] == (
        "### Fact sheets: 1 with errors, 1 added, 0 unchanged"
    )


def test_what_is_no_manifest_is_told(factsheet, built):
    outcome = factsheet("changes", "sample.yaml", "dist")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("sample.yaml:1:1: error: is no manifest of form 1 [no-manifest]\n")
    assert factsheet("changes", "nowhere", "dist").code == 2
    assert factsheet("changes", ".", "dist").code == 1


def test_the_page_explains_every_key(factsheet, built):
    page = (Path(__file__).parents[2] / "docs/commands.md").read_text("utf-8")
    plain = json.loads(factsheet("changes", "/dev/null", "dist", "--format", "json").out)
    keys = {*plain, *plain["counts"], *plain["sheets"][0]}
    assert [key for key in keys if f"`{key}`" not in page] == []
