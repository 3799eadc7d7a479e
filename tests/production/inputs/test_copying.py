"""A pack that is copied is the pack with the theme that serves it, whole or not at all, and to be edited."""

from pathlib import Path

import pytest

from factsheet.diagnostics import FactsheetError
from factsheet.production.inputs.copying import copy_pack
from factsheet.production.inputs.packs import PackLibrary, built_in_folder
from factsheet.production.options import OptionError

PACK = {"own/template.html.j2": "x", "own/labels/en.yaml": "a: b", "own/.hidden": "h", "own/.git/config": "g"}


def test_what_is_not_hidden_is_copied_with_the_theme_that_serves(own_packs):
    library = PackLibrary(own_packs(PACK))
    Path("packs/own/template.html.j2").chmod(0o444)
    assert [str(file) for file in copy_pack(library, "own", Path("new/mine"))] == [
        "new/mine/labels/en.yaml",
        "new/mine/template.html.j2",
        "new/mine/theme.yaml",
    ]
    assert Path("new/mine/labels/en.yaml").read_text("utf-8") == "a: b"
    assert Path("new/mine/theme.yaml").read_bytes() == (built_in_folder() / "standard/theme.yaml").read_bytes()
    assert Path("new/mine/template.html.j2").stat().st_mode & 0o200
    assert [entry.name for entry in Path("new").iterdir()] == ["mine"]


def test_a_folder_that_is_there_stays_as_it_is(in_folder):
    Path("mine").mkdir()
    with pytest.raises(OptionError, match="mine is there already"):
        copy_pack(PackLibrary(), "standard", Path("mine"))
    assert list(Path("mine").iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(in_folder):
    Path("file").touch()
    with pytest.raises(FactsheetError, match="cannot write file/mine"):
        copy_pack(PackLibrary(), "standard", Path("file/mine"))


@pytest.mark.parametrize("name", ["it's", 'a"b', "a\\b", "a\nb", "t\udcff"])
def test_what_templates_could_not_name_is_no_pack(own_packs, name):
    with pytest.raises(OptionError, match="cannot be the name of a pack"):
        copy_pack(PackLibrary(own_packs(PACK)), "own", Path("new", name))
    assert not Path("new").exists()
