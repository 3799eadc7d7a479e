from pathlib import Path

import pytest

from factsheet.production.inputs.packs import built_in_folder


@pytest.mark.parametrize("arguments", [["templates"], ["templates", "list"]])
def test_the_packs_are_listed(factsheet, arguments):
    outcome = factsheet(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.split()[0] for line in outcome.out.splitlines()] == ["brief", "standard"]
    assert all(Path(line.split(maxsplit=1)[1]).is_dir() for line in outcome.out.splitlines())


def test_ones_own_packs_are_listed(factsheet):
    factsheet("templates", "copy", "brief", "packs/mine")
    listed = factsheet("templates", "list", "--templates", "packs").out
    assert [line.split()[0] for line in listed.splitlines()] == ["brief", "mine", "standard"]
    assert "mine      packs/mine\n" in listed


def test_a_copy_is_the_pack_and_the_theme_that_serves_it(factsheet):
    outcome = factsheet("templates", "copy", "brief", "packs/mine")
    assert outcome.code == 0
    assert "packs/mine/template.html.j2" in outcome.out.splitlines()
    theme = built_in_folder() / "standard/theme.yaml"
    own = built_in_folder() / "brief/theme.yaml"
    assert Path("packs/mine/theme.yaml").read_bytes() == (own if own.exists() else theme).read_bytes()
    source = (built_in_folder() / "brief/template.html.j2").read_bytes()
    assert Path("packs/mine/template.html.j2").read_bytes() == source
    assert [entry.name for entry in Path("packs").iterdir()] == ["mine"]


def test_a_copy_says_how_to_use_it(factsheet, folder):
    outcome = factsheet("templates", "copy", "standard", "mine")
    assert outcome.err == f"hint: factsheet build PATH --templates {folder} --template mine\n"
    assert factsheet("templates", "copy", "standard", "other", "--quiet").err == ""


def test_nothing_is_overwritten(factsheet):
    Path("mine").mkdir()
    outcome = factsheet("templates", "copy", "standard", "mine")
    assert outcome.code == 2
    assert "mine is there already" in outcome.err
    assert list(Path("mine").iterdir()) == []


def test_an_unknown_pack(factsheet):
    outcome = factsheet("templates", "copy", "standrad", "mine")
    assert outcome.code == 2
    assert "did you mean `standard`?" in outcome.err
    assert not Path("mine").exists()


def test_a_copy_below_a_file_cannot_be_written(factsheet):
    Path("file").touch()
    outcome = factsheet("templates", "copy", "standard", "file/mine")
    assert outcome.code == 1
    assert "cannot write file/mine" in outcome.err
